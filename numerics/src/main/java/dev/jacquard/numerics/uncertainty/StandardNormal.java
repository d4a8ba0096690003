package dev.jacquard.numerics.uncertainty;

import org.apache.commons.math3.special.Erf;

/** The normal distribution with mean 0 and variance 1. */
public final class StandardNormal {

    private static final double LOG_SQRT_TWO_PI = 0.918938533204672741780329736406;
    private static final double SQRT_TWO = 1.41421356237309504880168872421;

    private StandardNormal() {}

    /** The density {@code exp(-z^2 / 2) / sqrt(2 pi)}. */
    public static double density(double z) {
        return Math.exp(-0.5 * z * z - LOG_SQRT_TWO_PI);
    }

    /** The probability of a value up to z, accurate in the lower tail as well. */
    public static double cdf(double z) {
        return 0.5 * Erf.erfc(-z / SQRT_TWO);
    }

    /**
     * The value below which the probability is p: minus infinity at 0 and infinity at 1.
     *
     * <p>Relative error about 1e-15, of which the tabulation has the larger part.
     *
     * @see <a href="https://doi.org/10.2307/2347330">Wichura 1988</a>, algorithm AS 241, tabulated
     */
    public static double quantile(double p) {
        return NormalTable.quantile(p);
    }
}
