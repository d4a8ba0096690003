package dev.jacquard.scaling.experts;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.positive;

/**
 * One term of a law: {@code scale / x^exponent}.
 *
 * <pre>{@code
 * new PowerTerm(16_612.50, 0.5962).at(1e9);   // 0.0713
 * }</pre>
 *
 * @param scale the term at x = 1, {@code > 0}
 * @param exponent its exponent; below zero the term grows with x
 */
public record PowerTerm(double scale, double exponent) {

    public PowerTerm {
        positive("scale", scale);
        finite("exponent", exponent);
    }

    /** {@code scale / x^exponent}, for x above zero. */
    public double at(double x) {
        return scale * Math.pow(positive("x", x), -exponent);
    }
}
