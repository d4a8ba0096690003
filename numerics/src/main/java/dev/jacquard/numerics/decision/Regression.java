package dev.jacquard.numerics.decision;

import dev.jacquard.numerics.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gains regressed on a smooth basis of some inputs, with steps where the gains jump, by least squares with weights that count draws. */
final class Regression {

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
        List<double[]> smooth = Arrays.stream(inputs)
                .filter(input -> !Basis.hasFewValues(input))
                .toList();
        this.rows = Jumps.added(transposed(columns, n), gains, smooth);
    }

    /** The mean over the counted draws of the largest fitted gain, or 0 where none is above it. */
    double meanLargest(int[] counts) {
        LeastSquares fit = new LeastSquares(rows, gains, counts);
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += counts[i] == 0 ? 0 : counts[i] * largest(fit, rows[i]);
        }
        return sum / rows.length;
    }

    private double largest(LeastSquares fit, double[] row) {
        double largest = 0;
        for (int g = 0; g < gains.length; g++) {
            largest = Math.max(largest, fit.fitted(g, row));
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
