package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.Parallel;
import dev.jacquard.numerics.uncertainty.Draws;
import dev.jacquard.numerics.uncertainty.Stream;
import dev.jacquard.numerics.uncertainty.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Laws refitted on resampled rows: the joint uncertainty of all parameters.
 *
 * <pre>{@code
 * var draws = fit.bootstrap(1_000, 1);
 * draws.summarise(f -> f.at(1e26));       // p5, p50, p95
 * draws.predict(new Point(1e26, 1));      // the same, and "flop: 400x beyond the largest run fitted"
 * draws.failures();                       // resamples without an optimum; they are counted, not drawn again
 * }</pre>
 *
 * @param <L> the type of the law
 * @param <R> the type of a row
 */
public final class FitDraws<L, R> {

    /** Draws this many times closer together than the standard error says are not the uncertainty of the fit. */
    private static final double TOO_NARROW = 3;

    private static final String PERCENTILES = ", percentiles";

    private final Fit<L, R> fit;
    private final Optimum<L, R> optimum;
    private final Draws<L> draws;
    private final List<double[]> vectors;
    private final int requested;
    private final List<FailedFit<L, R>> failed;
    private final String method;

    private FitDraws(
            Fit<L, R> fit,
            Optimum<L, R> optimum,
            List<Refitter.Refit<L, R>> laws,
            int requested,
            List<FailedFit<L, R>> failed,
            String method) {
        this.fit = fit;
        this.optimum = optimum;
        this.draws = new Draws<>(laws.stream().map(Refitter.Refit::law).toList());
        this.vectors =
                laws.stream().map(refit -> refit.vector(optimum.family())).toList();
        this.requested = requested;
        this.failed = failed;
        this.method = method;
    }

    static <L, R> FitDraws<L, R> resample(
            Fit<L, R> fit, Optimum<L, R> optimum, int count, long seed, Function<? super R, ?> group) {
        Check.atLeast("draws", count, 1);
        Setup<L, R> setup = optimum.setup;
        int[][] blocks = blocks(setup.rows, group);
        Stream stream = Stream.of(seed, "bootstrap");
        List<Refitter.Refit<L, R>> refits = Parallel.map(count, setup.fitter.options.threads, () -> {
            Refitter<L, R> refitter = new Refitter<>(optimum);
            double[] counts = new double[setup.rows.size()];
            return draw -> {
                count(blocks, stream, draw, counts);
                return refitter.law(counts);
            };
        });
        String of = group == null ? "rows" : blocks.length + " groups of rows";
        return collect(fit, optimum, refits, "bootstrap over " + of + ", " + count + " resamples, seed " + seed);
    }

    /** Laws drawn around the estimates; those outside the family's bounds count as failed. */
    static <L, R> FitDraws<L, R> around(Fit<L, R> fit, Optimum<L, R> optimum, JointDraws joint, int count, long seed) {
        Check.atLeast("draws", count, 1);
        List<Refitter.Refit<L, R>> laws = new ArrayList<>(count);
        for (int draw = 0; draw < count; draw++) {
            laws.add(joint.law(optimum.inner, fit.rows().size(), seed, draw));
        }
        return collect(
                fit,
                optimum,
                laws,
                "covariance of the estimates (" + fit.errors().how() + "), Student's t with "
                        + optimum.freedomOfErrors() + " degrees of freedom, " + count + " draws, seed " + seed);
    }

    /** Laws and failures told apart. */
    static <L, R> FitDraws<L, R> collect(
            Fit<L, R> fit, Optimum<L, R> optimum, List<Refitter.Refit<L, R>> refits, String method) {
        List<Refitter.Refit<L, R>> laws = new ArrayList<>();
        List<FailedFit<L, R>> failed = new ArrayList<>();
        for (Refitter.Refit<L, R> refit : refits) {
            if (refit.failure() == null) {
                laws.add(refit);
            } else {
                failed.add(refit.failure());
            }
        }
        if (laws.isEmpty()) {
            throw new FitFailedException(failed.get(0));
        }
        return new FitDraws<>(fit, optimum, laws, refits.size(), List.copyOf(failed), method);
    }

    private static <R> int[][] blocks(List<R> rows, Function<? super R, ?> group) {
        Map<Object, List<Integer>> blocks = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Object key = group == null ? Integer.valueOf(i) : group.apply(rows.get(i));
            blocks.computeIfAbsent(key, each -> new ArrayList<>()).add(i);
        }
        return blocks.values().stream()
                .map(block -> block.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /**
     * How often each row is drawn when as many blocks as there are are drawn with replacement: a pure function of the stream and the draw,
     * so no draw is kept.
     */
    private static void count(int[][] blocks, Stream stream, int draw, double[] counts) {
        Arrays.fill(counts, 0);
        for (int j = 0; j < blocks.length; j++) {
            int chosen = (int) (stream.uniform((long) draw * blocks.length + j) * blocks.length);
            for (int row : blocks[chosen]) {
                counts[row]++;
            }
        }
    }

    /** The laws drawn, one for each resample that reached an optimum. */
    public Draws<L> draws() {
        return draws;
    }

    /** How many resamples were asked for. */
    public int requested() {
        return requested;
    }

    /** How many resamples reached no optimum. */
    public int failures() {
        return failed.size();
    }

    /** The resamples that reached no optimum, with how far they got. */
    public List<FailedFit<L, R>> failed() {
        return failed;
    }

    /** Mean and percentiles of a number asked of each law. */
    public Summary summarise(ToDoubleFunction<? super L> question) {
        return draws.summarise(question);
    }

    /** The type 7 quantile of a number asked of each law. */
    public double quantile(ToDoubleFunction<? super L> question, double probability) {
        return draws.quantile(question, probability);
    }

    /** What the laws say of a row, and how far the row lies outside the rows fitted. */
    public Prediction predict(R row) {
        return new Prediction(draws.summarise(law -> optimum.predict(law, row)), fit.beyond(row));
    }

    /** How the laws were drawn, in words. */
    public String method() {
        return method;
    }

    /**
     * The estimate and interval of a parameter: percentiles of the draws. A draw on a bound counts as the bound.
     *
     * @param level in (0, 1)
     */
    public Interval interval(String parameter, double level) {
        int index = optimum.family().index(parameter);
        double tail = (1 - Check.openFraction("level", level)) / 2;
        return new Interval(
                parameter,
                optimum.vector()[index],
                quantile(index, tail),
                quantile(index, 1 - tail),
                level,
                method + PERCENTILES);
    }

    private double quantile(int index, double probability) {
        return Summary.quantile(
                vectors.stream().mapToDouble(vector -> vector[index]).toArray(), probability);
    }

    /** The parameters in the family's order with errors and intervals from the draws, at the level of the fit. */
    public List<Estimate> estimates() {
        return optimum.wald().stream().map(this::drawn).toList();
    }

    private Estimate drawn(Estimate own) {
        if (own.fixed()) {
            return own;
        }
        int index = optimum.family().index(own.name());
        Interval interval = interval(own.name(), optimum.level());
        double error = vectors.stream().anyMatch(vector -> Double.isInfinite(vector[index]))
                ? Double.POSITIVE_INFINITY
                : new Draws<>(vectors).summarise(vector -> vector[index]).standardDeviation();
        Estimate drawn = new Estimate(
                own.name(),
                own.unit(),
                own.value(),
                error,
                interval.low(),
                interval.high(),
                own.standing(),
                interval.method());
        boolean vague = Wald.vague(optimum.family().params().get(index), drawn.low(), drawn.high());
        return vague && !own.onBound() ? drawn.standing(Standing.NOT_IDENTIFIED) : drawn;
    }

    /**
     * The value and interval of any number asked of the law, such as the best split of a budget: of the fit's own law, with
     * percentiles of the draws.
     *
     * <pre>{@code
     * draws.interval("tokens per parameter at 1e24", law -> law.optimal(1e24).tokensPerParameter(), 0.9);
     * }</pre>
     *
     * @param of what is asked, in words
     * @param level in (0, 1)
     */
    public Interval interval(String of, ToDoubleFunction<? super L> question, double level) {
        double tail = (1 - Check.openFraction("level", level)) / 2;
        return new Interval(
                of,
                question.applyAsDouble(optimum.law),
                quantile(question, tail),
                quantile(question, 1 - tail),
                level,
                method + PERCENTILES);
    }

    /**
     * The band of a curve: for each row what the fit's own law says, with percentiles of the draws, each place for itself. Rows to come
     * scatter around it by the residuals besides, and a form that does not carry over is not in it.
     *
     * @param rows along the curve; what was observed in them is not read
     * @param level in (0, 1)
     */
    public List<Interval> band(List<R> rows, double level) {
        return rows.stream()
                .map(row -> interval(row.toString(), law -> optimum.predict(law, row), level))
                .toList();
    }

    /**
     * How many rows like these it would take for an interval as narrow as one that somebody claims: widths shrink as one over the square
     * root of the rows. A claim that needs far more rows than its authors had is not the width of an interval.
     *
     * <pre>{@code
     * draws.rowsNeeded(ChinchillaLaw::parameterExponent, 0.454, 0.455, 0.80);   // 6e5, of which Hoffmann et al. had 400
     * }</pre>
     *
     * @param question what the interval is of
     * @param low its lower end
     * @param high its upper end, {@code > low}
     * @param level in (0, 1)
     */
    public double rowsNeeded(ToDoubleFunction<? super L> question, double low, double high, double level) {
        Check.positive("width of the interval claimed", high - low);
        Interval own = interval("", question, level);
        double ratio = (own.high() - own.low()) / (high - low);
        return fit.rows().size() * ratio * ratio;
    }

    /** What a reader must know besides the warnings of the fit: resamples that failed, intervals too narrow to be believed. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (!failed.isEmpty()) {
            warnings.add(failed.size() + " of " + requested
                    + " draws have no optimum or no law; errors and intervals are those of the rest");
        }
        for (Estimate estimate : optimum.wald()) {
            int index = optimum.family().index(estimate.name());
            double error = summarise(law -> optimum.family().vector(law)[index]).standardDeviation();
            boolean comparable = estimate.identified() && !estimate.fixed() && estimate.standardError() > 0;
            if (comparable && error < estimate.standardError() / TOO_NARROW) {
                double needed = fit.rows().size() * Math.pow(estimate.standardError() / error, 2);
                warnings.add("the draws of " + estimate.name() + " lie closer together than "
                        + fit.rows().size() + " rows allow: so narrow an interval would need about "
                        + Decimals.rounded(needed, 2) + " rows");
            }
        }
        return List.copyOf(warnings);
    }

    /** Everything a reader of the draws' errors and intervals must know: as {@link Fit#warnings}, about these, then {@link #warnings()}. */
    public List<String> allWarnings() {
        List<String> all = new ArrayList<>(fit.warnings(estimates(), method + PERCENTILES));
        all.addAll(warnings());
        return List.copyOf(all);
    }

    /** The report of the fit with errors and intervals from the draws. */
    public String report() {
        return FitReport.text(fit, estimates(), allWarnings(), checklist());
    }

    /** The checklist of the fit, with these draws in it. */
    public Checklist checklist() {
        String failures = failed.isEmpty() ? "" : ", " + failed.size() + " without an optimum";
        return fit.checks()
                .checklist()
                .with("errors", "standard deviations of the draws")
                .with("bootstrap", method + failures);
    }

    @Override
    public String toString() {
        return "FitDraws[" + draws.size() + " of " + requested + " resamples of "
                + fit.rows().size() + " rows" + (failed.isEmpty() ? "" : ", " + failed.size() + " without an optimum")
                + "]";
    }
}
