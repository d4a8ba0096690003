package dev.jacquard.numerics.linear;

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
public record Eigen(double[] values, double[][] vectors) {

    private static final int MOST_SWEEPS = 60;

    /** Columns with a cosine below this are orthogonal. */
    private static final double ORTHOGONAL = 1e-15;

    /** Of a symmetric matrix, by rotations that make it diagonal. */
    public static Eigen of(double[][] symmetric) {
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

    /**
     * The same of {@code A'A} for a square matrix A, without making the product, which would halve the digits of small eigenvalues: rotations
     * that make the columns of A orthogonal.
     *
     * @see <a href="https://doi.org/10.1090/S0025-5718-1958-0092215-6">Hestenes 1958</a>
     */
    public static Eigen ofProduct(double[][] square) {
        int size = square.length;
        double[][] a = new double[size][];
        double[][] v = new double[size][size];
        boolean finite = true;
        for (int k = 0; k < size; k++) {
            a[k] = square[k].clone();
            v[k][k] = 1;
            finite &= Arrays.stream(a[k]).allMatch(Double::isFinite);
        }
        boolean turned = finite;
        for (int sweep = 0; turned && sweep < MOST_SWEEPS; sweep++) {
            turned = false;
            for (int p = 0; p < size; p++) {
                for (int q = p + 1; q < size; q++) {
                    turned |= orthogonalise(a, v, p, q);
                }
            }
        }
        double[] values = new double[size];
        for (int k = 0; k < size; k++) {
            values[k] = finite ? product(a, k, k) : Double.NaN;
        }
        return new Eigen(values, v);
    }

    private static boolean orthogonalise(double[][] a, double[][] v, int p, int q) {
        double pp = product(a, p, p);
        double qq = product(a, q, q);
        double pq = product(a, p, q);
        if (Math.abs(pq) <= ORTHOGONAL * Math.sqrt(pp) * Math.sqrt(qq)) {
            return false;
        }
        double theta = (qq - pp) / (2 * pq);
        double t = Math.copySign(1 / (Math.abs(theta) + Math.sqrt(theta * theta + 1)), theta);
        double c = 1 / Math.sqrt(t * t + 1);
        turn(a, p, q, c, t * c);
        turn(v, p, q, c, t * c);
        return true;
    }

    private static double product(double[][] a, int p, int q) {
        double sum = 0;
        for (double[] row : a) {
            sum += row[p] * row[q];
        }
        return sum;
    }

    private static void turn(double[][] a, int p, int q, double c, double s) {
        for (double[] row : a) {
            double first = row[p];
            row[p] = c * first - s * row[q];
            row[q] = s * first + c * row[q];
        }
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
        turn(a, p, q, c, s);
        for (int k = 0; k < a.length; k++) {
            double pk = a[p][k];
            double qk = a[q][k];
            a[p][k] = c * pk - s * qk;
            a[q][k] = s * pk + c * qk;
        }
        turn(v, p, q, c, s);
        a[p][q] = 0;
        a[q][p] = 0;
    }

    /** The largest eigenvalue, at least 0. */
    public double largest() {
        return Arrays.stream(values).reduce(0, Math::max);
    }

    /** The smallest eigenvalue; not a number if any is. */
    public double smallest() {
        return Arrays.stream(values).reduce(Double.POSITIVE_INFINITY, Math::min);
    }

    /** Largest over smallest eigenvalue; infinite where one is zero or negative to rounding. */
    public double condition() {
        return smallest() > 1e-15 * largest() ? largest() / smallest() : Double.POSITIVE_INFINITY;
    }
}
