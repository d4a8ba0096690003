package dev.jacquard.numerics.dependence;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Alternating projections on the matrices with no small eigenvalue and on those with ones on the diagonal, with Dykstra's
 * correction of the first, which makes the limit the nearest matrix and not just one in both sets.
 *
 * @see <a href="https://doi.org/10.1093/imanum/22.3.329">Higham 2002</a>, algorithm 3.3
 */
final class NearestCorrelation {

    private static final double FLOOR = 1e-6;
    private static final double STILL_MOVING = 1e-12;
    private static final int MOST_STEPS = 20_000;

    private NearestCorrelation() {}

    static double[][] of(double[][] entries) {
        int n = entries.length;
        double[][] y = copy(entries);
        double[][] correction = new double[n][n];
        double moved = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS && moved > STILL_MOVING; step++) {
            double[][] r = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    r[i][j] = y[i][j] - correction[i][j];
                }
            }
            double[][] x = withoutSmallEigenvalues(r, FLOOR);
            moved = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    correction[i][j] = x[i][j] - r[i][j];
                    double next = i == j ? 1 : x[i][j];
                    moved = Math.max(moved, Math.abs(next - y[i][j]));
                    y[i][j] = next;
                }
            }
        }
        return unitDiagonal(withoutSmallEigenvalues(y, FLOOR));
    }

    private static double[][] withoutSmallEigenvalues(double[][] matrix, double floor) {
        int n = matrix.length;
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(matrix));
        double[][] vectors = eigen.getV().getData();
        double[] values = eigen.getRealEigenvalues();
        double[][] result = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += Math.max(floor, values[k]) * vectors[i][k] * vectors[j][k];
                }
                result[i][j] = sum;
                result[j][i] = sum;
            }
        }
        return result;
    }

    /** Takes away what the last projection left on the diagonal, without a change of sign of any eigenvalue. */
    private static double[][] unitDiagonal(double[][] matrix) {
        int n = matrix.length;
        double[][] result = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                result[i][j] = i == j ? 1 : matrix[i][j] / Math.sqrt(matrix[i][i] * matrix[j][j]);
            }
        }
        return result;
    }

    private static double[][] copy(double[][] matrix) {
        double[][] copy = new double[matrix.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = matrix[i].clone();
        }
        return copy;
    }
}
