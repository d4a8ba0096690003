package dev.jacquard.scaling.capability;

import static dev.jacquard.numerics.Check.nonNegative;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.numerics.fit.search.Certificate;
import dev.jacquard.numerics.uncertainty.Draws;
import dev.jacquard.numerics.uncertainty.Stream;
import dev.jacquard.scaling.capability.ItemResponseSurface.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A {@link CapabilityIndex} from scores, not every model on every benchmark: least squares of {@code score - p} with a penalty.
 *
 * <p>Minimises {@code sum (p - score)^2 + lambda mean(theta^2)} over capabilities, difficulties and slopes theta, with the slope of one benchmark,
 * the anchor, held at 1; then moves the zero so that the anchor's difficulty is 0. Without an anchor neither unit nor zero is determined. The
 * penalty (0.1 in Epoch's index) keeps models finite that score all or nothing, and draws the whole scale a little together; without
 * one, such models are refused.
 *
 * <p>Scores of models that share no benchmark, directly or through others, cannot be put on one scale and are refused.
 *
 * <pre>{@code
 * var fit = CapabilityIndexFit.of(scores, "Winogrande");
 * fit.index().capability("GPT-5");
 * fit.bootstrap(100, 1).interval("GPT-5", 0.90);
 * }</pre>
 *
 * @see <a href="https://epoch.ai/benchmarks/eci">Epoch AI 2025</a>, Epoch Capabilities Index, and "A Rosetta Stone for AI Benchmarks" with its
 *     repository epoch-research/benchmark-stitching, fit.py (anchor, penalty and bootstrap)
 */
public final class CapabilityIndexFit {

    /** The penalty of Epoch's index. */
    public static final double EPOCH_PENALTY = 0.1;

    /** How far from 0 and 1 mean scores are taken for the start of the search. */
    private static final double MARGIN = 0.02;

    private final List<BenchmarkScore> scores;
    private final List<String> models;
    private final List<String> benchmarks;
    private final int anchor;
    private final Fit<CapabilityIndex, Row> fit;

    private CapabilityIndexFit(List<BenchmarkScore> scores, String anchor, double penalty) {
        this.scores = List.copyOf(scores);
        this.models = this.scores.stream().map(BenchmarkScore::model).distinct().toList();
        this.benchmarks =
                this.scores.stream().map(BenchmarkScore::benchmark).distinct().toList();
        this.anchor = benchmarks.indexOf(anchor);
        if (this.anchor < 0) {
            throw Check.refused("anchor", anchor, "a benchmark with scores" + Check.nearest(anchor, benchmarks));
        }
        requireConnected();
        if (penalty == 0) {
            requireFinite();
        }
        this.fit = fit(nonNegative("penalty", penalty));
    }

    /** The index with Epoch's penalty. */
    public static CapabilityIndexFit of(List<BenchmarkScore> scores, String anchor) {
        return of(scores, anchor, EPOCH_PENALTY);
    }

    /**
     * The index.
     *
     * @param anchor the benchmark whose difficulty is 0 and whose slope is 1
     * @param penalty lambda, {@code >= 0}
     * @throws IllegalArgumentException if scores do not hang together, or are too few
     * @throws dev.jacquard.numerics.fit.FitFailedException if the search reached no optimum
     */
    public static CapabilityIndexFit of(List<BenchmarkScore> scores, String anchor, double penalty) {
        return new CapabilityIndexFit(scores, anchor, penalty);
    }

    /** Follows benchmarks from the first model on; whatever is not reached has no place on the same scale. */
    private void requireConnected() {
        Set<String> reached = new HashSet<>(Set.of("model " + models.get(0)));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (BenchmarkScore score : scores) {
                String model = "model " + score.model();
                String benchmark = "benchmark " + score.benchmark();
                if (reached.contains(model) != reached.contains(benchmark)) {
                    reached.add(model);
                    reached.add(benchmark);
                    grown = true;
                }
            }
        }
        Set<String> apart = new LinkedHashSet<>(models);
        apart.removeIf(model -> reached.contains("model " + model));
        if (!apart.isEmpty()) {
            throw Check.refused(
                    "scores",
                    "no benchmark joins " + models.get(0) + " to " + String.join(", ", apart),
                    "models that benchmarks join, if through others");
        }
    }

    /** Without a penalty, nothing holds the capability or the difficulty behind scores that are all 0 or all 1. */
    private void requireFinite() {
        double[] means = means();
        for (int k = 0; k < means.length; k++) {
            if (!(means[k] > 0 && means[k] < 1)) {
                String name = k < models.size() ? models.get(k) : benchmarks.get(k - models.size());
                throw Check.refused("scores of " + name, "all " + means[k], "some between, or a penalty above 0");
            }
        }
    }

    private Fit<CapabilityIndex, Row> fit(double penalty) {
        Fitter<CapabilityIndex, Row> fitter = Fitter.of(
                        family(), (CapabilityIndex index, Row row) -> row.at(vector(index)), Row::observed)
                .surface(ItemResponseSurface::new)
                .starts(new double[][] {start()})
                .fixed(slopeName(anchor), 1);
        if (penalty == 0) {
            fitter = fitter.fixed(difficultyName(anchor), 0);
        }
        List<Row> rows = new ArrayList<>();
        for (BenchmarkScore score : scores) {
            int benchmark = benchmarks.indexOf(score.benchmark());
            rows.add(new Row(models.indexOf(score.model()), difficulty(benchmark), slope(benchmark), score.score(), 1));
        }
        if (penalty > 0) {
            rows.addAll(penalties(penalty));
        }
        return fitter.fit(rows);
    }

    private List<Row> penalties(double penalty) {
        int all = models.size() + 2 * benchmarks.size();
        double factor = Math.sqrt(penalty / (all - 1));
        List<Row> rows = new ArrayList<>();
        for (int k = 0; k < all; k++) {
            if (k != slope(anchor)) {
                rows.add(new Row(k, -1, k >= slope(0) ? k : -1, 0, factor));
            }
        }
        return rows;
    }

    private int difficulty(int benchmark) {
        return models.size() + benchmark;
    }

    private int slope(int benchmark) {
        return models.size() + benchmarks.size() + benchmark;
    }

    private String difficultyName(int benchmark) {
        return "difficulty of " + benchmarks.get(benchmark);
    }

    private String slopeName(int benchmark) {
        return "slope of " + benchmarks.get(benchmark);
    }

    private Family<CapabilityIndex> family() {
        List<Param> params = new ArrayList<>();
        models.forEach(model -> params.add(Param.real("capability of " + model, "1")));
        for (int b = 0; b < benchmarks.size(); b++) {
            params.add(Param.real(difficultyName(b), "1"));
        }
        for (int b = 0; b < benchmarks.size(); b++) {
            params.add(Param.positive(slopeName(b), "1"));
        }
        return Family.of(CapabilityIndex.class, this::index, this::vector, params.toArray(Param[]::new));
    }

    private CapabilityIndex index(double[] v) {
        Map<String, Double> capabilities = new LinkedHashMap<>();
        for (int m = 0; m < models.size(); m++) {
            capabilities.put(models.get(m), v[m]);
        }
        Map<String, ItemResponse> items = new LinkedHashMap<>();
        for (int b = 0; b < benchmarks.size(); b++) {
            items.put(benchmarks.get(b), new ItemResponse(v[slope(b)], v[difficulty(b)]));
        }
        return new CapabilityIndex(capabilities, items);
    }

    private double[] vector(CapabilityIndex index) {
        double[] v = new double[models.size() + 2 * benchmarks.size()];
        for (int m = 0; m < models.size(); m++) {
            v[m] = index.capability(models.get(m));
        }
        for (int b = 0; b < benchmarks.size(); b++) {
            v[difficulty(b)] = index.benchmark(benchmarks.get(b)).difficulty();
            v[slope(b)] = index.benchmark(benchmarks.get(b)).alpha();
        }
        return v;
    }

    /** Mean scores of models, then of benchmarks. */
    private double[] means() {
        double[] means = new double[models.size() + benchmarks.size()];
        double[] counts = new double[means.length];
        for (BenchmarkScore score : scores) {
            int model = models.indexOf(score.model());
            int benchmark = difficulty(benchmarks.indexOf(score.benchmark()));
            means[model] += score.score();
            means[benchmark] += score.score();
            counts[model]++;
            counts[benchmark]++;
        }
        for (int k = 0; k < means.length; k++) {
            means[k] /= counts[k];
        }
        return means;
    }

    /** Log odds of mean scores, with slopes of one. */
    private double[] start() {
        double[] means = means();
        double[] start = new double[models.size() + 2 * benchmarks.size()];
        for (int k = 0; k < start.length; k++) {
            double share = k < means.length ? MARGIN + (1 - 2 * MARGIN) * means[k] : 0;
            double logOdds = Math.log(share / (1 - share));
            start[k] = k < models.size() ? logOdds : k < means.length ? -logOdds : 1;
        }
        return start;
    }

    /** The index, with the anchor's difficulty at 0 and its slope at 1. */
    public CapabilityIndex index() {
        return anchored(fit.law());
    }

    private CapabilityIndex anchored(CapabilityIndex index) {
        return index.transformed(1, -index.benchmark(benchmarks.get(anchor)).difficulty());
    }

    /** The minimised sum, penalty included. */
    public double objective() {
        return fit.value();
    }

    /** How the fit knows that it stands at an optimum. */
    public Certificate certificate() {
        return fit.checks().certificate();
    }

    /** Root mean square of {@code p - score}. */
    public double error() {
        double sum = 0;
        for (BenchmarkScore score : scores) {
            double residual = fit.law().score(score.model(), score.benchmark()) - score.score();
            sum += residual * residual;
        }
        return Math.sqrt(sum / scores.size());
    }

    /**
     * Refits on resampled scores, the penalty as it is. A model that loses all its scores in a resample falls to where the penalty draws
     * it, or, without one, fails the refit; so give each model several. It says how far other scores of the same benchmarks would move
     * the index, not what other benchmarks would say.
     *
     * @param draws how many resamples, {@code >= 1}; Epoch takes 100
     * @param seed of the resampling
     */
    public CapabilityDraws bootstrap(int draws, long seed) {
        Check.atLeast("draws", draws, 1);
        Stream stream = Stream.of(seed, "scores");
        List<CapabilityIndex> laws = new ArrayList<>();
        for (int draw = 0; draw < draws; draw++) {
            int[] rows = new int[fit.rows().size()];
            for (int i = 0; i < rows.length; i++) {
                // Penalties come behind the scores and are kept.
                rows[i] =
                        i < scores.size() ? (int) (stream.uniform((long) draw * scores.size() + i) * scores.size()) : i;
            }
            fit.checks().refit(rows).success().ifPresent(refit -> laws.add(anchored(refit.law())));
        }
        if (laws.isEmpty()) {
            throw Check.refused("scores", "no resample of " + draws + " reached an optimum", "a penalty above 0");
        }
        return new CapabilityDraws(index(), new Draws<>(laws), draws - laws.size());
    }
}
