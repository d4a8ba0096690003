package dev.jacquard.charts.output;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.quantity.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A result in rows and columns, described once: text, CSV, JSON, Tablesaw, HTML and Markdown are renderings of this one value.
 *
 * <p>Cells hold what programs read, at full precision; the style of its column says how people see it.
 *
 * <pre>{@code
 * ResultTable.of(outputs)
 *         .text("output", "Output", OutputDraws::name)
 *         .number("p50", "Median", output -> output.summary().p50())
 *         .table()
 *         .csv();                    // output,p50 / growth,1.9731284
 * }</pre>
 *
 * @param columns from left to right
 * @param rows as many cells in each as there are columns: a {@link String}, a {@link Double}, an {@link Estimate}, a {@link Boolean} or
 *     a {@link Unit}; a number that does not exist is NaN, and a text that does not is empty
 */
public record ResultTable(List<Column> columns, List<List<Object>> rows) {

    /** How people see the cells of a column. */
    public enum Style {
        /** Words, or whatever the cells are. */
        TEXT,
        /** Text that needs room. */
        SENTENCES,
        /** A unit. */
        UNIT,
        /** A day, written as in 2026-01-31; blank where there is none. */
        DAY,
        /** Rounded, an {@link Estimate} to the digits that its error allows. */
        NUMBER,
        /** A number with a direction: a terminal shows its plus. */
        CHANGE,
        /** A standard error; a dash where it is not finite. */
        ERROR,
        /** A fraction, as a percentage. */
        SHARE;

        /** Whether its cells are numbers. */
        public boolean isNumber() {
            return compareTo(NUMBER) >= 0;
        }
    }

    /**
     * A column.
     *
     * @param name for programs
     * @param title for people
     * @param style how people see its cells
     * @param times what a number is multiplied by for people: 100 for fractions in points
     */
    public record Column(String name, String title, Style style, double times) {}

    /**
     * A number with its standard error; programs read the number.
     *
     * @param value the number
     * @param error its standard error
     */
    public record Estimate(double value, double error) {}

    public ResultTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Object> row : rows) {
            if (row.size() != columns.size()) {
                throw Check.refused("row", row, columns.size() + " cells");
            }
        }
    }

    /** Begins the description of a table with a row for each of these things. */
    public static <R> Described<R> of(List<R> things) {
        return new Described<>(things);
    }

    /** Begins a table with headings alone, to which rows are added. */
    public static Rows headed(String... headings) {
        return new Rows(headings);
    }

    /** A table from what each column says of a thing. */
    public static final class Described<R> {
        private final List<R> things;
        private final List<Column> columns = new ArrayList<>();
        private final List<Function<R, ?>> cells = new ArrayList<>();

        private Described(List<R> things) {
            this.things = things;
        }

        /** Words. */
        public Described<R> text(String name, String title, Function<R, String> cell) {
            return column(name, title, Style.TEXT, cell);
        }

        /** A number. */
        public Described<R> number(String name, String title, ToDoubleFunction<R> cell) {
            return column(name, title, Style.NUMBER, cell::applyAsDouble);
        }

        /** A standard error. */
        public Described<R> error(String name, String title, ToDoubleFunction<R> cell) {
            return column(name, title, Style.ERROR, cell::applyAsDouble);
        }

        /** A fraction. */
        public Described<R> share(String name, String title, ToDoubleFunction<R> cell) {
            return column(name, title, Style.SHARE, cell::applyAsDouble);
        }

        /** Anything. */
        public Described<R> column(String name, String title, Style style, Function<R, ?> cell) {
            columns.add(new Column(name, title, style, 1));
            cells.add(cell);
            return this;
        }

        /** Numbers that people see multiplied: by 100, fractions in points. */
        public Described<R> times(double times, String name, String title, Style style, ToDoubleFunction<R> cell) {
            columns.add(new Column(name, title, style, times));
            cells.add(cell::applyAsDouble);
            return this;
        }

        /** The table. */
        public ResultTable table() {
            List<List<Object>> rows = new ArrayList<>();
            for (R thing : things) {
                List<Object> row = new ArrayList<>();
                cells.forEach(cell -> row.add(cell.apply(thing)));
                rows.add(row);
            }
            return new ResultTable(columns, rows);
        }
    }

    /** A table row by row, as the data of a chart are. */
    public static final class Rows {
        private final List<Column> columns;
        private final List<List<Object>> rows = new ArrayList<>();

        private Rows(String... headings) {
            this.columns = Arrays.stream(headings)
                    .map(heading -> new Column(heading, heading, Style.TEXT, 1))
                    .toList();
        }

        /** Adds a row. */
        public Rows row(Object... cells) {
            rows.add(List.of(cells));
            return this;
        }

        /** The table. */
        public ResultTable table() {
            return new ResultTable(columns, rows);
        }
    }

    /**
     * The columns of these names alone, in this order.
     *
     * @throws IllegalArgumentException for a name that no column has
     */
    public ResultTable only(String... names) {
        List<String> known = columns.stream().map(Column::name).toList();
        int[] places = Arrays.stream(names).mapToInt(known::indexOf).toArray();
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0) {
                throw Check.refused("column", names[i], "one of " + String.join(", ", known));
            }
        }
        return new ResultTable(
                Arrays.stream(places).mapToObj(columns::get).toList(),
                rows.stream()
                        .map(row -> Arrays.stream(places).mapToObj(row::get).toList())
                        .toList());
    }

    /** The same with other titles, one for each column. */
    public ResultTable titled(String... titles) {
        if (titles.length != columns.size()) {
            throw Check.refused("titles", List.of(titles), columns.size() + " of them");
        }
        List<Column> renamed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column own = columns.get(i);
            renamed.add(new Column(own.name(), titles[i], own.style(), own.times()));
        }
        return new ResultTable(renamed, rows);
    }

    /** Whether every cell of a column is a number, so that it is set flush right. */
    public boolean numeric(int column) {
        return rows.stream().allMatch(row -> isNumber(row.get(column)));
    }

    /** Whether a cell is a number. */
    public static boolean isNumber(Object cell) {
        return cell instanceof Double || cell instanceof Estimate;
    }

    /** The number of a cell that is one. */
    public static double number(Object cell) {
        return cell instanceof Estimate estimate ? estimate.value() : (Double) cell;
    }

    /** The rows as CSV, headed by the names, at full precision; a number that does not exist is blank. */
    public String csv() {
        List<List<String>> cells = new ArrayList<>();
        for (List<Object> row : rows) {
            List<String> line = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                line.add(isMissing(columns.get(i), row.get(i)) ? "" : exact(row.get(i)));
            }
            cells.add(line);
        }
        return Csv.text(columns.stream().map(Column::name).toList(), cells);
    }

    private static boolean isMissing(Column column, Object cell) {
        return isNumber(cell)
                && (Double.isNaN(number(cell)) || column.style() == Style.ERROR && Double.isInfinite(number(cell)));
    }

    /** A cell at full precision, as text. */
    public static String exact(Object cell) {
        if (isNumber(cell)) {
            return Decimals.shortest(number(cell));
        }
        return cell instanceof Unit unit ? unit.symbol() : cell.toString();
    }

    /** One object for each row, its fields called as the columns. */
    public List<Json> json() {
        return rows.stream().map(this::json).toList();
    }

    private Json json(List<Object> row) {
        Json json = Json.object();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            Object cell = row.get(i);
            if (isNumber(cell)) {
                json.put(name, number(cell));
            } else if (cell instanceof Boolean yes) {
                json.put(name, yes);
            } else {
                json.put(name, exact(cell));
            }
        }
        return json;
    }
}
