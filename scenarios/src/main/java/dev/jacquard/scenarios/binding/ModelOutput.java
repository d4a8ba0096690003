package dev.jacquard.scenarios.binding;

import dev.jacquard.numerics.quantity.Unit;

/**
 * One output of a model: a component of the record that {@code outputs()} returns.
 *
 * @param name the component's name
 * @param kind its form
 * @param unit the unit of its numbers
 */
public record ModelOutput(String name, Kind kind, Unit unit) {

    /** The form of an output. */
    public enum Kind {
        /** One number. */
        NUMBER,
        /** True or false, counted as 1 or 0. */
        INDICATOR,
        /** A dated path, read at a date: {@code name@2028-01-01}. */
        PATH,
        /** Several named numbers: {@code name[index]}. */
        INDEXED
    }
}
