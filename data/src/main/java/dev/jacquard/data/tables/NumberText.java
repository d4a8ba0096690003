package dev.jacquard.data.tables;

import dev.jacquard.numerics.Decimals;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What counts as a number in a table: digits, sign, point and exponent, never NaN, infinity, a decimal comma or a suffix. */
final class NumberText {

    private static final Pattern DECIMAL_COMMA = Pattern.compile("([+-]?\\d*),(\\d+)([eE][+-]?\\d+)?");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3}([,' \\u00A0]\\d{3})+(\\.\\d+)?");
    private static final Pattern PERCENT = Pattern.compile("([+-]?[\\d.]+) ?%");

    private NumberText() {}

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

    /** What to expect instead of a text that {@link #parse} refuses, with a hint where there is an honest one. */
    static String expected(String text) {
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
        return notFinite(text) ? "a finite number" : "a number";
    }

    private static boolean notFinite(String text) {
        return text.matches("(?i)[+-]?(nan|inf|infinity|∞)") || text.matches("[+-]?[\\d.]+[eE][+-]?\\d+");
    }
}
