package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Decimals;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The numbers that a law may read off a row: what was given, or the numeric components of a record but the observed one. */
final class Inputs<R> {

    /** From this correlation of their logarithms on, two inputs are said to move together. */
    private static final double TOGETHER = 0.98;

    private final Map<String, ToDoubleFunction<? super R>> readers;
    private final Map<String, double[]> columns = new LinkedHashMap<>();

    private Inputs(Map<String, ToDoubleFunction<? super R>> readers, List<R> rows) {
        this.readers = readers;
        readers.forEach((name, reader) ->
                columns.put(name, rows.stream().mapToDouble(reader).toArray()));
    }

    static <R> Inputs<R> of(Map<String, ToDoubleFunction<? super R>> given, List<R> rows, double[] observed) {
        if (!given.isEmpty()) {
            return new Inputs<>(given, rows);
        }
        Inputs<R> found = new Inputs<>(components(rows.get(0)), rows);
        found.columns.values().removeIf(column -> Arrays.equals(column, observed));
        found.readers.keySet().retainAll(found.columns.keySet());
        return found;
    }

    private static <R> Map<String, ToDoubleFunction<? super R>> components(R row) {
        Map<String, ToDoubleFunction<? super R>> readers = new LinkedHashMap<>();
        if (row.getClass().isRecord()) {
            for (RecordComponent component : row.getClass().getRecordComponents()) {
                Class<?> type = component.getType();
                if (type.isPrimitive()
                        && type != boolean.class
                        && type != char.class
                        && component.getAccessor().trySetAccessible()) {
                    readers.put(component.getName(), each -> read(component, each));
                }
            }
        }
        return readers;
    }

    private static double read(RecordComponent component, Object row) {
        try {
            return ((Number) component.getAccessor().invoke(row)).doubleValue();
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            throw new IllegalStateException(component.getName() + ": cannot be read", unreadable);
        }
    }

    /** The columns by name. */
    Map<String, double[]> columns() {
        return columns;
    }

    /** For each input of a row outside the rows fitted, how far, in words. */
    List<String> beyond(R row) {
        List<String> texts = new ArrayList<>();
        columns.forEach((name, column) -> {
            double value = readers.get(name).applyAsDouble(row);
            double low = Arrays.stream(column).min().orElse(value);
            double high = Arrays.stream(column).max().orElse(value);
            if (value > high) {
                texts.add(name + ": " + distance(value, high, low) + " beyond the largest run fitted");
            } else if (value < low) {
                texts.add(name + ": " + distance(low, value, low) + " below the smallest run fitted");
            }
        });
        return texts;
    }

    private static String distance(double larger, double smaller, double low) {
        return low > 0 && smaller > 0
                ? Decimals.rounded(larger / smaller, 3) + "x"
                : Decimals.rounded(larger - smaller, 3);
    }

    /** Pairs of positive inputs whose logarithms lie on a line, and inputs that do not vary, in words. */
    List<String> entangled() {
        List<String> texts = new ArrayList<>();
        List<String> names = List.copyOf(columns.keySet());
        for (int a = 0; a < names.size(); a++) {
            double[] first = logs(columns.get(names.get(a)));
            if (spread(first) == 0) {
                texts.add(names.get(a) + " is the same in all rows: its effect cannot be told from a constant");
                continue;
            }
            for (int b = a + 1; b < names.size(); b++) {
                double[] second = logs(columns.get(names.get(b)));
                double correlation = correlation(first, second);
                if (Math.abs(correlation) > TOGETHER) {
                    texts.add(names.get(a) + " and " + names.get(b) + " move together (correlation of logarithms "
                            + Decimals.rounded(correlation, 5) + "): their effects can hardly be told apart");
                }
            }
        }
        return texts;
    }

    /** A sentence if some rows are the same in all inputs and in what was observed. */
    Optional<String> repeated(double[] observed) {
        int again = columns.isEmpty() ? 0 : repeats(observed);
        return again == 0
                ? Optional.empty()
                : Optional.of((again == 1 ? "1 row repeats" : again + " rows repeat")
                        + " another in every number: errors count each as news, so remove copies");
    }

    /** How many rows are the same as one before them in every number. */
    private int repeats(double[] observed) {
        List<double[]> all = new ArrayList<>(columns.values());
        all.add(observed);
        return alike(all).stream().mapToInt(rows -> rows.length - 1).sum();
    }

    /** Sets of two or more rows that are the same in all inputs, by the place of their first row. */
    List<int[]> equal() {
        return columns.isEmpty() ? List.of() : alike(List.copyOf(columns.values()));
    }

    /** Sets of rows that are the same in some columns; only those whose hashes meet are compared number by number. */
    private static List<int[]> alike(List<double[]> columns) {
        long[] hashes = new long[columns.get(0).length];
        for (double[] column : columns) {
            for (int i = 0; i < hashes.length; i++) {
                long more = (hashes[i] ^ Double.doubleToLongBits(column[i])) * 0x9E3779B97F4A7C15L;
                hashes[i] = more ^ (more >>> 32);
            }
        }
        long[] sorted = hashes.clone();
        Arrays.sort(sorted);
        Set<Long> met = new HashSet<>();
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                met.add(sorted[i]);
            }
        }
        Map<List<Double>, List<Integer>> sets = new LinkedHashMap<>();
        for (int i = 0; i < hashes.length && !met.isEmpty(); i++) {
            if (met.contains(hashes[i])) {
                int row = i;
                List<Double> numbers =
                        columns.stream().map(column -> column[row]).toList();
                sets.computeIfAbsent(numbers, each -> new ArrayList<>()).add(i);
            }
        }
        return sets.values().stream()
                .filter(rows -> rows.size() > 1)
                .map(rows -> rows.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    /** Logarithms of a positive column; otherwise the column itself. */
    private static double[] logs(double[] column) {
        boolean positive = Arrays.stream(column).allMatch(value -> value > 0);
        return positive ? Arrays.stream(column).map(Math::log).toArray() : column;
    }

    private static double spread(double[] values) {
        return Arrays.stream(values).max().orElse(0)
                - Arrays.stream(values).min().orElse(0);
    }

    private static double correlation(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElse(0);
        double meanY = Arrays.stream(y).average().orElse(0);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
    }

    /** SHA-256 of the numbers, row by row: inputs in order, the observation, the weight if there are any, as big-endian doubles. */
    String hash(double[] observed, double[] weights) {
        int numbers = columns.size() + (weights.length > 0 ? 2 : 1);
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * observed.length * numbers);
        for (int i = 0; i < observed.length; i++) {
            for (double[] column : columns.values()) {
                bytes.putDouble(column[i]);
            }
            bytes.putDouble(observed[i]);
            if (weights.length > 0) {
                bytes.putDouble(weights[i]);
            }
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
