package dev.jacquard.scaling.experts;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.numerics.quantity.Compute;
import dev.jacquard.scaling.loss.Allocation;

/**
 * What is to be spent on a model: compute, memory where it runs, and use.
 *
 * <pre>{@code
 * var node = new MoeBudget(1e22, 40e9, 32_768, 50_257, 0);
 * node.best(JointMoeLaw.ludziejewski2025().law(), 1, 2, 4, 8, 16, 32).experts();
 * }</pre>
 *
 * @param flop C, training and use together, FLOP, {@code > 0}
 * @param memory values that fit where the model runs (bytes over bytes for a value), {@code > 0}
 * @param contextTokens T, context whose keys and values are held beside the parameters, {@code >= 0}
 * @param vocabulary V, tokens, {@code >= 0}
 * @param usedTokens D_use, tokens of use that the budget pays for, {@code >= 0}
 */
public record MoeBudget(double flop, double memory, double contextTokens, double vocabulary, double usedTokens) {

    public MoeBudget {
        positive("flop", flop);
        positive("memory", memory);
        nonNegative("contextTokens", contextTokens);
        nonNegative("vocabulary", vocabulary);
        nonNegative("usedTokens", usedTokens);
    }

    /**
     * A model within the budget.
     *
     * @param experts E
     * @param split active parameters and training tokens
     * @param totalParameters what memory holds
     * @param loss nats per token
     * @param memoryBinds whether a larger model would be better if it fitted
     */
    public record Plan(double experts, Allocation split, double totalParameters, double loss, boolean memoryBinds) {}

    /** The best model with so many experts: the best size, or the largest that fits. Loss is convex along the budget, so that is the best. */
    public Plan at(JointMoeLaw law, double experts) {
        Allocation free = law.optimal(flop, experts, usedTokens);
        double largest = MoeArchitecture.ofMemory(memory, contextTokens, vocabulary, experts)
                .activeParameters();
        boolean binds = free.parameters() > largest;
        Allocation split = binds ? new Allocation(largest, tokens(largest)) : free;
        double total = MoeArchitecture.ofActive(split.parameters(), vocabulary, experts)
                .totalParameters();
        return new Plan(experts, split, total, law.loss(split.parameters(), split.tokens(), experts), binds);
    }

    /** The best of some numbers of experts; the first of equals. */
    public Plan best(JointMoeLaw law, double... experts) {
        atLeast("numbers of experts", experts.length, 1);
        Plan best = at(law, experts[0]);
        for (double count : experts) {
            Plan plan = at(law, count);
            best = plan.loss() < best.loss() ? plan : best;
        }
        return best;
    }

    private double tokens(double parameters) {
        // A token in use costs a third of a token in training; a model smaller than the best leaves more than use
        // needs.
        return Compute.tokens(flop, parameters) - usedTokens / 3;
    }
}
