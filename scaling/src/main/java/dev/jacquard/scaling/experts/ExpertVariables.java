package dev.jacquard.scaling.experts;

import static dev.jacquard.data.Variables.PARAMETERS;

import dev.jacquard.data.Variable;

/** What laws of mixtures of experts have in common by name. */
final class ExpertVariables {

    static final Variable ACTIVE = PARAMETERS.meaning("parameters that work on one token");
    static final Variable TOTAL = PARAMETERS.meaning("all parameters");
    static final Variable EXPERTS =
            Variable.any("experts", "1", "experts, 1 for a dense model").from(1);

    private ExpertVariables() {}
}
