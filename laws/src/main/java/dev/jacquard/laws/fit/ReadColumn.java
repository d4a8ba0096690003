package dev.jacquard.laws.fit;

import dev.jacquard.data.fitting.Column;

/**
 * How a fit came by the numbers of a column.
 *
 * @param column what was wanted
 * @param from the header it was read under, or what it was worked out from
 * @param scale what one of it is, as a person stated it; empty for the column's own unit
 */
public record ReadColumn(Column column, String from, String scale) {

    @Override
    public String toString() {
        return column.name() + ": " + from + (scale.isEmpty() ? "" : ", counted in " + scale);
    }
}
