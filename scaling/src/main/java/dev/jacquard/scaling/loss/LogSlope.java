package dev.jacquard.scaling.loss;

import java.util.function.DoubleUnaryOperator;

/** Slope of a function of a logarithm at no step: a central difference of fourth order. */
final class LogSlope {

    /** Balances truncation (fourth power of the step) against rounding (one over it) for curves that bend over about one e-fold. */
    private static final double STEP = 1e-3;

    private LogSlope() {}

    static double at(DoubleUnaryOperator function) {
        double near = function.applyAsDouble(STEP) - function.applyAsDouble(-STEP);
        double far = function.applyAsDouble(2 * STEP) - function.applyAsDouble(-2 * STEP);
        return (8 * near - far) / (12 * STEP);
    }
}
