package dev.jacquard.scaling.loss;

import static dev.jacquard.numerics.Check.positive;

/**
 * One training run of which the compute and the loss are known.
 *
 * <pre>{@code
 * new ComputeRun(2.3e22, 1.572);   // Cerebras-GPT 13B
 * }</pre>
 *
 * @param flop training compute as the run's authors count it, FLOP, {@code > 0}
 * @param loss cross-entropy, nats per token, {@code > 0}
 */
public record ComputeRun(double flop, double loss) {

    public ComputeRun {
        positive("flop", flop);
        positive("loss", loss);
    }
}
