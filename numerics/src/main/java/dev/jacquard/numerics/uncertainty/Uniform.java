package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;

/**
 * Equal probability everywhere between two ends.
 *
 * @param low lower end, finite
 * @param high upper end, finite, above {@code low}
 */
public record Uniform(double low, double high) implements Distribution {

    public Uniform {
        Check.finite("low", low);
        if (!(high > low && high < Double.POSITIVE_INFINITY)) {
            throw Check.refused("high", high, "a finite number > " + low);
        }
    }

    @Override
    public double quantile(double p) {
        return low + p * (high - low);
    }

    @Override
    public double cdf(double x) {
        return Math.min(1, Math.max(0, (x - low) / (high - low)));
    }

    @Override
    public double mean() {
        return low + (high - low) / 2;
    }
}
