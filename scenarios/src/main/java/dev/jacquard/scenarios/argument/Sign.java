package dev.jacquard.scenarios.argument;

/** How a predicate compares a number with its threshold. */
public enum Sign {
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    WITHIN("in");

    private final String symbol;

    Sign(String symbol) {
        this.symbol = symbol;
    }

    /** The sign as people write it; {@code in} for an interval. */
    public String symbol() {
        return symbol;
    }
}
