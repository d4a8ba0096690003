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
        return Double.isNaN(value) || Double.isInfinite(value) || value == 0 ? special(value) : text(asWritten(value));
    }

    /**
     * The decimal that {@link #shortest} prints, for sums that people do on paper: 35 times 0.01 is 0.35, which no product of the two
     * doubles is.
     *
     * @param value finite
     */
    public static BigDecimal asWritten(double value) {
        BigDecimal exact = new BigDecimal(Check.finite("value", value));
        if (value == 0) {
            return BigDecimal.ZERO;
        }
        for (int digits = 1; digits < ENOUGH; digits++) {
            // At a power of two the gap below is half the gap above, so the nearest short decimal may miss where the
            // next one up does not.
            for (RoundingMode mode : new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.UP}) {
                BigDecimal rounded = exact.round(new MathContext(digits, mode));
                if (rounded.doubleValue() == value) {
                    return rounded;
                }
            }
        }
        return exact.round(new MathContext(ENOUGH, RoundingMode.HALF_EVEN));
    }

    /** So many per cent as a fraction, by moving the decimal point: 1.35 is 0.0135, where 1.35 / 100 is 0.013500000000000002. */
    public static double fromPercent(double percent) {
        return Double.isFinite(percent) ? asWritten(percent).movePointLeft(2).doubleValue() : percent;
    }

    /**
     * The number to the digits that its standard error allows: up to the place of the error's first digit, {@code 4000} for 4436 with
     * an error of 1290.
     *
     * @param error standard error; where it is 0, infinite or not a number it allows any digit
     * @param digits significant digits at most, at least 1
     */
    public static String allowed(double value, double error, int digits) {
        if (!(error > 0 && Double.isFinite(error) && Double.isFinite(value))) {
            return rounded(value, digits);
        }
        int place = leadingPlace(new BigDecimal(error));
        int finest = value == 0 ? place : leadingPlace(new BigDecimal(value)) - Check.atLeast("digits", digits, 1) + 1;
        BigDecimal rounded = new BigDecimal(value).setScale(-Math.max(place, finest), RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : text(rounded);
    }

    private static int leadingPlace(BigDecimal number) {
        return number.precision() - number.scale() - 1;
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
        int exponent = leadingPlace(bare);
        if (exponent >= -4 && exponent < 9) {
            return bare.toPlainString();
        }
        BigDecimal mantissa = bare.movePointLeft(exponent).stripTrailingZeros();
        return mantissa.toPlainString() + "e" + exponent;
    }
}
