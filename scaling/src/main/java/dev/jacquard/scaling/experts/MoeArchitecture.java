package dev.jacquard.scaling.experts;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.numerics.Bisection;
import java.util.function.ToDoubleFunction;

/**
 * The transformers of Ludziejewski et al.: width 64 times the depth, every feed-forward layer replaced by experts of which one works.
 *
 * <p>{@code N_total = 2 d V + (4 + 9 E) n d^2} and {@code N_active = 2 d V + 13 n d^2} with n blocks, {@code d = 64 n} the width, V the vocabulary
 * and E experts. Memory in use adds keys and values, {@code 2 T n d} for a context of T tokens, counted in values like the parameters.
 *
 * <pre>{@code
 * MoeArchitecture.ofActive(1.1e9, 50_257, 8).totalParameters();   // 6.5e9
 * }</pre>
 *
 * @param blocks n, {@code > 0}; not whole where a size between two models is meant
 * @param vocabulary V, tokens, {@code >= 0}
 * @param experts E, {@code >= 1}
 * @see <a href="https://arxiv.org/abs/2502.05172">Ludziejewski et al. 2025</a>, the appendix on counting parameters
 */
public record MoeArchitecture(double blocks, double vocabulary, double experts) {

    private static final double WIDTH_PER_BLOCK = 64;
    private static final double LARGEST = 1e6;
    private static final double SMALLEST = 1e-9;

    public MoeArchitecture {
        positive("blocks", blocks);
        nonNegative("vocabulary", vocabulary);
        atLeast("experts", experts, 1);
    }

    /** The one with so many active parameters. */
    public static MoeArchitecture ofActive(double activeParameters, double vocabulary, double experts) {
        positive("activeParameters", activeParameters);
        return solved(vocabulary, experts, it -> it.activeParameters() / activeParameters);
    }

    /** The largest whose memory in use holds so many values. */
    public static MoeArchitecture ofMemory(double values, double contextTokens, double vocabulary, double experts) {
        positive("values", values);
        return solved(vocabulary, experts, it -> it.memory(contextTokens) / values);
    }

    private static MoeArchitecture solved(double vocabulary, double experts, ToDoubleFunction<MoeArchitecture> ratio) {
        double logBlocks = Bisection.root(
                x -> ratio.applyAsDouble(new MoeArchitecture(Math.exp(x), vocabulary, experts)) - 1,
                Math.log(SMALLEST),
                Math.log(LARGEST));
        return new MoeArchitecture(Math.exp(logBlocks), vocabulary, experts);
    }

    /** d. */
    public double width() {
        return WIDTH_PER_BLOCK * blocks;
    }

    /** All parameters: those that memory holds. */
    public double totalParameters() {
        return 2 * width() * vocabulary + (4 + 9 * experts) * blocks * width() * width();
    }

    /** The parameters that work on one token. */
    public double activeParameters() {
        return 2 * width() * vocabulary + 13 * blocks * width() * width();
    }

    /** Parameters, and keys and values of a context, in values. */
    public double memory(double contextTokens) {
        return totalParameters() + 2 * nonNegative("contextTokens", contextTokens) * blocks * width();
    }
}
