package dev.jacquard.scenarios.formulas;

/** What is wrong with an expression, and where in its text. */
final class FormulaError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Characters of an expression shown on each side of the place. */
    private static final int SHOWN = 60;

    private final int at;

    /**
     * A fault of an expression.
     *
     * @param at offset into the text
     * @param message what is wrong, as {@code value (expected: range)}
     */
    FormulaError(int at, String message) {
        super(message, null, false, false);
        this.at = at;
    }

    /** The fault with the text under it and a caret under the place; of a long text only what stands around it. */
    String shown(String text) {
        int place = Math.min(at, text.length());
        int from = Math.max(0, place - SHOWN);
        int to = Math.min(text.length(), place + SHOWN);
        String before = (from > 0 ? "…" : "") + text.substring(from, place);
        String after = text.substring(place, to) + (to < text.length() ? "…" : "");
        return getMessage() + "\n  " + before + after + "\n  " + " ".repeat(before.codePointCount(0, before.length()))
                + "^";
    }
}
