package dev.jacquard.scenarios.binding;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.quantity.Unit;

/**
 * The values a model takes of one input.
 *
 * @param low smallest value, minus infinity for none
 * @param high largest value, infinity for none
 * @param lowOpen whether {@code low} itself is refused
 * @param highOpen whether {@code high} itself is refused
 */
public record Bounds(double low, double high, boolean lowOpen, boolean highOpen) {

    /** Everything. */
    public static final Bounds NONE = new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false, false);

    /** The bounds of an output that states none: [0, 1] for a share and for what is true or false. */
    static Bounds of(Unit unit, boolean indicator) {
        boolean share = unit.isShare() && unit.factor() == 1;
        return share || indicator ? new Bounds(0, 1, false, false) : NONE;
    }

    /** Whether a value is taken; never for NaN. */
    public boolean contains(double value) {
        return (lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high);
    }

    /** The bounds as an interval: {@code in [0, 1)}, {@code > 0}. */
    @Override
    public String toString() {
        if (Double.isInfinite(low) && Double.isInfinite(high)) {
            return "a finite number";
        }
        if (Double.isInfinite(high)) {
            return (lowOpen ? "> " : ">= ") + Decimals.shortest(low);
        }
        if (Double.isInfinite(low)) {
            return (highOpen ? "< " : "<= ") + Decimals.shortest(high);
        }
        return "in " + (lowOpen ? "(" : "[") + Decimals.shortest(low) + ", " + Decimals.shortest(high)
                + (highOpen ? ")" : "]");
    }
}
