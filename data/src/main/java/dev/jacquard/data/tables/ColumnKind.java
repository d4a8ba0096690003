package dev.jacquard.data.tables;

/**
 * What the cells of a column are, where somebody states it instead of leaving it to be read off them.
 *
 * <pre>{@code
 * runs.table(List.of(ColumnKind.TEXT, ColumnKind.DATE, ColumnKind.NUMBER));
 * }</pre>
 */
public enum ColumnKind {
    /** Names, keys, versions: what looks like a number stays as it is written. */
    TEXT,
    /** Days as in 2026-11-22. */
    DATE,
    /** Finite numbers. */
    NUMBER
}
