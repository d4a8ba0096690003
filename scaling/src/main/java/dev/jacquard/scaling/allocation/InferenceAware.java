package dev.jacquard.scaling.allocation;

import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.scaling.loss.Allocation;
import dev.jacquard.scaling.loss.LossLaw;

/**
 * The model that costs least over its life and is as good as a given one: smaller, and trained for longer.
 *
 * <p>In FLOP the condition is {@code eN / eD = 1 + T / (3 D)}, with T the tokens served and {@code eN = -dL / d ln N}.
 *
 * <pre>{@code
 * var law = ChinchillaLaw.besiroglu2024().law();
 * var base = new Allocation(70e9, law.optimalTokens(70e9));
 * InferenceAware.of(law, base, LifetimeCost.flop(2e12)).best();   // Allocation[parameters=4.81e10, tokens=1.99e12]
 * }</pre>
 *
 * @param baseline the model whose loss is kept
 * @param best the model with that loss and the least cost of a life
 * @param cost what both are charged
 * @see <a href="https://arxiv.org/abs/2401.00448">Sardana et al. 2023</a>, equation 3
 */
public record InferenceAware(Allocation baseline, Allocation best, Cost cost) {

    public InferenceAware {
        notNull("baseline", baseline);
        notNull("best", best);
        notNull("cost", cost);
    }

    /**
     * Finds the best model of the baseline's loss.
     *
     * @param law the loss
     * @param baseline the model whose quality is wanted
     * @param cost training and serving together, in any unit
     */
    public static InferenceAware of(LossLaw law, Allocation baseline, LifetimeCost cost) {
        double loss = law.loss(baseline.parameters(), baseline.tokens());
        return new InferenceAware(baseline, BestSplit.leastCost(law, cost, loss), cost);
    }

    /** Training tokens of the best model over those of the baseline. */
    public double tokenRatio() {
        return best.tokens() / baseline.tokens();
    }

    /** Cost of the best model's life over that of the baseline; at most 1. */
    public double costRatio() {
        return cost.of(best.parameters(), best.tokens()) / cost.of(baseline.parameters(), baseline.tokens());
    }

    /**
     * The served tokens for which a model as it was made is the best of its loss, in FLOP: {@code T = 3 D (eN / eD - 1)}.
     *
     * <p>Negative for a model too large even if it serves nobody. It is only as well known as the ratio of the two pulls, which is
     * poorly known far from the runs of the fit.
     */
    public static double impliedServedTokens(LossLaw law, Allocation made) {
        return 3
                * made.tokens()
                * (law.parameterPull(made.parameters(), made.tokens()) / law.tokenPull(made.parameters(), made.tokens())
                        - 1);
    }
}
