package dev.jacquard.scaling.loss;

/**
 * The loss of a language model of a given size trained on a given number of tokens.
 *
 * <p>Open to laws of your own: a record that implements this one method takes part everywhere.
 *
 * <pre>{@code
 * LossLaw law = ChinchillaLaw.besiroglu2024().law();
 * law.loss(70e9, 1.4e12);   // 1.974 nats per token
 * }</pre>
 */
public interface LossLaw {

    /**
     * Cross-entropy in nats per token.
     *
     * @param parameters N, counted as the law's publication counts them, {@code > 0}
     * @param tokens D, training tokens, {@code > 0}
     */
    double loss(double parameters, double tokens);
}
