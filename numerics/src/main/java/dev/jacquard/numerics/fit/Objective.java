package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.fit.search.Misfit;

/**
 * What a fit minimises: a <em>sum</em> over rows of a function of the residual r = predicted - observed.
 *
 * <ul>
 *   <li>{@link #leastSquares()}: {@code r^2}; the law follows the mean of what is observed;
 *   <li>{@link #huber(double)}: {@code r^2 / 2} for {@code |r| <= delta}, else {@code delta (|r| - delta / 2)};
 *   <li>{@link #lad()}: {@code |r|}, least absolute deviations: the median;
 *   <li>{@link #quantile(double)}: {@code tau |r|} where the law lies below the observation, {@code (1 - tau) |r|} where above: the tau
 *       quantile;
 *   <li>{@link #expectile(double)}: the same with {@code r^2}: the tau expectile;
 *   <li>{@link #asymmetric(double)}: {@code |r|} below, {@code penalty |r|} above: a lower envelope, what well-made runs reach, and by
 *       algebra the {@code 1 / (1 + penalty)} quantile. {@link #overestimatesCost} does the same to any objective.
 * </ul>
 *
 * <p>A sum, never a mean: optimisers that stop at an absolute tolerance stop early on the mean of small residuals. The solver here
 * works free of scale, so {@link #times} moves the value and nothing else.
 *
 * <pre>{@code
 * fitter.objective(Objective.quantile(0.1)).fit(runs);   // "target: 10 % quantile of ln observed"
 * Objective.parse("asymmetric:10").target();             // "9.091 % quantile"
 * }</pre>
 *
 * @param misfit the function of the residual
 * @param factor multiplies the value; 1 unless {@link #times} was asked
 * @see <a href="https://doi.org/10.1214/aoms/1177703732">Huber 1964</a>, equation 1.2 (Huber's function)
 * @see <a href="https://doi.org/10.2307/1913643">Koenker and Bassett 1978</a>, equation 3.1 (quantiles)
 * @see <a href="https://doi.org/10.2307/1911031">Newey and Powell 1987</a>, equation 2.1 (expectiles)
 */
public record Objective(Misfit misfit, double factor) {

    private static final String READS = "huber:1e-3, lad, lsq, quantile:0.1, expectile:0.1 or asymmetric:10";

    /** Sides whose sum is within this of 1 are those of a quantile. */
    private static final double ROUNDING = 1e-15;

    private static final int PRINTED_DIGITS = 4;

    public Objective {
        Check.notNull("misfit", misfit);
        Check.positive("factor", factor);
    }

    private static Objective of(Misfit.Kind kind, double delta, double under, double over) {
        return new Objective(new Misfit(kind, delta, under, over), 1);
    }

    /** The sum of squared residuals. */
    public static Objective leastSquares() {
        return of(Misfit.Kind.LEAST_SQUARES, 0, 1, 1);
    }

    /** Huber's function: squares near zero, absolute values beyond delta. */
    public static Objective huber(double delta) {
        return of(Misfit.Kind.HUBER, delta, 1, 1);
    }

    /** The sum of absolute residuals. */
    public static Objective lad() {
        return of(Misfit.Kind.LAD, 0, 1, 1);
    }

    /**
     * The pinball function, whose minimiser leaves a share tau of the observations below the law.
     *
     * @param tau in (0, 1); 0.1 for a lower envelope, 0.5 for half of {@link #lad()}
     */
    public static Objective quantile(double tau) {
        Check.openFraction("tau", tau);
        return of(Misfit.Kind.LAD, 0, tau, 1 - tau);
    }

    /**
     * Asymmetric squares: smooth, so its errors need no density, but a few far rows move it.
     *
     * @param tau in (0, 1); 0.5 for half of {@link #leastSquares()}
     */
    public static Objective expectile(double tau) {
        Check.openFraction("tau", tau);
        return of(Misfit.Kind.LEAST_SQUARES, 0, tau, 1 - tau);
    }

    /** Absolute residuals, with those above the observation costing {@code penalty} times more. */
    public static Objective asymmetric(double penalty) {
        return lad().overestimatesCost(penalty);
    }

    /** The same objective with residuals above the observation costing so many times more than now. */
    public Objective overestimatesCost(double penalty) {
        double over = misfit.over() * Check.positive("penalty", penalty);
        return new Objective(new Misfit(misfit.kind(), misfit.delta(), misfit.under(), over), factor);
    }

    /** Reads {@code huber:1e-3}, {@code lad}, {@code lsq}, {@code quantile:0.1}, {@code expectile:0.1} or {@code asymmetric:10}. */
    public static Objective parse(String text) {
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon);
        boolean bare = word.equals("lad") || word.equals("lsq");
        if (bare && colon < 0) {
            return word.equals("lad") ? lad() : leastSquares();
        }
        double number = colon < 0 || bare ? Double.NaN : number(text, text.substring(colon + 1));
        if (!Double.isNaN(number)) {
            switch (word) {
                case "huber":
                    return huber(number);
                case "quantile":
                    return quantile(number);
                case "expectile":
                    return expectile(number);
                case "asymmetric":
                    return asymmetric(number);
                default:
                    break;
            }
        }
        throw Check.refused("objective", text, READS);
    }

    private static double number(String text, String digits) {
        try {
            return Double.parseDouble(digits);
        } catch (NumberFormatException e) {
            throw Check.refused("objective", text, READS);
        }
    }

    /** The same objective with its value multiplied; estimates do not move. */
    public Objective times(double more) {
        return new Objective(misfit, factor * more);
    }

    /** The name that {@link #parse} reads, without the factor; sides that it cannot read are written behind it. */
    public String name() {
        double under = misfit.under();
        double over = misfit.over();
        boolean even = under == over;
        boolean shares = Math.abs(under + over - 1) <= ROUNDING;
        String bare = switch (misfit.kind()) {
            case LEAST_SQUARES -> shares ? "expectile:" + Decimals.shortest(under) : "lsq";
            case HUBER -> "huber:" + Decimals.shortest(misfit.delta());
            case LAD ->
                shares
                        ? "quantile:" + Decimals.shortest(under)
                        : even ? "lad" : "asymmetric:" + Decimals.shortest(over / under);
        };
        boolean told = even || misfit.kind() != Misfit.Kind.HUBER && shares || misfit.kind() == Misfit.Kind.LAD;
        return told ? bare : bare + ", overestimates cost " + Decimals.rounded(over / under, PRINTED_DIGITS) + " times";
    }

    /** What the law estimates of the observations that share a row's inputs: mean, median, a quantile, an expectile. */
    public String target() {
        String share = Decimals.rounded(100 * misfit.tau(), PRINTED_DIGITS) + " %";
        boolean even = misfit.under() == misfit.over();
        return switch (misfit.kind()) {
            case LEAST_SQUARES -> even ? "mean" : share + " expectile";
            case LAD -> even ? "median" : share + " quantile";
            case HUBER ->
                (even ? "between median and mean" : "between " + share + " quantile and expectile") + " (knee "
                        + Decimals.shortest(misfit.delta()) + ")";
        };
    }
}
