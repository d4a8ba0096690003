package dev.jacquard.scaling.experts;

import static dev.jacquard.numerics.Check.positive;

/**
 * One run of a fine-grained mixture of experts as the fit of {@link FineGrainedLaw} sees it.
 *
 * <pre>{@code
 * new FineGrainedRun(1e9, 2e10, 8, 3.14);
 * }</pre>
 *
 * @param parameters N, total without embeddings, {@code > 0}
 * @param tokens D, {@code > 0}
 * @param granularity G, {@code > 0}
 * @param loss cross-entropy, nats per token, {@code > 0}
 */
public record FineGrainedRun(double parameters, double tokens, double granularity, double loss) {

    public FineGrainedRun {
        positive("parameters", parameters);
        positive("tokens", tokens);
        positive("granularity", granularity);
        positive("loss", loss);
    }
}
