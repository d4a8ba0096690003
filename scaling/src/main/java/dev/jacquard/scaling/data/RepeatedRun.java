package dev.jacquard.scaling.data;

import static dev.jacquard.numerics.Check.positive;

/**
 * One training run that may have seen its data several times.
 *
 * <pre>{@code
 * new RepeatedRun(2.81e9, 55e9, 14e9, 2.3769).epochs();   // 3.93
 * }</pre>
 *
 * @param parameters N, {@code > 0}
 * @param tokens D, training tokens seen, repeats counted each time, {@code > 0}
 * @param uniqueTokens U, different tokens at hand, {@code > 0}; above D the rest was not used
 * @param loss cross-entropy on held-out text, nats per token, {@code > 0}
 */
public record RepeatedRun(double parameters, double tokens, double uniqueTokens, double loss) {

    public RepeatedRun {
        positive("parameters", parameters);
        positive("tokens", tokens);
        positive("uniqueTokens", uniqueTokens);
        positive("loss", loss);
    }

    /** Passes over the unique tokens that were used: {@code D / min(U, D)}. */
    public double epochs() {
        return tokens / Math.min(uniqueTokens, tokens);
    }
}
