package dev.jacquard.numerics.uncertainty;

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
            double[] piece = Interpolation.polynomial(t -> ratio(low + (high - low) * (t + 0.5)), COEFFICIENTS);
            System.arraycopy(piece, 0, TABLE, cell * COEFFICIENTS, COEFFICIENTS);
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
}
