package dev.jacquard.numerics.decision;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/** Gains fitted by the columns of some rows, one row a draw, with weights that count draws. */
final class LeastSquares {

    /** Added to the diagonal, as a share of its mean: two columns may say the same. */
    private static final double RIDGE = 1e-9;

    private final double[][] slopes;
    private final double[][] lower;

    /**
     * A fit.
     *
     * @param rows the columns' values, draw by draw
     * @param gains what is fitted, gain by gain and draw by draw
     * @param counts how often each draw counts
     */
    LeastSquares(double[][] rows, double[][] gains, int[] counts) {
        int k = rows[0].length;
        double[][] normal = new double[k][k];
        double[][] with = new double[gains.length][k];
        for (int i = 0; i < rows.length; i++) {
            if (counts[i] > 0) {
                accumulate(normal, with, rows[i], gains, i, counts[i]);
            }
        }
        CholeskyDecomposition decomposition =
                new CholeskyDecomposition(new Array2DRowRealMatrix(whole(normal), false), 1e-9, 0);
        this.slopes = decomposition
                .getSolver()
                .solve(new Array2DRowRealMatrix(with, false).transpose())
                .transpose()
                .getData();
        this.lower = decomposition.getL().getData();
    }

    private static void accumulate(
            double[][] normal, double[][] with, double[] row, double[][] gains, int draw, int count) {
        for (int a = 0; a < row.length; a++) {
            double weighted = count * row[a];
            for (int b = 0; b <= a; b++) {
                normal[a][b] += weighted * row[b];
            }
            for (int g = 0; g < gains.length; g++) {
                with[g][a] += weighted * gains[g][draw];
            }
        }
    }

    private static double[][] whole(double[][] normal) {
        int k = normal.length;
        double trace = 0;
        for (int a = 0; a < k; a++) {
            trace += normal[a][a];
        }
        for (int a = 0; a < k; a++) {
            normal[a][a] += RIDGE * trace / k;
            for (int b = 0; b < a; b++) {
                normal[b][a] = normal[a][b];
            }
        }
        return normal;
    }

    /** The fitted value of a gain at a row. */
    double fitted(int gain, double[] row) {
        double fitted = 0;
        for (int a = 0; a < row.length; a++) {
            fitted += slopes[gain][a] * row[a];
        }
        return fitted;
    }

    /**
     * How much of a further column's squared length the columns explain: {@code s' (X'X)^-1 s}.
     *
     * @param products s, that column's product with each column
     */
    double explained(double[] products) {
        double[] solved = new double[products.length];
        double sum = 0;
        for (int a = 0; a < products.length; a++) {
            double rest = products[a];
            for (int b = 0; b < a; b++) {
                rest -= lower[a][b] * solved[b];
            }
            solved[a] = rest / lower[a][a];
            sum += solved[a] * solved[a];
        }
        return sum;
    }
}
