package dev.jacquard.laws.fit;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.fit.Interval;

/**
 * A number asked of a fitted law, with its error and interval; these are not numbers where the rows do not say so much.
 *
 * @param value what the fitted law says
 * @param standardError of the number
 * @param low low end of the interval
 * @param high high end of the interval
 */
public record Spread(double value, double standardError, double low, double high) {

    private static final int PRINTED_DIGITS = 5;

    static Spread of(Interval interval, double error) {
        return new Spread(interval.value(), error, interval.low(), interval.high());
    }

    static Spread unknown(double value) {
        return new Spread(value, Double.NaN, Double.NaN, Double.NaN);
    }

    /** Whether there is an interval. */
    public boolean known() {
        return !Double.isNaN(low);
    }

    @Override
    public String toString() {
        String text = rounded(value);
        return known() ? text + ", " + rounded(low) + " .. " + rounded(high) : text + ", no interval";
    }

    private static String rounded(double value) {
        return Decimals.rounded(value, PRINTED_DIGITS);
    }
}
