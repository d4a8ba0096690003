package dev.jacquard.economics.growth;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.finite;

/**
 * Whether a path looks more like a line or more like an exponential: the residuals of the best of each, by least squares.
 *
 * <p>Both have two parameters and both are fitted to the values themselves, so that their residuals are in one unit: {@code a + b t}
 * and {@code a e^(b t)}. The answer depends on the unit in which progress is counted; a level and its logarithm are two questions.
 */
public final class LineOrExponential {

    /** A residual below this share of the values is rounding: it says no more than that the fit is exact. */
    private static final double ROUNDING = 1e-8;

    /** Growth over the whole path, as an exponent, at which the search starts: each is a bracket with its neighbours. */
    private static final double[] GROWTHS = {-1, -0.25, 0, 0.25, 0.5, 1, 2, 3, 4, 6, 8, 12, 18, 27, 40, 60, 90, 135, 200
    };

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int NARROWINGS = 24;
    private static final int FEWEST = 4;

    private LineOrExponential() {}

    /**
     * Root-mean-square residual of the best exponential over that of the best line: above 1 the path is more linear.
     *
     * <p>Each residual counts as at least {@code 1e-8} of the root-mean-square value, so that the ratio lies between 1e-8 and 1e8.
     *
     * @param values at equal steps of time, at least four, not all zero
     */
    public static double residualRatio(double[] values) {
        atLeast("values", values.length, FEWEST);
        double squares = 0;
        for (double value : values) {
            squares += finite("value", value) * value;
        }
        double floor = ROUNDING * ROUNDING * squares;
        return Math.sqrt(Math.max(floor, ofExponential(values, squares)) / Math.max(floor, ofLine(values)));
    }

    private static double ofLine(double[] values) {
        int n = values.length;
        double middle = (n - 1) / 2.0;
        double mean = 0;
        double slope = 0;
        for (int i = 0; i < n; i++) {
            mean += values[i];
            slope += (i - middle) * values[i];
        }
        mean /= n;
        slope /= n * (n * (double) n - 1) / 12;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double residual = values[i] - mean - slope * (i - middle);
            sum += residual * residual;
        }
        return sum;
    }

    private static double ofExponential(double[] values, double squares) {
        int best = 1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < GROWTHS.length - 1; i++) {
            double residual = residual(values, squares, GROWTHS[i]);
            if (residual < least) {
                least = residual;
                best = i;
            }
        }
        return Math.min(least, narrow(values, squares, GROWTHS[best - 1], GROWTHS[best + 1]));
    }

    private static double narrow(double[] values, double squares, double from, double to) {
        double low = from;
        double high = to;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = residual(values, squares, left);
        double atRight = residual(values, squares, right);
        for (int i = 0; i < NARROWINGS; i++) {
            if (atLeft < atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = residual(values, squares, left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = residual(values, squares, right);
            }
        }
        return Math.min(atLeft, atRight);
    }

    /** The residual sum of the best multiple of {@code e^(growth (t - end))}. */
    private static double residual(double[] values, double squares, double growth) {
        double step = Math.exp(-growth / (values.length - 1));
        double square = step * step;
        double fourth = square * square;
        // Four sums side by side: one alone would wait for each product before the next.
        double a0 = 0;
        double a1 = 0;
        double a2 = 0;
        double a3 = 0;
        double w0 = 1;
        double w1 = step;
        double w2 = square;
        double w3 = square * step;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = values.length - 1;
        for (; i >= 3; i -= 4) {
            a0 += w0 * values[i];
            a1 += w1 * values[i - 1];
            a2 += w2 * values[i - 2];
            a3 += w3 * values[i - 3];
            s0 += w0 * w0;
            s1 += w1 * w1;
            s2 += w2 * w2;
            s3 += w3 * w3;
            w0 *= fourth;
            w1 *= fourth;
            w2 *= fourth;
            w3 *= fourth;
        }
        for (; i >= 0; i--) {
            a0 += w0 * values[i];
            s0 += w0 * w0;
            w0 *= step;
        }
        double along = (a0 + a1) + (a2 + a3);
        double size = (s0 + s1) + (s2 + s3);
        return Math.max(0, squares - along * along / size);
    }
}
