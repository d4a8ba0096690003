package dev.jacquard.scaling.frontier;

import java.util.Arrays;

/**
 * A parabola through losses over ln N by least squares: {@code L = c0 + c1 x + c2 x^2}, x the logarithm less a centre.
 *
 * @param centre the logarithm at which x is zero
 * @param c coefficients, constant first
 * @param residuals observed less fitted, in the order of the points
 * @param inverse inverse of the matrix of the normal equations
 */
record Parabola(double centre, double[] c, double[] residuals, double[][] inverse) {

    private static final int TERMS = 3;

    static Parabola through(double[] logs, double[] losses) {
        double centre = Arrays.stream(logs).average().orElseThrow();
        double[] moments = new double[2 * TERMS - 1];
        double[] with = new double[TERMS];
        for (int i = 0; i < logs.length; i++) {
            double power = 1;
            for (int k = 0; k < moments.length; k++) {
                moments[k] += power;
                if (k < TERMS) {
                    with[k] += power * losses[i];
                }
                power *= logs[i] - centre;
            }
        }
        double[][] inverse = inverse(moments);
        double[] c = new double[TERMS];
        for (int k = 0; k < TERMS; k++) {
            for (int l = 0; l < TERMS; l++) {
                c[k] += inverse[k][l] * with[l];
            }
        }
        double[] residuals = new double[logs.length];
        for (int i = 0; i < logs.length; i++) {
            residuals[i] = losses[i] - at(c, logs[i] - centre);
        }
        return new Parabola(centre, c, residuals, inverse);
    }

    /** The inverse of a matrix whose entry (k, l) is moment k + l, by cofactors. */
    private static double[][] inverse(double[] m) {
        double[][] cofactors = {
            {m[2] * m[4] - m[3] * m[3], m[2] * m[3] - m[1] * m[4], m[1] * m[3] - m[2] * m[2]},
            {m[2] * m[3] - m[1] * m[4], m[0] * m[4] - m[2] * m[2], m[1] * m[2] - m[0] * m[3]},
            {m[1] * m[3] - m[2] * m[2], m[1] * m[2] - m[0] * m[3], m[0] * m[2] - m[1] * m[1]}
        };
        double determinant = m[0] * cofactors[0][0] + m[1] * cofactors[0][1] + m[2] * cofactors[0][2];
        for (double[] row : cofactors) {
            for (int k = 0; k < TERMS; k++) {
                row[k] /= determinant;
            }
        }
        return cofactors;
    }

    private static double at(double[] c, double x) {
        return c[0] + x * (c[1] + x * c[2]);
    }

    double fitted(double log) {
        return at(c, log - centre);
    }

    /** Whether it has a minimum at all. */
    boolean opensUpwards() {
        return c[2] > 0;
    }

    /** The logarithm at its vertex. */
    double vertex() {
        return centre - c[1] / (2 * c[2]);
    }

    /** The loss at its vertex. */
    double least() {
        return c[0] - c[1] * c[1] / (4 * c[2]);
    }

    /** Observations beyond the three that it always meets. */
    int degreesOfFreedom() {
        return residuals.length - TERMS;
    }

    double sumOfSquares() {
        double sum = 0;
        for (double residual : residuals) {
            sum += residual * residual;
        }
        return sum;
    }

    /** Standard error of the vertex by the delta method, for losses that scatter with a variance. */
    double vertexError(double variance) {
        double[] slope = {0, -1 / (2 * c[2]), c[1] / (2 * c[2] * c[2])};
        double quadratic = 0;
        for (int k = 0; k < TERMS; k++) {
            for (int l = 0; l < TERMS; l++) {
                quadratic += slope[k] * inverse[k][l] * slope[l];
            }
        }
        return Math.sqrt(quadratic * variance);
    }
}
