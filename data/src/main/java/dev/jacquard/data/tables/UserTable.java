package dev.jacquard.data.tables;

import static dev.jacquard.data.tables.TableException.refused;
import static dev.jacquard.data.tables.TableException.shown;

import dev.jacquard.numerics.Check;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * A table somebody brings, read strictly: nothing is guessed, and whatever cannot be used is named with file, line and column.
 *
 * <p>UTF-8 with or without a byte order mark, any line ends, quoted cells; separated by commas, semicolons or tabs, whichever
 * the header line uses most, or by what a line {@code sep=;} above it says. Lines above the header that begin with {@code #} are skipped
 * (where no header follows them, the last is the header), and so are blank lines, blanks around a cell, within quotation marks too, and
 * separators that trail a row. Names that end in {@code .gz} are unpacked.
 *
 * <p>A column needs a header of its own only if it is asked for. Its cells are read as numbers only when somebody asks for numbers. An
 * empty cell and {@code NA} are missing; {@code NaN}, {@code null} and the like are refused, since a run that failed is no run without a
 * number.
 *
 * <pre>{@code
 * UserTable runs = UserTable.read(Path.of("runs.csv"));
 * double[] loss = runs.complete("loss").numbers("loss").requirePositive().values();
 * runs.table();                    // the same as a Tablesaw table
 * }</pre>
 */
public final class UserTable {

    private static final String MISSING = "NA";

    private final String name;
    private final CsvText csv;
    private final int[] rows;

    /**
     * Some rows of a text.
     *
     * @param rows as the text counts them
     */
    private UserTable(String name, CsvText csv, int[] rows) {
        this.name = name;
        this.csv = csv;
        this.rows = rows;
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
        return new UserTable(name, csv, IntStream.range(0, csv.rows()).toArray());
    }

    /** What the table is called and how large it is. */
    @Override
    public String toString() {
        return name + ": " + rows.length + " rows of " + String.join(", ", headers());
    }

    /** The file's name as given. */
    public String name() {
        return name;
    }

    /** The headers in the order of the file; a column without a header has an empty one. */
    public List<String> headers() {
        return csv.headers();
    }

    /** Number of rows under the header. */
    public int rowCount() {
        return rows.length;
    }

    /** The line of the file a row ends on, counted from 1. */
    public int line(int row) {
        return csv.line(rows[row]);
    }

    /** Where a cell stands, as messages name it: {@code file:line column}. */
    public String place(int row, String header) {
        return name + ":" + line(row) + " " + header;
    }

    /** The cell of a row as it was written, without blanks around it. */
    public String text(int row, String header) {
        return text(row, index(header));
    }

    /**
     * As {@link #text(int, String)}, for any column, with a header or without.
     *
     * @param column counted from 0, in the order of {@link #headers}
     */
    public String text(int row, int column) {
        return csv.cell(rows[row], column);
    }

    /** All cells of a column as they were written, without blanks around them. */
    public List<String> texts(String header) {
        return texts(index(header));
    }

    private List<String> texts(int column) {
        return IntStream.range(0, rows.length)
                .mapToObj(row -> text(row, column))
                .toList();
    }

    /**
     * The header of the file that a name means: the same, or else the only one that is the same without case and blanks.
     *
     * @throws TableException when there is none, with the headers present and the nearest, or when several columns would do
     */
    public String header(String wanted) {
        return headers().get(index(wanted));
    }

    /** Whether a column of this name is there, or several are, by the rule of {@link #header}. */
    public boolean has(String wanted) {
        return !meant(wanted).isEmpty();
    }

    /** The columns that a name may mean: those whose header it is, or else those whose header it is without case and blanks. */
    private List<Integer> meant(String wanted) {
        if (wanted.isBlank()) {
            return List.of();
        }
        List<Integer> exact = columns(header -> header.equals(wanted));
        String loose = loose(wanted);
        return exact.isEmpty() ? columns(header -> loose(header).equals(loose)) : exact;
    }

    private List<Integer> columns(Predicate<String> header) {
        return IntStream.range(0, headers().size())
                .filter(column -> header.test(headers().get(column)))
                .boxed()
                .toList();
    }

    private int index(String wanted) {
        List<Integer> meant = meant(wanted);
        if (meant.size() == 1) {
            return meant.get(0);
        }
        if (meant.isEmpty()) {
            List<String> named =
                    headers().stream().filter(header -> !header.isEmpty()).toList();
            throw refused(
                    name + " " + wanted,
                    "no such column",
                    "one of: " + Check.among(wanted, named, "the first line has") + Check.nearest(wanted, named));
        }
        List<String> candidates = meant.stream().map(headers()::get).distinct().toList();
        if (candidates.size() > 1) {
            throw refused(name + " " + wanted, "ambiguous", "one of: " + String.join(", ", candidates));
        }
        String numbers =
                meant.stream().map(column -> String.valueOf(column + 1)).collect(Collectors.joining(" and "));
        throw refused(
                name + ":" + csv.headerLine() + " " + candidates.get(0),
                "the header of columns " + numbers,
                "each header once, where its column is asked for");
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
        return numbers(header, "; to leave the row out, write NA or nothing");
    }

    /**
     * The numbers of a column in which none may be missing.
     *
     * @throws TableException at the first cell that is not a finite number, with its line and a hint
     */
    public double[] values(String header) {
        return numbers(header, "; every row needs one, so take the row out of the file")
                .values();
    }

    private NumberColumn numbers(String header, String wayOut) {
        int index = index(header);
        double[] cells = new double[rows.length];
        for (int row = 0; row < cells.length; row++) {
            String text = text(row, index);
            cells[row] = missing(text) ? Double.NaN : NumberText.parse(text);
            if (Double.isNaN(cells[row]) && !missing(text)) {
                throw refused(place(row, headers().get(index)), shown(text), NumberText.expected(text, wayOut));
            }
        }
        return new NumberColumn(this, index, cells);
    }

    /**
     * A column of ISO dates as days since an origin; a missing one is not a number.
     *
     * @throws TableException at the first cell that is neither a date nor missing, with its line
     */
    public double[] days(String header, LocalDate origin) {
        int index = index(header);
        double[] days = new double[rows.length];
        for (int row = 0; row < days.length; row++) {
            String text = text(row, index);
            try {
                days[row] = missing(text) ? Double.NaN : ChronoUnit.DAYS.between(origin, LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                throw refused(place(row, headers().get(index)), shown(text), "a date such as 2024-05-31");
            }
        }
        return days;
    }

    /** The rows in which none of these columns is missing; their lines stay those of the file. */
    public UserTable complete(String... headers) {
        int[] columns = Arrays.stream(headers).mapToInt(this::index).toArray();
        UserTable complete = kept(row -> Arrays.stream(columns).noneMatch(column -> missing(text(row, column))));
        if (complete.rows.length == 0) {
            throw refused(name, "no row is complete", "rows with " + String.join(", ", headers));
        }
        return complete;
    }

    /** The rows that are to be kept, by their number here; their lines stay those of the file. There may be none. */
    public UserTable kept(IntPredicate keep) {
        return new UserTable(
                name,
                csv,
                IntStream.range(0, rows.length)
                        .filter(keep)
                        .map(row -> rows[row])
                        .toArray());
    }

    /** Whether a cell says that there is nothing. */
    static boolean missing(String text) {
        return text.isEmpty() || text.equals(MISSING);
    }

    /** The rows whose cell in a column is this text; their lines stay those of the file. */
    public UserTable where(String header, String value) {
        int index = index(header);
        UserTable kept = kept(row -> text(row, index).equals(value));
        if (kept.rows.length == 0) {
            List<String> present =
                    texts(header).stream().distinct().sorted().limit(20).toList();
            throw refused(
                    name + " " + header,
                    value,
                    "one of: " + Check.among(value, present) + Check.nearest(value, present));
        }
        return kept;
    }

    /**
     * The date of a cell, written as in {@code 2026-11-22}; empty where it is missing.
     *
     * @throws TableException where the cell is neither, with its line
     */
    public Optional<LocalDate> date(int row, String header) {
        String text = text(row, header);
        if (missing(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw refused(place(row, header), shown(text), "a day as in 2026-11-22, or NA");
        }
    }

    /**
     * The same rows as a Tablesaw table: numbers and ISO dates where every cell is one or missing, otherwise text. Numbers that would not
     * give their text back ({@code 005}) stay text. Columns without a header, or with that of a column before them, get their number as a
     * name.
     *
     * @throws IllegalStateException where Tablesaw is not on the class path, with the name of the artifact
     */
    public Table table() {
        requireTablesaw();
        List<List<String>> cells =
                IntStream.range(0, headers().size()).mapToObj(this::texts).toList();
        return TablesawView.of(name, headers(), cells);
    }

    /**
     * The same rows as a Tablesaw table whose columns are of stated kinds.
     *
     * @param kinds one for each column, in the order of {@link #headers}
     * @throws TableException at the first cell that is not of its column's kind and not missing, with its line
     * @throws IllegalStateException where Tablesaw is not on the class path, with the name of the artifact
     */
    public Table table(List<ColumnKind> kinds) {
        requireTablesaw();
        if (kinds.size() != headers().size()) {
            throw refused(
                    name,
                    kinds.size() + " kinds",
                    "one for each of " + headers().size() + " columns");
        }
        return TablesawView.of(this, kinds);
    }

    /** Tablesaw is an optional dependency: laws and facts do without its 45 MB. */
    private static void requireTablesaw() {
        try {
            Class.forName("tech.tablesaw.api.Table", false, UserTable.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "table: Tablesaw is not on the class path (expected: tech.tablesaw:tablesaw-core, which"
                            + " jacquard-laws brings and who depends on jacquard-data alone adds)",
                    e);
        }
    }
}
