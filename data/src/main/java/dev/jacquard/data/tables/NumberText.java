package dev.jacquard.data.tables;

import dev.jacquard.numerics.Decimals;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What counts as a number in a table: digits, sign, point and exponent, never NaN, infinity, a decimal comma or a suffix. */
final class NumberText {

    private static final int EXACT_DIGITS = 15;

    private static final Pattern DECIMAL_COMMA = Pattern.compile("([+-]?\\d*),(\\d+)([eE][+-]?\\d+)?");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3}([,' \\u00A0]\\d{3})+(\\.\\d+)?");
    private static final Pattern PERCENT = Pattern.compile("([+-]?[\\d.]+) ?%");

    /** What people and programs write where there is no number. */
    private static final Pattern NONE = Pattern.compile(
            "(?i)[+-]?(nan|inf|infinity|∞)|<?na>?|#?n[./]?a[.!]?|null|nil|none|missing|diverged|-+|–|—|\\?|\\.");

    /** An integer in front of which zeros stand: the number would not give the text back. */
    private static final Pattern LEADING_ZEROS = Pattern.compile("[+-]?0\\d.*");

    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");

    private NumberText() {}

    /**
     * Whether a text is a number that gives it back: not the names {@code 005} and {@code 05}, which both would be 5, nor an integer of
     * more digits than a double has.
     */
    static boolean keeps(String text) {
        boolean names = LEADING_ZEROS.matcher(text).matches();
        double number = parse(text);
        return !Double.isNaN(number)
                && !names
                && (text.length() <= EXACT_DIGITS
                        || !INTEGER.matcher(text).matches()
                        || new BigDecimal(Double.toString(number)).compareTo(new BigDecimal(text)) == 0);
    }

    /** The number, or NaN where the text is none; see {@link #expected} for what to say then. */
    static double parse(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed = c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
            if (!allowed) {
                return Double.NaN;
            }
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /**
     * What to expect instead of a text that {@link #parse} refuses, with a hint where there is an honest one.
     *
     * @param wayOut the hint for a text that stands for no number
     */
    static String expected(String text, String wayOut) {
        Matcher comma = DECIMAL_COMMA.matcher(text);
        if (comma.matches()) {
            String exponent = comma.group(3) == null ? "" : comma.group(3);
            String point = comma.group(1) + "." + comma.group(2) + exponent;
            String whole = comma.group(1) + comma.group(2) + exponent;
            return "a number; with a decimal point: " + point
                    + (comma.group(2).length() == 3 ? ", or without a thousands separator: " + whole : "");
        }
        if (THOUSANDS.matcher(text).matches()) {
            return "a number; without thousands separators: " + text.replaceAll("[,' \\u00A0]", "");
        }
        Matcher percent = PERCENT.matcher(text);
        if (percent.matches() && !Double.isNaN(parse(percent.group(1)))) {
            return "a number; as a fraction: " + Decimals.shortest(Decimals.fromPercent(parse(percent.group(1))));
        }
        String expected = notFinite(text) ? "a finite number" : "a number";
        return NONE.matcher(text).matches() ? expected + wayOut : expected;
    }

    private static boolean notFinite(String text) {
        return text.matches("(?i)[+-]?(nan|inf|infinity|∞)") || text.matches("[+-]?[\\d.]+[eE][+-]?\\d+");
    }
}
