package dev.jacquard.charts;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What is printed at the ticks of one axis: as many digits as tell one tick from the next.
 *
 * @param numbers how the axis prints
 * @param step from one tick to the next: 1, 2 or 5 times a power of ten
 * @param largest size of the tick farthest from zero
 */
record TickText(NumberStyle numbers, double step, double largest) {

    private static final double SLACK = 1e-9;

    /** Digits that every style prints. */
    private static final int USUAL = 3;

    /** From this size on, and below this step, the usual text is shorter than all the zeros. */
    private static final double LARGE = 1e5;

    private static final double SMALL = 1e-4;

    /** What is longer than this is written with a power of ten. */
    private static final int MOST_WHOLE = 15;

    private static final int MOST_PLACES = 9;
    private static final int LARGE_PERCENTAGE = 6;

    /** The text at a lead digit times a power of ten on an axis of factors. */
    static String factor(NumberStyle numbers, double at, int lead, int decade) {
        boolean plain = numbers == NumberStyle.PLAIN || numbers == NumberStyle.X;
        if (plain && (decade < -3 || decade > 4)) {
            return (lead == 1 ? "" : lead + "×") + NumberStyle.power(decade) + (numbers == NumberStyle.X ? "×" : "");
        }
        // As it is: a reader's "< 0.1 %" would stand at every decade below.
        return numbers == NumberStyle.PERCENT
                ? NumberStyle.plain(100 * at) + NumberStyle.NARROW + "%"
                : numbers.text(at);
    }

    String of(double at) {
        return switch (numbers) {
            case PLAIN -> number(at, 1);
            case X -> number(at, 1) + "×";
            case PERCENT -> number(at, 100) + NumberStyle.NARROW + "%";
            case YEAR -> isYear() ? fixed(at, places(1)).toPlainString() : number(at, 1);
            default -> numbers.text(at, Math.max(USUAL, digits(1)));
        };
    }

    private String number(double at, int scale) {
        boolean percent = scale != 1;
        double shown = scale * at;
        boolean usual = digits(scale) <= USUAL;
        if (percent
                ? exponent(scale * largest) < LARGE_PERCENTAGE && places(scale) <= MOST_PLACES
                : isSmall() || usual) {
            double size = Math.abs(at);
            boolean zeros = !percent && (size >= LARGE || step < SMALL);
            return zeros && usual
                    ? NumberStyle.plain(at)
                    : signed(fixed(shown, places(scale)).toPlainString());
        }
        int power = exponent(scale * largest);
        if (power < MOST_WHOLE && places(scale) <= MOST_PLACES) {
            return NumberStyle.separated(fixed(shown, places(scale)));
        }
        // One power of ten for the axis, and so the same number of digits everywhere.
        BigDecimal mantissa = new BigDecimal(shown)
                .movePointLeft(power)
                .setScale(Math.max(0, digits(scale) - 1), RoundingMode.HALF_EVEN);
        return mantissa.signum() == 0
                ? "0"
                : NumberStyle.separated(mantissa) + NumberStyle.NARROW + "×" + NumberStyle.NARROW
                        + NumberStyle.power(power);
    }

    /** Whether decimals say it shortest. */
    private boolean isSmall() {
        return largest < LARGE && step >= SMALL;
    }

    /** Whether it can be a year of the calendar, which is never grouped. */
    private boolean isYear() {
        return largest < LARGE && places(1) <= MOST_PLACES;
    }

    /** Digits from the first of the largest tick to the last that the step changes. */
    private int digits(int scale) {
        return exponent(scale * largest) - exponent(scale * step) + 1;
    }

    private int places(int scale) {
        return Math.max(0, -exponent(scale * step));
    }

    private static int exponent(double value) {
        return (int) Math.floor(Math.log10(value) + SLACK);
    }

    private static BigDecimal fixed(double value, int places) {
        return new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN);
    }

    /** With a minus sign of its own, and none before a zero. */
    private static String signed(String text) {
        String proper = text.replace("-", "−");
        return proper.matches("−0(\\.0*)?") ? proper.substring(1) : proper;
    }
}
