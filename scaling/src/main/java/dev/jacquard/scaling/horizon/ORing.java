package dev.jacquard.scaling.horizon;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.numerics.Check.positive;

/**
 * A product that is worth something only when every step went well.
 *
 * <p>{@code Y = B n q_1 q_2 ... q_n}: the value of n steps falls with the product of their qualities, so that workers of like quality
 * belong together and one weak step wastes all the others.
 *
 * <pre>{@code
 * ORing.quality(0.99, 100);   // 0.366
 * }</pre>
 *
 * @see <a href="https://doi.org/10.2307/2118400">Kremer 1993</a>, The O-Ring Theory of Economic Development, equation 1
 */
public final class ORing {

    private ORing() {}

    /** The product of n equal qualities, {@code q^n}. */
    public static double quality(double quality, int steps) {
        return Math.pow(fraction("quality", quality), atLeast("steps", steps, 1));
    }

    /** Output {@code B n q_1 ... q_n}, with B output per step when nothing fails. */
    public static double output(double perStep, double... qualities) {
        atLeast("steps", qualities.length, 1);
        double product = positive("perStep", perStep) * qualities.length;
        for (double quality : qualities) {
            product *= fraction("quality", quality);
        }
        return product;
    }
}
