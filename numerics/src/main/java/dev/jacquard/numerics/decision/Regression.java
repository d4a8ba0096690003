package dev.jacquard.numerics.decision;

import dev.jacquard.numerics.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/** Gains regressed on a smooth basis of some inputs, by least squares with weights that count draws. */
final class Regression {

    /** Added to the diagonal, as a share of its mean: two columns may say the same. */
    private static final double RIDGE = 1e-9;

    private final double[][] rows;
    private final double[][] gains;

    Regression(double[][] inputs, double[][] gains) {
        this.gains = gains;
        int n = gains[0].length;
        List<double[]> columns = new ArrayList<>();
        double[] one = new double[n];
        Arrays.fill(one, 1);
        columns.add(one);
        List<double[]> scores = new ArrayList<>();
        for (double[] input : inputs) {
            List<double[]> own = Basis.of(input);
            columns.addAll(own);
            if (!own.isEmpty()) {
                scores.add(own.get(0));
            }
        }
        for (int i = 0; i < scores.size(); i++) {
            for (int j = 0; j < i; j++) {
                columns.add(product(scores.get(i), scores.get(j)));
            }
        }
        Check.atLeast("draws", n, 2 * columns.size());
        this.rows = transposed(columns, n);
    }

    /** The mean over the counted draws of the largest fitted gain, or 0 where none is above it. */
    double meanLargest(int[] counts) {
        int k = rows[0].length;
        double[][] normal = new double[k][k];
        double[][] with = new double[gains.length][k];
        for (int i = 0; i < rows.length; i++) {
            if (counts[i] > 0) {
                accumulate(normal, with, i, counts[i]);
            }
        }
        double[][] slopes = solve(normal, with);
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += counts[i] == 0 ? 0 : counts[i] * largest(slopes, rows[i]);
        }
        return sum / rows.length;
    }

    private void accumulate(double[][] normal, double[][] with, int draw, int count) {
        double[] row = rows[draw];
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

    private static double[][] solve(double[][] normal, double[][] with) {
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
        return new CholeskyDecomposition(new Array2DRowRealMatrix(normal, false), 1e-9, 0)
                .getSolver()
                .solve(new Array2DRowRealMatrix(with, false).transpose())
                .transpose()
                .getData();
    }

    private static double largest(double[][] slopes, double[] row) {
        double largest = 0;
        for (double[] slope : slopes) {
            double fitted = 0;
            for (int a = 0; a < row.length; a++) {
                fitted += slope[a] * row[a];
            }
            largest = Math.max(largest, fitted);
        }
        return largest;
    }

    private static double[] product(double[] one, double[] other) {
        double[] product = new double[one.length];
        Arrays.setAll(product, i -> one[i] * other[i]);
        return product;
    }

    private static double[][] transposed(List<double[]> columns, int n) {
        double[][] rows = new double[n][columns.size()];
        for (int k = 0; k < columns.size(); k++) {
            for (int i = 0; i < n; i++) {
                rows[i][k] = columns.get(k)[i];
            }
        }
        return rows;
    }
}
