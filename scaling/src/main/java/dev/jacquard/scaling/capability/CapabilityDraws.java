package dev.jacquard.scaling.capability;

import static dev.jacquard.numerics.Check.openFraction;

import dev.jacquard.numerics.fit.Interval;
import dev.jacquard.numerics.uncertainty.Draws;
import java.util.function.ToDoubleFunction;

/**
 * Indices refitted on resampled scores: how well a capability is known, and a difference of two.
 *
 * <p>On a scale fixed by two models ({@link #rescaled}) those two have no width, and all others have that of their distance from them.
 *
 * <pre>{@code
 * var draws = fit.bootstrap(100, 1).rescaled("Claude 3.5 Sonnet", 130, "GPT-5", 150);
 * draws.interval("Llama 3 70B", 0.90);
 * draws.interval("lead", index -> index.capability("GPT-5") - index.capability("Llama 3 70B"), 0.90);
 * }</pre>
 *
 * @param estimate the index on all scores
 * @param draws one index for each resample that reached an optimum
 * @param failures resamples that reached none
 */
public record CapabilityDraws(CapabilityIndex estimate, Draws<CapabilityIndex> draws, int failures) {

    /** The same on the scale on which two models have given numbers, in every draw; see {@link CapabilityIndex#rescaled}. */
    public CapabilityDraws rescaled(String model, double value, String other, double otherValue) {
        return new CapabilityDraws(
                estimate.rescaled(model, value, other, otherValue),
                draws.map(index -> index.rescaled(model, value, other, otherValue)),
                failures);
    }

    /**
     * The capability of a model with the interval of the draws.
     *
     * @param level in (0, 1), such as 0.90
     */
    public Interval interval(String model, double level) {
        return interval("capability of " + model, index -> index.capability(model), level);
    }

    /**
     * Any number asked of the index with the interval of the draws.
     *
     * @param of what it is, in words
     * @param level in (0, 1), such as 0.90
     */
    public Interval interval(String of, ToDoubleFunction<? super CapabilityIndex> question, double level) {
        double tail = (1 - openFraction("level", level)) / 2;
        return new Interval(
                of,
                question.applyAsDouble(estimate),
                draws.quantile(question, tail),
                draws.quantile(question, 1 - tail),
                level,
                "bootstrap over scores, " + draws.size() + " resamples, percentiles");
    }
}
