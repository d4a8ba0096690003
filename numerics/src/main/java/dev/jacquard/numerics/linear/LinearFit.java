package dev.jacquard.numerics.linear;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.DoubleDouble;
import java.util.Arrays;
import java.util.List;

/**
 * Linear least squares in one step: {@code y = X b + error}.
 *
 * <p>X is brought to orthogonal columns by Gram and Schmidt's method (modified) in twice the digits of a double, so coefficients are right to
 * the digits that the numbers themselves determine, even for the powers of one variable. Errors are {@code s^2 (X'X)^-1}, {@code s^2 =
 * RSS / (n - p)}. A law that is linear in its parameters needs no starts, and no {@link dev.jacquard.numerics.fit.Fitter}.
 *
 * <pre>{@code
 * var line = LinearFit.polynomial(x, y, 1);
 * line.coefficients();     // intercept, slope
 * line.standardErrors();
 * }</pre>
 *
 * @param coefficients b, one for each column
 * @param standardErrors of each; 0 where every row is met exactly
 * @param sumOfSquares RSS
 * @param degreesOfFreedom rows less columns
 * @see <a href="https://doi.org/10.1007/BF01934122">Bjorck 1967</a>, section 3 (the modified method)
 */
public record LinearFit(
        List<Double> coefficients, List<Double> standardErrors, double sumOfSquares, int degreesOfFreedom) {

    /** A column with less than this share of its length left beside the others depends on them. */
    private static final double DEPENDS = 1e-20;

    public LinearFit {
        coefficients = List.copyOf(coefficients);
        standardErrors = List.copyOf(standardErrors);
    }

    /**
     * Of any columns; a constant is a column of ones.
     *
     * @param columns of X, each as long as {@code observed}
     * @param observed y, more rows than columns
     * @throws IllegalArgumentException if a column depends on those before it
     */
    public static LinearFit of(double[][] columns, double[] observed) {
        int size = Check.atLeast("columns", columns.length, 1);
        Check.atLeast("rows", observed.length, size + 1);
        DoubleDouble[][] all = new DoubleDouble[size + 1][];
        for (int k = 0; k < size; k++) {
            if (columns[k].length != observed.length) {
                throw Check.refused(
                        "column " + (k + 1), columns[k].length + " rows", observed.length + " rows, as observed");
            }
            all[k] = exact("column " + (k + 1), columns[k]);
        }
        all[size] = exact("observed", observed);
        return solve(all, orthogonalise(all));
    }

    /** Of the powers 0 to {@code degree} of one variable. */
    public static LinearFit polynomial(double[] x, double[] observed, int degree) {
        Check.atLeast("degree", degree, 0);
        double[][] powers = new double[degree + 1][x.length];
        Arrays.fill(powers[0], 1);
        for (int k = 1; k <= degree; k++) {
            for (int i = 0; i < x.length; i++) {
                powers[k][i] = powers[k - 1][i] * x[i];
            }
        }
        return of(powers, observed);
    }

    private static DoubleDouble[] exact(String name, double[] column) {
        DoubleDouble[] exact = new DoubleDouble[column.length];
        for (int i = 0; i < column.length; i++) {
            exact[i] = DoubleDouble.of(Check.finite(name, column[i]));
        }
        return exact;
    }

    /** Makes the columns orthogonal, not of length 1; the right triangle, with ones on its diagonal understood and squared lengths on it. */
    private static DoubleDouble[][] orthogonalise(DoubleDouble[][] columns) {
        int size = columns.length - 1;
        DoubleDouble[][] r = new DoubleDouble[size][size + 1];
        for (int k = 0; k < size; k++) {
            r[k][k] = product(columns[k], columns[k]);
            for (int l = k + 1; l <= size; l++) {
                r[k][l] = product(columns[k], columns[l]).over(r[k][k]);
                DoubleDouble before = product(columns[l], columns[l]);
                for (int i = 0; i < columns[l].length; i++) {
                    columns[l][i] = columns[l][i].minus(columns[k][i].times(r[k][l]));
                }
                boolean left = product(columns[l], columns[l]).value() > DEPENDS * before.value();
                if (l < size && !left) {
                    throw Check.refused("column " + (l + 1), "depends on the columns before it", "columns that differ");
                }
            }
        }
        return r;
    }

    private static DoubleDouble product(DoubleDouble[] a, DoubleDouble[] b) {
        DoubleDouble sum = DoubleDouble.of(0);
        for (int i = 0; i < a.length; i++) {
            sum = sum.plus(a[i].times(b[i]));
        }
        return sum;
    }

    private static LinearFit solve(DoubleDouble[][] columns, DoubleDouble[][] r) {
        int size = r.length;
        int freedom = columns[0].length - size;
        DoubleDouble rest = product(columns[size], columns[size]);
        DoubleDouble[] coefficients = new DoubleDouble[size];
        for (int k = 0; k < size; k++) {
            coefficients[k] = r[k][size];
        }
        back(r, coefficients);
        DoubleDouble[] inverse = new DoubleDouble[size];
        Arrays.fill(inverse, DoubleDouble.of(0));
        for (int j = 0; j < size; j++) {
            DoubleDouble[] unit = new DoubleDouble[size];
            Arrays.fill(unit, DoubleDouble.of(0));
            unit[j] = DoubleDouble.of(1);
            back(r, unit);
            for (int k = 0; k < size; k++) {
                inverse[k] = inverse[k].plus(unit[k].times(unit[k]).over(r[j][j]));
            }
        }
        return new LinearFit(
                Arrays.stream(coefficients).map(DoubleDouble::value).toList(),
                Arrays.stream(inverse)
                        .map(each -> each.times(rest).over(freedom).sqrt().value())
                        .toList(),
                rest.value(),
                freedom);
    }

    /** Solves with the triangle whose diagonal is ones. */
    private static void back(DoubleDouble[][] r, DoubleDouble[] right) {
        for (int k = right.length - 1; k >= 0; k--) {
            for (int l = k + 1; l < right.length; l++) {
                right[k] = right[k].minus(r[k][l].times(right[l]));
            }
        }
    }
}
