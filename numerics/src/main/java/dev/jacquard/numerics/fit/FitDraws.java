package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Check;
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

    private final Fit<L, R> fit;
    private final Setup<L, R> setup;
    private final Draws<L> draws;
    private final int requested;
    private final List<FailedFit<L, R>> failed;

    private FitDraws(Fit<L, R> fit, Setup<L, R> setup, Draws<L> draws, int requested, List<FailedFit<L, R>> failed) {
        this.fit = fit;
        this.setup = setup;
        this.draws = draws;
        this.requested = requested;
        this.failed = failed;
    }

    static <L, R> FitDraws<L, R> resample(
            Fit<L, R> fit, Setup<L, R> setup, double[] free, int count, long seed, Function<? super R, ?> group) {
        Check.atLeast("draws", count, 1);
        int[][] blocks = blocks(setup.rows, group);
        Stream stream = Stream.of(seed, "bootstrap");
        List<Refitter.Refit<L, R>> refits = Parallel.map(count, setup.fitter.options.threads, () -> {
            Refitter<L, R> refitter = new Refitter<>(setup, free);
            double[] counts = new double[setup.rows.size()];
            return draw -> {
                count(blocks, stream, draw, counts);
                return refitter.law(counts);
            };
        });
        return collect(fit, setup, refits);
    }

    /** Laws and failures told apart. */
    static <L, R> FitDraws<L, R> collect(Fit<L, R> fit, Setup<L, R> setup, List<Refitter.Refit<L, R>> refits) {
        List<L> laws = new ArrayList<>();
        List<FailedFit<L, R>> failed = new ArrayList<>();
        for (Refitter.Refit<L, R> refit : refits) {
            if (refit.failure() == null) {
                laws.add(refit.law());
            } else {
                failed.add(refit.failure());
            }
        }
        if (laws.isEmpty()) {
            throw new FitFailedException(failed.get(0));
        }
        return new FitDraws<>(fit, setup, new Draws<>(laws), refits.size(), List.copyOf(failed));
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
        return new Prediction(draws.summarise(law -> setup.fitter.law.applyAsDouble(law, row)), fit.beyond(row));
    }

    @Override
    public String toString() {
        return "FitDraws[" + draws.size() + " of " + requested + " resamples of "
                + fit.rows().size() + " rows" + (failed.isEmpty() ? "" : ", " + failed.size() + " without an optimum")
                + "]";
    }
}
