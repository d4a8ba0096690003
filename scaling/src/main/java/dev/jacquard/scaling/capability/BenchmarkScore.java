package dev.jacquard.scaling.capability;

import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.numerics.Check.notBlank;

/**
 * What one model scored on one benchmark.
 *
 * <pre>{@code
 * new BenchmarkScore("GPT-4", "Winogrande", 0.75);   // 87.5 % right of two answers
 * }</pre>
 *
 * @param model its name
 * @param benchmark its name
 * @param score in [0, 1], the accuracy of guessing taken off where it matters
 */
public record BenchmarkScore(String model, String benchmark, double score) {

    public BenchmarkScore {
        notBlank("model", model);
        notBlank("benchmark", benchmark);
        fraction("score", score);
    }
}
