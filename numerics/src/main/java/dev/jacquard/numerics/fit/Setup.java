package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.fit.search.Descent;
import dev.jacquard.numerics.fit.search.End;
import dev.jacquard.numerics.fit.search.Layout;
import dev.jacquard.numerics.fit.search.Misfit;
import dev.jacquard.numerics.fit.search.Problem;
import dev.jacquard.numerics.fit.search.Surface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A fitter together with checked rows: all that a search needs. */
final class Setup<L, R> {

    private static final int VALUES_TOLD = 3;

    final Fitter<L, R> fitter;
    final List<R> rows;
    final Inputs<R> inputs;
    final Layout layout;
    private final Map<Integer, Double> held;
    private final double[] raw;
    private final double[] observed;
    private final double[] weights;
    private final int[] groups;

    /** Made when first asked for, since it reads all rows; every thread would make the same. */
    private volatile List<String> suspicions;

    private Setup(Fitter<L, R> fitter, List<R> rows, Layout layout) {
        this.fitter = fitter;
        this.rows = rows;
        this.layout = layout;
        this.held = Map.of();
        this.raw = new double[rows.size()];
        this.observed = new double[rows.size()];
        this.weights = new double[rows.size()];
        this.groups = new int[fitter.options.groups == null ? 0 : rows.size()];
        Map<Object, Integer> numbers = new HashMap<>();
        for (int i = 0; i < raw.length; i++) {
            R row = rows.get(i);
            raw[i] = read(fitter, row, i);
            observed[i] = fitter.options.residual == Residual.LOG ? Math.log(raw[i]) : raw[i];
            weights[i] = fitter.options.weights == null
                    ? 1
                    : Check.positive(place(row, i) + " weight", fitter.options.weights.applyAsDouble(row));
            if (groups.length > 0) {
                Object key = Check.notNull(place(row, i) + " group", fitter.options.groups.apply(row));
                groups[i] = numbers.merge(key, numbers.size(), (known, fresh) -> known);
            }
        }
        if (groups.length > 0) {
            Check.atLeast("groups of rows", numbers.size(), 2);
        }
        this.inputs = Inputs.of(fitter.options.inputs, rows, raw);
    }

    private Setup(Setup<L, R> all, Layout layout, Map<Integer, Double> held) {
        this.fitter = all.fitter;
        this.rows = all.rows;
        this.inputs = all.inputs;
        this.layout = layout;
        this.held = held;
        this.raw = all.raw;
        this.observed = all.observed;
        this.weights = all.weights;
        this.groups = all.groups;
    }

    /** The same with the coordinate of a parameter held: it, and those tied to it, stand at places of their free scales. */
    Setup<L, R> holding(int parameter, double free) {
        Map<Integer, Double> more = new HashMap<>(held);
        for (int k = 0; k < layout.place().length; k++) {
            if (layout.place()[k] == layout.place()[parameter]) {
                more.put(k, free);
            }
        }
        return new Setup<>(this, layout.without(parameter), more);
    }

    /** Whether a parameter is held on a bound. */
    boolean holds(int parameter) {
        return held.containsKey(parameter);
    }

    /** The law at values of the free scales; those held may stand on their bounds. */
    L law(double[] free) {
        return fitter.family.create(fitter.family.fromFree(free), this::holds);
    }

    static <L, R> Setup<L, R> of(Fitter<L, R> fitter, List<R> given) {
        List<R> rows = List.copyOf(given);
        Layout layout = layout(fitter.family, fitter.options);
        Check.atLeast("parameters that are not fixed", layout.size(), 1);
        if (rows.size() < layout.size() + 1) {
            throw Check.refused(
                    "fit of " + fitter.family.name(),
                    rows.size() + " rows for " + layout.size() + " parameters",
                    "at least " + (layout.size() + 1));
        }
        if (fitter.options.errors == Errors.CLASSICAL
                && !fitter.options.objective.misfit().isLeastSquares()) {
            throw Check.refused("errors", "classical with " + fitter.options.objective.name(), "lsq, or sandwich");
        }
        Setup<L, R> setup = new Setup<>(fitter, rows, layout);
        setup.inputs.columns().forEach((name, column) -> {
            for (int i = 0; i < column.length; i++) {
                if (!Double.isFinite(column[i])) {
                    Check.finite(place(rows.get(i), i) + " " + name, column[i]);
                }
            }
        });
        setup.refuseConstant();
        setup.refuseMixed();
        return setup;
    }

    private static Layout layout(Family<?> family, Options<?> options) {
        boolean[] fixed = new boolean[family.size()];
        options.fixed.keySet().forEach(name -> fixed[family.index(name)] = true);
        List<int[]> ties = new ArrayList<>();
        for (List<String> tie : options.ties) {
            int[] places = tie.stream().mapToInt(family::index).toArray();
            Arrays.stream(places).filter(k -> fixed[k]).findFirst().ifPresent(k -> {
                String name = family.names().get(k);
                throw Check.refused("tie of " + name, "it is fixed", "parameters that are searched");
            });
            ties.add(places);
        }
        return Layout.of(fixed, ties);
    }

    /** What is minimised. */
    Misfit misfit() {
        return fitter.options.objective.misfit();
    }

    private void refuseConstant() {
        if (Arrays.stream(raw).allMatch(value -> value == raw[0])) {
            throw Check.refused(
                    "observed of " + fitter.family.name(),
                    Decimals.shortest(raw[0]) + " in all " + raw.length + " rows",
                    "numbers that differ: a constant says nothing about a law");
        }
    }

    /** Rows that were made in different ways, unless the fitter states how. */
    private void refuseMixed() {
        fitter.options.alike.forEach((name, property) -> {
            if (!fitter.options.stated.containsKey(name) && counts(property).size() > 1) {
                throw Check.refused(
                        name, told(property), "the same in all rows, or stating(\"" + name + "\", how they are mixed)");
            }
        });
    }

    private Map<Object, Integer> counts(Function<? super R, ?> property) {
        Map<Object, Integer> counts = new LinkedHashMap<>();
        rows.forEach(row -> counts.merge(String.valueOf(property.apply(row)), 1, Integer::sum));
        return counts;
    }

    private String told(Function<? super R, ?> property) {
        return counts(property).entrySet().stream()
                        .limit(VALUES_TOLD)
                        .map(each -> each.getKey() + " in " + each.getValue())
                        .collect(Collectors.joining(", "))
                + " rows";
    }

    /** What is suspicious about the rows, in words. */
    List<String> suspicions() {
        List<String> made = suspicions;
        if (made == null) {
            made = List.copyOf(suspect());
            suspicions = made;
        }
        return made;
    }

    private List<String> suspect() {
        List<String> texts = new ArrayList<>(inputs.entangled());
        inputs.repeated(raw).ifPresent(texts::add);
        fitter.options.alike.forEach((name, property) -> {
            if (counts(property).size() > 1) {
                texts.add(name + " differs between rows: " + told(property));
            }
        });
        fitter.options.notes.forEach(note -> texts.addAll(note.apply(rows)));
        return texts;
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

    private Problem problem(List<R> some, Layout searched, double[] rowWeights, double[] values) {
        Family<L> family = fitter.family;
        double[] full = new double[family.size()];
        fitter.options.fixed.forEach((name, value) -> full[family.index(name)] =
                family.params().get(family.index(name)).toFree(value));
        held.forEach((parameter, free) -> full[parameter] = free);
        Surface surface = fitter.options.surface == null
                ? LawSurface.of(fitter, some, searched)
                : fitter.options.surface.apply(some);
        return new Problem(surface, residuals(some), values, rowWeights, full, searched, boundless(searched));
    }

    /** Whether all parameters of a coordinate are without bounds. */
    private boolean[] boundless(Layout searched) {
        boolean[] boundless = new boolean[searched.size()];
        Arrays.fill(boundless, true);
        for (int k : searched.moved()) {
            boundless[searched.place()[k]] &= fitter.family.params().get(k).boundless();
        }
        return boundless;
    }

    private Problem.Residuals residuals(List<R> some) {
        if (fitter.precise == null) {
            return (free, residuals) -> {};
        }
        return (free, residuals) -> {
            L law = law(free);
            for (int i = 0; i < residuals.length; i++) {
                residuals[i] = fitter.precise.applyAsDouble(law, some.get(i));
            }
        };
    }

    /** A problem of this thread's own over all rows: some layout, weights, and observations on the scale of the residual. */
    Problem problem(Layout searched, double[] rowWeights, double[] values) {
        return problem(rows, searched, rowWeights, values);
    }

    /** A problem over all rows with weights that take the place of the rows' own. */
    Problem problem(double[] rowWeights) {
        return problem(layout, rowWeights, observed);
    }

    /** A problem over the rows at some places, with a weight for each of those. */
    Problem problem(int[] places, double[] rowWeights) {
        List<R> some = new ArrayList<>(places.length);
        double[] values = new double[places.length];
        for (int i = 0; i < values.length; i++) {
            some.add(rows.get(places[i]));
            values[i] = observed[places[i]];
        }
        return problem(Collections.unmodifiableList(some), layout, rowWeights, values);
    }

    /** The problem of the fit itself. */
    Problem problem() {
        return problem(layout, weights, observed);
    }

    End search(Problem problem, double[] start) {
        return Descent.minimise(problem, misfit(), start);
    }

    /** The starts on the free scales, those that ties or fixed values make alike once. */
    double[][] starts() {
        double[][] all = fitter.starts();
        if (layout.size() == fitter.family.size()) {
            return all;
        }
        Map<List<Double>, double[]> distinct = new LinkedHashMap<>();
        for (double[] start : all) {
            distinct.putIfAbsent(Arrays.stream(layout.reduce(start)).boxed().toList(), start);
        }
        return distinct.values().toArray(double[][]::new);
    }

    String dataHash() {
        return inputs.hash(raw, fitter.options.weights == null ? new double[0] : weights);
    }

    double[] observations() {
        return raw.clone();
    }

    /** Observations on the scale of the residual. */
    double[] targets() {
        return observed.clone();
    }

    double[] weights() {
        return weights;
    }

    /** For each row the number of its group, from 0; empty where rows have none. */
    int[] groups() {
        return groups;
    }

    int groupCount() {
        return Arrays.stream(groups).max().orElse(-1) + 1;
    }
}
