package dev.jacquard.scaling.capability;

import dev.jacquard.numerics.fit.search.Surface;
import dev.jacquard.scaling.capability.BrokenLaw.Point;
import java.util.Arrays;
import java.util.List;

/**
 * {@code ln y(x)} of a broken law over measurements, with exact derivatives along a, ln b, c0 and, for each break, c, ln d and ln f.
 *
 * <p>With {@code y = a + e^g}, {@code g} is linear in ln b, in c0 and in each c; a break adds {@code -c f S(z)} with {@code z = (ln x - ln d) / f}
 * and the softplus S, whose derivative is the logistic function. Where a break lies beyond the data the search is long and flat, and differences
 * would cost it a hundred times as much.
 */
final class BrokenLawSurface implements Surface {

    private static final int FIRST_BREAK = 3;
    private static final int LETTERS = 3;

    /** Second derivatives within a break that do not vanish. */
    private static final int BENDS = 5;

    private final int size;
    private final double[] logX;
    private final double[] y;

    /** Share of {@code y} above the limit a. */
    private final double[] above;

    /** Derivatives of g, row by row: along every parameter, and within each break its second ones (cd, dd, cf, df, ff). */
    private final double[][] slope;

    private final double[][] bend;

    BrokenLawSurface(int breaks, List<Point> points) {
        size = FIRST_BREAK + LETTERS * breaks;
        logX = points.stream().mapToDouble(point -> Math.log(point.x())).toArray();
        y = new double[logX.length];
        above = new double[logX.length];
        slope = new double[logX.length][size];
        bend = new double[logX.length][BENDS * breaks];
    }

    @Override
    public void predict(double[] free, double[] predicted) {
        for (int row = 0; row < logX.length; row++) {
            double g = free[1] - free[2] * logX[row];
            slope[row][1] = 1;
            slope[row][2] = -logX[row];
            for (int k = FIRST_BREAK; k < size; k += LETTERS) {
                g += sharpening(row, k, free[k], free[k + 1], Math.exp(free[k + 2]));
            }
            double reach = Math.exp(g);
            y[row] = free[0] + reach;
            above[row] = reach / y[row];
            predicted[row] = Math.log(y[row]);
        }
    }

    /** What a break adds to g; fills its derivatives. */
    private double sharpening(int row, int k, double c, double logD, double f) {
        double z = (logX[row] - logD) / f;
        double tail = Math.exp(-Math.abs(z));
        double softplus = Math.max(z, 0) + Math.log1p(tail);
        double logistic = (z >= 0 ? 1 : tail) / (1 + tail);
        double hump = tail / ((1 + tail) * (1 + tail));
        double rest = softplus - z * logistic;
        slope[row][k] = -f * softplus;
        slope[row][k + 1] = c * logistic;
        slope[row][k + 2] = -c * f * rest;
        double[] bent = bend[row];
        int at = BENDS * ((k - FIRST_BREAK) / LETTERS);
        bent[at] = logistic;
        bent[at + 1] = -c * hump / f;
        bent[at + 2] = -f * rest;
        bent[at + 3] = -c * z * hump;
        bent[at + 4] = -c * f * (rest + z * z * hump);
        return c * slope[row][k];
    }

    private double slope(int row, int k) {
        return k == 0 ? 1 / y[row] : above[row] * slope[row][k];
    }

    @Override
    public void slopes(double[] slopes) {
        for (int row = 0; row < logX.length; row++) {
            for (int k = 0; k < size; k++) {
                slopes[row * size + k] = slope(row, k);
            }
        }
    }

    @Override
    public void sums(double[] first, double[] second, double[] gradient, double[] curvature, double[] squares) {
        Arrays.fill(gradient, 0);
        Arrays.fill(curvature, 0);
        Arrays.fill(squares, 0);
        for (int row = 0; row < logX.length; row++) {
            for (int k = 0, at = 0; k < size; k++) {
                double along = slope(row, k);
                gradient[k] += first[row] * along;
                squares[k] += along * along;
                for (int l = 0; l <= k; l++, at++) {
                    // ln y has the second derivative of y over y, less the product of its slopes.
                    double bent = l == 0 ? 0 : above[row] * (slope[row][k] * slope[row][l] + bend(row, k, l));
                    double product = along * slope(row, l);
                    curvature[at] += second[row] * product + first[row] * (bent - product);
                }
            }
        }
    }

    /** The second derivative of g along two parameters, l at most k. */
    private double bend(int row, int k, int l) {
        int each = (k - FIRST_BREAK) / LETTERS;
        if (l < FIRST_BREAK || each != (l - FIRST_BREAK) / LETTERS) {
            return 0;
        }
        int letter = (k - FIRST_BREAK) % LETTERS;
        int other = (l - FIRST_BREAK) % LETTERS;
        return letter == 0 ? 0 : bend[row][BENDS * each + letter * (letter + 1) / 2 + other - 1];
    }
}
