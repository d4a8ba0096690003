package dev.jacquard.data;

import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.data.tables.UserTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * A set of published facts that ships with the project: a table, and who printed it, under which licence, when it was read.
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
 * @param status how well the figures are backed
 * @param retrieved the day they were read
 * @param licence under which terms they may be passed on
 * @param changes what the project did to them
 * @param notes what a user should know before computing with them
 * @param citations the works they were read from, by the key the table's column {@code citation} uses
 * @param units the unit or kind of each column, in the order of the table
 * @param group the column whose values name parts of the set, or empty where it has none
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
        String group) {

    private static final String MISSING = "NA";

    public Dataset {
        notNull("slug", slug);
        citations = Collections.unmodifiableMap(new LinkedHashMap<>(citations));
        units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
    }

    /** All citations on one line. */
    public String source() {
        return citations.values().stream().map(Citation::text).collect(Collectors.joining("; "));
    }

    /** The table as rows of text and numbers, for the readers that want to name a line in an error. */
    public UserTable rows() {
        try (InputStream in = open("data.csv")) {
            return UserTable.read(slug, in);
        } catch (IOException e) {
            throw new UncheckedIOException(slug + ": the packaged table cannot be read", e);
        }
    }

    /** The table as Tablesaw reads it: text, dates and numbers by {@link #units}, {@code NA} as missing. */
    public Table table() {
        ColumnType[] types = units.values().stream().map(Dataset::type).toArray(ColumnType[]::new);
        try (InputStream in = open("data.csv")) {
            CsvReadOptions options = CsvReadOptions.builder(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .tableName(slug)
                    .columnTypes(types)
                    .missingValueIndicator(MISSING)
                    .build();
            return Table.read().usingOptions(options);
        } catch (IOException e) {
            throw new UncheckedIOException(slug + ": the packaged table cannot be read", e);
        }
    }

    private static ColumnType type(String unit) {
        return switch (unit) {
            case "name", "key", "version" -> ColumnType.STRING;
            case "date" -> ColumnType.LOCAL_DATE;
            default -> ColumnType.DOUBLE;
        };
    }

    private InputStream open(String file) {
        return notNull(slug + "/" + file, Dataset.class.getResourceAsStream(slug + "/" + file));
    }
}
