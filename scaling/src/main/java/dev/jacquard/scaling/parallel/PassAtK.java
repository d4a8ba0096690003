package dev.jacquard.scaling.parallel;

import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.numerics.SpecialFunctions;

/**
 * The chance that any of k attempts succeeds, when tasks differ in difficulty.
 *
 * <p>The success probability of a task is Beta(a, b) over tasks, and attempts at one task are independent given it: {@code P(k) =
 * 1 - B(a, b + k) / B(a, b)}. Between attempts at a task drawn at random the correlation is {@code 1 / (a + b + 1)}; hard tasks stay
 * hard, so that P rises far more slowly than {@code 1 - (1 - mean)^k}.
 *
 * @param a first shape of the distribution of difficulty, {@code > 0}
 * @param b second shape, {@code > 0}
 */
public record PassAtK(double a, double b) {

    public PassAtK {
        positive("a", a);
        positive("b", b);
    }

    /** The chance that at least one of k attempts at a task drawn at random succeeds. */
    public double anyOf(double attempts) {
        nonNegative("attempts", attempts);
        return -Math.expm1(SpecialFunctions.logBeta(a, b + attempts) - SpecialFunctions.logBeta(a, b));
    }

    /** The chance that one attempt succeeds: {@code a / (a + b)}. */
    public double mean() {
        return a / (a + b);
    }

    /** The correlation between two attempts at one task: {@code 1 / (a + b + 1)}. */
    public double correlation() {
        return 1 / (a + b + 1);
    }
}
