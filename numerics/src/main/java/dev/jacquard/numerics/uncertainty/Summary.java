package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;

/**
 * What a set of draws says in six numbers.
 *
 * <p>Quantiles are of type 7, as in R and numpy: linear between order statistics. Draws may be infinite (a growth path that
 * diverges); then the mean is infinite or undefined, and {@link #infinite} counts them.
 *
 * @param count number of draws
 * @param infinite how many of them are infinite
 * @param mean arithmetic mean
 * @param standardDeviation with divisor n - 1; 0 for one draw
 * @param p5 5th percentile
 * @param p50 median
 * @param p95 95th percentile
 * @see <a href="https://doi.org/10.1080/00031305.1996.10473566">Hyndman and Fan 1996</a>, definition 7
 */
public record Summary(
        long count, long infinite, double mean, double standardDeviation, double p5, double p50, double p95) {

    /**
     * Summarises the values, which are left as they are.
     *
     * @throws IllegalArgumentException if there is no value, or one is not a number
     */
    public static Summary of(double[] values) {
        double[] percentiles = Quantiles.of(values, 0.05, 0.50, 0.95);
        double mean = mean(values);
        double squares = 0;
        long infinite = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
            infinite += Double.isInfinite(value) ? 1 : 0;
        }
        double deviation = values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0;
        return new Summary(values.length, infinite, mean, deviation, percentiles[0], percentiles[1], percentiles[2]);
    }

    /** The type 7 quantile of values in any order. */
    public static double quantile(double[] values, double probability) {
        return Quantiles.of(values, probability)[0];
    }

    /** Type 7 quantiles of values in any order, without sorting them all where there are many. */
    public static double[] quantiles(double[] values, double... probabilities) {
        return Quantiles.of(values, probabilities);
    }

    /** The type 7 quantile of values in ascending order. */
    public static double quantileOfSorted(double[] sorted, double probability) {
        Check.fraction("probability", probability);
        double position = probability * (sorted.length - 1);
        int below = (int) Math.floor(position);
        double low = sorted[below];
        double high = sorted[Math.min(below + 1, sorted.length - 1)];
        // Equal neighbours first: the difference of two infinities is not a number.
        return low == high || position == below ? low : low + (position - below) * (high - low);
    }

    private static double mean(double[] values) {
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            sum += value;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        // Rounding may carry a mean past its own numbers: that of 0.35, ten times, to 0.35000000000000003.
        return Math.max(least, Math.min(most, sum / values.length));
    }

    /** The mean to the digits that its standard error allows, and the error: {@code 4000 ± 1300}. */
    public String meanText() {
        double error = MonteCarloError.ofMean(this);
        String text = Decimals.allowed(mean, error, 4);
        return error > 0 && Double.isFinite(error) ? text + " ± " + Decimals.rounded(error, 2) : text;
    }

    @Override
    public String toString() {
        return "p5 " + Decimals.rounded(p5, 4) + ", p50 " + Decimals.rounded(p50, 4) + ", p95 "
                + Decimals.rounded(p95, 4) + " (mean " + meanText() + ", " + count + " draws)";
    }
}
