package dev.jacquard.scenarios.formulas;

/**
 * A part of an expression that has been checked.
 *
 * @param dimension what it measures, and the size of its steps
 * @param code how it is computed
 */
record Compiled(Dimension dimension, Evaluation code) {

    /** The code that counts in the steps of another dimension, one that differs in nothing else. */
    Evaluation in(Dimension other) {
        boolean sized = dimension.isNumber() && other.isNumber();
        return !sized || Dimension.isNear(dimension.factor(), other.factor())
                ? code
                : Arithmetic.scaled(code, dimension.factor() / other.factor());
    }
}
