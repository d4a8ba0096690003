package dev.jacquard.laws;

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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The columns of a table as a fit needs them: found by name, counted in base units, and positive.
 *
 * <p>Of parameters, tokens and flop two suffice: the third follows from C = 6ND, and a warning says so.
 *
 * @param values one array for each column wanted, in the order wanted; one number for each row kept
 * @param rows the rows kept, as the table counts them
 * @param warnings what was done to the table
 */
public record FitColumns(List<double[]> values, int[] rows, List<String> warnings) {

    private static final List<String> COMPUTE = List.of("parameters", "tokens", "flop");
    private static final Map<String, String> UNITS = units();

    /**
     * Reads the columns.
     *
     * @param table the table
     * @param wanted names of the columns needed, the observed one last
     * @param headers the header of a column, where it differs from the column's name
     * @param scales by column, what one of it is in base units: a number or a unit
     */
    public static FitColumns of(
            UserTable table, List<String> wanted, Map<String, String> headers, Map<String, String> scales) {
        List<String> known = read(wanted);
        refuseUnknown("--column", headers.keySet(), known);
        refuseUnknown("--unit", scales.keySet(), known);
        Reader reader = new Reader(table, headers, scales, new LinkedHashSet<>(), new ArrayList<>());
        List<double[]> columns = wanted.stream().map(reader::column).toList();
        int[] rows = IntStream.range(0, table.rowCount())
                .filter(row -> columns.stream().noneMatch(column -> Double.isNaN(column[row])))
                .toArray();
        List<String> warnings = reader.warnings();
        if (rows.length < table.rowCount()) {
            String left = (table.rowCount() - rows.length) + " of " + table.rowCount() + " rows left out: ";
            warnings.add(left + String.join(" or ", reader.incomplete()) + " is missing there");
        }
        if (rows.length == 0) {
            throw Check.refused(table.name(), "no row is complete", "rows with " + String.join(", ", wanted));
        }
        FitColumns read =
                new FitColumns(columns.stream().map(column -> at(column, rows)).toList(), rows, warnings);
        read.checkUnits(reader, wanted);
        return read;
    }

    /** The names of the columns that a fit may read: those wanted, and what they may be worked out from. */
    public static List<String> read(List<String> wanted) {
        return UNITS.keySet().stream()
                .filter(name -> wanted.contains(name) || computed(wanted, name))
                .toList();
    }

    /** Whether a column can be worked out from others that are wanted, or they from it. */
    private static boolean computed(List<String> wanted, String name) {
        return COMPUTE.contains(name) && COMPUTE.stream().anyMatch(wanted::contains);
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
        if (COMPUTE.stream().allMatch(reader::available)) {
            reader.besides("flop")
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
                        "parameters, tokens and FLOP, or their units stated, such as --unit tokens=1e9");
            }
            warnings.add(doubt);
        }
    }

    /** These rows without the ones at or above the k-th largest observed value; all of them for k = 0. */
    public FitColumns withoutWorst(int k) {
        Check.atLeast("--drop-worst", k, 0);
        if (k == 0) {
            return this;
        }
        double[] observed = observed();
        if (k > observed.length) {
            throw Check.refused("--drop-worst", k, "at most the number of rows, " + observed.length);
        }
        double[] sorted = observed.clone();
        Arrays.sort(sorted);
        double limit = sorted[sorted.length - k];
        int[] kept = IntStream.range(0, observed.length)
                .filter(i -> observed[i] < limit)
                .toArray();
        if (kept.length == 0) {
            throw Check.refused("--drop-worst", k, "fewer, so that a row is left");
        }
        int[] keptRows = Arrays.stream(kept).map(i -> rows[i]).toArray();
        return new FitColumns(values.stream().map(column -> at(column, kept)).toList(), keptRows, warnings);
    }

    private double[] observed() {
        return values.get(values.size() - 1);
    }

    /** Reads columns of one table, and remembers what a user should hear about. */
    private record Reader(
            UserTable table,
            Map<String, String> headers,
            Map<String, String> scales,
            Set<String> incomplete,
            List<String> warnings) {

        double[] column(String name) {
            List<String> others =
                    COMPUTE.stream().filter(other -> !other.equals(name)).toList();
            boolean implied = COMPUTE.contains(name) && !headers.containsKey(name);
            if (implied && headers.keySet().containsAll(others)) {
                return implied(name, others);
            }
            if (implied && !table.has(name) && others.stream().allMatch(this::available)) {
                return implied(name, others);
            }
            return read(name);
        }

        private boolean available(String name) {
            return headers.containsKey(name) || table.has(name);
        }

        /** A column that the fit does not need; none where it cannot be read, unless a person named it. */
        private Optional<double[]> besides(String name) {
            try {
                return Optional.of(read(name));
            } catch (TableException unreadable) {
                if (headers.containsKey(name)) {
                    throw unreadable;
                }
                return Optional.empty();
            }
        }

        private double[] read(String name) {
            NumberColumn column =
                    table.numbers(headers.getOrDefault(name, name)).requirePositive();
            if (column.missing() > 0) {
                incomplete.add(column.header());
            }
            double factor = factor(name, scales.get(name));
            return IntStream.range(0, table.rowCount())
                    .mapToDouble(row -> column.isMissing(row) ? Double.NaN : column.value(row) * factor)
                    .toArray();
        }

        private double[] implied(String name, List<String> others) {
            warnings.add(name + (name.equals("flop") ? " follows" : " follow")
                    + " from C = 6ND: attention is left out, and N is what the column of parameters counts");
            double[] first = read(others.get(0));
            double[] second = read(others.get(1));
            return IntStream.range(0, first.length)
                    .mapToDouble(row -> Double.isNaN(first[row] + second[row])
                            ? Double.NaN
                            : implied(name, first[row], second[row]))
                    .toArray();
        }

        private static double implied(String name, double first, double second) {
            return switch (name) {
                case "tokens" -> Compute.tokens(second, first);
                case "parameters" -> Compute.parameters(second, first);
                default -> Compute.trainingFlop(first, second);
            };
        }
    }

    private static double factor(String name, String scale) {
        if (scale == null) {
            return 1;
        }
        try {
            boolean bare = Character.isDigit(scale.charAt(0)) || scale.charAt(0) == '.';
            Quantity one =
                    bare ? Quantity.parse(scale, Unit.parse(UNITS.get(name))) : new Quantity(1, Unit.parse(scale));
            return Check.positive("--unit " + name, one.in(Unit.parse(UNITS.get(name))));
        } catch (IllegalArgumentException e) {
            throw Check.refused("--unit " + name, scale, "a number such as 1e9, or a unit such as " + UNITS.get(name));
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

    private static Map<String, String> units() {
        Map<String, String> units = new LinkedHashMap<>();
        units.put("parameters", "parameter");
        units.put("tokens", "token");
        units.put("flop", "FLOP");
        units.put("uniqueTokens", "token");
        units.put("granularity", "1");
        units.put("experts", "1");
        units.put("samples", "1");
        units.put("bits", "1");
        units.put("weightBits", "1");
        units.put("activationBits", "1");
        units.put("cacheBits", "1");
        units.put("batch", "token");
        units.put("x", "1");
        units.put("loss", "nats/token");
        units.put("coverage", "1");
        units.put("steps", "1");
        units.put("degradation", "nats/token");
        units.put("error", "1");
        units.put("y", "1");
        return units;
    }
}
