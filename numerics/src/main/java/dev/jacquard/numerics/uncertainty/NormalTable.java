package dev.jacquard.numerics.uncertainty;

import java.util.function.DoubleUnaryOperator;

/**
 * Quantiles of the standard normal distribution from short polynomials, one for each small interval of the smaller probability m: as
 * exact as the rational functions they are made from, up to a few units of the last place, and free of branches that a processor
 * cannot foresee.
 *
 * <p>Tabulated is {@code z / (1/2 - m)} over 32 steps of every binade of m. It is smooth up to m = 1/2, so the relative error stays small
 * where z goes through zero.
 */
final class NormalTable {

    private static final int COEFFICIENTS = 8;
    private static final int CELL_BITS = 5;
    private static final int REST_BITS = 52 - CELL_BITS;
    private static final long REST_MASK = (1L << REST_BITS) - 1;
    private static final long ONE = 0x3FF0000000000000L;
    /** Smaller probabilities than this are no draws of a stream; they are left to the rational functions. */
    private static final long SMALLEST_BITS = Double.doubleToRawLongBits(0x1p-60);

    private static final long HALF_BITS = Double.doubleToRawLongBits(0.5);
    private static final int FIRST_CELL = (int) (SMALLEST_BITS >>> REST_BITS);
    /** The last cell holds m = 1/2 alone, where z is zero whatever the table says. */
    private static final int CELLS = (int) (HALF_BITS >>> REST_BITS) - FIRST_CELL + 1;

    private static final double[] TABLE = new double[CELLS * COEFFICIENTS];

    static {
        for (int cell = 0; cell < CELLS - 1; cell++) {
            double low = Double.longBitsToDouble((long) (cell + FIRST_CELL) << REST_BITS);
            double high = Double.longBitsToDouble((long) (cell + FIRST_CELL + 1) << REST_BITS);
            interpolate(t -> ratio(low + (high - low) * (t + 0.5)), cell * COEFFICIENTS);
        }
    }

    private NormalTable() {}

    static double quantile(double p) {
        // The smaller of p and 1 - p without a branch: the bits of numbers above zero are in their order.
        long above = Double.doubleToRawLongBits(1 - p);
        long difference = Double.doubleToRawLongBits(p) - above;
        long bits = above + (difference & difference >> (Long.SIZE - 1));
        if (bits < SMALLEST_BITS || bits > HALF_BITS) {
            return Wichura.quantile(p);
        }
        double t = Double.longBitsToDouble((bits & REST_MASK) << CELL_BITS | ONE) - 1.5;
        double[] c = TABLE;
        int k = ((int) (bits >>> REST_BITS) - FIRST_CELL) * COEFFICIENTS;
        double high = c[k + 4] + t * (c[k + 5] + t * (c[k + 6] + t * c[k + 7]));
        double ratio = c[k] + t * (c[k + 1] + t * (c[k + 2] + t * (c[k + 3] + t * high)));
        return (p - 0.5) * ratio;
    }

    private static double ratio(double m) {
        return Wichura.quantile(m) / (m - 0.5);
    }

    /**
     * Sets the coefficients, lowest power first, of the polynomial in t through the function at the Chebyshev points of [-1/2, 1/2]:
     * Newton's divided differences, multiplied out.
     */
    private static void interpolate(DoubleUnaryOperator function, int first) {
        double[] t = new double[COEFFICIENTS];
        double[] newton = new double[COEFFICIENTS];
        for (int i = 0; i < COEFFICIENTS; i++) {
            t[i] = 0.5 * StrictMath.cos(Math.PI * (i + 0.5) / COEFFICIENTS);
            newton[i] = function.applyAsDouble(t[i]);
        }
        for (int order = 1; order < COEFFICIENTS; order++) {
            for (int i = COEFFICIENTS - 1; i >= order; i--) {
                newton[i] = (newton[i] - newton[i - 1]) / (t[i] - t[i - order]);
            }
        }
        for (int i = COEFFICIENTS - 1; i >= 0; i--) {
            // polynomial = polynomial * (t - t_i) + newton_i
            for (int k = COEFFICIENTS - 1; k >= 0; k--) {
                double lower = k > 0 ? TABLE[first + k - 1] : newton[i];
                TABLE[first + k] = lower - t[i] * TABLE[first + k];
            }
        }
    }
}
