package dev.jacquard.numerics.uncertainty;

import java.util.function.DoubleUnaryOperator;

/**
 * Quantiles of a smooth distribution from short polynomials, one for each small interval of the smaller tail: as exact as the function
 * they are made from, up to a few units of the last place, whatever that function costs.
 *
 * <p>Tabulated are both tails down to one draw in {@value #ONE_IN}; the few beyond are left to the function itself.
 */
final class SmoothQuantiles {

    private static final int COEFFICIENTS = 8;
    private static final int CELL_BITS = 4;
    private static final int REST_BITS = 52 - CELL_BITS;
    private static final long REST_MASK = (1L << REST_BITS) - 1;
    private static final long ONE = 0x3FF0000000000000L;
    private static final int ONE_IN = 1 << 12;
    private static final long SMALLEST_BITS = Double.doubleToRawLongBits(1.0 / ONE_IN);
    private static final long HALF_BITS = Double.doubleToRawLongBits(0.5);
    private static final int FIRST_CELL = (int) (SMALLEST_BITS >>> REST_BITS);
    private static final int CELLS = (int) (HALF_BITS >>> REST_BITS) - FIRST_CELL;

    private final DoubleUnaryOperator lower;
    private final DoubleUnaryOperator upper;
    private final double[] table = new double[2 * CELLS * COEFFICIENTS];

    /**
     * Tabulates.
     *
     * @param lower the value that is undercut with a probability up to 1/2, finite and smooth over each sixteenth part of a binade
     * @param upper the value that is exceeded with a probability up to 1/2, likewise; asked for the tail itself, because one less a small
     *     number has lost its digits
     */
    SmoothQuantiles(DoubleUnaryOperator lower, DoubleUnaryOperator upper) {
        this.lower = lower;
        this.upper = upper;
        for (int cell = 0; cell < CELLS; cell++) {
            double low = Double.longBitsToDouble((long) (cell + FIRST_CELL) << REST_BITS);
            double width = Double.longBitsToDouble((long) (cell + FIRST_CELL + 1) << REST_BITS) - low;
            tabulate(cell, t -> lower.applyAsDouble(low + width * (t + 0.5)));
            tabulate(CELLS + cell, t -> upper.applyAsDouble(low + width * (t + 0.5)));
        }
    }

    private void tabulate(int cell, DoubleUnaryOperator function) {
        double[] piece = Interpolation.polynomial(function, COEFFICIENTS);
        System.arraycopy(piece, 0, table, cell * COEFFICIENTS, COEFFICIENTS);
    }

    /** The quantile of a probability. */
    double at(double p) {
        // The smaller of p and 1 - p, and which it is, without a branch: the bits of numbers above zero are in their
        // order.
        long above = Double.doubleToRawLongBits(1 - p);
        long difference = Double.doubleToRawLongBits(p) - above;
        int side = (int) ~(difference >> (Long.SIZE - 1)) & CELLS;
        long bits = above + (difference & difference >> (Long.SIZE - 1));
        if (bits < SMALLEST_BITS || bits >= HALF_BITS) {
            return p < 0.5 ? lower.applyAsDouble(p) : upper.applyAsDouble(1 - p);
        }
        double t = Double.longBitsToDouble((bits & REST_MASK) << CELL_BITS | ONE) - 1.5;
        double[] c = table;
        int k = ((int) (bits >>> REST_BITS) - FIRST_CELL + side) * COEFFICIENTS;
        // One rounding and one instruction for a product and a sum, the same number on every machine.
        double high = Math.fma(t, Math.fma(t, Math.fma(t, c[k + 7], c[k + 6]), c[k + 5]), c[k + 4]);
        return Math.fma(t, Math.fma(t, Math.fma(t, Math.fma(t, high, c[k + 3]), c[k + 2]), c[k + 1]), c[k]);
    }
}
