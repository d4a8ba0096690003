package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** A fitter together with checked rows: all that a search needs. */
final class Setup<L, R> {

    final Fitter<L, R> fitter;
    final List<R> rows;
    final Inputs<R> inputs;
    final int[] active;
    private final double[] raw;
    private final double[] observed;

    private Setup(Fitter<L, R> fitter, List<R> rows, double[] raw, double[] observed, int[] active) {
        this.fitter = fitter;
        this.rows = rows;
        this.raw = raw;
        this.observed = observed;
        this.active = active;
        this.inputs = Inputs.of(fitter.options.inputs, rows, raw);
    }

    static <L, R> Setup<L, R> of(Fitter<L, R> fitter, List<R> given) {
        List<R> rows = List.copyOf(given);
        int[] active = IntStream.range(0, fitter.family.size())
                .filter(k ->
                        !fitter.options.fixed.containsKey(fitter.family.names().get(k)))
                .toArray();
        Check.atLeast("parameters that are not fixed", active.length, 1);
        if (rows.size() < active.length + 1) {
            throw Check.refused(
                    "fit of " + fitter.family.name(),
                    rows.size() + " rows for " + active.length + " parameters",
                    "at least " + (active.length + 1));
        }
        double[] raw = new double[rows.size()];
        double[] observed = new double[rows.size()];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = read(fitter, rows.get(i), i);
            observed[i] = fitter.options.residual == Residual.LOG ? Math.log(raw[i]) : raw[i];
        }
        Setup<L, R> setup = new Setup<>(fitter, rows, raw, observed, active);
        setup.inputs.columns().forEach((name, column) -> {
            for (int i = 0; i < column.length; i++) {
                if (!Double.isFinite(column[i])) {
                    Check.finite(place(rows.get(i), i) + " " + name, column[i]);
                }
            }
        });
        return setup;
    }

    private static <L, R> double read(Fitter<L, R> fitter, R row, int place) {
        double value = fitter.observed.applyAsDouble(row);
        boolean log = fitter.options.residual == Residual.LOG;
        if (Double.isFinite(value) && (!log || value > 0)) {
            return value;
        }
        String name = place(row, place) + " observed";
        return log ? Check.positive(name, value) : Check.finite(name, value);
    }

    private static String place(Object row, int place) {
        return "row " + (place + 1) + " (" + row + ")";
    }

    /** A problem of this thread's own, over rows with weights. */
    private Problem problem(List<R> some, double[] values, double[] weights) {
        Family<L> family = fitter.family;
        double[] full = new double[family.size()];
        fitter.options.fixed.forEach((name, value) -> full[family.index(name)] =
                family.params().get(family.index(name)).toFree(value));
        Surface surface = fitter.options.surface == null
                ? new NumericSurface<>(family, fitter.law, some, fitter.options.residual)
                : fitter.options.surface.apply(some);
        return new Problem(surface, values, weights, full, active);
    }

    /** A problem over all rows with weights. */
    Problem problem(double[] weights) {
        return problem(rows, observed, weights);
    }

    /** A problem over the rows at some places, with a weight for each of those. */
    Problem problem(int[] places, double[] weights) {
        List<R> some = new ArrayList<>(places.length);
        double[] values = new double[places.length];
        for (int i = 0; i < values.length; i++) {
            some.add(rows.get(places[i]));
            values[i] = observed[places[i]];
        }
        return problem(Collections.unmodifiableList(some), values, weights);
    }

    /** A problem in which every row counts once. */
    Problem problem() {
        double[] ones = new double[rows.size()];
        Arrays.fill(ones, 1);
        return problem(ones);
    }

    Newton.End search(Problem problem, double[] start) {
        return Descent.minimise(problem, fitter.options.objective, start);
    }

    String dataHash() {
        return inputs.hash(raw);
    }

    double[] observations() {
        return raw;
    }
}
