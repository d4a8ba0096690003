package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Decimals;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        found.columns.values().removeIf(column -> java.util.Arrays.equals(column, observed));
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
            double low = java.util.Arrays.stream(column).min().orElse(value);
            double high = java.util.Arrays.stream(column).max().orElse(value);
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
        Map<List<Double>, Integer> seen = new LinkedHashMap<>();
        for (int i = 0; i < observed.length; i++) {
            List<Double> numbers = new ArrayList<>();
            for (double[] column : columns.values()) {
                numbers.add(column[i]);
            }
            numbers.add(observed[i]);
            seen.merge(numbers, 1, Integer::sum);
        }
        int again = observed.length - seen.size();
        return again == 0 || columns.isEmpty()
                ? Optional.empty()
                : Optional.of((again == 1 ? "1 row repeats" : again + " rows repeat")
                        + " another in every number: errors count each as news, so remove copies");
    }

    /** Logarithms of a positive column; otherwise the column itself. */
    private static double[] logs(double[] column) {
        boolean positive = java.util.Arrays.stream(column).allMatch(value -> value > 0);
        return positive ? java.util.Arrays.stream(column).map(Math::log).toArray() : column;
    }

    private static double spread(double[] values) {
        return java.util.Arrays.stream(values).max().orElse(0)
                - java.util.Arrays.stream(values).min().orElse(0);
    }

    private static double correlation(double[] x, double[] y) {
        double meanX = java.util.Arrays.stream(x).average().orElse(0);
        double meanY = java.util.Arrays.stream(y).average().orElse(0);
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
