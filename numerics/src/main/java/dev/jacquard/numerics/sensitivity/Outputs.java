package dev.jacquard.numerics.sensitivity;

import dev.jacquard.numerics.Check;

/**
 * A model's outputs for the rows of a design; made by {@link Design#outputs} or {@link Design#evaluate} only.
 *
 * @param <D> the design that the outputs belong to
 */
public final class Outputs<D extends Design<D>> {

    private final D design;
    private final double[] values;

    Outputs(D design, double[] values) {
        if (values.length != design.size()) {
            throw Check.refused("outputs", values.length, "one for each of the " + design.size() + " rows");
        }
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                throw Check.refused("output of row " + i, values[i], "a number");
            }
        }
        this.design = design;
        this.values = values.clone();
    }

    /** The design. */
    public D design() {
        return design;
    }

    /** The output of one row. */
    public double get(int row) {
        return values[row];
    }

    /** How many outputs there are. */
    public int size() {
        return values.length;
    }

    /** The numbers themselves; not to be changed. */
    double[] values() {
        return values;
    }

    /** The numbers themselves, all of them finite; not to be changed. */
    double[] finiteValues() {
        for (int i = 0; i < values.length; i++) {
            if (Double.isInfinite(values[i])) {
                throw Check.refused(
                        "output of row " + i,
                        values[i],
                        "a finite number; ranks or a claim's truth can be analysed where the output is infinite");
            }
        }
        return values;
    }
}
