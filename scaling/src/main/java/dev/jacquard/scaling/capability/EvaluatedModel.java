package dev.jacquard.scaling.capability;

import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.numerics.Check;
import java.util.List;

/**
 * A model with its scores on some benchmarks and on one downstream measure.
 *
 * <pre>{@code
 * new EvaluatedModel("Llama 2 70B", "Llama 2", 8.3e23, List.of(0.69, Double.NaN, 0.87), 0.57);
 * }</pre>
 *
 * @param name of the model
 * @param family models trained alike but for their scale
 * @param flop training compute, FLOP, {@code > 0}
 * @param scores on the benchmarks, in one order for all models; NaN where not measured
 * @param metric the downstream measure, in [0, 1]
 */
public record EvaluatedModel(String name, String family, double flop, List<Double> scores, double metric) {

    public EvaluatedModel {
        notBlank("name", name);
        notBlank("family", family);
        positive("flop", flop);
        scores = List.copyOf(scores);
        if (scores.stream().allMatch(score -> score.isNaN())) {
            throw Check.refused("scores of " + name, "none", "at least one");
        }
        fraction("metric", metric);
    }

    double[] row() {
        return scores.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
