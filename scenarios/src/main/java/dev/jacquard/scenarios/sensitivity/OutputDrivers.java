package dev.jacquard.scenarios.sensitivity;

import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

import java.util.Optional;

/**
 * What drives one output of a run.
 *
 * @param output the output
 * @param tornado each input by itself; empty where the model has no answer at the ends
 * @param shares how the variance is shared out: Sobol' indices, Shapley effects where inputs are correlated, or rank correlations
 *     where the output is infinite in some draws
 * @param note what a reader has to know of the choice between these; empty where it is Sobol'
 */
public record OutputDrivers(
        String output, Optional<TornadoResult> tornado, Optional<SensitivityResult> shares, String note) {
    public OutputDrivers {
        notBlank("output", output);
        notNull("tornado", tornado);
        notNull("shares", shares);
        notNull("note", note);
    }
}
