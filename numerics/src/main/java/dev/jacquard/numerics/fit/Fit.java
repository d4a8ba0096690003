package dev.jacquard.numerics.fit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A fitted law: what it says, and behind three words how firmly, how surely and of what.
 *
 * <pre>{@code
 * fit.law().at(1e26);
 * fit.estimate("slope").standardError();
 * fit.bootstrap(1_000, 1).summarise(f -> f.at(1e26));   // p5, p50, p95
 * fit.report();
 * fit.errors().profile("slope");                        // covariance, correlations, profiles, draws
 * fit.checks().holdOut(0.2);                            // certificate, starts, criteria, sensitivity, rows left out
 * fit.choices().objective();                            // what was fitted to what
 * }</pre>
 *
 * @param <L> the type of the law
 * @param <R> the type of a row
 */
public final class Fit<L, R> implements FitOutcome<L, R> {

    private final Optimum<L, R> optimum;
    private final FitErrors<L, R> errors;
    private final FitChecks<L, R> checks;
    private final FitChoices<L> choices;

    /** Made when first asked for, since it fits again; every thread would make the same. */
    private volatile String report;

    /** The same, reading all rows. */
    private volatile List<String> suspicions;

    Fit(Optimum<L, R> optimum) {
        this.optimum = optimum;
        this.errors = new FitErrors<>(this, optimum);
        this.checks = new FitChecks<>(this, optimum);
        this.choices = new FitChoices<>(optimum.setup);
    }

    /** The law with the estimates. */
    public L law() {
        return optimum.law;
    }

    /** The rows fitted. */
    public List<R> rows() {
        return optimum.setup.rows;
    }

    /** The minimised objective: a sum over rows. */
    public double value() {
        return optimum.value();
    }

    /** Residuals in the order of the rows: {@link Residual#formula}. */
    public double[] residuals() {
        return optimum.residuals.clone();
    }

    /** How firmly the rows hold the estimates: covariance, correlations, profiles, draws, other kinds of bootstrap. */
    public FitErrors<L, R> errors() {
        return errors;
    }

    /** Whether to believe it: certificate, starts, criteria, checklist, sensitivity, predictions of rows left out. */
    public FitChecks<L, R> checks() {
        return checks;
    }

    /** What was fitted to what: family, objective, residual, ties, weights, seed, hash of the data. */
    public FitChoices<L> choices() {
        return choices;
    }

    /** What errors, checks and reports are made of. */
    Optimum<L, R> optimum() {
        return optimum;
    }

    /**
     * The parameters in the family's order, with errors, intervals and whether the rows determine them. Fits again where an interval has to
     * come from a profile.
     */
    public List<Estimate> estimates() {
        return optimum.estimates();
    }

    /**
     * One parameter.
     *
     * @throws IllegalArgumentException for an unknown name, naming the nearest
     */
    public Estimate estimate(String name) {
        return estimates().get(optimum.family().index(name));
    }

    /** The estimates by name. */
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        optimum.wald().forEach(estimate -> values.put(estimate.name(), estimate.value()));
        return Collections.unmodifiableMap(values);
    }

    /** The law's prediction for a row. */
    public double predict(R row) {
        return optimum.predict(optimum.law, row);
    }

    /** For each input of a row that lies outside the rows fitted, how far, in words; empty inside. */
    public List<String> beyond(R row) {
        return optimum.setup.inputs.beyond(row);
    }

    /**
     * What the fit says of numbers asked of the law, such as the best split of a budget, with intervals from draws of the covariance: for
     * those numbers for which it holds.
     *
     * @param seed of the draws
     */
    public Answers<L, R> answers(long seed) {
        return Answers.of(this, optimum, seed);
    }

    /**
     * Refits on resampled rows (pairs bootstrap), or on resampled groups where the fitter was told them; the same for any number of
     * threads.
     *
     * @param draws how many resamples, at least 1
     * @param seed of the resampling
     * @throws FitFailedException if no refit succeeded
     */
    public FitDraws<L, R> bootstrap(int draws, long seed) {
        return FitDraws.resample(this, optimum, draws, seed, optimum.setup.fitter.options.groups);
    }

    /** What a reader must know before using the estimates; empty only if there is nothing. */
    public List<String> warnings() {
        return warnings(estimates(), FitReport.ownIntervals(this, estimates()));
    }

    /** The warnings about estimates whose intervals were found in some way. */
    List<String> warnings(List<Estimate> about, String intervals) {
        return FitReport.warnings(this, about, intervals, optimum.lowerOutside, suspicions());
    }

    /** What is suspicious about the rows: before they were fitted, and in what the fit leaves of them. */
    private List<String> suspicions() {
        List<String> made = suspicions;
        if (made == null) {
            List<String> texts = new ArrayList<>(optimum.setup.suspicions());
            if (!optimum.exact) {
                Twins.apart(
                                optimum.setup.inputs.equal(),
                                optimum.setup.targets(),
                                optimum.residuals,
                                optimum.degreesOfFreedom(),
                                optimum.residual(),
                                String.join(
                                        " and ", optimum.setup.inputs.columns().keySet()))
                        .ifPresent(texts::add);
            }
            made = List.copyOf(texts);
            suspicions = made;
        }
        return made;
    }

    /**
     * Plain text: estimates, standard errors, intervals, strong correlations, residual outliers, AIC, starts, warnings; what other choices
     * would have given, how the smaller rows predict the largest, and the checklist. Fits some dozens of times.
     */
    public String report() {
        String text = report;
        if (text == null) {
            text = FitReport.text(this, estimates(), warnings(), checks.checklist());
            report = text;
        }
        return text;
    }

    @Override
    public String toString() {
        return "Fit[" + law() + ", " + choices.objective().name() + ", " + rows().size() + " rows]";
    }
}
