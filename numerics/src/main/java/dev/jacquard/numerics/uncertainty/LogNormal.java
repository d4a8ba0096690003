package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;

/**
 * The distribution of a positive number whose natural logarithm is normal.
 *
 * @param logMean mean of the natural logarithm; {@code exp(logMean)} is the median
 * @param logStandardDeviation standard deviation of the natural logarithm, {@code > 0}
 */
public record LogNormal(double logMean, double logStandardDeviation) implements Distribution {

    public LogNormal {
        Check.finite("logMean", logMean);
        Check.positive("logStandardDeviation", logStandardDeviation);
    }

    @Override
    public double quantile(double p) {
        return Exponential.of(logMean + logStandardDeviation * StandardNormal.quantile(p));
    }

    @Override
    public double cdf(double x) {
        return x <= 0 ? 0 : StandardNormal.cdf((Math.log(x) - logMean) / logStandardDeviation);
    }

    @Override
    public double mean() {
        return Math.exp(logMean + logStandardDeviation * logStandardDeviation / 2);
    }
}
