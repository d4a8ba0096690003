package dev.jacquard.data.tables;

import dev.jacquard.numerics.Check;

/**
 * A table that cannot be used as it is; the message is one line, {@code file:line column: value (expected: ...)}.
 *
 * <pre>{@code
 * runs.csv:12 loss: "n.a." (expected: a number)
 * }</pre>
 */
public final class TableException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN_CHARACTERS = 60;

    private TableException(String message) {
        super(message);
    }

    /** A refusal whose message is complete. */
    static TableException plain(String message) {
        return new TableException(message);
    }

    /** A refusal of the whole file, or of one place in it: {@code place: value (expected: ...)}. */
    public static TableException refused(String place, String value, String expected) {
        return new TableException(Check.refused(place, value, expected).getMessage());
    }

    /** The text of a cell for a message: in quotation marks, on one line, shortened, without control characters. */
    static String shown(String text) {
        int end = Math.min(text.length(), SHOWN_CHARACTERS);
        StringBuilder shown = new StringBuilder("\"");
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            shown.append(Character.isISOControl(c) ? '?' : c);
        }
        return shown.append(end < text.length() ? "...\"" : "\"").toString();
    }
}
