package dev.jacquard.numerics.sensitivity;

import dev.jacquard.numerics.Decimals;

/**
 * An estimated index with its sampling error.
 *
 * @param value the estimate; may fall below 0, or of a share above 1, by sampling error, so print {@link #text} and not this
 * @param standardError its standard error, {@code >= 0}
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param level probability that the interval is meant to hold the true value
 */
public record Index(double value, double standardError, double low, double high, double level) {

    private static final int DIGITS = 3;

    /** Whether the interval reaches down to zero, so that no effect has been shown. */
    public boolean mayBeZero() {
        return !(low > 0);
    }

    /** Whether the estimate of a share came out above 1, which no share is. */
    public boolean isAboveWhole() {
        return value > 1;
    }

    /** {@code 0.314 (95 %: 0.305 to 0.322)}, or what to make of a share that has not been told apart from zero, or came out above 1. */
    public String text() {
        String interval = "(" + Decimals.rounded(100 * level, DIGITS) + " %: " + Decimals.rounded(low, DIGITS) + " to "
                + Decimals.rounded(high, DIGITS) + ")";
        if (mayBeZero()) {
            return "treat as zero or take more draws " + interval;
        }
        return isAboveWhole()
                ? "treat as all or take more draws " + interval
                : Decimals.rounded(value, DIGITS) + " " + interval;
    }
}
