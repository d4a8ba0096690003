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

    /** The values it can have: a share lies in [0, 1], and so does what is true or false; a percentage may count growth. */
    Bounds bounds() {
        boolean share = unit.isShare() && unit.factor() == 1;
        return share || kind == Kind.INDICATOR ? new Bounds(0, 1, false, false) : Bounds.NONE;
    }

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
