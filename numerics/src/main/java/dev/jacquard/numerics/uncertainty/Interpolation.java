package dev.jacquard.numerics.uncertainty;

import java.util.function.DoubleUnaryOperator;

/** Short polynomials through functions that are asked often. */
final class Interpolation {

    private Interpolation() {}

    /**
     * Coefficients, lowest power first, of the polynomial in t through a function at the Chebyshev points of [-1/2, 1/2]: Newton's
     * divided differences, multiplied out. The function is asked at falling t.
     */
    static double[] polynomial(DoubleUnaryOperator function, int coefficients) {
        double[] t = new double[coefficients];
        double[] newton = new double[coefficients];
        for (int i = 0; i < coefficients; i++) {
            t[i] = 0.5 * StrictMath.cos(Math.PI * (i + 0.5) / coefficients);
            newton[i] = function.applyAsDouble(t[i]);
        }
        for (int order = 1; order < coefficients; order++) {
            for (int i = coefficients - 1; i >= order; i--) {
                newton[i] = (newton[i] - newton[i - 1]) / (t[i] - t[i - order]);
            }
        }
        double[] polynomial = new double[coefficients];
        for (int i = coefficients - 1; i >= 0; i--) {
            // polynomial = polynomial * (t - t_i) + newton_i
            for (int k = coefficients - 1; k >= 0; k--) {
                double lower = k > 0 ? polynomial[k - 1] : newton[i];
                polynomial[k] = lower - t[i] * polynomial[k];
            }
        }
        return polynomial;
    }
}
