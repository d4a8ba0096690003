package dev.jacquard.data;

/**
 * Inputs and outputs that many laws share, so that they have one name and one unit everywhere.
 *
 * <p>Where a law means something more particular it says so: {@code PARAMETERS.meaning("size of the model, without embeddings")}.
 */
public final class Variables {

    /** N, parameters. */
    public static final Variable PARAMETERS = Variable.positive("parameters", "parameter", "size of the model");

    /** D, tokens. */
    public static final Variable TOKENS = Variable.positive("tokens", "token", "tokens it is trained on");

    /** C, FLOP. */
    public static final Variable FLOP = Variable.positive("flop", "FLOP", "training compute");

    /** L, nats per token. */
    public static final Variable LOSS = Variable.any("loss", "nats/token", "cross-entropy");

    private Variables() {}
}
