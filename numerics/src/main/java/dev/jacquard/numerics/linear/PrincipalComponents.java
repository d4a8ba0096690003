package dev.jacquard.numerics.linear;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.finite;

import dev.jacquard.numerics.Check;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The directions in which the columns of a matrix vary together, the widest first; columns are centred, not scaled.
 *
 * <p>Nothing determines the sign of a component. Here the mean of its loadings is positive, so that on scores for which more is better a higher
 * component is better; where the mean is zero, the first loading is. Components of nearly equal variance can still turn into each other
 * from one sample to the next: use what does not depend on it, such as a regression on all of them.
 *
 * <pre>{@code
 * var components = PrincipalComponents.of(PrincipalComponents.impute(rows, 1));   // rows with NaN where nothing is known
 * components.shares();                                                            // of the variance
 * components.scores(row, 3);
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1007/b98835">Jolliffe 2002</a>, Principal Component Analysis, chapter 3
 */
public final class PrincipalComponents {

    private static final double SETTLED = 1e-11;
    private static final double NO_MEAN = 1e-12;
    private static final int MOST_ROUNDS = 10_000;

    private final double[] means;
    private final double[] variances;
    private final double[][] loadings;

    private PrincipalComponents(double[] means, double[] variances, double[][] loadings) {
        this.means = means;
        this.variances = variances;
        this.loadings = loadings;
    }

    /**
     * The components of a complete matrix.
     *
     * @param rows at least two, of one length, finite
     */
    public static PrincipalComponents of(double[][] rows) {
        checkShape(rows);
        for (double[] row : rows) {
            for (double value : row) {
                finite("value", value);
            }
        }
        double[] means = columnMeans(rows);
        Eigen eigen = Eigen.of(covariance(rows, means));
        int[] order = IntStream.range(0, means.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> -eigen.values()[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] variances = new double[means.length];
        double[][] loadings = new double[means.length][];
        for (int k = 0; k < order.length; k++) {
            int from = order[k];
            // A variance below zero is rounding.
            variances[k] = Math.max(0, eigen.values()[from]);
            loadings[k] = signed(Arrays.stream(eigen.vectors())
                    .mapToDouble(vector -> vector[from])
                    .toArray());
        }
        return new PrincipalComponents(means, variances, loadings);
    }

    /**
     * The matrix with its gaps filled by the first components of the filled matrix itself: means at first, then components and gaps in turn
     * until they agree. What is known stays as it is.
     *
     * @param rows NaN where nothing is known; something is known in each column
     * @param components how many the filling uses, fewer than columns; 1 where a common factor dominates
     * @throws IllegalArgumentException if the turns do not settle, as with gaps too many for the components
     */
    public static double[][] impute(double[][] rows, int components) {
        checkShape(rows);
        checkCount(components, rows[0].length - 1);
        double[] means = columnMeans(rows);
        for (int j = 0; j < means.length; j++) {
            finite("mean of column " + (j + 1), means[j]);
        }
        double[][] filled = Arrays.stream(rows).map(row -> filled(row, means)).toArray(double[][]::new);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            PrincipalComponents now = of(filled);
            double change = 0;
            for (int i = 0; i < rows.length; i++) {
                change = Math.max(change, now.refill(rows[i], filled[i], components));
            }
            if (change <= SETTLED * Math.sqrt(now.variances[0])) {
                return filled;
            }
        }
        throw Check.refused("gaps", "not settled after " + MOST_ROUNDS + " rounds", "fewer gaps or components");
    }

    /**
     * A row with its gaps filled by the first of these components: the values that the components of the filled row itself give.
     *
     * @param row NaN where nothing is known; something is known
     */
    public double[] complete(double[] row, int components) {
        checkCount(components, size());
        checkLength(row);
        if (Arrays.stream(row).allMatch(Double::isNaN)) {
            throw Check.refused("row", "nothing known", "at least one number");
        }
        double[] filled = filled(row, means);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (refill(row, filled, components) <= SETTLED * Math.sqrt(variances[0])) {
                return filled;
            }
        }
        throw Check.refused("gaps", "not settled after " + MOST_ROUNDS + " rounds", "fewer gaps or components");
    }

    /** Puts what the components say into the gaps; the largest change. */
    private double refill(double[] known, double[] filled, int components) {
        if (Arrays.stream(known).noneMatch(Double::isNaN)) {
            return 0;
        }
        double[] modelled = row(scores(filled, components));
        double change = 0;
        for (int j = 0; j < filled.length; j++) {
            if (Double.isNaN(known[j])) {
                change = Math.max(change, Math.abs(modelled[j] - filled[j]));
                filled[j] = modelled[j];
            }
        }
        return change;
    }

    private static double[] filled(double[] row, double[] with) {
        double[] filled = row.clone();
        for (int j = 0; j < row.length; j++) {
            filled[j] = Double.isNaN(row[j]) ? with[j] : row[j];
        }
        return filled;
    }

    private static void checkShape(double[][] rows) {
        atLeast("rows", rows.length, 2);
        atLeast("columns", rows[0].length, 1);
        for (double[] row : rows) {
            if (row.length != rows[0].length) {
                throw Check.refused("row", row.length + " values", rows[0].length + " values");
            }
        }
    }

    private void checkLength(double[] row) {
        if (row.length != size()) {
            throw Check.refused("row", row.length + " values", size() + " values");
        }
    }

    private static void checkCount(int components, int most) {
        if (!(components >= 1 && components <= most)) {
            throw Check.refused("components", components, "a whole number from 1 to " + most);
        }
    }

    /** Means of what is known. */
    private static double[] columnMeans(double[][] rows) {
        double[] means = new double[rows[0].length];
        for (int j = 0; j < means.length; j++) {
            int column = j;
            means[j] = Arrays.stream(rows)
                    .mapToDouble(row -> row[column])
                    .filter(value -> !Double.isNaN(value))
                    .average()
                    .orElse(Double.NaN);
        }
        return means;
    }

    private static double[][] covariance(double[][] rows, double[] means) {
        double[][] covariance = new double[means.length][means.length];
        for (int j = 0; j < means.length; j++) {
            for (int k = 0; k <= j; k++) {
                double sum = 0;
                for (double[] row : rows) {
                    sum += (row[j] - means[j]) * (row[k] - means[k]);
                }
                covariance[j][k] = sum / (rows.length - 1);
                covariance[k][j] = covariance[j][k];
            }
        }
        return covariance;
    }

    private static double[] signed(double[] loading) {
        double mean = Arrays.stream(loading).sum() / loading.length;
        double first = Arrays.stream(loading)
                .filter(value -> Math.abs(value) > NO_MEAN)
                .findFirst()
                .orElse(1);
        double sign = Math.abs(mean) > NO_MEAN ? mean : first;
        return Arrays.stream(loading).map(value -> sign < 0 ? -value : value).toArray();
    }

    /** The number of columns, and of components. */
    public int size() {
        return means.length;
    }

    /** Means of the columns. */
    public double[] means() {
        return means.clone();
    }

    /** Variances of the components, with divisor rows - 1, the largest first. */
    public double[] variances() {
        return variances.clone();
    }

    /** Shares of the whole variance, the largest first. */
    public double[] shares() {
        double all = Arrays.stream(variances).sum();
        return Arrays.stream(variances).map(variance -> variance / all).toArray();
    }

    /** What each column has of a component, counted from 0; of length one. */
    public double[] loading(int component) {
        return loadings[component].clone();
    }

    /**
     * A complete row in the first components.
     *
     * @param components how many, from 1 to the number of columns
     */
    public double[] scores(double[] row, int components) {
        checkLength(row);
        checkCount(components, size());
        double[] scores = new double[components];
        for (int k = 0; k < components; k++) {
            for (int j = 0; j < row.length; j++) {
                scores[k] += (row[j] - means[j]) * loadings[k][j];
            }
        }
        return scores;
    }

    /** The row that has these first components and none of the others. */
    public double[] row(double... scores) {
        checkCount(scores.length, size());
        double[] row = means.clone();
        for (int k = 0; k < scores.length; k++) {
            for (int j = 0; j < row.length; j++) {
                row[j] += scores[k] * loadings[k][j];
            }
        }
        return row;
    }
}
