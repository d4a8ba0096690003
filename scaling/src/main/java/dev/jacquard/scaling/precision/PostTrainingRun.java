package dev.jacquard.scaling.precision;

import static dev.jacquard.numerics.Check.positive;

/**
 * One model rounded after training as the fit of {@link PostTrainingLaw} sees it.
 *
 * <pre>{@code
 * new PostTrainingRun(2.2e8, 2.6e10, 4, 0.0176);
 * }</pre>
 *
 * @param parameters N, without embeddings, {@code > 0}
 * @param tokens D it was trained on, {@code > 0}
 * @param bits P of a weight after rounding, {@code > 0}
 * @param degradation loss after rounding less loss before, nats per token, {@code > 0}
 */
public record PostTrainingRun(double parameters, double tokens, double bits, double degradation) {

    public PostTrainingRun {
        positive("parameters", parameters);
        positive("tokens", tokens);
        positive("bits", bits);
        positive("degradation", degradation);
    }
}
