package dev.jacquard.numerics;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.refused;

import java.util.function.DoubleUnaryOperator;

/**
 * The place where a function that rises throughout, or falls throughout, passes zero.
 *
 * <p>The bracket is halved until no number lies between its ends, so the answer is the same on every machine and as exact as the
 * function is. Infinite values are welcome; NaN is refused. For functions with several roots see {@link
 * dev.jacquard.numerics.sensitivity.Roots}.
 *
 * <pre>{@code
 * Bisection.root(x -> x * x - 2, 1, 2);   // 1.4142135623730951
 * }</pre>
 */
public final class Bisection {

    private Bisection() {}

    /**
     * The root between two places at which the function has different signs, or is zero.
     *
     * @param function monotone between the two places
     * @param low lower end, finite
     * @param high upper end, finite, {@code >= low}
     * @throws IllegalArgumentException if both values have one sign, naming them
     */
    public static double root(DoubleUnaryOperator function, double low, double high) {
        finite("low", low);
        finite("high", high);
        double atLow = value(function, low);
        double atHigh = value(function, high);
        if (atLow == 0) {
            return low;
        }
        if (atHigh == 0) {
            return high;
        }
        if (!(low < high) || (atLow > 0) == (atHigh > 0)) {
            throw refused(
                    "bracket", low + " .. " + high + " with values " + atLow + " and " + atHigh, "a change of sign");
        }
        double left = low;
        double right = high;
        for (double middle = between(left, right); middle > left && middle < right; middle = between(left, right)) {
            double here = value(function, middle);
            if (here == 0) {
                return middle;
            }
            if ((here > 0) == (atLow > 0)) {
                left = middle;
            } else {
                right = middle;
            }
        }
        return left;
    }

    private static double between(double left, double right) {
        return left / 2 + right / 2;
    }

    private static double value(DoubleUnaryOperator function, double x) {
        double value = function.applyAsDouble(x);
        if (Double.isNaN(value)) {
            throw refused("function at " + x, value, "a number");
        }
        return value;
    }
}
