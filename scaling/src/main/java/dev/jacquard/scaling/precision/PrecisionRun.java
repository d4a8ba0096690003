package dev.jacquard.scaling.precision;

import static dev.jacquard.numerics.Check.notNull;
import static dev.jacquard.numerics.Check.positive;

/**
 * One run trained in few bits as the fit of {@link PrecisionLaw} sees it.
 *
 * <pre>{@code
 * new PrecisionRun(2.2e8, 2.6e10, Bits.all(8), 3.227);
 * }</pre>
 *
 * @param parameters N, without embeddings, {@code > 0}
 * @param tokens D, {@code > 0}
 * @param bits the precisions it was trained in
 * @param loss cross-entropy, nats per token, {@code > 0}
 */
public record PrecisionRun(double parameters, double tokens, Bits bits, double loss) {

    public PrecisionRun {
        positive("parameters", parameters);
        positive("tokens", tokens);
        notNull("bits", bits);
        positive("loss", loss);
    }
}
