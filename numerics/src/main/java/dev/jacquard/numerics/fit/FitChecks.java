package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.search.Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether to believe a fit: that it stands at an optimum, what other choices would have given, and how it predicts rows it has not seen.
 *
 * <pre>{@code
 * fit.checks().certificate().possibleDecrease();   // 1e-17: nothing left to gain
 * fit.checks().sensitivity();                      // estimates under other objectives, without the worst rows ..
 * fit.checks().holdOut(0.2);                       // how the smaller rows predict the largest
 * }</pre>
 *
 * @param <L> the type of the law
 * @param <R> the type of a row
 */
public final class FitChecks<L, R> {

    private final Fit<L, R> fit;
    private final Optimum<L, R> optimum;

    /** Made when first asked for, since it fits again; every thread would make the same. */
    private volatile FitOutcome<L, R> onRowsDrawn;

    FitChecks(Fit<L, R> fit, Optimum<L, R> optimum) {
        this.fit = fit;
        this.optimum = optimum;
    }

    /** How the fit knows that it stands at an optimum. */
    public Certificate certificate() {
        return optimum.certificate;
    }

    /** What became of the searches. */
    public StartTally starts() {
        return optimum.starts;
    }

    /**
     * Akaike's criterion on the scale of the residuals, {@code 2 (parameters + 1) - 2 ln likelihood}, the scale of the errors counted as a
     * parameter: errors normal (least squares), Laplace (absolute deviations) or with Huber's density. Comparable between fits of the
     * same rows on the same residual scale; minus infinity where every row is met exactly.
     */
    public double akaike() {
        return 2.0 * (optimum.searched() + 1) + optimum.deviance();
    }

    /**
     * Schwarz's criterion (BIC), {@code (parameters + 1) ln rows - 2 ln likelihood}: as {@link #akaike()}, and dearer per parameter.
     *
     * @see <a href="https://doi.org/10.1214/aos/1176344136">Schwarz 1978</a>
     */
    public double schwarz() {
        return (optimum.searched() + 1) * Math.log(fit.rows().size()) + optimum.deviance();
    }

    /** What a reader needs to repeat the fit, and what nobody stated. */
    public Checklist checklist() {
        return ChecklistOf.fit(fit, optimum.setup);
    }

    /**
     * Estimates under other objectives, without the rows met worst, and with other ties; of many rows on {@link #rowsDiagnosed} of them, and
     * then how the fit as it is comes out on these.
     */
    public FitSensitivity sensitivity() {
        Variants<L, R> variants = new Variants<>(fit, optimum.setup.fitter);
        return rowsDiagnosed() == fit.rows().size() ? variants.sensitivity() : variants.sensitivity(diagnosed());
    }

    /**
     * On how many rows the diagnostics rest that fit again: {@link #sensitivity}, {@link #holdOut} and {@link
     * #crossValidate}. All of them up to 20 000, else so many, drawn with the seed of the fit.
     */
    public int rowsDiagnosed() {
        return RowsDrawn.count(fit.rows().size());
    }

    /** The same fit on the rows diagnosed; the one checked if those are all. */
    private FitOutcome<L, R> diagnosed() {
        if (rowsDiagnosed() == fit.rows().size()) {
            return fit;
        }
        FitOutcome<L, R> made = onRowsDrawn;
        if (made == null) {
            List<R> drawn = Arrays.stream(
                            RowsDrawn.of(fit.rows().size(), fit.choices().seed()))
                    .mapToObj(fit.rows()::get)
                    .toList();
            made = new Variants<>(fit, optimum.setup.fitter).on(drawn);
            onRowsDrawn = made;
        }
        return made;
    }

    /**
     * Fits the smaller rows and predicts the largest.
     *
     * @param share at most this share of the rows is predicted, in (0, 1)
     * @throws IllegalArgumentException if the rows left do not suffice
     * @throws FitFailedException if the smaller rows have no optimum
     */
    public HoldOut holdOut(double share) {
        return byScale().holdOut(Check.openFraction("share", share));
    }

    /**
     * Leaves out blocks of rows of like size, one after the other, and predicts each from the rest.
     *
     * @param blocks at least 2
     * @throws IllegalArgumentException if the rows left do not suffice
     * @throws FitFailedException if the rows left have no optimum
     */
    public CrossValidation crossValidate(int blocks) {
        return byScale().crossValidate(blocks);
    }

    private ByScale<L, R> byScale() {
        return new ByScale<>(Fitter.reached(diagnosed()), optimum.setup.fitter);
    }

    /**
     * Columns whose values part the residuals: rows of several kinds in one fit. Columns that cut an input into stretches are passed over,
     * since there a form that does not quite carry over looks the same; so are those with hardly two rows to a value.
     *
     * @param columns texts by row, under the names of the columns, in the order in which they shall be told
     */
    public List<Mixture> mixtures(Map<String, List<String>> columns) {
        return optimum.exact
                ? List.of()
                : new MixtureSearch(
                                optimum.residuals,
                                optimum.residual(),
                                optimum.searched(),
                                List.copyOf(optimum.setup.inputs.columns().values()))
                        .in(columns);
    }

    /**
     * The same fit on some of its rows; a row named more than once counts so often. The search starts at this fit's estimates.
     *
     * @param rows places of rows, counted from 0
     */
    public FitOutcome<L, R> refit(int... rows) {
        return new Refitter<>(optimum).refit(rows);
    }

    /**
     * A sentence where a law is this fit's with rounded coefficients, saying by how much its predictions of the rows differ; empty for the
     * fit's own law and for any other.
     */
    public Optional<String> roundingOf(L other) {
        return Rounding.of(optimum, other);
    }
}
