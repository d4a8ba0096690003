package dev.jacquard.scenarios;

import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scenarios.claims.Condition;

/**
 * One output over all draws of a run.
 *
 * @param name the output; {@code name[index]} for an indexed one, {@code name@2028-01-01} for a path at a date
 * @param unit unit of the values
 * @param values one a draw, in the order of the draws; may be infinite, never NaN
 */
public record OutputDraws(String name, Unit unit, double[] values) {

    public OutputDraws {
        values = values.clone();
    }

    /** The values, as a copy. */
    @Override
    public double[] values() {
        return values.clone();
    }

    /** Mean and percentiles. */
    public Summary summary() {
        return Summary.of(values);
    }

    /** The type 7 quantile. */
    public double quantile(double probability) {
        return Summary.quantile(values, probability);
    }

    /** Share of the draws in which a condition holds. */
    public double share(Condition condition) {
        int count = 0;
        for (double value : values) {
            count += condition.holds(value) ? 1 : 0;
        }
        return (double) count / values.length;
    }

    @Override
    public String toString() {
        return name + (unit.isPlain() ? "" : " [" + unit + "]") + ": " + summary();
    }
}
