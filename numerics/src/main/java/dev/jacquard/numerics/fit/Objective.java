package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;

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
 * @param kind which function of the size of the residual
 * @param delta the knee of Huber's function, in units of the residual; 0 for the others
 * @param under multiplies it where the law lies below the observation; 1 unless the objective has sides
 * @param over multiplies it where the law lies above
 * @param factor multiplies the value; 1 unless {@link #times} was asked
 * @see <a href="https://doi.org/10.1214/aoms/1177703732">Huber 1964</a>, equation 1.2 (Huber's function)
 * @see <a href="https://doi.org/10.2307/1913643">Koenker and Bassett 1978</a>, equation 3.1 (quantiles)
 * @see <a href="https://doi.org/10.2307/1911031">Newey and Powell 1987</a>, equation 2.1 (expectiles)
 */
public record Objective(Kind kind, double delta, double under, double over, double factor) {

    private static final String READS = "huber:1e-3, lad, lsq, quantile:0.1, expectile:0.1 or asymmetric:10";

    /** Sides whose sum is within this of 1 are those of a quantile. */
    private static final double ROUNDING = 1e-15;

    private static final int PRINTED_DIGITS = 4;

    /** The functions of the size of a residual. */
    public enum Kind {
        LEAST_SQUARES,
        HUBER,
        LAD
    }

    public Objective {
        Check.notNull("kind", kind);
        Check.positive("factor", factor);
        Check.positive("under", under);
        Check.positive("over", over);
        if (kind == Kind.HUBER) {
            Check.positive("delta", delta);
        } else if (delta != 0) {
            throw Check.refused("delta", delta, "0 unless the objective is Huber's");
        }
    }

    private static Objective even(Kind kind, double delta) {
        return new Objective(kind, delta, 1, 1, 1);
    }

    /** The sum of squared residuals. */
    public static Objective leastSquares() {
        return even(Kind.LEAST_SQUARES, 0);
    }

    /** Huber's function: squares near zero, absolute values beyond delta. */
    public static Objective huber(double delta) {
        return even(Kind.HUBER, delta);
    }

    /** The sum of absolute residuals. */
    public static Objective lad() {
        return even(Kind.LAD, 0);
    }

    /**
     * The pinball function, whose minimiser leaves a share tau of the observations below the law.
     *
     * @param tau in (0, 1); 0.1 for a lower envelope, 0.5 for half of {@link #lad()}
     */
    public static Objective quantile(double tau) {
        Check.openFraction("tau", tau);
        return new Objective(Kind.LAD, 0, tau, 1 - tau, 1);
    }

    /**
     * Asymmetric squares: smooth, so its errors need no density, but a few far rows move it.
     *
     * @param tau in (0, 1); 0.5 for half of {@link #leastSquares()}
     */
    public static Objective expectile(double tau) {
        Check.openFraction("tau", tau);
        return new Objective(Kind.LEAST_SQUARES, 0, tau, 1 - tau, 1);
    }

    /** Absolute residuals, with those above the observation costing {@code penalty} times more. */
    public static Objective asymmetric(double penalty) {
        return lad().overestimatesCost(penalty);
    }

    /** The same objective with residuals above the observation costing so many times more than now. */
    public Objective overestimatesCost(double penalty) {
        return new Objective(kind, delta, under, over * Check.positive("penalty", penalty), factor);
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
        return new Objective(kind, delta, under, over, factor * more);
    }

    /** The name that {@link #parse} reads, without the factor; sides that it cannot read are written behind it. */
    public String name() {
        boolean even = under == over;
        boolean shares = Math.abs(under + over - 1) <= ROUNDING;
        String bare = switch (kind) {
            case LEAST_SQUARES -> shares ? "expectile:" + Decimals.shortest(under) : "lsq";
            case HUBER -> "huber:" + Decimals.shortest(delta);
            case LAD ->
                shares
                        ? "quantile:" + Decimals.shortest(under)
                        : even ? "lad" : "asymmetric:" + Decimals.shortest(over / under);
        };
        boolean told = even || kind != Kind.HUBER && shares || kind == Kind.LAD;
        return told ? bare : bare + ", overestimates cost " + Decimals.rounded(over / under, PRINTED_DIGITS) + " times";
    }

    /** What the law estimates of the observations that share a row's inputs: mean, median, a quantile, an expectile. */
    public String target() {
        String share = Decimals.rounded(100 * under / (under + over), PRINTED_DIGITS) + " %";
        boolean even = under == over;
        return switch (kind) {
            case LEAST_SQUARES -> even ? "mean" : share + " expectile";
            case LAD -> even ? "median" : share + " quantile";
            case HUBER ->
                (even ? "between median and mean" : "between " + share + " quantile and expectile") + " (knee "
                        + Decimals.shortest(delta) + ")";
        };
    }

    /** Whether it is the plain sum of squares. */
    boolean isLeastSquares() {
        return kind == Kind.LEAST_SQUARES && under == over;
    }

    /** The share of observations below the law that the sides ask for: tau of a quantile. */
    double tau() {
        return under / (under + over);
    }

    /** Huber's function with another knee and the same sides. */
    Objective withKnee(double knee) {
        return new Objective(Kind.HUBER, knee, under, over, 1);
    }

    /** What a residual's size is multiplied by. */
    double side(double residual) {
        return residual > 0 ? over : under;
    }

    /** The sum over weighted residuals, without the factor. */
    double sum(double[] residuals, double[] weights) {
        double sum = 0;
        if (under != over) {
            for (int i = 0; i < residuals.length; i++) {
                sum += weights[i] * value(residuals[i]);
            }
            return sum;
        }
        switch (kind) {
            case LEAST_SQUARES -> {
                for (int i = 0; i < residuals.length; i++) {
                    sum += weights[i] * residuals[i] * residuals[i];
                }
            }
            case HUBER -> {
                for (int i = 0; i < residuals.length; i++) {
                    // With c the residual cut at the knee, both branches are c (2 |r| - c) / 2.
                    double size = Math.abs(residuals[i]);
                    double cut = Math.min(size, delta);
                    sum += weights[i] * cut * (2 * size - cut);
                }
                sum /= 2;
            }
            case LAD -> {
                for (int i = 0; i < residuals.length; i++) {
                    sum += weights[i] * Math.abs(residuals[i]);
                }
            }
        }
        return under * sum;
    }

    /** The contribution of one residual, without the factor. */
    double value(double residual) {
        double size = Math.abs(residual);
        return side(residual)
                * switch (kind) {
                    case LEAST_SQUARES -> residual * residual;
                    case HUBER -> size <= delta ? residual * residual / 2 : delta * (size - delta / 2);
                    case LAD -> size;
                };
    }

    /** The derivative of {@link #value}; 0 at the kink of the absolute value. */
    double pull(double residual) {
        return side(residual)
                * switch (kind) {
                    case LEAST_SQUARES -> 2 * residual;
                    case HUBER -> Math.abs(residual) <= delta ? residual : Math.copySign(delta, residual);
                    case LAD -> Math.signum(residual);
                };
    }

    /** The second derivative of {@link #value} where it has one. */
    double stiffness(double residual) {
        return side(residual)
                * switch (kind) {
                    case LEAST_SQUARES -> 2;
                    case HUBER -> Math.abs(residual) <= delta ? 1 : 0;
                    case LAD -> 0;
                };
    }
}
