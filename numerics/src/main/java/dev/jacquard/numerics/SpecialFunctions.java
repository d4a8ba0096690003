package dev.jacquard.numerics;

import static dev.jacquard.numerics.Check.positive;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/** The few special functions that laws outside this module need. */
public final class SpecialFunctions {

    private SpecialFunctions() {}

    /** Natural logarithm of the beta function {@code B(a, b)}, for a and b above zero. */
    public static double logBeta(double a, double b) {
        return Beta.logBeta(positive("a", a), positive("b", b));
    }

    /** Natural logarithm of the gamma function, for x above zero. */
    public static double logGamma(double x) {
        return Gamma.logGamma(positive("x", x));
    }

    /** The digamma function, the slope of {@link #logGamma}, for x above zero. */
    public static double digamma(double x) {
        return Gamma.digamma(positive("x", x));
    }

    /** The trigamma function, the slope of {@link #digamma}, for x above zero. */
    public static double trigamma(double x) {
        return Gamma.trigamma(positive("x", x));
    }
}
