package dev.jacquard.laws.fit;

import static dev.jacquard.data.Variables.FLOP;
import static dev.jacquard.data.Variables.PARAMETERS;
import static dev.jacquard.data.Variables.TOKENS;

import dev.jacquard.data.fitting.Column;
import dev.jacquard.data.tables.NumberColumn;
import dev.jacquard.data.tables.TableException;
import dev.jacquard.data.tables.UserTable;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.quantity.Compute;
import dev.jacquard.numerics.quantity.Quantity;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.scaling.loss.RunUnits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The columns of a table as a fit needs them: found by name, counted in base units, and within their ranges.
 *
 * <p>Of parameters, tokens and flop two suffice: the third follows from C = 6ND, and a warning says so.
 *
 * @param values one array for each column wanted, in the order wanted; one number for each row kept
 * @param rows the rows kept, as the table counts them
 * @param how how each column came about
 * @param warnings what was done to the table
 */
record FitColumns(List<double[]> values, int[] rows, List<ReadColumn> how, List<String> warnings) {

    private static final List<Column> COMPUTE =
            List.of(Column.positive(PARAMETERS), Column.positive(TOKENS), Column.positive(FLOP));

    private static final List<String> COMPUTED =
            COMPUTE.stream().map(Column::name).toList();

    /**
     * Reads the columns.
     *
     * @param table the table
     * @param wanted the columns needed, the observed one last
     * @param headers the header of a column, where it differs from the column's name
     * @param scales by column, what one of it is in base units: a number or a unit
     * @param hints how messages name options
     */
    static FitColumns of(
            UserTable table,
            List<Column> wanted,
            Map<String, String> headers,
            Map<String, String> scales,
            Hints hints) {
        List<String> known = read(wanted);
        refuseUnknown(hints.option("column"), headers.keySet(), known);
        refuseUnknown(hints.option("unit"), scales.keySet(), known);
        Reader reader =
                new Reader(table, headers, scales, hints, new LinkedHashSet<>(), new ArrayList<>(), new ArrayList<>());
        List<double[]> columns = wanted.stream().map(reader::column).toList();
        int[] rows = IntStream.range(0, table.rowCount())
                .filter(row -> columns.stream().noneMatch(column -> Double.isNaN(column[row])))
                .toArray();
        List<String> warnings = reader.warnings();
        if (rows.length < table.rowCount()) {
            String left = (table.rowCount() - rows.length) + " of " + table.rowCount() + " rows left out: ";
            warnings.add(left + String.join(" or ", reader.incomplete()) + " is missing there");
        }
        List<String> names = wanted.stream().map(Column::name).toList();
        if (rows.length == 0) {
            throw Check.refused(table.name(), "no row is complete", "rows with " + String.join(", ", names));
        }
        FitColumns read =
                new FitColumns(columns.stream().map(column -> at(column, rows)).toList(), rows, reader.how(), warnings);
        read.checkUnits(reader, names);
        return read;
    }

    /** The names of the columns that a fit may read: those wanted, and what they may be worked out from. */
    static List<String> read(List<Column> wanted) {
        Set<String> names = new LinkedHashSet<>();
        if (wanted.stream().anyMatch(column -> COMPUTED.contains(column.name()))) {
            names.addAll(COMPUTED);
        }
        wanted.forEach(column -> names.add(column.name()));
        return List.copyOf(names);
    }

    /** Columns in other units than those stated are refused; where the unit was stated, the doubt is a warning. */
    private void checkUnits(Reader reader, List<String> wanted) {
        int parameters = wanted.indexOf("parameters");
        int tokens = wanted.indexOf("tokens");
        int loss = wanted.indexOf("loss");
        if (parameters < 0 || tokens < 0 || loss < 0) {
            return;
        }
        List<String> doubts =
                new ArrayList<>(RunUnits.suspicions(values.get(parameters), values.get(tokens), values.get(loss)));
        if (COMPUTED.stream().allMatch(reader::available)) {
            reader.besides(COMPUTE.get(2))
                    .map(column -> at(column, rows))
                    .filter(flop -> Arrays.stream(flop).noneMatch(Double::isNaN))
                    .flatMap(flop -> RunUnits.flopSuspicion(values.get(parameters), values.get(tokens), flop))
                    .ifPresent(doubts::add);
        }
        for (String doubt : doubts) {
            if (doubt.contains("counted in units of") && reader.scales().isEmpty()) {
                int colon = doubt.indexOf(':');
                throw Check.refused(
                        doubt.substring(0, colon),
                        doubt.substring(colon + 2),
                        "parameters, tokens and FLOP, or their units stated, such as "
                                + reader.hints().setting("unit", "tokens", "1e9"));
            }
            warnings.add(doubt);
        }
    }

    /** These rows without the ones at or above the k-th largest observed value; all of them for k = 0. */
    FitColumns withoutWorst(int k, Hints hints) {
        String option = hints.option("drop-worst");
        Check.atLeast(option, k, 0);
        if (k == 0) {
            return this;
        }
        double[] observed = observed();
        if (k > observed.length) {
            throw Check.refused(option, k, "at most the number of rows, " + observed.length);
        }
        double[] sorted = observed.clone();
        Arrays.sort(sorted);
        double limit = sorted[sorted.length - k];
        int[] kept = IntStream.range(0, observed.length)
                .filter(i -> observed[i] < limit)
                .toArray();
        if (kept.length == 0) {
            throw Check.refused(option, k, "fewer, so that a row is left");
        }
        int[] keptRows = Arrays.stream(kept).map(i -> rows[i]).toArray();
        return new FitColumns(values.stream().map(column -> at(column, kept)).toList(), keptRows, how, warnings);
    }

    private double[] observed() {
        return values.get(values.size() - 1);
    }

    /** Reads columns of one table, and remembers what a user should hear about. */
    private record Reader(
            UserTable table,
            Map<String, String> headers,
            Map<String, String> scales,
            Hints hints,
            Set<String> incomplete,
            List<ReadColumn> how,
            List<String> warnings) {

        double[] column(Column wanted) {
            String name = wanted.name();
            List<Column> others =
                    COMPUTE.stream().filter(other -> !other.name().equals(name)).toList();
            boolean implied = COMPUTED.contains(name) && !headers.containsKey(name);
            boolean named = others.stream().allMatch(other -> headers.containsKey(other.name()));
            if (implied && (named || !table.has(name) && others.stream().allMatch(other -> available(other.name())))) {
                how.add(new ReadColumn(
                        wanted, others.get(0).name() + " and " + others.get(1).name() + " by C = 6ND", ""));
                return implied(name, others);
            }
            double[] numbers = read(wanted);
            how.add(new ReadColumn(wanted, table.header(header(name)), scales.getOrDefault(name, "")));
            return numbers;
        }

        private String header(String name) {
            return headers.getOrDefault(name, name);
        }

        private boolean available(String name) {
            return headers.containsKey(name) || table.has(name);
        }

        /** A column that the fit does not need; none where it cannot be read, unless a person named it. */
        private Optional<double[]> besides(Column column) {
            try {
                return Optional.of(read(column));
            } catch (TableException unreadable) {
                if (headers.containsKey(column.name())) {
                    throw unreadable;
                }
                return Optional.empty();
            }
        }

        private double[] read(Column column) {
            String header = header(column.name());
            if (!available(column.name())) {
                throw missing(column.name());
            }
            double[] numbers = column.origin()
                    .map(origin -> table.days(header, origin))
                    .orElseGet(() -> numbers(column, table.numbers(header)));
            if (Arrays.stream(numbers).anyMatch(Double::isNaN)) {
                incomplete.add(table.header(header));
            }
            return numbers;
        }

        /** No column has the name that the law uses, and nobody said which one it is. */
        private TableException missing(String name) {
            List<String> all =
                    table.headers().stream().filter(header -> !header.isEmpty()).toList();
            return TableException.refused(
                    table.name() + " " + name,
                    "no such column",
                    hints.setting("column", name, "HEADER") + " with one of: "
                            + Check.among(name, all, "the first line has") + Check.nearest(name, all));
        }

        private double[] numbers(Column column, NumberColumn cells) {
            NumberColumn checked = column.range() == Column.Range.POSITIVE ? cells.requirePositive() : cells;
            double factor = factor(column, scales.get(column.name()), hints);
            double[] numbers = new double[table.rowCount()];
            for (int row = 0; row < numbers.length; row++) {
                numbers[row] = checked.isMissing(row) ? Double.NaN : checked.value(row) * factor;
                if (!Double.isNaN(numbers[row]) && !column.range().contains(numbers[row])) {
                    throw Check.refused(
                            table.place(row, checked.header()),
                            table.text(row, checked.header()),
                            column.range().words());
                }
            }
            return numbers;
        }

        private double[] implied(String name, List<Column> others) {
            warnings.add(name + (name.equals("flop") ? " follows" : " follow")
                    + " from C = 6ND: attention is left out, and N is what the column of parameters counts");
            double[] first = read(others.get(0));
            double[] second = read(others.get(1));
            return IntStream.range(0, first.length)
                    .mapToDouble(row -> Double.isNaN(first[row] + second[row])
                            ? Double.NaN
                            : FitColumns.implied(name, first[row], second[row]))
                    .toArray();
        }
    }

    /** A number that a row lacks, from the two of parameters, tokens and flop that it has. */
    static double implied(Column wanted, Map<String, Double> row) {
        List<String> others =
                COMPUTED.stream().filter(other -> !other.equals(wanted.name())).toList();
        if (!COMPUTED.contains(wanted.name()) || !row.keySet().containsAll(others)) {
            throw Check.refused(wanted.name(), "missing", "a number in " + wanted.unit());
        }
        return implied(wanted.name(), row.get(others.get(0)), row.get(others.get(1)));
    }

    /** One of parameters, tokens and flop from the other two, in this order. */
    static double implied(String name, double first, double second) {
        return switch (name) {
            case "tokens" -> Compute.tokens(second, first);
            case "parameters" -> Compute.parameters(second, first);
            default -> Compute.trainingFlop(first, second);
        };
    }

    private static double factor(Column column, String scale, Hints hints) {
        if (scale == null) {
            return 1;
        }
        String option = hints.option("unit") + " " + column.name();
        try {
            boolean bare = Character.isDigit(scale.charAt(0)) || scale.charAt(0) == '.';
            Quantity one = bare ? Quantity.parse(scale, column.unit()) : new Quantity(1, Unit.parse(scale));
            return Check.positive(option, one.in(column.unit()));
        } catch (IllegalArgumentException e) {
            throw Check.refused(option, scale, "a number such as 1e9, or a unit such as " + column.unit());
        }
    }

    private static void refuseUnknown(String option, Iterable<String> names, List<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw Check.refused(
                        option,
                        name,
                        "one of: " + Check.among(name, known, "jacquard list families lists")
                                + Check.nearest(name, known));
            }
        }
    }

    private static double[] at(double[] column, int[] places) {
        return Arrays.stream(places).mapToDouble(place -> column[place]).toArray();
    }
}
