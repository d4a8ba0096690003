package dev.jacquard.scaling.loss;

/**
 * The loss of a language model of a given size trained on a given number of tokens.
 *
 * <p>Open to laws of your own: a record that implements the one abstract method takes part everywhere.
 *
 * <pre>{@code
 * LossLaw law = ChinchillaLaw.besiroglu2024().law();
 * law.loss(70e9, 1.4e12);   // 1.974 nats per token
 * }</pre>
 */
@FunctionalInterface
public interface LossLaw {

    /**
     * Cross-entropy in nats per token.
     *
     * @param parameters N, counted as the law's publication counts them, {@code > 0}
     * @param tokens D, training tokens, {@code > 0}
     */
    double loss(double parameters, double tokens);

    /**
     * How much the loss falls as ln N grows: {@code -dL / d ln N}, nats/token. By central difference, good to about eight digits,
     * unless the law has a closed form.
     */
    default double parameterPull(double parameters, double tokens) {
        return LogSlope.at(step -> -loss(parameters * Math.exp(step), tokens));
    }

    /** How much the loss falls as ln D grows: {@code -dL / d ln D}, nats/token; as {@link #parameterPull}. */
    default double tokenPull(double parameters, double tokens) {
        return LogSlope.at(step -> -loss(parameters, tokens * Math.exp(step)));
    }
}
