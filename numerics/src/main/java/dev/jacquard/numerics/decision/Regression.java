package dev.jacquard.numerics.decision;

import dev.jacquard.numerics.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;

/**
 * Gains regressed on a smooth basis of some inputs, by least squares with weights that count draws.
 *
 * <p>The normal equations depend on inputs and counts alone: they are solved once, for the gains of any number of decisions.
 */
final class Regression {

    /** Added to the diagonal, as a share of its mean: two columns may say the same. */
    private static final double RIDGE = 1e-9;

    /** Columns summed in one pass. */
    private static final int ABREAST = 4;

    private final int draws;
    private final int width;
    private final double[] cells;

    private Regression(int draws, int width, double[] cells) {
        this.draws = draws;
        this.width = width;
        this.cells = cells;
    }

    Regression(double[][] inputs, int draws) {
        this.draws = draws;
        List<double[]> columns = new ArrayList<>();
        double[] one = new double[draws];
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
        Check.atLeast("draws", draws, 2 * columns.size());
        this.width = columns.size();
        this.cells = rowByRow(columns, draws);
    }

    /** How many columns there are. */
    int width() {
        return width;
    }

    /** What solves the normal equations of the counted draws. */
    DecompositionSolver solver(int[] counts) {
        double[][] normal = new double[width][width];
        double[] row = new double[width];
        for (int i = 0; i < draws; i++) {
            if (counts[i] > 0) {
                System.arraycopy(cells, i * width, row, 0, width);
                for (int a = 0; a < width; a++) {
                    double weighted = counts[i] * row[a];
                    double[] sums = normal[a];
                    for (int b = 0; b <= a; b++) {
                        sums[b] += weighted * row[b];
                    }
                }
            }
        }
        double trace = 0;
        for (int a = 0; a < width; a++) {
            trace += normal[a][a];
        }
        for (int a = 0; a < width; a++) {
            normal[a][a] += RIDGE * trace / width;
            for (int b = 0; b < a; b++) {
                normal[b][a] = normal[a][b];
            }
        }
        return new CholeskyDecomposition(new Array2DRowRealMatrix(normal, false), 1e-9, 0).getSolver();
    }

    /**
     * The mean over the counted draws of the largest fitted gain, or 0 where none is above it.
     *
     * @param solver of the same counts
     */
    double meanLargest(int[] counts, DecompositionSolver solver, double[][] gains) {
        double[][] slopes = slopes(counts, solver, gains);
        double sum = 0;
        for (int i = 0; i < draws; i++) {
            sum += counts[i] * largest(slopes, i * width);
        }
        return sum / draws;
    }

    /** What the columns leave of each gain in each draw. */
    double[][] residuals(int[] counts, DecompositionSolver solver, double[][] gains) {
        double[][] slopes = slopes(counts, solver, gains);
        double[][] residuals = new double[gains.length][draws];
        for (int g = 0; g < gains.length; g++) {
            for (int i = 0; i < draws; i++) {
                residuals[g][i] = gains[g][i] - fitted(slopes[g], i * width);
            }
        }
        return residuals;
    }

    private double[][] slopes(int[] counts, DecompositionSolver solver, double[][] gains) {
        double[][] with = new double[gains.length][width];
        for (int g = 0; g < gains.length; g++) {
            int a = 0;
            for (; a + ABREAST <= width; a += ABREAST) {
                addFour(with[g], a, counts, gains[g]);
            }
            for (; a < width; a++) {
                double sum = 0;
                for (int i = 0; i < draws; i++) {
                    sum += counts[i] * cells[i * width + a] * gains[g][i];
                }
                with[g][a] = sum;
            }
        }
        return solver.solve(new Array2DRowRealMatrix(with, false).transpose())
                .transpose()
                .getData();
    }

    /**
     * The squared length that the columns leave of each step: 1 for the draws from a place of an order on, 0 before.
     *
     * @param solver of all draws, counted once
     */
    double[] unexplained(int[] order, DecompositionSolver solver) {
        double[] left = new double[order.length];
        double[] products = new double[width];
        for (int place = order.length - 1; place >= 0; place--) {
            for (int a = 0; a < width; a++) {
                products[a] += cells[order[place] * width + a];
            }
            ArrayRealVector own = new ArrayRealVector(products, false);
            left[place] = order.length - place - own.dotProduct(solver.solve(own));
        }
        return left;
    }

    /** The same regression with one more column. */
    Regression with(double[] column) {
        double[] wider = new double[Math.multiplyExact(draws, width + 1)];
        for (int i = 0; i < draws; i++) {
            System.arraycopy(cells, i * width, wider, i * (width + 1), width);
            wider[i * (width + 1) + width] = column[i];
        }
        return new Regression(draws, width + 1, wider);
    }

    /** Four sums in one pass, so that none waits for the other; a draw that is not counted adds zero, which takes less than to skip it. */
    private void addFour(double[] sums, int first, int[] counts, double[] gain) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int i = 0, cell = first; i < draws; i++, cell += width) {
            double count = counts[i];
            double own = gain[i];
            a += count * cells[cell] * own;
            b += count * cells[cell + 1] * own;
            c += count * cells[cell + 2] * own;
            d += count * cells[cell + 3] * own;
        }
        sums[first] = a;
        sums[first + 1] = b;
        sums[first + 2] = c;
        sums[first + 3] = d;
    }

    private double largest(double[][] slopes, int start) {
        double largest = 0;
        for (double[] slope : slopes) {
            largest = Math.max(largest, fitted(slope, start));
        }
        return largest;
    }

    private double fitted(double[] slope, int start) {
        double fitted = 0;
        for (int a = 0; a < width; a++) {
            fitted += slope[a] * cells[start + a];
        }
        return fitted;
    }

    private static double[] product(double[] one, double[] other) {
        double[] product = new double[one.length];
        Arrays.setAll(product, i -> one[i] * other[i]);
        return product;
    }

    private static double[] rowByRow(List<double[]> columns, int draws) {
        int width = columns.size();
        double[] cells = new double[Math.multiplyExact(draws, width)];
        for (int a = 0; a < width; a++) {
            double[] column = columns.get(a);
            for (int i = 0; i < draws; i++) {
                cells[i * width + a] = column[i];
            }
        }
        return cells;
    }
}
