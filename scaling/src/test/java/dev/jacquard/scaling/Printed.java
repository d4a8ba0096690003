package dev.jacquard.scaling;

import org.assertj.core.data.Offset;

/** The tolerance of a printed number. */
public final class Printed {

    private Printed() {}

    /** Half a unit of the last digit of a number printed with so many decimals, and a trifle for the rounding of the test itself. */
    public static Offset<Double> decimals(int decimals) {
        return Offset.offset(0.5 * Math.pow(10, -decimals) * (1 + 1e-6));
    }
}
