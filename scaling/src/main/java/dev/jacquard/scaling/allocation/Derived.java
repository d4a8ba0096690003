package dev.jacquard.scaling.allocation;

import dev.jacquard.scaling.loss.Allocation;
import dev.jacquard.scaling.loss.LossLaw;

/**
 * Quantities of a law of loss that may be compared between publications, where the exponents in the formula may not.
 *
 * <p>Each is taken at the best split of a budget, for any law: {@code a = d ln N* / d ln C}; {@code gamma}, the exponent with which the
 * loss that compute can still remove falls, {@code -d ln(-dL* / d ln C) / d ln C}, free of any floor; {@code sigma}, the elasticity
 * of substitution between N and D. For a {@link dev.jacquard.scaling.loss.ChinchillaLaw} they are {@code beta / (alpha + beta)},
 * {@code alpha beta / (alpha + beta)} and {@code 1 / (1 + beta s + alpha (1 - s))}.
 *
 * <pre>{@code
 * Derived.at(ChinchillaLaw.besiroglu2024().law(), 5.76e23);   // a 0.513, gamma 0.178, sigma 0.737
 * }</pre>
 *
 * @param parameterExponent a
 * @param computeExponent gamma
 * @param substitution sigma
 * @param tokensPerParameter D* / N* at the budget
 */
public record Derived(
        double parameterExponent, double computeExponent, double substitution, double tokensPerParameter) {

    /** Large enough for the ten digits of a law without exact slopes, small enough for a curve that bends over many decades. */
    private static final double STEP = 0.02;

    /**
     * The quantities at a budget.
     *
     * @param law the loss
     * @param flop training compute, FLOP, {@code > 0}
     */
    public static Derived at(LossLaw law, double flop) {
        Allocation here = Plan.bestSplit(law, flop);
        Allocation less = Plan.bestSplit(law, flop * Math.exp(-STEP));
        Allocation more = Plan.bestSplit(law, flop * Math.exp(STEP));
        // With the cost 6 N D both pulls are equal at the optimum, and equal -dL* / d ln C.
        double lessToGain = law.tokenPull(less.parameters(), less.tokens());
        double moreToGain = law.tokenPull(more.parameters(), more.tokens());
        return new Derived(
                Math.log(more.parameters() / less.parameters()) / (2 * STEP),
                Math.log(lessToGain / moreToGain) / (2 * STEP),
                substitution(law, here),
                here.tokensPerParameter());
    }

    /** Along the line of equal loss: {@code d ln(D / N) / d ln MRS}, with {@code MRS = (eN / eD) (D / N)}. */
    static double substitution(LossLaw law, Allocation at) {
        double model = law.parameterPull(at.parameters(), at.tokens());
        double data = law.tokenPull(at.parameters(), at.tokens());
        double share = model / (model + data);
        double pulls = (logPulls(law, at, STEP * (1 - share), -STEP * share)
                        - logPulls(law, at, -STEP * (1 - share), STEP * share))
                / (2 * STEP);
        // Moving along the line by one step changes ln(D / N) by minus one step.
        return 1 / (1 - pulls);
    }

    private static double logPulls(LossLaw law, Allocation at, double logParameters, double logTokens) {
        double parameters = at.parameters() * Math.exp(logParameters);
        double tokens = at.tokens() * Math.exp(logTokens);
        return Math.log(law.parameterPull(parameters, tokens) / law.tokenPull(parameters, tokens));
    }
}
