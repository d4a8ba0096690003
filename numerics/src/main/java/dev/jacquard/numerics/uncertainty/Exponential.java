package dev.jacquard.numerics.uncertainty;

/**
 * The exponential function, about twice as fast as {@link Math#exp} and the same to the bit on every machine.
 *
 * <p>{@code e^x = 2^(k / 64) e^r} with the fractional powers of two in a table and a short polynomial for {@code e^r - 1}, {@code |r| <= ln
 * 2 / 128}. Relative error below 4e-16.
 *
 * @see <a href="https://doi.org/10.1145/63522.214389">Tang 1989</a>: table-driven implementation of the exponential function
 */
final class Exponential {

    private static final int STEP_BITS = 6;
    private static final int STEPS = 1 << STEP_BITS;
    private static final double STEPS_PER_UNIT = STEPS / 0.693147180559945309417232121458;
    /** The first digits of ln 2 / 64, so few that k times it is exact, and the rest of it. */
    private static final double STEP_HIGH = 0x1.62e42fep-7;

    private static final double STEP_LOW = 0x1.f473de6af278fp-36;
    /** Adding this leaves no room for a fraction: the sum's last bits are the nearest whole number. */
    private static final double ROUNDER = 0x1.8p52;
    /** Beyond this the result may be infinite or lose digits near zero; {@link StrictMath#exp} knows how. */
    private static final double FAR = 700;

    private static final long[] POWERS = new long[STEPS];

    static {
        for (int j = 0; j < STEPS; j++) {
            POWERS[j] = Double.doubleToRawLongBits(StrictMath.pow(2, j / (double) STEPS));
        }
    }

    private Exponential() {}

    static double of(double x) {
        if (!(Math.abs(x) < FAR)) {
            return StrictMath.exp(x);
        }
        double rounded = x * STEPS_PER_UNIT + ROUNDER;
        int k = (int) Double.doubleToRawLongBits(rounded);
        double steps = rounded - ROUNDER;
        double r = x - steps * STEP_HIGH - steps * STEP_LOW;
        double tail = r + r * r * (0.5 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120))));
        // Whole powers of two go straight into the exponent.
        double power = Double.longBitsToDouble(POWERS[k & (STEPS - 1)] + ((long) (k >> STEP_BITS) << 52));
        return power + power * tail;
    }
}
