package dev.jacquard.numerics;

import static dev.jacquard.numerics.Check.positive;

import org.apache.commons.math3.special.Beta;

/** The few special functions that laws outside this module need. */
public final class SpecialFunctions {

    private SpecialFunctions() {}

    /** Natural logarithm of the beta function {@code B(a, b)}, for a and b above zero. */
    public static double logBeta(double a, double b) {
        return Beta.logBeta(positive("a", a), positive("b", b));
    }
}
