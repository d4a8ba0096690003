package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;

/**
 * The distribution of a positive number whose logarithm is uniform: equal probability for equal ratios.
 *
 * @param low lower end, {@code > 0}
 * @param high upper end, finite, above {@code low}
 */
public record LogUniform(double low, double high) implements Distribution {

    public LogUniform {
        Check.positive("low", low);
        if (!(high > low && high < Double.POSITIVE_INFINITY)) {
            throw Check.refused("high", high, "a finite number > " + low);
        }
    }

    @Override
    public double quantile(double p) {
        return low * Math.exp(p * Math.log(high / low));
    }

    @Override
    public double cdf(double x) {
        return x <= low ? 0 : Math.min(1, Math.log(x / low) / Math.log(high / low));
    }

    @Override
    public double mean() {
        return (high - low) / Math.log(high / low);
    }
}
