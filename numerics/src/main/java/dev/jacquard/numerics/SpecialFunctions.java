package dev.jacquard.numerics;

import static dev.jacquard.numerics.Check.positive;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Erf;

/** The few special functions that laws outside this module need. */
public final class SpecialFunctions {

    private static final double SQRT_TWO = Math.sqrt(2);

    private SpecialFunctions() {}

    /** Standard normal distribution function, accurate to about 1e-15 relative in the lower tail down to x = -37. */
    public static double normalCdf(double x) {
        return 0.5 * Erf.erfc(-Check.within("x", x, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY) / SQRT_TWO);
    }

    /** Natural logarithm of the beta function {@code B(a, b)}, for a and b above zero. */
    public static double logBeta(double a, double b) {
        return Beta.logBeta(positive("a", a), positive("b", b));
    }
}
