package dev.jacquard.data;

import dev.jacquard.data.tables.ColumnKind;
import dev.jacquard.data.tables.UserTable;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.quantity.Unit;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes a data set of its two files and checks that the one describes the other: every column, every cell, every citation. */
final class DatasetReader {

    private static final List<String> NEEDED =
            List.of("title", "summary", "status", "retrieved", "licence", "changes", "notes", "citations", "columns");

    private static final List<String> AS_WANTED = List.of("group", "key", "version", "asOf", "checked", "supersededBy");

    /** Before a unit that no list of units has, such as what each of several systems counts. */
    private static final String OWN = "own unit ";

    private DatasetReader() {}

    /**
     * The set.
     *
     * @param source the text of its {@code source.yaml}, with the name that messages shall use
     */
    static Dataset read(String slug, String sourceName, String source, UserTable rows) {
        SourceEntry said = SourceText.read(sourceName, source).requireKeys(NEEDED, AS_WANTED);
        Map<String, Citation> citations = citations(said.child("citations"));
        Map<String, String> units = new LinkedHashMap<>();
        said.child("columns").children().forEach((column, entry) -> {
            String unit = said.child("columns").said(column);
            requireKnown(entry, unit);
            units.put(
                    column, unit.startsWith(OWN) ? unit.substring(OWN.length()).strip() : unit);
        });
        requireSameColumns(said.child("columns"), rows);
        units.forEach((column, unit) -> requireCells(rows, column, unit, citations));
        String group = said.saidOrNothing("group");
        if (!group.isEmpty() && !units.getOrDefault(group, "").equals("name")) {
            throw said.child("group").refused("a column that holds names");
        }
        String key = said.saidOrNothing("key");
        if (!key.isEmpty() && !units.getOrDefault(key, "").equals("name")) {
            throw said.child("key").refused("a column that holds names");
        }
        RowVersions versions = new RowVersions(rows, key);
        versions.requireSense(said.child("columns"), units);
        return new Dataset(
                slug,
                said.said("title"),
                said.said("summary"),
                status(said),
                date(said, "retrieved"),
                said.said("licence"),
                said.said("changes"),
                said.said("notes"),
                citations,
                units,
                group,
                key,
                vintage(said),
                rows,
                versions.standing());
    }

    private static Vintage vintage(SourceEntry said) {
        return new Vintage(
                said.saidOrNothing("version"),
                optionalDate(said, "asOf"),
                optionalDate(said, "checked").or(() -> Optional.of(date(said, "retrieved"))),
                Optional.of(said.saidOrNothing("supersededBy")).filter(slug -> !slug.isEmpty()));
    }

    private static Optional<LocalDate> optionalDate(SourceEntry said, String word) {
        return said.entries().containsKey(word) ? Optional.of(date(said, word)) : Optional.empty();
    }

    private static Map<String, Citation> citations(SourceEntry all) {
        Map<String, Citation> citations = new LinkedHashMap<>();
        all.children().forEach((key, entry) -> {
            entry.requireKeys(List.of("authors", "year", "title"), List.of("url", "where"));
            citations.put(
                    key,
                    new Citation(
                            entry.said("authors"),
                            year(entry),
                            entry.said("title"),
                            entry.saidOrNothing("url"),
                            entry.saidOrNothing("where")));
        });
        return citations;
    }

    private static int year(SourceEntry citation) {
        String year = citation.said("year");
        if (!year.matches("1[6-9]\\d\\d|2[01]\\d\\d")) {
            throw citation.child("year").refused("a year of publication, 1600 to 2199");
        }
        return Integer.parseInt(year);
    }

    private static Confidence status(SourceEntry said) {
        List<String> words =
                Arrays.stream(Confidence.values()).map(Confidence::word).toList();
        String word = said.said("status");
        if (!words.contains(word)) {
            throw said.child("status").refused("one of: " + String.join(", ", words) + Check.nearest(word, words));
        }
        return Confidence.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static LocalDate date(SourceEntry said, String word) {
        try {
            return LocalDate.parse(said.said(word));
        } catch (DateTimeParseException e) {
            throw said.child(word).refused("a day as in 2026-11-22");
        }
    }

    private static void requireKnown(SourceEntry column, String unit) {
        if (Dataset.KINDS.containsKey(unit) || unit.startsWith(OWN)) {
            return;
        }
        try {
            Unit.parse(unit);
        } catch (IllegalArgumentException e) {
            List<String> words = Dataset.KINDS.keySet().stream().sorted().toList();
            throw column.refused("one of: " + String.join(", ", words) + ", a unit that jacquard list units has, or "
                    + OWN + "NAME; " + e.getMessage());
        }
    }

    private static void requireSameColumns(SourceEntry columns, UserTable rows) {
        List<String> described = new ArrayList<>(columns.entries().keySet());
        if (!described.equals(rows.headers())) {
            throw Check.refused(
                    columns.place(),
                    String.join(", ", described),
                    "the columns of " + rows.name() + " in its order: " + String.join(", ", rows.headers()));
        }
    }

    private static void requireCells(UserTable rows, String column, String unit, Map<String, Citation> citations) {
        if (Dataset.kind(unit) == ColumnKind.NUMBER) {
            rows.numbers(column);
            return;
        }
        for (int row = 0; row < rows.rowCount(); row++) {
            String cell = rows.text(row, column);
            if (Dataset.kind(unit) == ColumnKind.DATE) {
                rows.date(row, column);
            } else if (unit.equals("key") && !citations.containsKey(cell)) {
                throw Check.refused(
                        rows.place(row, column),
                        cell,
                        "one of the citations: " + String.join(", ", citations.keySet())
                                + Check.nearest(cell, citations.keySet()));
            }
        }
    }
}
