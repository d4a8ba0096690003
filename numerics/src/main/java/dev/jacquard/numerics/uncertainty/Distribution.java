package dev.jacquard.numerics.uncertainty;

/**
 * A probability distribution of one number, asked for its quantiles.
 *
 * <p>Draws are quantiles of a {@link Stream}'s uniform numbers, so one uniform number is one draw whatever the shape, and two
 * shapes fed by the same stream stay comparable draw by draw.
 */
public sealed interface Distribution
        permits Normal,
                LogNormal,
                Uniform,
                LogUniform,
                Triangular,
                Beta,
                StudentT,
                Empirical,
                Truncated,
                Constant,
                Discrete,
                Mixture {

    /**
     * The value below which the probability is p.
     *
     * @param p probability in [0, 1]; the ends give the ends of the support, infinite where it has none
     */
    double quantile(double p);

    /** The probability of a value up to x. */
    double cdf(double x);

    /** The mean; infinite or not a number where there is none. */
    double mean();

    /** The value with half the probability on either side. */
    default double median() {
        return quantile(0.5);
    }

    /** The smallest possible value, or minus infinity. */
    default double lowest() {
        return quantile(0);
    }

    /** The largest possible value, or infinity. */
    default double highest() {
        return quantile(1);
    }
}
