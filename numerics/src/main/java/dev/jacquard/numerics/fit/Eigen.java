package dev.jacquard.numerics.fit;

import java.util.Arrays;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi's rotations.
 *
 * <p>The matrices of a fit have a handful of rows and may be singular on purpose: a flat direction is an answer, not an error. The
 * library's tridiagonal method gives up on some of those; rotations always end, and keep small eigenvalues accurate.
 *
 * @param values in no particular order; not a number where the matrix holds one
 * @param vectors {@code vectors[k][j]} is component k of the eigenvector of value j
 */
record Eigen(double[] values, double[][] vectors) {

    private static final int MOST_SWEEPS = 60;

    static Eigen of(double[][] symmetric) {
        int size = symmetric.length;
        double[][] a = new double[size][];
        double[][] v = new double[size][size];
        boolean finite = true;
        for (int k = 0; k < size; k++) {
            a[k] = symmetric[k].clone();
            v[k][k] = 1;
            finite &= Arrays.stream(a[k]).allMatch(Double::isFinite);
        }
        for (int sweep = 0; finite && sweep < MOST_SWEEPS && offDiagonal(a) > 0; sweep++) {
            for (int p = 0; p < size; p++) {
                for (int q = p + 1; q < size; q++) {
                    rotate(a, v, p, q);
                }
            }
        }
        double[] values = new double[size];
        for (int k = 0; k < size; k++) {
            values[k] = finite ? a[k][k] : Double.NaN;
        }
        return new Eigen(values, v);
    }

    private static double offDiagonal(double[][] a) {
        double sum = 0;
        for (int p = 0; p < a.length; p++) {
            for (int q = p + 1; q < a.length; q++) {
                sum += Math.abs(a[p][q]);
            }
        }
        return sum;
    }

    private static void rotate(double[][] a, double[][] v, int p, int q) {
        if (Math.abs(a[p][q]) <= Math.ulp(Math.max(Math.abs(a[p][p]), Math.abs(a[q][q]))) * 1e-3) {
            a[p][q] = 0;
            a[q][p] = 0;
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = Math.copySign(1 / (Math.abs(theta) + Math.sqrt(theta * theta + 1)), theta);
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int k = 0; k < a.length; k++) {
            double kp = a[k][p];
            double kq = a[k][q];
            a[k][p] = c * kp - s * kq;
            a[k][q] = s * kp + c * kq;
        }
        for (int k = 0; k < a.length; k++) {
            double pk = a[p][k];
            double qk = a[q][k];
            a[p][k] = c * pk - s * qk;
            a[q][k] = s * pk + c * qk;
            double vp = v[k][p];
            double vq = v[k][q];
            v[k][p] = c * vp - s * vq;
            v[k][q] = s * vp + c * vq;
        }
        a[p][q] = 0;
        a[q][p] = 0;
    }

    /** The largest eigenvalue, at least 0. */
    double largest() {
        return Arrays.stream(values).reduce(0, Math::max);
    }

    /** The smallest eigenvalue; not a number if any is. */
    double smallest() {
        return Arrays.stream(values).reduce(Double.POSITIVE_INFINITY, Math::min);
    }

    /** Largest over smallest eigenvalue; infinite where one is zero or negative to rounding. */
    double condition() {
        return smallest() > 1e-15 * largest() ? largest() / smallest() : Double.POSITIVE_INFINITY;
    }
}
