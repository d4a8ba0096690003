package dev.jacquard.laws.fit;

import dev.jacquard.charts.Figure;
import dev.jacquard.data.Dataset;
import dev.jacquard.data.fitting.Column;
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.fit.Answers;
import dev.jacquard.numerics.fit.Estimate;
import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.numerics.fit.FitDraws;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A law fitted to a table, to be asked.
 *
 * <pre>{@code
 * var fit = Fits.read(Path.of("runs.csv")).to(ChinchillaLaw.FITTING);
 * fit.law().optimal(1e21);
 * fit.estimates();
 * fit.at(Map.of("parameters", 7e10, "tokens", 1.4e12));   // loss, its interval, and how far beyond the runs
 * fit.columns();                                          // [parameters: parameters, tokens: tokens, loss: loss]
 * fit.bootstrap(1_000).derived();                         // intervals from resamples of the rows
 * }</pre>
 *
 * @param <L> the type of the law
 * @param <R> the type of a row
 */
public final class TableFit<L, R> {

    private final Fitting<L, R> fitting;
    private final Fitter<L, R> fitter;
    private final Fit<L, R> fit;
    private final Optional<FitDraws<L, R>> draws;
    private final Answers<L, R> answers;
    private final FitInput input;
    private final FitColumns columns;
    private final long seed;
    private final List<String> aboutTheTable;

    TableFit(
            Fitting<L, R> fitting,
            Fitter<L, R> fitter,
            Fit<L, R> fit,
            Optional<FitDraws<L, R>> draws,
            FitInput input,
            FitColumns columns,
            long seed,
            List<String> aboutTheTable) {
        this.fitting = fitting;
        this.fitter = fitter;
        this.fit = fit;
        this.draws = draws;
        this.answers = fit.answers(seed);
        this.input = input;
        this.columns = columns;
        this.seed = seed;
        this.aboutTheTable = List.copyOf(aboutTheTable);
    }

    /**
     * The same with errors and intervals from refits on resampled rows, or on resampled groups where rows belong to some.
     *
     * @param resamples how many, at least 1
     */
    public TableFit<L, R> bootstrap(int resamples) {
        return new TableFit<>(
                fitting, fitter, fit, Optional.of(fit.bootstrap(resamples, seed)), input, columns, seed, aboutTheTable);
    }

    /** The law with the estimates. */
    public L law() {
        return fit.law();
    }

    /** How the family is fitted. */
    public Fitting<L, R> fitting() {
        return fitting;
    }

    /** The fit itself: residuals, certificate, profiles, hold-outs. */
    public Fit<L, R> fit() {
        return fit;
    }

    /** The resamples, where they were asked for. */
    public Optional<FitDraws<L, R>> draws() {
        return draws;
    }

    /** The table as a person named it. */
    public String table() {
        return input.name();
    }

    /** The data set that the table is, where it ships with the project. */
    public Optional<Dataset> shipped() {
        return input.shipped();
    }

    /** The columns that were used, and how each came about. */
    public List<ReadColumn> columns() {
        return List.copyOf(columns.how());
    }

    /** The seed of starts and draws. */
    public long seed() {
        return seed;
    }

    /** The level of the intervals. */
    public double level() {
        return fit.errors().level();
    }

    /** The estimates with errors and intervals: from the bootstrap where it was asked for, else from the covariance or a profile. */
    public List<Estimate> estimates() {
        return draws.map(FitDraws::estimates).orElseGet(fit::estimates);
    }

    /**
     * One parameter.
     *
     * @throws IllegalArgumentException for an unknown name, naming the nearest
     */
    public Estimate estimate(String name) {
        return estimates().get(fit.choices().family().index(name));
    }

    /** What to know before using the numbers: about the table, the fit and the draws. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(aboutTheTable);
        ownWarnings().stream().filter(each -> !warnings.contains(each)).forEach(warnings::add);
        return List.copyOf(warnings);
    }

    /** The warnings that the report of the fit itself does not have. */
    public List<String> notes() {
        List<String> own = ownWarnings();
        return warnings().stream().filter(warning -> !own.contains(warning)).toList();
    }

    private List<String> ownWarnings() {
        return draws.map(FitDraws::allWarnings).orElseGet(fit::warnings);
    }

    /** A number asked of the law with its interval: from the bootstrap, or from the covariance where that may speak for the number. */
    public Optional<Interval> interval(String of, ToDoubleFunction<L> question) {
        return draws.isPresent()
                ? draws.map(all -> all.interval(of, question, level()))
                : answers.interval(of, question);
    }

    /** A number asked of the law, with error and interval where there are any. */
    public Spread ask(String of, ToDoubleFunction<L> question) {
        return interval(of, question)
                .map(interval -> Spread.of(interval, error(interval, question)))
                .orElseGet(() -> Spread.unknown(question.applyAsDouble(law())));
    }

    private double error(Interval interval, ToDoubleFunction<L> question) {
        if (Double.isInfinite(interval.low()) || Double.isInfinite(interval.high())) {
            return Double.NaN;
        }
        // A number that is the same in every draw has no error, where the mean's rounding would give it one.
        return interval.low() == interval.high()
                ? 0
                : draws.map(all -> all.summarise(question).standardDeviation())
                        .orElseGet(() -> answers.standardError(question));
    }

    /** The numbers that go with the family, such as the best split of the largest compute; without interval where no draws may speak. */
    public Map<String, Spread> derived() {
        Map<String, Spread> derived = new LinkedHashMap<>();
        Function<L, Map<String, Double>> numbers = fitting.derived(fit.rows());
        numbers.apply(law())
                .keySet()
                .forEach(name ->
                        derived.put(name, ask(name, law -> numbers.apply(law).get(name))));
        return derived;
    }

    /** How errors of derived numbers were found, in words; empty where there are none. */
    public Optional<String> method() {
        return draws.map(FitDraws::method).or(answers::method);
    }

    /**
     * What the law says of a row that may be none of those fitted.
     *
     * @param row each column but the observed one, by name, in base units; of parameters, tokens and flop two suffice
     * @throws IllegalArgumentException for an unknown name with the nearest, and for what is missing
     */
    public Predicted at(Map<String, Double> row) {
        R asked = fitting.rows().row().apply(vector(row));
        return new Predicted(ask("prediction", law -> fitter.predict(law, asked)), fit.beyond(asked));
    }

    /** The numbers of a row in the order of the columns; what was observed is no part of the question, so any does that was observed. */
    private double[] vector(Map<String, Double> row) {
        List<Column> wanted = fitting.rows().columns();
        List<String> known = new ArrayList<>(FitColumns.read(wanted));
        known.remove(fitting.rows().observedColumn().name());
        for (String name : row.keySet()) {
            if (!known.contains(name)) {
                throw Check.refused(
                        name,
                        "no input of " + fitting.id(),
                        "one of: " + Check.among(name, known) + Check.nearest(name, known));
            }
        }
        double[] vector = new double[wanted.size()];
        for (int k = 0; k < vector.length - 1; k++) {
            String name = wanted.get(k).name();
            vector[k] = row.containsKey(name) ? row.get(name) : FitColumns.implied(wanted.get(k), row);
        }
        vector[vector.length - 1] = columns.values().get(vector.length - 1)[0];
        return vector;
    }

    /** The rows and the law with its band; a law of several numbers as observations over predictions. */
    public Figure figure() {
        return FitFigure.of(this);
    }

    /** The joint draws of a bootstrap, one line for each, one column for each parameter: {@code fits/NAME.csv} of a scenario. */
    public String drawsAsCsv() {
        StringBuilder csv =
                new StringBuilder(String.join(",", fit.choices().family().names())).append('\n');
        var laws = draws.orElseThrow(() -> Check.refused("draws", "none", "bootstrap(N) before"))
                .draws();
        IntStream.range(0, laws.size()).forEach(i -> {
            double[] values = fit.choices().family().vector(laws.get(i));
            csv.append(IntStream.range(0, values.length)
                            .mapToObj(k -> Decimals.shortest(values[k]))
                            .collect(Collectors.joining(",")))
                    .append('\n');
        });
        return csv.toString();
    }

    /** Plain text: what was fitted to what, the columns, the report of the fit, and the notes about the table. */
    @Override
    public String toString() {
        return fitting + "\nfitted to " + table() + " ("
                + columns().stream().map(ReadColumn::toString).collect(Collectors.joining("; ")) + ")\n\n"
                + draws.map(FitDraws::report).orElseGet(fit::report).stripTrailing() + '\n'
                + derived().entrySet().stream()
                        .map(each -> each.getKey() + ": " + each.getValue() + '\n')
                        .collect(Collectors.joining())
                + notes().stream().map(note -> "note: " + note + '\n').collect(Collectors.joining());
    }
}
