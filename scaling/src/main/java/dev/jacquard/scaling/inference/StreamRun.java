package dev.jacquard.scaling.inference;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.positive;

/**
 * One model with parallel streams as the fit of {@link ParallelStreamsLaw} sees it; all runs of a fit are on the same data.
 *
 * <pre>{@code
 * new StreamRun(2.8e9, 4, 1.015);
 * }</pre>
 *
 * @param parameters N, without embeddings, {@code > 0}
 * @param streams P, {@code >= 1}; 1 is a plain model
 * @param loss cross-entropy, nats per token, {@code > 0}
 */
public record StreamRun(double parameters, double streams, double loss) {

    public StreamRun {
        positive("parameters", parameters);
        atLeast("streams", streams, 1);
        positive("loss", loss);
    }
}
