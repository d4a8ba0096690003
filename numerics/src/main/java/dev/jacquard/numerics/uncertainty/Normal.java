package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;

/**
 * The normal distribution.
 *
 * @param mean centre, finite
 * @param standardDeviation spread, {@code > 0}
 */
public record Normal(double mean, double standardDeviation) implements Distribution {

    public Normal {
        Check.finite("mean", mean);
        Check.positive("standardDeviation", standardDeviation);
    }

    @Override
    public double quantile(double p) {
        return mean + standardDeviation * StandardNormal.quantile(p);
    }

    @Override
    public double cdf(double x) {
        return StandardNormal.cdf((x - mean) / standardDeviation);
    }
}
