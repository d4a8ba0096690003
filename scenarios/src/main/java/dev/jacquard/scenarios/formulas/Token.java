package dev.jacquard.scenarios.formulas;

import dev.jacquard.numerics.quantity.Unit;

/**
 * A word of an expression.
 *
 * @param kind what it is
 * @param at where it begins
 * @param text as written; of a text in quotes what is between them
 * @param value of a number, or a day in decimal years
 * @param unit of a number
 */
record Token(Kind kind, int at, String text, double value, Unit unit) {

    /** What a word can be. */
    enum Kind {
        NUMBER,
        DAY,
        QUOTED,
        NAME,
        SYMBOL,
        END
    }

    static Token of(Kind kind, int at, String text) {
        return new Token(kind, at, text, 0, Unit.ONE);
    }

    boolean is(String symbol) {
        return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(symbol);
    }

    /** How an error calls it. */
    String shown() {
        return switch (kind) {
            case END -> "the end";
            case QUOTED -> "\"" + text + "\"";
            default -> text;
        };
    }
}
