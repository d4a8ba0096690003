package dev.jacquard.laws;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Variable;
import dev.jacquard.scaling.batch.BatchTradeoff;
import dev.jacquard.scaling.batch.GradientNoise;
import java.util.List;

/** The laws of {@code scaling.batch} as the catalogue offers them. */
final class BatchLaws {

    private static final String FAMILY = "batch";
    private static final String CITATION =
            "McCandlish et al. 2018, An Empirical Model of Large-Batch Training (https://arxiv.org/abs/1812.06162)";

    private BatchLaws() {}

    static List<CatalogueLaw> all() {
        return List.of(tradeoff(), learningRate());
    }

    private static CatalogueLaw tradeoff() {
        return law(
                "batch/tradeoff",
                "Steps and tokens to a loss by the size of the batch",
                List.of(
                        Variable.positive("batch", "token", "size of the batch"),
                        Variable.positive("Smin", "1", "fewest steps, with batches without end"),
                        Variable.positive("Emin", "token", "fewest tokens, with the smallest batches")),
                List.of(
                        Variable.any("steps", "1", "optimiser steps"),
                        Variable.any("examples", "token", "tokens used"),
                        Variable.any("criticalBatch", "token", "batch with twice the fewest of both")),
                "The unit of the batch is that of Emin. The critical batch grows as the loss falls.",
                v -> {
                    BatchTradeoff law = new BatchTradeoff(v[1], v[2]);
                    return new double[] {law.steps(v[0]), law.examples(v[0]), law.criticalBatch()};
                });
    }

    private static CatalogueLaw learningRate() {
        return law(
                "batch/learning-rate",
                "Best learning rate by the size of the batch",
                List.of(
                        Variable.positive("batch", "1", "size of the batch"),
                        Variable.positive("noiseScale", "1", "gradient noise scale, in the unit of the batch"),
                        Variable.positive("largest", "1", "best learning rate of batches without end")),
                List.of(Variable.any("learningRate", "1", "best learning rate")),
                "For plain gradient descent; Adam has other constants.",
                v -> new double[] {new GradientNoise(1, v[1]).learningRate(v[2], v[0])});
    }

    private static CatalogueLaw law(
            String id,
            String title,
            List<Variable> inputs,
            List<Variable> outputs,
            String notes,
            CatalogueLaw.Formula formula) {
        return new CatalogueLaw(
                id,
                FAMILY,
                title,
                CITATION,
                Confidence.UNVERIFIED,
                inputs,
                outputs,
                CalibratedRange.unknown(),
                notes,
                formula);
    }
}
