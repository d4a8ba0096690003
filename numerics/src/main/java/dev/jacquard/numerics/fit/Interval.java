package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Decimals;

/**
 * A value with the interval around it, at which level, and by which method.
 *
 * <pre>{@code
 * fit.errors().profile("floor").interval();        // floor: 1.82, 1.77 .. 1.87 (90 %, profile likelihood)
 * draws.interval("slope", 0.95);          // slope: 0.35, 0.32 .. 0.37 (95 %, bootstrap over rows, 1000 resamples, percentiles)
 * }</pre>
 *
 * @param of what lies in it
 * @param value the estimate
 * @param low lower end; a bound of the parameter or minus infinity where nothing holds it
 * @param high upper end; a bound or infinity where nothing holds it
 * @param level the share of repetitions whose intervals would hold the truth, in (0, 1)
 * @param method how it was found, and what it takes for granted
 */
public record Interval(String of, double value, double low, double high, double level, String method) {

    private static final int PRINTED_DIGITS = 5;

    @Override
    public String toString() {
        return of + ": " + Decimals.rounded(value, PRINTED_DIGITS) + ", " + Decimals.rounded(low, PRINTED_DIGITS)
                + " .. " + Decimals.rounded(high, PRINTED_DIGITS) + " (" + Decimals.rounded(100 * level, 4) + " %, "
                + method + ")";
    }
}
