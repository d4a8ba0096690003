package dev.jacquard.charts;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.quantity.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How a number is printed for a reader; stories name a style after a bar, {@code {{outputs.npvUsd.p50 | usd}}}.
 *
 * <p>Every style rounds to about three significant digits, groups thousands with a narrow space and never depends on the
 * locale. Programs read the full precision from JSON and CSV instead.
 */
public enum NumberStyle {
    /** Three significant digits: {@code 0.0123}, {@code 12 300}, {@code 2.32 × 10¹²}. */
    PLAIN,
    /** A fraction as a percentage: 0.64 is {@code 64 %}; one decimal below 10 % and above 90 %. */
    PERCENT,
    /** US dollars with a word for large amounts: {@code $878 million}. */
    USD,
    /** A ratio: {@code 3.4×}. */
    X,
    /** With the prefixes k, M, G, T, P, E: {@code 70 G}. */
    SI,
    /** An amount of anything with a word for large ones: {@code 72.2 billion}. */
    COUNT,
    /** A duration in years: {@code 2.3 years}. */
    YEARS,
    /** A duration in minutes: {@code 12 min}. */
    MIN,
    /** A calendar year, never grouped: {@code 2030}. */
    YEAR;

    /** A narrow space at which no line breaks. */
    public static final String NARROW = "\u202f";

    private static final int DIGITS = 3;
    private static final double LARGEST_WORD = 1e15;
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final List<String> PREFIXES = List.of("", "k", "M", "G", "T", "P", "E");
    private static final List<String> AMOUNTS = List.of("", "thousand", "million", "billion", "trillion");

    /** The name that stories use, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The style of a name used in a story.
     *
     * @throws IllegalArgumentException for an unknown name, with the nearest known one
     */
    public static NumberStyle named(String word) {
        List<String> known = Arrays.stream(values()).map(NumberStyle::word).toList();
        int index = known.indexOf(word);
        if (index < 0) {
            throw Check.refused(
                    "format", word, "one of " + String.join(", ", known) + "; nearest: " + Check.nearest(word, known));
        }
        return values()[index];
    }

    /** The number as text; {@code unbounded} for an infinity and {@code undefined} for NaN. */
    public String text(double value) {
        return text(value, DIGITS);
    }

    /** The number with more digits, where three would print two different numbers alike. */
    String text(double value, int digits) {
        if (Double.isNaN(value)) {
            return "undefined";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "unbounded" : "unbounded below";
        }
        return switch (this) {
            case PLAIN -> plain(value, digits);
            case PERCENT -> percent(value);
            case USD -> (value < 0 ? "−" : "") + "$" + scaled(Math.abs(value), AMOUNTS, 1e6, digits);
            case X -> plain(value, digits) + "×";
            case SI -> scaled(value, PREFIXES, 1e3, digits);
            case COUNT -> Math.abs(value) < LARGEST_WORD ? scaled(value, AMOUNTS, 1e6, digits) : plain(value, digits);
            case YEARS -> unit(plain(value, digits), "year", "years");
            case MIN -> plain(value, digits) + NARROW + "min";
            case YEAR -> Decimals.rounded(value, 6);
        };
    }

    /** A plain number with its unit behind it: nothing for plain numbers and shares, and {@code /year} for {@code 1/year}. */
    public static String quantity(double value, Unit unit) {
        if (unit.isPlain() || unit.isShare()) {
            return PLAIN.text(value);
        }
        String symbol = unit.symbol();
        return PLAIN.text(value) + NARROW + (symbol.startsWith("1/") ? symbol.substring(1) : symbol);
    }

    private static String unit(String number, String one, String many) {
        return number + NARROW + (number.equals("1") ? one : many);
    }

    private static String percent(double fraction) {
        double percent = 100 * fraction;
        boolean edge = percent < 10 || percent > 90;
        BigDecimal rounded = new BigDecimal(percent).setScale(edge ? 1 : 0, RoundingMode.HALF_EVEN);
        boolean whole = rounded.stripTrailingZeros().scale() <= 0;
        if (rounded.signum() == 0 && percent > 0) {
            return "<" + NARROW + "0.1" + NARROW + "%";
        }
        if (rounded.compareTo(BigDecimal.valueOf(100)) == 0 && percent < 100) {
            return ">" + NARROW + "99.9" + NARROW + "%";
        }
        return grouped(whole ? rounded.setScale(0, RoundingMode.HALF_EVEN) : rounded) + NARROW + "%";
    }

    private static String scaled(double value, List<String> words, double from, int digits) {
        int step = 0;
        double left = value;
        while (Math.abs(left) >= 1000 && step + 1 < words.size() && Math.abs(value) >= from) {
            left /= 1000;
            step++;
        }
        return plain(left, digits) + (words.get(step).isEmpty() ? "" : NARROW + words.get(step));
    }

    public static String plain(double value) {
        return plain(value, DIGITS);
    }

    private static String plain(double value, int digits) {
        if (value == 0) {
            return "0";
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < -4 || exponent >= 6) {
            BigDecimal mantissa = rounded.movePointLeft(exponent).stripTrailingZeros();
            return grouped(mantissa) + NARROW + "×" + NARROW + power(exponent);
        }
        return grouped(exponent >= digits ? exact.setScale(0, RoundingMode.HALF_EVEN) : rounded);
    }

    /** A power of ten: {@code 10¹²}. */
    static String power(int exponent) {
        StringBuilder text = new StringBuilder("10");
        for (char digit : Integer.toString(exponent).toCharArray()) {
            text.append(digit == '-' ? '⁻' : SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }

    private static String grouped(BigDecimal number) {
        return separated(number.stripTrailingZeros());
    }

    /** All digits, with a narrow space between thousands and a minus sign. */
    static String separated(BigDecimal number) {
        String text = number.abs().toPlainString();
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < whole.length(); i++) {
            boolean gap = i > 0 && (whole.length() - i) % 3 == 0 && whole.length() > 4;
            grouped.append(gap ? NARROW : "").append(whole.charAt(i));
        }
        return (number.signum() < 0 ? "−" : "") + grouped + (point < 0 ? "" : text.substring(point));
    }
}
