package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;

/**
 * One certain value.
 *
 * @param value the value, finite
 */
public record Constant(double value) implements Distribution {

    public Constant {
        Check.finite("value", value);
    }

    @Override
    public double quantile(double p) {
        return value;
    }

    @Override
    public double cdf(double x) {
        return x >= value ? 1 : 0;
    }

    @Override
    public double mean() {
        return value;
    }
}
