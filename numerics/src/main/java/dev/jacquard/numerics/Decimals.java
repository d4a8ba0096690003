package dev.jacquard.numerics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as text, the same on every Java version and in every locale.
 *
 * <p>{@link Double#toString} printed more digits than needed before Java 19, so text that must not change between versions
 * comes from here.
 */
public final class Decimals {

    /** Digits that always suffice to read back the same double. */
    private static final int ENOUGH = 17;

    private Decimals() {}

    /** The fewest digits that read back as the same number: {@code 0.25}, {@code 1400000}, {@code 2.5e24}. */
    public static String shortest(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value) || value == 0) {
            return special(value);
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < ENOUGH; digits++) {
            // At a power of two the gap below is half the gap above, so the nearest short decimal may miss where the
            // next one up does not.
            for (RoundingMode mode : new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.UP}) {
                BigDecimal rounded = exact.round(new MathContext(digits, mode));
                if (rounded.doubleValue() == value) {
                    return text(rounded);
                }
            }
        }
        return text(exact.round(new MathContext(ENOUGH, RoundingMode.HALF_EVEN)));
    }

    /**
     * The number rounded to so many significant digits, without trailing zeros.
     *
     * @param digits significant digits, at least 1
     */
    public static String rounded(double value, int digits) {
        Check.atLeast("digits", digits, 1);
        if (Double.isNaN(value) || Double.isInfinite(value) || value == 0) {
            return special(value);
        }
        return text(new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN)));
    }

    private static String special(double value) {
        if (Double.isNaN(value)) {
            return "not a number";
        }
        return value == 0 ? "0" : value > 0 ? "infinity" : "-infinity";
    }

    private static String text(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        int exponent = bare.precision() - bare.scale() - 1;
        if (exponent >= -4 && exponent < 9) {
            return bare.toPlainString();
        }
        BigDecimal mantissa = bare.movePointLeft(exponent).stripTrailingZeros();
        return mantissa.toPlainString() + "e" + exponent;
    }
}
