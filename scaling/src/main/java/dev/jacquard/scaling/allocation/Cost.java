package dev.jacquard.scaling.allocation;

/**
 * What a model of a given size trained on a given number of tokens costs, in any one unit.
 *
 * <p>Must rise in both. The elasticities are differences unless a cost knows its own.
 *
 * <pre>{@code
 * Cost withAttention = (n, d) -> 6 * n * d * (1 + 2e9 / n);
 * BestSplit.leastLoss(ChinchillaLaw.besiroglu2024().law(), withAttention, 1e21);
 * }</pre>
 */
@FunctionalInterface
public interface Cost {

    /**
     * The cost.
     *
     * @param parameters N, {@code > 0}
     * @param tokens D, training tokens, {@code > 0}
     */
    double of(double parameters, double tokens);

    /** {@code d ln cost / d ln N}. */
    default double parameterElasticity(double parameters, double tokens) {
        double step = 1e-5;
        return (Math.log(of(parameters * Math.exp(step), tokens)) - Math.log(of(parameters * Math.exp(-step), tokens)))
                / (2 * step);
    }

    /** {@code d ln cost / d ln D}. */
    default double tokenElasticity(double parameters, double tokens) {
        double step = 1e-5;
        return (Math.log(of(parameters, tokens * Math.exp(step))) - Math.log(of(parameters, tokens * Math.exp(-step))))
                / (2 * step);
    }
}
