package dev.jacquard.scaling.frontier;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.uncertainty.Draws;
import dev.jacquard.numerics.uncertainty.Stream;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scaling.loss.LossRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Approach 2 of Hoffmann et al.: at each budget a parabola of the loss in ln N, its vertex the best size, and a weighted line through the
 * vertices' logarithms.
 *
 * <p>Each vertex has a standard error by the delta method, and the line weighs it by {@code 1 / sd^2}. The scatter of the losses is taken as
 * the same at all budgets: by itself a budget of nine sizes knows its own so badly that 90 % intervals would hold the truth in 78 cases of
 * 100. The bootstrap draws residuals anew from all budgets, widened by {@code sqrt(n / (n - 3))}.
 *
 * <p><b>What to know.</b> A loss of Chinchilla's form is no parabola in ln N, and the vertex misses its minimum by more the wider the sizes:
 * with nine sizes up to 5 times smaller and larger than the best, N comes out 0.6 % too small for the law of Besiroglu et al. and 1.9 %
 * too large for Hoffmann et al.'s as printed; up to 20 times, 2.0 % too small and 6.8 % too large. Where the sizes move with the optimum the
 * shift is the same at all budgets and the exponents are exact; with the same sizes at all budgets it moves them, by less than 0.01.
 * It shows as scatter, which widens the intervals, but no interval corrects for it: take narrow sizes around the minimum.
 *
 * <pre>{@code
 * var estimate = IsoFlop.of(runs).estimate(1_000, 1);
 * estimate.a(0.9);
 * estimate.diagnostics();
 * }</pre>
 *
 * @param curves the runs of each budget, smallest budget first
 * @see <a href="https://arxiv.org/abs/2203.15556">Hoffmann et al. 2022</a>, section 3.2
 */
public record IsoFlop(List<List<LossRun>> curves) {

    /** Runs of one budget differ by less than this factor: sizes are counted in layers, tokens in batches. */
    private static final double SAME_BUDGET = 1.1;

    private static final int FEWEST_SIZES = 4;
    private static final int FEWEST_BUDGETS = 3;

    /** A scatter of nothing would have infinite weight. */
    private static final double LEAST_DEVIATION = 1e-9;

    public IsoFlop {
        curves = curves.stream().map(List::copyOf).toList();
    }

    /**
     * Runs sorted into budgets: those whose compute differs by less than a tenth from the smallest of the budget belong to it.
     *
     * @param runs runs of several budgets, each with several sizes
     */
    public static IsoFlop of(List<LossRun> runs) {
        List<LossRun> sorted = runs.stream()
                .sorted(Comparator.comparingDouble(LossRun::flop).thenComparingDouble(LossRun::parameters))
                .toList();
        List<List<LossRun>> curves = new ArrayList<>();
        for (LossRun run : sorted) {
            List<LossRun> last = curves.isEmpty() ? List.of() : curves.get(curves.size() - 1);
            if (last.isEmpty() || run.flop() >= SAME_BUDGET * last.get(0).flop()) {
                last = new ArrayList<>();
                curves.add(last);
            }
            last.add(run);
        }
        return new IsoFlop(curves);
    }

    /** A budget whose parabola was fitted: its compute, logarithms of sizes, and the parabola. */
    private record Curve(double flop, double[] logs, Parabola parabola) {

        /** Empty words where the minimum lies inside. */
        String complaint() {
            double low = Arrays.stream(logs).min().orElseThrow();
            double high = Arrays.stream(logs).max().orElseThrow();
            if (!parabola.opensUpwards()) {
                return "the parabola has no minimum";
            }
            double vertex = parabola.vertex();
            return vertex > low && vertex < high
                    ? ""
                    : "the minimum lies at " + Decimals.rounded(Math.exp(vertex), 3) + " parameters, outside the sizes "
                            + Decimals.rounded(Math.exp(low), 3) + " .. " + Decimals.rounded(Math.exp(high), 3);
        }

        BudgetMinimum minimum(double variance) {
            return new BudgetMinimum(
                    flop,
                    Math.exp(parabola.vertex()),
                    parabola.least(),
                    Math.max(LEAST_DEVIATION, parabola.vertexError(variance)));
        }

        /** Residuals as wide as the errors they stand for: the parabola took up three of them. */
        DoubleStream widened() {
            double factor = Math.sqrt((double) logs.length / parabola.degreesOfFreedom());
            return Arrays.stream(parabola.residuals()).map(residual -> factor * residual);
        }

        /** The curve with errors drawn anew. */
        Curve redrawn(double[] errors, Stream stream, long from) {
            double[] losses = new double[logs.length];
            for (int i = 0; i < losses.length; i++) {
                losses[i] = parabola.fitted(logs[i]) + errors[(int) (stream.uniform(from + i) * errors.length)];
            }
            return new Curve(flop, logs, Parabola.through(logs, losses));
        }
    }

    /**
     * The estimate with its bootstrap.
     *
     * @param draws how many resamples, at least 1
     * @param seed of the resamples
     * @throws IllegalArgumentException if fewer than three budgets have a minimum inside, naming what is wrong with the others
     */
    public FrontierEstimate estimate(int draws, long seed) {
        List<String> diagnostics = new ArrayList<>();
        List<Curve> used = new ArrayList<>();
        for (List<LossRun> runs : curves) {
            String complaint = tooFew(runs);
            Curve curve = complaint.isEmpty() ? curve(runs) : null;
            complaint = curve == null ? complaint : curve.complaint();
            if (complaint.isEmpty()) {
                used.add(curve);
            } else {
                diagnostics.add("budget " + Decimals.rounded(flop(runs), 3) + " FLOP left out: " + complaint);
            }
        }
        if (used.size() < FEWEST_BUDGETS) {
            throw Check.refused(
                    "budgets",
                    used.size(),
                    "at least 3 with a minimum inside"
                            + (diagnostics.isEmpty() ? "" : "; " + String.join("; ", diagnostics)));
        }
        double variance = variance(used);
        List<BudgetMinimum> minima =
                used.stream().map(curve -> curve.minimum(variance)).toList();
        Draws<Frontier> resamples = resamples(used, minima, draws, seed, diagnostics);
        return new FrontierEstimate(
                "approach 2, IsoFLOP parabolas",
                frontier(minima, minima),
                resamples,
                "residuals of all budgets",
                minima,
                diagnostics);
    }

    /** Of the losses about their parabolas, all budgets together. */
    private static double variance(List<Curve> curves) {
        double squares = curves.stream()
                .mapToDouble(curve -> curve.parabola().sumOfSquares())
                .sum();
        return squares
                / curves.stream()
                        .mapToInt(curve -> curve.parabola().degreesOfFreedom())
                        .sum();
    }

    private static String tooFew(List<LossRun> runs) {
        long sizes = runs.stream().mapToDouble(LossRun::parameters).distinct().count();
        return sizes < FEWEST_SIZES ? sizes + " sizes of at least " + FEWEST_SIZES : "";
    }

    /** The geometric mean of its runs. */
    private static double flop(List<LossRun> runs) {
        return Math.exp(
                runs.stream().mapToDouble(run -> Math.log(run.flop())).average().orElseThrow());
    }

    private static Curve curve(List<LossRun> runs) {
        double[] logs =
                runs.stream().mapToDouble(run -> Math.log(run.parameters())).toArray();
        double[] losses = runs.stream().mapToDouble(LossRun::loss).toArray();
        return new Curve(flop(runs), logs, Parabola.through(logs, losses));
    }

    /** The lines through some minima, weighted by the deviations of the first fit. */
    private static Frontier frontier(List<BudgetMinimum> minima, List<BudgetMinimum> weights) {
        double[] flop = minima.stream().mapToDouble(BudgetMinimum::flop).toArray();
        double[] deviations =
                weights.stream().mapToDouble(BudgetMinimum::logDeviation).toArray();
        double[] parameters =
                minima.stream().mapToDouble(BudgetMinimum::parameters).toArray();
        double[] tokens = minima.stream().mapToDouble(BudgetMinimum::tokens).toArray();
        return Frontier.of(
                LogLogLine.of(flop, parameters, deviations).power(),
                LogLogLine.of(flop, tokens, deviations).power());
    }

    private static Draws<Frontier> resamples(
            List<Curve> used, List<BudgetMinimum> weights, int draws, long seed, List<String> diagnostics) {
        Check.atLeast("draws", draws, 1);
        double variance = variance(used);
        double[] errors = used.stream().flatMapToDouble(Curve::widened).toArray();
        List<Frontier> frontiers = new ArrayList<>();
        double[][] logs = new double[used.size()][draws];
        int[] inside = new int[used.size()];
        for (int draw = 0; draw < draws; draw++) {
            List<BudgetMinimum> minima = new ArrayList<>();
            List<BudgetMinimum> own = new ArrayList<>();
            for (int k = 0; k < used.size(); k++) {
                Curve curve = used.get(k);
                Stream stream = Stream.of(seed, "residuals of budget " + k);
                Curve again = curve.redrawn(errors, stream, (long) draw * curve.logs().length);
                if (again.complaint().isEmpty()) {
                    minima.add(again.minimum(variance));
                    own.add(weights.get(k));
                    logs[k][inside[k]++] = again.parabola().vertex();
                }
            }
            if (minima.size() >= FEWEST_BUDGETS) {
                frontiers.add(frontier(minima, own));
            }
        }
        for (int k = 0; k < used.size(); k++) {
            diagnostics.add(spread(used.get(k), Arrays.copyOf(logs[k], inside[k]), draws));
        }
        if (frontiers.isEmpty()) {
            throw Check.refused(
                    "resamples with three minima inside", 0, "at least 1: the runs are too noisy for parabolas");
        }
        if (frontiers.size() < draws) {
            diagnostics.add(
                    draws - frontiers.size() + " of " + draws + " resamples have fewer than three minima inside");
        }
        return new Draws<>(frontiers);
    }

    /** As Porian et al. report it: the spread of ln N over the resamples with a minimum inside, widened by the share without one. */
    private static String spread(Curve curve, double[] logs, int draws) {
        String name = "budget " + Decimals.rounded(curve.flop(), 3) + " FLOP: ";
        if (logs.length < 2) {
            return name + "no resample has its minimum inside";
        }
        double deviation = Summary.of(logs).standardDeviation() * draws / logs.length;
        return name + "standard deviation of ln N " + Decimals.rounded(deviation, 2)
                + (logs.length < draws ? ", minimum inside in " + logs.length + " of " + draws + " resamples" : "");
    }
}
