package dev.jacquard.numerics.dependence;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import java.util.StringJoiner;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * A correlation matrix that can be had: symmetric, ones on the diagonal, positive definite.
 *
 * <p>Numbers typed in by hand often contradict each other (a moves with b, b with c, but a against c). Such a matrix is refused;
 * the error names the nearest matrix that can be had and how far away it is, and {@link #nearest} returns it.
 *
 * <pre>{@code
 * CorrelationMatrix.nearest(new double[][] {{1, 1, 0}, {1, 1, 1}, {0, 1, 1}}).distance();   // 0.528
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1093/imanum/22.3.329">Higham 2002</a>, algorithm 3.3
 */
public final class CorrelationMatrix {

    /** A smaller eigenvalue is taken for zero: its direction could not be drawn to any accuracy. */
    private static final double SMALLEST_EIGENVALUE = 1e-8;

    private final double[][] entries;

    private CorrelationMatrix(double[][] entries) {
        this.entries = entries;
    }

    /**
     * The positive definite matrix nearest to one that contradicts itself.
     *
     * @param matrix the repaired matrix
     * @param distance Frobenius norm of the change: the root of the sum of squares over all entries
     * @param largestChange the largest change of one entry
     */
    public record Repair(CorrelationMatrix matrix, double distance, double largestChange) {}

    /**
     * Checks a matrix.
     *
     * @param entries rows of a square matrix
     * @throws IllegalArgumentException if it is not symmetric with ones on the diagonal and entries in [-1, 1], or not positive
     *     definite; then the message names the nearest matrix and its distance
     */
    public static CorrelationMatrix of(double[][] entries) {
        double[][] checked = checked(entries);
        double smallest = smallestEigenvalue(checked);
        if (!(smallest >= SMALLEST_EIGENVALUE)) {
            Repair repair = nearest(checked);
            throw Check.refused(
                    "correlations",
                    "smallest eigenvalue " + Decimals.rounded(smallest, 3),
                    "a positive definite matrix; the nearest is at distance " + Decimals.rounded(repair.distance(), 3)
                            + " (" + changes(checked, repair.matrix.entries) + ")");
        }
        return new CorrelationMatrix(checked);
    }

    /** The matrix of independent inputs. */
    public static CorrelationMatrix identity(int size) {
        double[][] entries = new double[Check.atLeast("inputs", size, 1)][size];
        for (int i = 0; i < size; i++) {
            entries[i][i] = 1;
        }
        return new CorrelationMatrix(entries);
    }

    /**
     * The nearest matrix that can be had, in the Frobenius norm, with no eigenvalue below 1e-6.
     *
     * @param entries a square matrix, symmetric with ones on the diagonal and entries in [-1, 1]
     */
    public static Repair nearest(double[][] entries) {
        double[][] from = checked(entries);
        double[][] to = NearestCorrelation.of(from);
        double squares = 0;
        double largest = 0;
        for (int i = 0; i < from.length; i++) {
            for (int j = 0; j < from.length; j++) {
                double change = to[i][j] - from[i][j];
                squares += change * change;
                largest = Math.max(largest, Math.abs(change));
            }
        }
        return new Repair(new CorrelationMatrix(to), Math.sqrt(squares), largest);
    }

    /** How many inputs it joins. */
    public int size() {
        return entries.length;
    }

    /** The correlation of two inputs. */
    public double get(int first, int second) {
        return entries[first][second];
    }

    /** A copy of the rows. */
    public double[][] rows() {
        double[][] copy = new double[entries.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = entries[i].clone();
        }
        return copy;
    }

    /** The smallest eigenvalue, above zero. */
    public double smallestEigenvalue() {
        return smallestEigenvalue(entries);
    }

    /** The lower triangular L with {@code L L' = } this matrix. */
    double[][] lower() {
        return new CholeskyDecomposition(new Array2DRowRealMatrix(entries), 1e-12, 0)
                .getL()
                .getData();
    }

    private static double smallestEigenvalue(double[][] entries) {
        double smallest = Double.POSITIVE_INFINITY;
        for (double value : new EigenDecomposition(new Array2DRowRealMatrix(entries)).getRealEigenvalues()) {
            smallest = Math.min(smallest, value);
        }
        return smallest;
    }

    private static double[][] checked(double[][] entries) {
        int n = Check.atLeast("inputs", entries.length, 1);
        double[][] copy = new double[n][];
        for (int i = 0; i < n; i++) {
            if (entries[i].length != n) {
                throw Check.refused("correlations of input " + (i + 1), entries[i].length, n + " numbers");
            }
            copy[i] = entries[i].clone();
            for (int j = 0; j <= i; j++) {
                String name = "correlation of inputs " + (j + 1) + " and " + (i + 1);
                Check.within(name, copy[i][j], -1, 1);
                if (i == j ? copy[i][j] != 1 : copy[i][j] != copy[j][i]) {
                    throw Check.refused(name, copy[i][j], i == j ? "1" : "the same both ways, " + copy[j][i]);
                }
            }
        }
        return copy;
    }

    private static String changes(double[][] from, double[][] to) {
        StringJoiner changes = new StringJoiner(", ");
        for (int i = 0; i < from.length; i++) {
            for (int j = i + 1; j < from.length; j++) {
                String after = Decimals.rounded(to[i][j], 3);
                if (!after.equals(Decimals.rounded(from[i][j], 3))) {
                    changes.add((i + 1) + "-" + (j + 1) + ": " + after + " for " + Decimals.rounded(from[i][j], 3));
                }
            }
        }
        return changes.toString();
    }
}
