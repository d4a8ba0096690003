package dev.jacquard.data;

import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.numerics.Check;
import java.util.Map;

/**
 * The values that a law is asked with, by variable; each was checked against its bounds.
 *
 * @param values by name, in the variables' own units
 */
public record Inputs(Map<String, Double> values) {

    public Inputs {
        notNull("values", values);
    }

    /** The value of a variable; one that the signature does not take is refused. */
    public double of(Variable variable) {
        Double value = values.get(variable.name());
        if (value == null) {
            throw Check.refused(variable.name(), "missing", variable.name() + "=VALUE, " + variable.meaning());
        }
        return value;
    }

    /** The value of a variable that is whole. */
    public int whole(Variable variable) {
        return (int) of(variable);
    }
}
