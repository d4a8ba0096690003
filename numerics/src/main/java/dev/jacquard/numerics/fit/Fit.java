package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fitted law, with how well the rows determine it and how the fit knows that it stands at an optimum.
 *
 * <pre>{@code
 * fit.law().at(1e26);
 * fit.estimate("slope").standardError();
 * fit.bootstrap(1_000, 1).summarise(f -> f.at(1e26));   // p5, p50, p95
 * fit.report();
 * }</pre>
 *
 * @param <L> the type of the law
 * @param <R> the type of a row
 */
public final class Fit<L, R> implements FitOutcome<L, R> {

    private final Setup<L, R> setup;
    private final Setup<L, R> inner;
    private final Map<Integer, Double> bounds;
    private final double[] free;
    private final double[] near;
    private final L law;
    private final double bare;
    private final boolean exact;
    private final double roughness;
    private final double[] residuals;
    private final double[] point;
    private final double[] weights;
    private final StartTally starts;
    private final Certificate certificate;
    private final boolean lowerOutside;

    /** Made when first asked for: a third of the time of a fit. Every thread would make the same. */
    private volatile Covariance covariance;

    /** Made when first asked for, since profiles fit again. */
    private volatile List<Estimate> estimates;

    /** Made when first asked for, since it fits again; every thread would make the same. */
    private volatile String report;

    /** The same, reading all rows. */
    private volatile List<String> suspicions;

    /** The same for {@link #diagnosed}. */
    private volatile FitOutcome<L, R> onRowsDrawn;

    Fit(
            Setup<L, R> setup,
            Bounds.Held<L, R> held,
            Newton.End end,
            StartTally starts,
            Certificate certificate,
            boolean lowerOutside) {
        Objective objective = setup.fitter.options.objective;
        Problem problem = held.problem();
        this.setup = setup;
        this.inner = held.setup();
        this.bounds = held.bounds();
        this.free = problem.full(end.point());
        this.near = bounds.isEmpty() ? free : held.near();
        this.law = inner.law(free);
        double reached = problem.moveTo(end.point(), objective);
        this.exact = reached <= problem.rounding(objective);
        problem.refine();
        this.bare = problem.sum(objective);
        boolean rough = objective.isLeastSquares() && setup.fitter.precise == null && !exact;
        this.roughness = rough ? Math.sqrt(problem.unseen(objective) / bare) : 0;
        this.residuals = problem.residuals.clone();
        this.point = end.point().clone();
        this.weights = problem.weights();
        this.starts = starts;
        this.certificate = certificate;
        this.lowerOutside = lowerOutside;
    }

    /** The law with the estimates. */
    public L law() {
        return law;
    }

    /** The family fitted. */
    public Family<L> family() {
        return setup.fitter.family;
    }

    /** The rows fitted. */
    public List<R> rows() {
        return setup.rows;
    }

    /** The rounding of predictions as a share of the residuals of least squares; 0 where they were given to more digits. */
    double roughness() {
        return roughness;
    }

    /** The minimised objective: a sum over rows. */
    public double value() {
        return bare * objective().factor();
    }

    /** The objective. */
    public Objective objective() {
        return setup.fitter.options.objective;
    }

    /** The scale of the residuals. */
    public Residual residual() {
        return setup.fitter.options.residual;
    }

    /** What the law estimates: the mean, the median, a quantile .. of the observed number, or of its logarithm. */
    public String target() {
        return objective().target() + (residual() == Residual.LOG ? " of ln observed" : " of observed");
    }

    /** The names of parameters that share a value. */
    public List<List<String>> ties() {
        return List.copyOf(setup.fitter.options.ties);
    }

    /** Whether rows have weights of their own. */
    public boolean weighted() {
        return setup.fitter.options.weights != null;
    }

    /** Residuals in the order of the rows: {@link Residual#formula}. */
    public double[] residuals() {
        return residuals.clone();
    }

    /** Rows minus parameters that were fitted and do not stand on a bound. */
    public int degreesOfFreedom() {
        return inner.rows.size() - inner.layout.size();
    }

    /** How many coordinates were searched; a bound that the rows chose costs as much as a value. */
    int searched() {
        return setup.layout.size();
    }

    /** Degrees of freedom of Student's t in the intervals. */
    int freedomOfErrors() {
        return Wald.freedom(inner);
    }

    /** The rise of the objective, as the square of a t statistic, that ends an interval. */
    double threshold() {
        double reach = Wald.reach(inner, level());
        return reach * reach;
    }

    /** The seed of the starts; without meaning where they were given. */
    public long seed() {
        return setup.fitter.options.seed;
    }

    /** The level of the intervals. */
    public double level() {
        return setup.fitter.options.level;
    }

    /** SHA-256 of the numbers fitted, row by row: inputs, then the observation, as big-endian doubles. */
    public String dataHash() {
        return setup.dataHash();
    }

    /** What became of the searches. */
    public StartTally starts() {
        return starts;
    }

    /** How the fit knows that it stands at an optimum. */
    public Certificate certificate() {
        return certificate;
    }

    /**
     * Akaike's criterion on the scale of the residuals, {@code 2 (parameters + 1) - 2 ln likelihood}, the scale of the errors counted as a
     * parameter: errors normal (least squares), Laplace (absolute deviations) or with Huber's density. Comparable between fits of the
     * same rows on the same residual scale; minus infinity where every row is met exactly.
     */
    public double akaike() {
        return 2.0 * (searched() + 1) + deviance();
    }

    /**
     * Schwarz's criterion (BIC), {@code (parameters + 1) ln rows - 2 ln likelihood}: as {@link #akaike()}, and dearer per parameter.
     *
     * @see <a href="https://doi.org/10.1214/aos/1176344136">Schwarz 1978</a>
     */
    public double schwarz() {
        return (searched() + 1) * Math.log(setup.rows.size()) + deviance();
    }

    /** Minus twice the log-likelihood that goes with {@link #akaike()}; minus infinity where every row is met exactly. */
    double deviance() {
        return Likelihood.deviance(objective(), exact ? 0 : bare, setup.weights());
    }

    /** Covariance of the parameters in their own units, by the delta method; rows and columns of those fixed or on a bound are 0. */
    public double[][] covariance() {
        return spread((k, l) -> free(k, l) * (slope(k) * slope(l)));
    }

    /** Correlations of the estimates on their free scales; 0 for parameters fixed or on a bound, and where the rows say nothing. */
    public double[][] correlations() {
        return spread((k, l) -> {
            double scale = Math.sqrt(free(k, k)) * Math.sqrt(free(l, l));
            return k == l ? 1 : scale > 0 && scale < Double.POSITIVE_INFINITY ? free(k, l) / scale : 0;
        });
    }

    private interface Entry {
        double at(int k, int l);
    }

    private double[][] spread(Entry entry) {
        double[][] all = new double[free.length][free.length];
        for (int k = 0; k < free.length; k++) {
            for (int l = 0; l < free.length; l++) {
                boolean searched = inner.layout.place()[k] >= 0 && inner.layout.place()[l] >= 0;
                all[k][l] = searched ? entry.at(k, l) : 0;
            }
        }
        return all;
    }

    /** The covariance of two parameters on their free scales. */
    private double free(int k, int l) {
        return errorsOf().free[inner.layout.place()[k]][inner.layout.place()[l]];
    }

    private double slope(int k) {
        return family().params().get(k).slope(free[k]);
    }

    /**
     * The parameters in the family's order, with errors, intervals and whether the rows determine them. Fits again where an interval has to
     * come from a profile.
     */
    public List<Estimate> estimates() {
        List<Estimate> made = estimates;
        if (made == null) {
            made = exact ? wald() : new Intervals<>(this).of(wald());
            estimates = made;
        }
        return made;
    }

    /** The parameters with the intervals of Wald only, which cost no refit. */
    List<Estimate> wald() {
        return Wald.estimates(inner, vector(), free, errorsOf());
    }

    /** The values in the family's order, those that stand on a bound at the bound, even if the law has none there. */
    double[] vector() {
        double[] vector = held();
        bounds.forEach((parameter, bound) -> vector[parameter] = bound);
        return vector;
    }

    /** The values of the law in the family's order. */
    double[] held() {
        return family().vector(law);
    }

    /** The bounds of the parameters that stand on one. */
    Map<Integer, Double> bounds() {
        return bounds;
    }

    /** The estimates on their free scales, none of them at infinity: from here searches on other rows may start. */
    double[] near() {
        return near.clone();
    }

    /** Where refits start: the estimates, and with parameters on a bound also from where these would start. */
    private List<double[]> restarts() {
        if (bounds.isEmpty()) {
            return List.of(near);
        }
        double[] back = near.clone();
        bounds.keySet().forEach(k -> {
            Param param = family().params().get(k);
            back[k] = (param.toFree(param.startLow()) + param.toFree(param.startHigh())) / 2;
        });
        return List.of(near, back);
    }

    /** How standard errors and intervals were found, in words: classical, sandwich or clustered sandwich. */
    public String errors() {
        return Wald.method(setup);
    }

    /**
     * One parameter.
     *
     * @throws IllegalArgumentException for an unknown name, naming the nearest
     */
    public Estimate estimate(String name) {
        return estimates().get(family().index(name));
    }

    /**
     * How the objective rises as a parameter is held at other values and the others are fitted again, and the interval that this gives, at
     * the level of the fit. Refits some dozens of times.
     *
     * @param values where to hold it besides the places chosen automatically
     * @throws IllegalArgumentException if the parameter is unknown or fixed, or every row is met exactly
     */
    public Profile profile(String name, double... values) {
        int parameter = family().index(name);
        int place = setup.layout.place()[parameter];
        if (place < 0) {
            throw Check.refused("profile of " + name, "it is fixed", "a parameter that is fitted");
        }
        if (exact) {
            throw Check.refused("profile of " + name, "every row is met exactly", "rows with errors");
        }
        return profiler(parameter).profile(level(), values);
    }

    /** What holds a parameter at other values and fits the rest; towards the inside where it stands on a bound. */
    Profiler<L, R> profiler(int parameter) {
        int place = inner.layout.place()[parameter];
        double variance = place < 0 ? Double.NaN : errorsOf().free[place][place];
        double widening =
                place < 0 || setup.groups().length == 0 ? 1 : variance / covariance(new int[0]).free[place][place];
        boolean usable = widening > 0 && widening < Double.POSITIVE_INFINITY;
        int side = place >= 0
                ? 0
                : bounds.get(parameter) == family().params().get(parameter).low() ? -1 : 1;
        return new Profiler<>(setup, inner, parameter, near, bare, Math.sqrt(variance), usable ? widening : 1, side);
    }

    private Covariance errorsOf() {
        Covariance made = covariance;
        if (made == null) {
            made = covariance(setup.groups());
            covariance = made;
        }
        return made;
    }

    private Covariance covariance(int[] groups) {
        return Covariance.at(inner.problem(weights), objective(), point, setup.fitter.options.errors, groups);
    }

    /** The law's prediction for a row. */
    public double predict(R row) {
        return setup.fitter.law.applyAsDouble(law, row);
    }

    /** Some law's prediction for a row. */
    double predict(L some, R row) {
        return setup.fitter.law.applyAsDouble(some, row);
    }

    /** For each input of a row that lies outside the rows fitted, how far, in words; empty inside. */
    public List<String> beyond(R row) {
        return setup.inputs.beyond(row);
    }

    /** What a reader must know before using the estimates; empty only if there is nothing. */
    public List<String> warnings() {
        return warnings(estimates(), FitReport.ownIntervals(this, estimates()));
    }

    /** The warnings about estimates whose intervals were found in some way. */
    List<String> warnings(List<Estimate> about, String intervals) {
        return FitReport.warnings(this, about, intervals, lowerOutside, suspicions());
    }

    /** What is suspicious about the rows: before they were fitted, and in what the fit leaves of them. */
    private List<String> suspicions() {
        List<String> made = suspicions;
        if (made == null) {
            List<String> texts = new ArrayList<>(setup.suspicions());
            if (!exact) {
                Twins.apart(
                                setup.inputs.equal(),
                                setup.targets(),
                                residuals,
                                degreesOfFreedom(),
                                residual(),
                                String.join(" and ", setup.inputs.columns().keySet()))
                        .ifPresent(texts::add);
            }
            made = List.copyOf(texts);
            suspicions = made;
        }
        return made;
    }

    /**
     * Columns whose values part the residuals: rows of several kinds in one fit. Columns that cut an input into stretches are passed over,
     * since there a form that does not quite carry over looks the same; so are those with hardly two rows to a value.
     *
     * @param columns texts by row, under the names of the columns, in the order in which they shall be told
     */
    public List<Mixture> mixtures(Map<String, List<String>> columns) {
        return exact
                ? List.of()
                : new MixtureSearch(
                                residuals,
                                residual(),
                                setup.layout.size(),
                                List.copyOf(setup.inputs.columns().values()))
                        .in(columns);
    }

    /**
     * Plain text: estimates, standard errors, intervals, strong correlations, residual outliers, AIC, starts, warnings; what other choices
     * would have given, how the smaller rows predict the largest, and the checklist. Fits some dozens of times.
     */
    public String report() {
        String text = report;
        if (text == null) {
            text = FitReport.text(this, estimates(), warnings(), checklist());
            report = text;
        }
        return text;
    }

    /** What a reader needs to repeat the fit, and what nobody stated. */
    public Checklist checklist() {
        return ChecklistOf.fit(this, setup);
    }

    /**
     * Estimates under other objectives, without the rows met worst, and with other ties; of many rows on {@link #rowsDiagnosed} of them, and
     * then how the fit as it is comes out on these.
     */
    public FitSensitivity sensitivity() {
        Variants<L, R> variants = new Variants<>(this, setup.fitter);
        return rowsDiagnosed() == rows().size() ? variants.sensitivity() : variants.sensitivity(diagnosed());
    }

    /**
     * On how many rows the diagnostics rest that fit again: {@link #sensitivity}, {@link #holdOut} and {@link
     * #crossValidate}. All of them up to 20 000, else so many, drawn with the seed of the fit.
     */
    public int rowsDiagnosed() {
        return RowsDrawn.count(rows().size());
    }

    /** The same fit on the rows diagnosed; this one if those are all. */
    private FitOutcome<L, R> diagnosed() {
        if (rowsDiagnosed() == rows().size()) {
            return this;
        }
        FitOutcome<L, R> made = onRowsDrawn;
        if (made == null) {
            List<R> drawn = Arrays.stream(RowsDrawn.of(rows().size(), seed()))
                    .mapToObj(rows()::get)
                    .toList();
            made = new Variants<>(this, setup.fitter).on(drawn);
            onRowsDrawn = made;
        }
        return made;
    }

    /**
     * Fits the smaller rows and predicts the largest.
     *
     * @param share at most this share of the rows is predicted, in (0, 1)
     * @throws IllegalArgumentException if the rows left do not suffice
     * @throws FitFailedException if the smaller rows have no optimum
     */
    public HoldOut holdOut(double share) {
        return byScale().holdOut(Check.openFraction("share", share));
    }

    /**
     * Leaves out blocks of rows of like size, one after the other, and predicts each from the rest.
     *
     * @param blocks at least 2
     * @throws IllegalArgumentException if the rows left do not suffice
     * @throws FitFailedException if the rows left have no optimum
     */
    public CrossValidation crossValidate(int blocks) {
        return byScale().crossValidate(blocks);
    }

    private ByScale<L, R> byScale() {
        Fit<L, R> fit = Fitter.reached(diagnosed());
        return new ByScale<>(fit, setup.fitter, fit.setup.inputs.columns());
    }

    /** The profiles of the parameters that these rows do not determine, on all rows; none where every row is met exactly. */
    public List<Profile> openProfiles() {
        return exact
                ? List.of()
                : wald().stream()
                        .filter(each -> !each.identified())
                        .map(each -> profile(each.name()))
                        .toList();
    }

    /**
     * A sentence where a law is this fit's with rounded coefficients, saying by how much its predictions of the rows differ; empty for the
     * fit's own law and for any other.
     */
    public Optional<String> roundingOf(L other) {
        return Rounding.of(this, other);
    }

    /** The residual of a row, counted from 0, under some law. */
    double residual(L some, int place) {
        double predicted = setup.fitter.law.applyAsDouble(some, setup.rows.get(place));
        return (residual() == Residual.LOG ? Math.log(predicted) : predicted) - setup.targets()[place];
    }

    double[] observations() {
        return setup.observations();
    }

    Map<String, double[]> inputs() {
        return setup.inputs.columns();
    }

    double[] weights() {
        return setup.weights();
    }

    /**
     * The same fit on some of its rows; a row named more than once counts so often. The search starts at this fit's estimates.
     *
     * @param rows places of rows, counted from 0
     */
    public FitOutcome<L, R> refit(int... rows) {
        return new Refitter<>(setup, restarts()).refit(rows);
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
        return FitDraws.resample(this, setup, restarts(), draws, seed, setup.fitter.options.groups);
    }

    /**
     * Refits on resampled groups of rows, for rows that are not independent (checkpoints of one run, seeds of one size).
     *
     * @param group the group of a row; compared by equality
     */
    public FitDraws<L, R> bootstrap(int draws, long seed, java.util.function.Function<? super R, ?> group) {
        return FitDraws.resample(this, setup, restarts(), draws, seed, Check.notNull("group", group));
    }

    /**
     * Refits on observations made of the law's predictions and residuals drawn from all rows: for rows that are independent, with errors of
     * one size (after {@link Fitter#weights}), and inputs that an experimenter set.
     *
     * @param draws how many, at least 1
     * @param seed of the drawing
     * @throws IllegalArgumentException if the fitter was told groups
     * @throws FitFailedException if no refit succeeded
     */
    public FitDraws<L, R> bootstrapResiduals(int draws, long seed) {
        return FitDraws.collect(
                this,
                setup,
                Redraws.residuals(setup, restarts(), residuals, draws, seed),
                "bootstrap of residuals, " + draws + " resamples, seed " + seed);
    }

    /**
     * Refits on observations whose residuals keep their size and get a random sign, one for each group where there are groups: for
     * errors whose size differs between rows, and inputs that an experimenter set.
     *
     * @param draws how many, at least 1
     * @param seed of the signs
     * @throws IllegalArgumentException for absolute deviations, quantiles and expectiles, whose errors a random sign would make even
     * @throws FitFailedException if no refit succeeded
     */
    public FitDraws<L, R> bootstrapWild(int draws, long seed) {
        return FitDraws.collect(
                this,
                setup,
                Redraws.wild(setup, restarts(), residuals, draws, seed),
                "wild bootstrap of residuals, " + draws + " resamples, seed " + seed);
    }

    /**
     * Laws drawn from the covariance, without refitting: Student's t around the estimates on the free scales, of one freedom with the
     * intervals, so that each parameter alone has its interval. True as far as the law is straight within its errors; {@link #bootstrap}
     * does not need that.
     *
     * @param draws how many, at least 1
     * @param seed of the draws
     * @throws IllegalArgumentException if a parameter is not determined by the rows, so that there is no covariance to draw from
     */
    public FitDraws<L, R> draws(int draws, long seed) {
        return FitDraws.around(this, inner, JointDraws.of(this, inner, free, errorsOf().free), draws, seed);
    }

    /**
     * What the fit says of numbers asked of the law, such as the best split of a budget, with intervals from draws of the covariance: for
     * those numbers for which it holds.
     *
     * @param seed of the draws
     */
    public Answers<L, R> answers(long seed) {
        Covariance errors = errorsOf();
        return new Answers<>(this, inner, free, joint(errors, seed), errors.directions);
    }

    /** Draws in the directions that the rows do not leave open; null where there are no errors, or no draw is a law. */
    private FitDraws<L, R> joint(Covariance errors, long seed) {
        if (wald().stream().anyMatch(each -> Double.isNaN(each.standardError()))) {
            return null;
        }
        JointDraws joint = JointDraws.around(this, inner, free, errors.held);
        try {
            return FitDraws.around(this, inner, joint, Answers.DRAWS, seed);
        } catch (FitFailedException allOutside) {
            return null;
        }
    }

    /** The estimates by name. */
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        wald().forEach(estimate -> values.put(estimate.name(), estimate.value()));
        return Collections.unmodifiableMap(values);
    }

    @Override
    public String toString() {
        return "Fit[" + law + ", " + objective().name() + ", " + setup.rows.size() + " rows]";
    }
}
