package dev.jacquard.scenarios.argument;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.charts.NumberStyle;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.quantity.Unit;

/**
 * One number compared with a threshold or an interval: the predicate of a claim, or the condition on which it holds.
 *
 * <pre>{@code
 * new Condition("priceDecline", Sign.LESS, 0.21, 0.21, Unit.parse("/year")).toString();   // priceDecline < 0.21 /year
 * }</pre>
 *
 * @param subject the output or input compared; an indexed output is {@code slope[fp32PerUsd]}, a path at a date {@code
 *     stable10@2028-01-01}
 * @param sign how it is compared
 * @param low the threshold, or the lower end of the interval, in {@code unit}
 * @param high the upper end of the interval, included; equal to {@code low} for a threshold
 * @param unit the unit of both ends
 */
public record Condition(String subject, Sign sign, double low, double high, Unit unit) {

    /** Digits of a threshold in text: enough to quote, too few to look certain. */
    private static final int TEXT_DIGITS = 3;

    public Condition {
        notBlank("subject", subject);
        notNull("sign", sign);
        finite("low", low);
        finite("high", high);
        notNull("unit", unit);
        if (sign == Sign.WITHIN ? !(low < high) : low != high) {
            throw Check.refused("high", high, sign == Sign.WITHIN ? "above low = " + low : "equal to low = " + low);
        }
    }

    /** A comparison with one threshold. */
    public static Condition of(String subject, Sign sign, double threshold, Unit unit) {
        return new Condition(subject, sign, threshold, threshold, unit);
    }

    /** Whether a value satisfies it; both ends of an interval belong to it. */
    public boolean holds(double value) {
        return switch (sign) {
            case LESS -> value < low;
            case AT_MOST -> value <= low;
            case GREATER -> value > low;
            case AT_LEAST -> value >= low;
            case WITHIN -> value >= low && value <= high;
        };
    }

    /** Whether the predicate is an interval. */
    public boolean isInterval() {
        return sign == Sign.WITHIN;
    }

    /** The condition for readers, typeset: {@code kneeAgents in 4 to 40}, {@code growth ≤ 0.21 /year}. */
    public String words() {
        String sign = switch (this.sign) {
            case LESS -> "<";
            case AT_MOST -> "≤";
            case GREATER -> ">";
            case AT_LEAST -> "≥";
            case WITHIN -> "in";
        };
        String from = isInterval() ? NumberStyle.PLAIN.text(low) + " to " : "";
        return subject + " " + sign + " " + from + NumberStyle.quantity(high, unit);
    }

    /** The condition as a file writes it: thresholds with three significant digits, and the unit. */
    @Override
    public String toString() {
        String range = isInterval()
                ? Decimals.rounded(low, TEXT_DIGITS) + " .. " + Decimals.rounded(high, TEXT_DIGITS)
                : Decimals.rounded(low, TEXT_DIGITS);
        return subject + " " + sign.symbol() + " " + range + (unit.isPlain() ? "" : " " + unit);
    }
}
