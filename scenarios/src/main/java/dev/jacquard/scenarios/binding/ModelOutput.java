package dev.jacquard.scenarios.binding;

import dev.jacquard.numerics.quantity.Unit;

/**
 * One output of a model: a component of the record that {@code outputs()} returns, or a formula.
 *
 * @param name its name
 * @param kind its form
 * @param unit the unit of its numbers
 * @param bounds the values it can have
 * @param partial whether some draws may leave it out, which a formula does by {@code undefined}
 */
public record ModelOutput(String name, Kind kind, Unit unit, Bounds bounds, boolean partial) {

    /**
     * An output of a model in Java: a share lies in [0, 1], and so does what is true or false; a percentage may count growth.
     */
    public ModelOutput(String name, Kind kind, Unit unit) {
        this(name, kind, unit, Bounds.of(unit, kind == Kind.INDICATOR), false);
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
