package dev.jacquard.scaling.frontier;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.uncertainty.Draws;
import dev.jacquard.numerics.uncertainty.Stream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Approach 1 of Hoffmann et al.: at each of 1 500 budgets the run with the least loss so far, and a line through the logarithms of their
 * sizes.
 *
 * <p>A budget counts only if sizes both smaller and larger than the best one were trained that far: otherwise the edge of the sizes is
 * found and not a minimum.
 *
 * <p><b>What to know.</b> <em>Winner's curse</em>: the least of several noisy losses is lower than the loss of the best size, and belongs to
 * a lucky run; the diagnostics say how far the best runs lie below others of their size, which is about as much. <em>Steps</em>: the best size is one of those
 * trained, so nothing is known finer than their spacing, and neighbouring budgets are no independent points: the standard error of the
 * line would be far too small, and is not given. <em>Schedules</em>: points before the end of a decay lie above the frontier, so that
 * several lengths are needed for each size. Even with four over a factor of 16, as Hoffmann et al. have them, a loss that half-way through
 * its decay is 0.5 % (1.5 %, 5 %) too high lowers a from 0.51 to 0.50 (0.49, 0.47) in simulations.
 *
 * <pre>{@code
 * var estimate = Envelope.of(curves).estimate(200, 1);
 * estimate.a(0.9);
 * estimate.diagnostics();   // budgets left out, winner's curse
 * }</pre>
 *
 * @param curves the runs, smallest size first
 * @see <a href="https://arxiv.org/abs/2203.15556">Hoffmann et al. 2022</a>, section 3.1
 */
public record Envelope(List<TrainingCurve> curves) {

    /** As many as Hoffmann et al. take. */
    private static final int BUDGETS = 1_500;

    private static final int FEWEST_SIZES = 4;
    private static final int FEWEST_BUDGETS = 3;

    public Envelope {
        curves = List.copyOf(curves);
    }

    /** The envelope of runs in any order. */
    public static Envelope of(List<TrainingCurve> curves) {
        return new Envelope(curves.stream()
                .sorted(Comparator.comparingDouble(TrainingCurve::parameters))
                .toList());
    }

    /**
     * The estimate with its bootstrap over runs within each size.
     *
     * @param draws how many resamples, at least 1
     * @param seed of the resamples
     * @throws IllegalArgumentException for fewer than four sizes, one run of each size, or hardly a minimum between sizes
     */
    public FrontierEstimate estimate(int draws, long seed) {
        Check.atLeast("draws", draws, 1);
        List<int[]> sizes = sizes();
        if (sizes.size() < FEWEST_SIZES) {
            throw Check.refused("sizes", sizes.size(), "at least " + FEWEST_SIZES);
        }
        if (sizes.stream().allMatch(runs -> runs.length == 1)) {
            throw Check.refused("runs of each size", 1, "at least 2 for some size: there is nothing to draw anew");
        }
        double[] budgets = budgets();
        double[][] losses = curves.stream()
                .map(curve -> Arrays.stream(budgets).map(curve::loss).toArray())
                .toArray(double[][]::new);
        int[] all = new int[curves.size()];
        Arrays.setAll(all, run -> run);
        Minima minima = minima(all, budgets, losses);
        minima.require();
        List<Frontier> frontiers = new ArrayList<>();
        Stream stream = Stream.of(seed, "runs of a size");
        for (int draw = 0; draw < draws; draw++) {
            Minima again = minima(drawn(sizes, stream, (long) draw * all.length), budgets, losses);
            if (again.found().size() >= FEWEST_BUDGETS) {
                frontiers.add(again.frontier());
            }
        }
        if (frontiers.isEmpty()) {
            throw Check.refused("resamples with a minimum between sizes", 0, "at least 1");
        }
        Draws<Frontier> resamples = new Draws<>(frontiers);
        return new FrontierEstimate(
                "approach 1, envelope minima",
                minima.frontier(),
                resamples,
                "runs within each size",
                minima.found(),
                diagnostics(minima, resamples, draws, luck(minima, budgets, losses)));
    }

    /** Indices of the runs of each size, smallest size first. */
    private List<int[]> sizes() {
        TreeMap<Double, List<Integer>> bySize = new TreeMap<>();
        for (int run = 0; run < curves.size(); run++) {
            bySize.computeIfAbsent(curves.get(run).parameters(), size -> new ArrayList<>())
                    .add(run);
        }
        return bySize.values().stream()
                .map(runs -> runs.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private double[] budgets() {
        double low = Math.log(
                curves.stream().mapToDouble(TrainingCurve::firstFlop).min().orElseThrow());
        double high = Math.log(
                curves.stream().mapToDouble(TrainingCurve::lastFlop).max().orElseThrow());
        double[] budgets = new double[BUDGETS];
        Arrays.setAll(budgets, k -> Math.exp(low + (high - low) * k / (BUDGETS - 1)));
        return budgets;
    }

    /**
     * What an envelope found.
     *
     * @param found the budgets with a minimum between sizes
     * @param atSmallest budgets whose best run is of the smallest size trained that far
     * @param atLargest budgets whose best run is of the largest
     */
    private record Minima(List<BudgetMinimum> found, int atSmallest, int atLargest) {
        void require() {
            if (found.size() < FEWEST_BUDGETS) {
                throw Check.refused(
                        "budgets with a minimum between sizes",
                        found.size(),
                        "at least " + FEWEST_BUDGETS + "; best is the smallest size at " + atSmallest
                                + " budgets and the largest at " + atLargest);
            }
        }

        Frontier frontier() {
            double[] flop = found.stream().mapToDouble(BudgetMinimum::flop).toArray();
            double[] sizes =
                    found.stream().mapToDouble(BudgetMinimum::parameters).toArray();
            return Frontier.ofParameters(LogLogLine.of(flop, sizes).power());
        }
    }

    private Minima minima(int[] runs, double[] budgets, double[][] losses) {
        List<BudgetMinimum> found = new ArrayList<>();
        int atSmallest = 0;
        int atLargest = 0;
        for (int k = 0; k < budgets.length; k++) {
            int best = -1;
            double smallest = Double.POSITIVE_INFINITY;
            double largest = 0;
            for (int run : runs) {
                double loss = losses[run][k];
                if (!Double.isNaN(loss)) {
                    smallest = Math.min(smallest, curves.get(run).parameters());
                    largest = Math.max(largest, curves.get(run).parameters());
                    best = best < 0 || loss < losses[best][k] ? run : best;
                }
            }
            double size = best < 0 ? 0 : curves.get(best).parameters();
            if (size > smallest && size < largest) {
                found.add(new BudgetMinimum(budgets[k], size, losses[best][k], Double.NaN));
            } else if (best >= 0 && size == smallest) {
                atSmallest++;
            } else if (best >= 0) {
                atLargest++;
            }
        }
        return new Minima(found, atSmallest, atLargest);
    }

    private static int[] drawn(List<int[]> sizes, Stream stream, long from) {
        int[] runs = new int[sizes.stream().mapToInt(size -> size.length).sum()];
        int filled = 0;
        for (int[] size : sizes) {
            for (int i = 0; i < size.length; i++) {
                runs[filled] = size[(int) (stream.uniform(from + filled) * size.length)];
                filled++;
            }
        }
        return runs;
    }

    /**
     * By how much the best runs lie below other runs of their own size at the same compute, on average: their luck, and what the others lose
     * by standing before the end of their decay.
     */
    private double luck(Minima minima, double[] budgets, double[][] losses) {
        double sum = 0;
        int count = 0;
        for (BudgetMinimum minimum : minima.found()) {
            int k = Arrays.binarySearch(budgets, minimum.flop());
            for (int run = 0; run < losses.length; run++) {
                double above = losses[run][k] - minimum.loss();
                if (curves.get(run).parameters() == minimum.parameters() && above > 0) {
                    sum += above;
                    count++;
                }
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static List<String> diagnostics(Minima minima, Draws<Frontier> resamples, int draws, double luck) {
        List<String> diagnostics = new ArrayList<>();
        int outside = minima.atSmallest() + minima.atLargest();
        if (outside > 0) {
            diagnostics.add(outside + " budgets left out, at the edge of the sizes: " + minima.atSmallest()
                    + " at the smallest, " + minima.atLargest() + " at the largest");
        }
        diagnostics.add("winner's curse: the best runs lie " + Decimals.rounded(luck, 2)
                + " nats/token below other runs of their size at the same compute");
        double shift =
                resamples.summarise(Frontier::a).mean() - minima.frontier().a();
        diagnostics.add("resampling moves a by " + Decimals.rounded(shift, 2) + " on average");
        if (resamples.size() < draws) {
            diagnostics.add(
                    draws - resamples.size() + " of " + draws + " resamples have hardly a minimum between sizes");
        }
        return diagnostics;
    }
}
