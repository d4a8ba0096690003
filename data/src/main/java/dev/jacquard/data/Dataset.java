package dev.jacquard.data;

import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.data.tables.ColumnKind;
import dev.jacquard.data.tables.NumberColumn;
import dev.jacquard.data.tables.UserTable;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.quantity.Unit;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * A set of published facts: a table, and who printed it, under which licence, when it was read, and how well it is backed.
 *
 * <pre>{@code
 * Dataset runs = Datasets.named("published-runs");
 * runs.table();                       // a Tablesaw table, missing values missing
 * runs.citations().get("pythia");     // Biderman et al. 2023, ...
 *
 * Dataset horizons = Datasets.named("time-horizons");        // the newest of everything
 * horizons.asOf(LocalDate.parse("2026-01-31"));              // what was known on that day
 * horizons.fact("claude-opus-4.5", "minutes50", today);      // one number, with its dates and standing
 * }</pre>
 *
 * @param slug the name of its folder
 * @param title one line for people
 * @param summary what is in it
 * @param status how well the figures are backed; a set that nobody verified says so wherever it is used
 * @param retrieved the day they were read
 * @param licence under which terms they may be passed on
 * @param changes what the project did to them
 * @param notes what a user should know before computing with them
 * @param citations the works they were read from, by the key the table's column {@code citation} uses
 * @param units the unit or kind of each column, in the order of the table
 * @param group the column whose values name parts of the set, or empty where it has none
 * @param key the column whose names say what a row is about, or empty where it has none
 * @param vintage the dates of the set as a whole; rows may have their own
 * @param everyRow the table with what was superseded, for readers that name a line in an error
 * @param rows the table as it stands, or as it stood on the day asked for
 */
public record Dataset(
        String slug,
        String title,
        String summary,
        Confidence status,
        LocalDate retrieved,
        String licence,
        String changes,
        String notes,
        Map<String, Citation> citations,
        Map<String, String> units,
        String group,
        String key,
        Vintage vintage,
        UserTable everyRow,
        UserTable rows) {

    /** What a column is whose {@code units} entry is no unit. */
    static final Map<String, ColumnKind> KINDS = Map.of(
            "name", ColumnKind.TEXT, "version", ColumnKind.TEXT, "key", ColumnKind.TEXT, "date", ColumnKind.DATE);

    public Dataset {
        notNull("slug", slug);
        notNull("status", status);
        notNull("rows", rows);
        citations = Collections.unmodifiableMap(new LinkedHashMap<>(citations));
        units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
    }

    /** All citations on one line. */
    public String source() {
        return citations.values().stream().map(Citation::text).collect(Collectors.joining("; "));
    }

    /** A name of this set or of a part of it as reports print it: marked where nobody read or computed the figures. */
    public String marked(String name) {
        return status.caution().isPresent() ? name + " (" + status.word() + ")" : name;
    }

    /**
     * The set as it was known on a day: superseded rows are back, later ones are not there yet.
     *
     * @throws IllegalArgumentException where nothing of it was known yet
     */
    public Dataset asOf(LocalDate day) {
        UserTable known = versions().knownOn(notNull("day", day));
        if (known.rowCount() == 0 || !vintage.isKnownOn(day)) {
            throw Check.refused("as of", day, "a day from " + firstDay() + " on, when " + slug + " began");
        }
        return new Dataset(
                slug, title, summary, status, retrieved, licence, changes, notes, citations, units, group, key, vintage,
                everyRow, known);
    }

    private String firstDay() {
        return Stream.concat(
                        vintage.asOf().stream(),
                        IntStream.range(0, everyRow.rowCount())
                                .mapToObj(versions()::since)
                                .flatMap(Optional::stream))
                .min(LocalDate::compareTo)
                .map(LocalDate::toString)
                .orElse("its day");
    }

    /**
     * One number as it stood on a day.
     *
     * @param name what the row is about, as in the column {@link #key}
     * @param column a column of numbers
     * @throws IllegalArgumentException for an unknown name or column, naming the nearest, and for a day before it was known
     */
    public Fact fact(String name, String column, LocalDate day) {
        RowVersions versions = versions();
        if (key.isEmpty()) {
            throw Check.refused(
                    slug + "/" + name,
                    "no facts by name",
                    "a set whose source.yaml says `key:`, which " + slug + " does not");
        }
        List<String> names = everyRow.texts(key).stream().distinct().toList();
        requireKnown(slug, name, names);
        List<String> columns = units.entrySet().stream()
                .filter(each -> RowVersions.isNumber(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        requireKnown(slug + "/" + name, column, columns);
        int row = versions.find(name, day);
        if (row < 0) {
            throw Check.refused(
                    slug + "/" + name + "@" + day,
                    "not known yet",
                    "a day from " + firstDay(name).orElseThrow() + " on");
        }
        NumberColumn numbers = everyRow.numbers(column);
        if (numbers.isMissing(row)) {
            throw Check.refused(slug + "/" + name + "." + column, "NA", "a number, which nobody stated");
        }
        return new Fact(
                new FactName(slug, name, column, day),
                everyRow.text(row, column),
                numbers.value(row),
                unit(units.get(column)),
                versions.status(row).orElse(status),
                source(row),
                versions.since(row).or(vintage::asOf),
                versions.until(row));
    }

    private static void requireKnown(String where, String name, List<String> known) {
        if (!known.contains(name)) {
            throw Check.refused(
                    where, name, "one of: " + Check.among(name, known, "its table has") + Check.nearest(name, known));
        }
    }

    /** The day from which something was first known by a row of this name; empty for one without rows or days. */
    public Optional<LocalDate> firstDay(String name) {
        RowVersions versions = versions();
        return IntStream.range(0, everyRow.rowCount())
                .filter(row -> versions.name(row).equals(name))
                .mapToObj(versions::since)
                .flatMap(Optional::stream)
                .min(LocalDate::compareTo);
    }

    private String source(int row) {
        String citation = units.containsKey("citation") ? everyRow.text(row, "citation") : "";
        return citations.containsKey(citation) ? citations.get(citation).text() : source();
    }

    /** The unit of a column; a plain number where no list of units has it. */
    private static Unit unit(String symbol) {
        try {
            return Unit.parse(symbol);
        } catch (IllegalArgumentException e) {
            return Unit.ONE;
        }
    }

    /** Names of rows of which an older version stands in the table, each with the day on which it was superseded. */
    public Map<String, LocalDate> superseded() {
        RowVersions versions = versions();
        Map<String, LocalDate> found = new LinkedHashMap<>();
        for (int row = 0; row < everyRow.rowCount(); row++) {
            int each = row;
            versions.until(row).ifPresent(day -> found.merge(versions.name(each), day, (a, b) -> a.isAfter(b) ? a : b));
        }
        return found;
    }

    private RowVersions versions() {
        return new RowVersions(everyRow, key);
    }

    /**
     * The table as a Tablesaw table: text, dates and numbers by {@link #units}, {@code NA} as missing.
     *
     * @throws IllegalStateException where Tablesaw is not on the class path, with the name of the artifact
     */
    public Table table() {
        List<ColumnKind> kinds = units.values().stream().map(Dataset::kind).toList();
        return rows.table(kinds);
    }

    static ColumnKind kind(String unit) {
        return KINDS.getOrDefault(unit, ColumnKind.NUMBER);
    }
}
