package dev.jacquard.data;

import dev.jacquard.data.tables.ColumnKind;
import dev.jacquard.data.tables.UserTable;
import dev.jacquard.numerics.Check;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which rows of a table stood when, by the columns that say so: {@code asOf}, {@code supersededBy}, and a column that names what a row is about.
 *
 * @param rows the whole table, superseded rows too
 * @param key the column of names; empty where rows have none
 */
record RowVersions(UserTable rows, String key) {

    static final String AS_OF = "asOf";
    static final String SUPERSEDED_BY = "supersededBy";
    static final String CHECKED = "checked";
    static final String STATUS = "status";

    /** What a column of a fixed meaning has to be. */
    private static final Map<String, String> KINDS =
            Map.of(AS_OF, "date", SUPERSEDED_BY, "date", CHECKED, "date", STATUS, "name", "version", "version");

    /** Refuses columns of a fixed meaning that are something else, and rows that contradict each other. */
    void requireSense(SourceEntry columns, Map<String, String> units) {
        units.forEach((column, unit) -> {
            String kind = KINDS.get(column);
            if (kind != null && !unit.equals(kind)) {
                throw columns.child(column).refused(kind + ", since a column of this name says how its row ages");
            }
        });
        if (units.containsKey(STATUS)) {
            IntStream.range(0, rows.rowCount()).forEach(this::status);
        }
        if (!units.containsKey(SUPERSEDED_BY)) {
            return;
        }
        if (key.isEmpty()) {
            throw columns.child(SUPERSEDED_BY)
                    .refused("a column of it only beside `key: COLUMN` and a column " + AS_OF);
        }
        if (!units.containsKey(AS_OF)) {
            throw columns.child(SUPERSEDED_BY).refused("a column of it only beside a column " + AS_OF);
        }
        Map<String, Integer> standing = new HashMap<>();
        for (int row = 0; row < rows.rowCount(); row++) {
            Optional<LocalDate> until = until(row);
            if (until.isPresent()) {
                requireSuccessor(row, until.get());
            } else {
                Integer other = standing.put(name(row), row);
                if (other != null) {
                    throw Check.refused(
                            rows.place(row, key),
                            name(row),
                            "one row of a name that stands; line " + rows.line(other) + " has it too: say "
                                    + SUPERSEDED_BY + " there, or give rivals names of their own");
                }
            }
        }
    }

    private void requireSuccessor(int row, LocalDate until) {
        boolean found = IntStream.range(0, rows.rowCount())
                .anyMatch(other -> name(other).equals(name(row)) && since(other).equals(Optional.of(until)));
        if (!found) {
            throw Check.refused(
                    rows.place(row, SUPERSEDED_BY), until, "the day in " + AS_OF + " of another row of " + name(row));
        }
        if (since(row).filter(day -> !day.isBefore(until)).isPresent()) {
            throw Check.refused(
                    rows.place(row, SUPERSEDED_BY),
                    until,
                    "a day after " + since(row).get());
        }
    }

    /** The rows that stand. */
    UserTable standing() {
        return has(SUPERSEDED_BY) ? rows.kept(row -> until(row).isEmpty()) : rows;
    }

    /** The rows that stood on a day. */
    UserTable knownOn(LocalDate day) {
        return has(AS_OF) ? rows.kept(row -> stoodOn(row, day)) : rows;
    }

    boolean stoodOn(int row, LocalDate day) {
        return since(row).filter(from -> from.isAfter(day)).isEmpty()
                && until(row).filter(to -> !to.isAfter(day)).isEmpty();
    }

    /** From when a row was so. */
    Optional<LocalDate> since(int row) {
        return has(AS_OF) ? rows.date(row, AS_OF) : Optional.empty();
    }

    /** When something took the place of a row. */
    Optional<LocalDate> until(int row) {
        return has(SUPERSEDED_BY) ? rows.date(row, SUPERSEDED_BY) : Optional.empty();
    }

    /** How well a row is backed, where it says so itself. */
    Optional<Confidence> status(int row) {
        if (!has(STATUS)) {
            return Optional.empty();
        }
        String word = rows.text(row, STATUS);
        List<String> words =
                Arrays.stream(Confidence.values()).map(Confidence::word).toList();
        if (!words.contains(word)) {
            throw Check.refused(
                    rows.place(row, STATUS), word, "one of: " + String.join(", ", words) + Check.nearest(word, words));
        }
        return Optional.of(Confidence.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    /** What a row is about. */
    String name(int row) {
        return rows.text(row, key);
    }

    /** The row about something that stood on a day; minus one where there is none. */
    int find(String name, LocalDate day) {
        return IntStream.range(0, rows.rowCount())
                .filter(row -> name(row).equals(name) && stoodOn(row, day))
                .findFirst()
                .orElse(-1);
    }

    private boolean has(String column) {
        return rows.headers().contains(column);
    }

    static boolean isNumber(String unit) {
        return Dataset.kind(unit) == ColumnKind.NUMBER;
    }
}
