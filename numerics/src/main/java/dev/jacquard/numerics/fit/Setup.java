package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Check;
import java.util.Arrays;
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
                Check.finite(place(rows.get(i), i) + " " + name, column[i]);
            }
        });
        return setup;
    }

    private static <L, R> double read(Fitter<L, R> fitter, R row, int place) {
        double value = fitter.observed.applyAsDouble(row);
        String name = place(row, place) + " observed";
        return fitter.options.residual == Residual.LOG ? Check.positive(name, value) : Check.finite(name, value);
    }

    private static String place(Object row, int place) {
        return "row " + (place + 1) + " (" + row + ")";
    }

    /** A problem of this thread's own, over rows with weights. */
    Problem problem(double[] weights) {
        Family<L> family = fitter.family;
        double[] full = new double[family.size()];
        fitter.options.fixed.forEach((name, value) -> full[family.index(name)] =
                family.params().get(family.index(name)).toFree(value));
        Surface surface = fitter.options.surface == null
                ? new NumericSurface<>(family, fitter.law, rows, fitter.options.residual)
                : fitter.options.surface.apply(rows);
        return new Problem(surface, observed, weights, full, active);
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
