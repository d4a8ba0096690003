package dev.jacquard.scenarios.formulas;

/**
 * A checked expression, ready to be computed.
 *
 * <p>Values are numbers; {@code never} is infinity and {@code undefined} NaN. What would be infinite or not a number otherwise is
 * thrown as {@link NotFinite}, so the two never mean anything else.
 */
@FunctionalInterface
interface Evaluation {

    /** The value, from a row that holds inputs, formulas before this one and variables. */
    double of(double[] row);
}
