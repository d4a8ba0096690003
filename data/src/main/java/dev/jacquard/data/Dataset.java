package dev.jacquard.data;

import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.data.tables.ColumnKind;
import dev.jacquard.data.tables.UserTable;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/**
 * A set of published facts: a table, and who printed it, under which licence, when it was read, and how well it is backed.
 *
 * <pre>{@code
 * Dataset runs = Datasets.named("published-runs");
 * runs.table();                       // a Tablesaw table, missing values missing
 * runs.citations().get("pythia");     // Biderman et al. 2023, ...
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
 * @param rows the table as texts and numbers, for readers that name a line in an error
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
