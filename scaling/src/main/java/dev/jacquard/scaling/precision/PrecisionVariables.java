package dev.jacquard.scaling.precision;

import static dev.jacquard.data.Variables.PARAMETERS;

import dev.jacquard.data.Variable;

/** What laws of few bits have in common by name. */
final class PrecisionVariables {

    static final Variable NON_EMBEDDING = PARAMETERS.meaning("size of the model, without embeddings");
    static final Variable BITS = Variable.positive("bits", "1", "bits of a number");

    private PrecisionVariables() {}
}
