package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import java.util.List;

/**
 * What draws that were never kept say: exact quantiles, and moments joined in the order of the draws.
 *
 * @param count number of draws
 * @param infinite how many of them are infinite
 * @param mean arithmetic mean; infinite or not a number where draws are infinite
 * @param standardDeviation with divisor n - 1; 0 for one draw, not a number where draws are infinite
 * @param minimum the smallest draw
 * @param maximum the largest draw
 * @param quantiles those asked for, in the order asked
 */
public record OnePassSummary(
        long count,
        long infinite,
        double mean,
        double standardDeviation,
        double minimum,
        double maximum,
        List<Quantile> quantiles) {

    /**
     * A quantile of type 7.
     *
     * @param probability in [0, 1]
     * @param value the quantile
     * @param standardError its {@link MonteCarloError#ofQuantile standard error}
     */
    public record Quantile(double probability, double value, double standardError) {}

    public OnePassSummary {
        quantiles = List.copyOf(quantiles);
    }

    /**
     * One of the quantiles.
     *
     * @throws IllegalArgumentException if it was not asked for before the pass
     */
    public Quantile quantile(double probability) {
        List<Double> asked = quantiles.stream().map(Quantile::probability).toList();
        int at = asked.indexOf(probability);
        if (at < 0) {
            throw Check.refused("probability", probability, "one asked for before the pass, " + asked);
        }
        return quantiles.get(at);
    }

    /** The six numbers of a summary, where 0.05, 0.5 and 0.95 were asked for. */
    public Summary summary() {
        return new Summary(
                count,
                infinite,
                mean,
                standardDeviation,
                quantile(0.05).value(),
                quantile(0.5).value(),
                quantile(0.95).value());
    }

    @Override
    public String toString() {
        double error = standardDeviation / Math.sqrt(count);
        StringBuilder text = new StringBuilder("mean " + Decimals.allowed(mean, error, 4));
        if (Double.isFinite(error)) {
            text.append(" ± ").append(Decimals.rounded(error, 2));
        }
        for (Quantile quantile : quantiles) {
            text.append(", p")
                    .append(Decimals.rounded(100 * quantile.probability(), 4))
                    .append(' ')
                    .append(Decimals.rounded(quantile.value(), 4))
                    .append(" ± ")
                    .append(Decimals.rounded(quantile.standardError(), 2));
        }
        return text.append(" (").append(count).append(" draws)").toString();
    }
}
