package dev.jacquard.data.tables;

import static dev.jacquard.data.tables.TableException.refused;
import static dev.jacquard.data.tables.TableException.shown;

import dev.jacquard.numerics.Check;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table somebody brings, read strictly: nothing is guessed, and whatever cannot be used is named with file, line and column.
 *
 * <p>UTF-8 with or without a byte order mark, any line ends, quoted cells; separated by commas, semicolons or tabs, whichever
 * the header line uses. Names that end in {@code .gz} are unpacked. The cells of a column are read as numbers only when
 * somebody asks for numbers. An empty cell and {@code NA} are missing.
 *
 * <pre>{@code
 * UserTable runs = UserTable.read(Path.of("runs.csv"));
 * double[] loss = runs.numbers("loss").requirePositive().values();
 * runs.table();                    // the same as a Tablesaw table
 * }</pre>
 */
public final class UserTable {

    private static final String MISSING = "NA";

    private final String name;
    private final List<String> headers;
    private final List<String[]> rows;
    private final List<Integer> lines;

    private UserTable(String name, List<String> headers, List<String[]> rows, List<Integer> lines) {
        this.name = name;
        this.headers = headers;
        this.rows = rows;
        this.lines = lines;
    }

    /** Reads a file; {@link TableException} says what is wrong with it. */
    public static UserTable read(Path file) {
        return of(file.toString(), TextFile.read(file));
    }

    /** Reads a stream to its end under the name that messages shall use; the caller closes it. */
    public static UserTable read(String name, InputStream in) throws IOException {
        return of(name, TextFile.read(name, in));
    }

    /** Reads text under the name that messages shall use. */
    public static UserTable of(String name, String text) {
        CsvText csv = CsvText.parse(name, text);
        return new UserTable(name, csv.headers(), csv.rows(), csv.lines());
    }

    /** The file's name as given. */
    public String name() {
        return name;
    }

    /** The headers in the order of the file; a column without a header has an empty one. */
    public List<String> headers() {
        return headers;
    }

    /** Number of rows under the header. */
    public int rowCount() {
        return rows.size();
    }

    /** The line of the file a row ends on, counted from 1. */
    public int line(int row) {
        return lines.get(row);
    }

    /** Where a cell stands, as messages name it: {@code file:line column}. */
    public String place(int row, String header) {
        return name + ":" + line(row) + " " + header;
    }

    /** The cell of a row as it was written, without blanks around it. */
    public String text(int row, String header) {
        return rows.get(row)[index(header)];
    }

    /** All cells of a column as they were written. */
    public List<String> texts(String header) {
        int index = index(header);
        return rows.stream().map(cells -> cells[index]).toList();
    }

    /**
     * The header of the file that a name means: the same, or else the only one that is the same without case and blanks.
     *
     * @throws TableException when there is none, with the headers present and the nearest, or when several would do
     */
    public String header(String wanted) {
        return headers.get(index(wanted));
    }

    /** Whether a column of this name is there, by the rule of {@link #header}. */
    public boolean has(String wanted) {
        return headers.contains(wanted)
                || headers.stream().anyMatch(header -> loose(header).equals(loose(wanted)));
    }

    private int index(String wanted) {
        int exact = wanted.isBlank() ? -1 : headers.indexOf(wanted);
        if (exact >= 0) {
            return exact;
        }
        List<String> candidates = named().stream()
                .filter(header -> loose(header).equals(loose(wanted)))
                .toList();
        if (candidates.size() == 1) {
            return headers.indexOf(candidates.get(0));
        }
        if (candidates.isEmpty()) {
            throw refused(
                    name + " " + wanted,
                    "no such column",
                    "one of: " + Check.among(wanted, named(), "the first line has") + Check.nearest(wanted, named()));
        }
        throw refused(name + " " + wanted, "ambiguous", "one of: " + String.join(", ", candidates));
    }

    private List<String> named() {
        return headers.stream().filter(header -> !header.isEmpty()).toList();
    }

    private static String loose(String header) {
        StringBuilder loose = new StringBuilder();
        header.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c))
                .forEach(loose::appendCodePoint);
        return loose.toString();
    }

    /**
     * The numbers of a column.
     *
     * @throws TableException at the first cell that is neither a finite number nor missing, with its line and a hint
     */
    public NumberColumn numbers(String header) {
        int index = index(header);
        double[] cells = new double[rows.size()];
        for (int row = 0; row < cells.length; row++) {
            String text = rows.get(row)[index];
            cells[row] = missing(text) ? Double.NaN : NumberText.parse(text);
            if (Double.isNaN(cells[row]) && !missing(text)) {
                throw refused(place(row, headers.get(index)), shown(text), NumberText.expected(text));
            }
        }
        return new NumberColumn(this, headers.get(index), cells);
    }

    private static boolean missing(String text) {
        return text.isEmpty() || text.equals(MISSING);
    }

    /** The rows whose cell in a column is this text; their lines stay those of the file. */
    public UserTable where(String header, String value) {
        int index = index(header);
        List<String[]> kept = new ArrayList<>();
        List<Integer> keptLines = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row)[index].equals(value)) {
                kept.add(rows.get(row));
                keptLines.add(lines.get(row));
            }
        }
        if (kept.isEmpty()) {
            List<String> present =
                    texts(header).stream().distinct().sorted().limit(20).toList();
            throw refused(
                    name + " " + header,
                    value,
                    "one of: " + Check.among(value, present) + Check.nearest(value, present));
        }
        return new UserTable(name, headers, kept, keptLines);
    }

    /** The same rows as a Tablesaw table: numbers and ISO dates where every cell is one or missing, otherwise text. */
    public Table table() {
        List<Column<?>> columns = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            if (!headers.get(i).isEmpty()) {
                columns.add(column(headers.get(i), texts(headers.get(i))));
            }
        }
        return Table.create(name, columns);
    }

    private static Column<?> column(String header, List<String> texts) {
        double[] numbers = texts.stream()
                .mapToDouble(text -> missing(text) ? Double.NaN : NumberText.parse(text))
                .toArray();
        boolean numeric = true;
        for (int row = 0; row < numbers.length; row++) {
            numeric &= !Double.isNaN(numbers[row]) || missing(texts.get(row));
        }
        if (numeric && !Arrays.stream(numbers).allMatch(Double::isNaN)) {
            return DoubleColumn.create(header, numbers);
        }
        List<LocalDate> dates = texts.stream().map(UserTable::date).toList();
        boolean dated = !dates.contains(LocalDate.MIN) && dates.stream().anyMatch(date -> date != null);
        return dated
                ? DateColumn.create(header, dates)
                : StringColumn.create(
                        header,
                        texts.stream().map(text -> missing(text) ? "" : text).toList());
    }

    /** The date of a cell; null where it is missing, {@link LocalDate#MIN} where it is no date. */
    private static LocalDate date(String text) {
        if (missing(text)) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return LocalDate.MIN;
        }
    }
}
