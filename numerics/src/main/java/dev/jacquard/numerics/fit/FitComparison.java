package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Several laws fitted to the same rows, side by side: information criteria and how well each predicts rows it has not seen.
 *
 * <p>Criteria of fits to other rows, or on another scale of the residual, are numbers of different things; such fits are refused, naming the
 * difference. The criteria take rows as independent, so with groups they favour the larger law. A lower criterion says nothing about
 * extrapolation: the last column does, a little.
 *
 * <pre>{@code
 * FitComparison.of(withFloor, withoutFloor);
 * // law       parameters  AIC     over best  BIC     error left out  in the largest
 * // PowerLaw  3           -812.4  0          -801.9  0.0041          0.0062
 * }</pre>
 *
 * @param rows one for each fit, in the order given
 * @see <a href="https://doi.org/10.1007/b97636">Burnham and Anderson 2002</a>, section 2.11 (what may be compared)
 */
public record FitComparison(List<Row> rows) {

    private static final int BLOCKS = 5;
    private static final int PRINTED_DIGITS = 6;

    /**
     * One fit.
     *
     * @param law the law's name, its objective, ties and fixed values where the fits differ only in these
     * @param parameters how many were fitted
     * @param akaike {@link FitChecks#akaike()}
     * @param schwarz {@link FitChecks#schwarz()}
     * @param validation what the law says of rows left out; error NaN where it could not be fitted without a block
     */
    public record Row(String law, int parameters, double akaike, double schwarz, CrossValidation validation) {}

    public FitComparison {
        rows = List.copyOf(rows);
    }

    /**
     * Compares fits.
     *
     * @param fits at least two, to the same rows on the same scale of the residual
     * @throws IllegalArgumentException where they differ in rows, weights or residual, naming the difference
     */
    public static FitComparison of(Fit<?, ?>... fits) {
        Check.atLeast("fits", fits.length, 2);
        List<Row> rows = new ArrayList<>();
        for (Fit<?, ?> fit : fits) {
            List<String> differences = differences(fits[0], fit);
            if (!differences.isEmpty()) {
                throw Check.refused(
                        "comparison of " + fits[0].choices().family().name() + " and "
                                + fit.choices().family().name(),
                        String.join(", ", differences),
                        "fits of the same rows on the same scale of the residual");
            }
            rows.add(row(fit));
        }
        return new FitComparison(rows);
    }

    /** In what two fits differ that makes their criteria incomparable; empty where they may be compared. */
    public static List<String> differences(Fit<?, ?> one, Fit<?, ?> other) {
        List<String> differences = new ArrayList<>();
        if (one.rows().size() != other.rows().size()) {
            differences.add("rows: " + one.rows().size() + " or " + other.rows().size());
        } else {
            if (!Arrays.equals(
                    one.optimum().setup.observations(), other.optimum().setup.observations())) {
                differences.add("observed: different numbers or another order");
            }
            for (Map.Entry<String, double[]> input :
                    one.optimum().setup.inputs.columns().entrySet()) {
                double[] theirs = other.optimum().setup.inputs.columns().get(input.getKey());
                if (theirs != null && !Arrays.equals(theirs, input.getValue())) {
                    differences.add(input.getKey() + ": different numbers");
                }
            }
            if (!Arrays.equals(
                    one.optimum().setup.weights(), other.optimum().setup.weights())) {
                differences.add("weights: different");
            }
        }
        if (one.choices().residual() != other.choices().residual()) {
            differences.add("residual: " + one.choices().residual().formula() + " or "
                    + other.choices().residual().formula());
        }
        return differences;
    }

    private static Row row(Fit<?, ?> fit) {
        CrossValidation validation;
        try {
            validation = fit.checks().crossValidate(BLOCKS);
        } catch (IllegalArgumentException | FitFailedException impossible) {
            validation = new CrossValidation("", BLOCKS, Double.NaN, Double.NaN);
        }
        String ties =
                fit.choices().ties().isEmpty() ? "" : ", tied " + fit.choices().ties();
        return new Row(
                fit.choices().family().name() + " (" + fit.choices().objective().name() + ties + ")",
                fit.optimum().searched(),
                fit.checks().akaike(),
                fit.checks().schwarz(),
                validation);
    }

    /** The fit with the lowest {@link FitChecks#akaike()}. */
    public Row best() {
        return rows.stream()
                .reduce((one, other) -> other.akaike() < one.akaike() ? other : one)
                .orElseThrow();
    }

    @Override
    public String toString() {
        Columns table = new Columns("law", "parameters", "AIC", "over best", "BIC", "error left out", "in the largest");
        double least = best().akaike();
        for (Row row : rows) {
            table.row(
                    row.law(),
                    String.valueOf(row.parameters()),
                    rounded(row.akaike()),
                    rounded(row.akaike() == least ? 0 : row.akaike() - least),
                    rounded(row.schwarz()),
                    left(row.validation().error()),
                    left(row.validation().largest()));
        }
        return table.toString();
    }

    private static String rounded(double value) {
        return Decimals.rounded(value, PRINTED_DIGITS);
    }

    private static String left(double error) {
        return Double.isNaN(error) ? "cannot be fitted" : Decimals.rounded(error, 3);
    }
}
