package dev.jacquard.numerics.dependence;

import dev.jacquard.numerics.Check;

/**
 * The correlations that a set of draws has: Pearson's of the values and Spearman's of their ranks.
 *
 * <p>Say which of the two is meant. A copula fixes Spearman's; Pearson's then depends on the marginal distributions, and is smaller
 * in size for two lognormal inputs than for two normal ones.
 *
 * <pre>{@code
 * Correlations got = Correlations.of(columns);
 * got.spearman(0, 1);   // 0.70
 * got.pearson(0, 1);    // 0.65
 * }</pre>
 */
public final class Correlations {

    private final double[][] pearson;
    private final double[][] spearman;

    private Correlations(double[][] pearson, double[][] spearman) {
        this.pearson = pearson;
        this.spearman = spearman;
    }

    /**
     * Measures all pairs of columns.
     *
     * @param columns one array of draws for each input, all of one length, at least 2; finite
     * @throws IllegalArgumentException if lengths differ or a value is not finite
     */
    public static Correlations of(double[][] columns) {
        Check.atLeast("columns", columns.length, 1);
        double[][] ranks = new double[columns.length][];
        for (int i = 0; i < columns.length; i++) {
            ranks[i] = Ranks.of(columns[i]);
        }
        return new Correlations(matrix(columns), matrix(ranks));
    }

    /** Pearson's correlation of two columns; 0 where one of them does not vary. */
    public double pearson(int first, int second) {
        return pearson[first][second];
    }

    /** Spearman's rank correlation of two columns; 0 where one of them does not vary. */
    public double spearman(int first, int second) {
        return spearman[first][second];
    }

    /** How many columns were measured. */
    public int size() {
        return pearson.length;
    }

    /**
     * Pearson's correlation of two samples; 0 where one of them does not vary.
     *
     * @throws IllegalArgumentException if lengths differ, there are fewer than 2 values, or one is not finite
     */
    public static double pearson(double[] x, double[] y) {
        int n = Check.atLeast("draws", x.length, 2);
        if (y.length != n) {
            throw Check.refused("draws", y.length, "as many as of the other input, " + n);
        }
        double meanX = mean(x);
        double meanY = mean(y);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        return xx == 0 || yy == 0 ? 0 : Math.min(1, Math.max(-1, xy / Math.sqrt(xx) / Math.sqrt(yy)));
    }

    /** Spearman's rank correlation of two samples: Pearson's of their ranks. */
    public static double spearman(double[] x, double[] y) {
        return pearson(Ranks.of(x), Ranks.of(y));
    }

    private static double[][] matrix(double[][] columns) {
        double[][] matrix = new double[columns.length][columns.length];
        for (int i = 0; i < columns.length; i++) {
            matrix[i][i] = 1;
            for (int j = 0; j < i; j++) {
                matrix[i][j] = pearson(columns[i], columns[j]);
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += Check.finite("value " + i, values[i]);
        }
        return sum / values.length;
    }
}
