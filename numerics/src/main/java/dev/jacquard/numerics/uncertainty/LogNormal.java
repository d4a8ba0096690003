package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;

/**
 * The distribution of a positive number whose natural logarithm is normal.
 *
 * <p>The usual shape of what can only be above zero, and so the one that is drawn most: its quantiles are tabulated when the first is
 * asked for, and cost no exponential.
 */
public final class LogNormal implements Distribution {

    /** Narrower ones are smooth between the points of the table; wider ones have 90 % of their probability over three and a half orders of magnitude or more. */
    private static final double WIDEST = 2.5;

    /** Medians within this of 1, as a logarithm, keep the whole table in the range of a double. */
    private static final double FARTHEST = 600;

    private final double logMean;
    private final double logStandardDeviation;
    /** Made at need: threads that need it at once make the same one, and its final fields are seen whole. */
    private SmoothQuantiles table;

    /**
     * A lognormal distribution.
     *
     * @param logMean mean of the natural logarithm; {@code exp(logMean)} is the median
     * @param logStandardDeviation standard deviation of the natural logarithm, {@code > 0}
     */
    public LogNormal(double logMean, double logStandardDeviation) {
        this.logMean = Check.finite("logMean", logMean);
        this.logStandardDeviation = Check.positive("logStandardDeviation", logStandardDeviation);
    }

    /** Mean of the natural logarithm. */
    public double logMean() {
        return logMean;
    }

    /** Standard deviation of the natural logarithm. */
    public double logStandardDeviation() {
        return logStandardDeviation;
    }

    @Override
    public double quantile(double p) {
        SmoothQuantiles own = table;
        return own != null ? own.at(p) : untabulated(p);
    }

    private double untabulated(double p) {
        if (logStandardDeviation <= WIDEST && Math.abs(logMean) <= FARTHEST) {
            table = new SmoothQuantiles(
                    m -> atScore(StandardNormal.quantile(m)), m -> atScore(-StandardNormal.quantile(m)));
            return table.at(p);
        }
        return atScore(StandardNormal.quantile(p));
    }

    private double atScore(double z) {
        return Exponential.of(logMean + logStandardDeviation * z);
    }

    @Override
    public double cdf(double x) {
        return x <= 0 ? 0 : StandardNormal.cdf((Math.log(x) - logMean) / logStandardDeviation);
    }

    @Override
    public double mean() {
        return Math.exp(logMean + logStandardDeviation * logStandardDeviation / 2);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogNormal that
                && Double.compare(logMean, that.logMean) == 0
                && Double.compare(logStandardDeviation, that.logStandardDeviation) == 0;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(logMean) * 31 + Double.hashCode(logStandardDeviation);
    }

    @Override
    public String toString() {
        return "LogNormal[logMean=" + logMean + ", logStandardDeviation=" + logStandardDeviation + "]";
    }
}
