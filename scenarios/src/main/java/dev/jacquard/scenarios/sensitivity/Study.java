package dev.jacquard.scenarios.sensitivity;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;
import static dev.jacquard.numerics.Check.openFraction;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.quantity.Unit;

/**
 * What was analysed, and with how much work.
 *
 * @param method the method
 * @param output the output, or the id of a claim
 * @param unit unit of the output; plain for a claim
 * @param evaluations how often the model was asked
 * @param seed seed of the points and of the resamples
 * @param level level of the intervals, in (0, 1)
 */
public record Study(Method method, String output, Unit unit, int evaluations, long seed, double level) {

    private static final int DIGITS = 3;

    public Study {
        notNull("method", method);
        notBlank("output", output);
        notNull("unit", unit);
        atLeast("evaluations", evaluations, 1);
        openFraction("level", level);
    }

    /** {@code 90 %}. */
    public String levelText() {
        return Decimals.rounded(100 * level, DIGITS) + " %";
    }

    /** The output with its unit. */
    public String outputText() {
        return output + (unit.isPlain() ? "" : " [" + unit + "]");
    }

    @Override
    public String toString() {
        return outputText() + ", " + method.word() + ": " + method.meaning() + " (" + evaluations
                + " evaluations, seed " + seed + ", intervals " + levelText() + ")";
    }
}
