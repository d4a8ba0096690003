package dev.jacquard.scaling.distillation;

import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.scaling.loss.LossLaw;

/**
 * A model to learn from.
 *
 * <pre>{@code
 * Teacher.trainedBy(CoupledLaw.busbridge2025().law(), 7e9, 1.4e11);   // loss 2.019
 * }</pre>
 *
 * @param parameters N_T, without embeddings, {@code > 0}
 * @param tokens D_T it was trained on, {@code > 0}
 * @param loss L_T, its cross-entropy, nats per token, {@code > 0}
 */
public record Teacher(double parameters, double tokens, double loss) {

    public Teacher {
        positive("parameters", parameters);
        positive("tokens", tokens);
        positive("loss", loss);
    }

    /** A teacher trained on data alone, with the loss that a law gives it. */
    public static Teacher trainedBy(LossLaw supervised, double parameters, double tokens) {
        return new Teacher(parameters, tokens, supervised.loss(parameters, tokens));
    }
}
