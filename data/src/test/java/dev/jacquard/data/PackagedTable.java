package dev.jacquard.data;

import dev.jacquard.data.tables.UserTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The table of a packaged set with every row, superseded ones too.
 *
 * @param rows in the order of the file
 * @param key the column of names
 */
record PackagedTable(UserTable rows, String key) {

    private static final String MISSING = "NA";

    /** The table of a set, whose first column is that of names. */
    static PackagedTable of(String slug) {
        try (InputStream in = Datasets.class.getResourceAsStream(slug + "/data.csv")) {
            UserTable rows = UserTable.of(slug, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return new PackagedTable(rows, rows.headers().get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest number below a name, {@code h100-rent.usdPerHour}, or that since a day, {@code h100-contract@2025-10-31.usdPerHour}. */
    double number(String cell) {
        int dot = cell.lastIndexOf('.');
        String[] name = cell.substring(0, dot).split("@");
        return number(name.length == 1 ? last(name[0]) : since(name[0], name[1]), cell.substring(dot + 1));
    }

    private int since(String name, String day) {
        return IntStream.range(0, rows.rowCount())
                .filter(row -> text(row, key).equals(name) && text(row, "asOf").equals(day))
                .findFirst()
                .orElseThrow();
    }

    double number(int row, String column) {
        return rows.numbers(column).value(row);
    }

    String text(int row, String column) {
        return rows.text(row, column);
    }

    /** The row of a name that stands: older ones come first. */
    int last(String name) {
        return rows.texts(key).lastIndexOf(name);
    }

    /** The rows that stood on a day. */
    List<Integer> stoodOn(String day) {
        return IntStream.range(0, rows.rowCount())
                .filter(row -> text(row, "asOf").compareTo(day) <= 0)
                .filter(row -> isMissing(row, "supersededBy")
                        || text(row, "supersededBy").compareTo(day) > 0)
                .boxed()
                .toList();
    }

    boolean isMissing(int row, String column) {
        return text(row, column).equals(MISSING);
    }
}
