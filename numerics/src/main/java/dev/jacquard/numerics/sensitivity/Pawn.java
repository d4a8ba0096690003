package dev.jacquard.numerics.sensitivity;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.dependence.Ranks;
import dev.jacquard.numerics.uncertainty.Stream;
import dev.jacquard.numerics.uncertainty.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * PAWN: how much the whole distribution of the output shifts when one input is confined to a slice of its range.
 *
 * <p>The draws are cut into slices of equal probability by one input; each slice's output distribution is compared with that of all
 * draws by the Kolmogorov-Smirnov distance, and the distances are summarised. It asks for no variance, so heavy tails and infinite
 * outputs do no harm, and the inputs may be correlated.
 *
 * <p>Distances are never zero in a finite sample. So dummy inputs that the model has never seen are analysed as well: an index below
 * the noise floor is not told apart from no effect. Every draw is in a slice, the largest included; equal values share one.
 *
 * @param effects one for each input, in the sample's order
 * @param noiseFloor the median over slices that dummy inputs stay below with probability {@code level}
 * @param level probability that goes with the noise floor
 * @see <a href="https://doi.org/10.1016/j.envsoft.2018.07.019">Pianosi and Wagener 2018</a>, section 2.2, and 2.3 for the dummy
 */
public record Pawn(List<Effect> effects, double noiseFloor, double level) {

    private static final int DUMMIES = 100;

    /**
     * The distances of one input's slices.
     *
     * @param input its name
     * @param median median over the slices
     * @param mean mean over the slices
     * @param largest largest of them
     * @param aboveNoise whether the median is above the noise floor
     */
    public record Effect(String input, double median, double mean, double largest, boolean aboveNoise) {}

    public Pawn {
        effects = List.copyOf(effects);
    }

    /**
     * The effects.
     *
     * @param outputs outputs of plain draws; may be infinite
     * @param slices number of slices, at least 2; each should hold 50 draws or more
     * @param level probability of the noise floor, in (0, 1)
     * @param seed seed of the dummy inputs
     * @throws IllegalArgumentException if there are fewer than two draws a slice
     */
    public static Pawn of(Outputs<InputSample> outputs, int slices, double level, long seed) {
        Check.atLeast("slices", slices, 2);
        Check.openFraction("level", level);
        Check.atLeast("draws", outputs.size(), 2 * slices);
        int[] ascending = ascending(outputs.values());
        double[] floors = new double[DUMMIES];
        for (int d = 0; d < DUMMIES; d++) {
            int[] order = Orders.random(outputs.size(), Stream.of(seed, "dummy " + d));
            Arrays.setAll(order, i -> (int) ((order[i] + 0.5) / order.length * slices));
            floors[d] = Summary.quantile(distances(outputs.values(), ascending, order, slices), 0.5);
        }
        double floor = Summary.quantile(floors, level);
        InputSample sample = outputs.design();
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < sample.inputs().size(); i++) {
            double[] distances = distances(outputs.values(), ascending, slices(sample.column(i), slices), slices);
            double median = Summary.quantile(distances, 0.5);
            effects.add(new Effect(
                    sample.inputs().get(i),
                    median,
                    Arrays.stream(distances).sum() / distances.length,
                    Arrays.stream(distances).max().orElseThrow(),
                    median > floor));
        }
        return new Pawn(effects, floor, level);
    }

    /** Distance of each slice that holds a draw from all draws. */
    private static double[] distances(double[] outputs, int[] ascending, int[] slice, int slices) {
        int n = outputs.length;
        int[] sizes = new int[slices];
        for (int s : slice) {
            sizes[s]++;
        }
        int[] counts = new int[slices];
        double[] distances = new double[slices];
        for (int i = 0; i < n; i++) {
            counts[slice[ascending[i]]]++;
            boolean lastOfEquals = i + 1 == n || outputs[ascending[i + 1]] != outputs[ascending[i]];
            for (int s = 0; lastOfEquals && s < slices; s++) {
                double gap = Math.abs((double) counts[s] / Math.max(1, sizes[s]) - (i + 1.0) / n);
                distances[s] = Math.max(distances[s], gap);
            }
        }
        double[] filled = new double[slices];
        int used = 0;
        for (int s = 0; s < slices; s++) {
            if (sizes[s] > 0) {
                filled[used++] = distances[s];
            }
        }
        return Arrays.copyOf(filled, used);
    }

    /** The slice of each draw, from its rank: the largest value is in the last one. */
    static int[] slices(double[] input, int slices) {
        double[] ranks = Ranks.of(input);
        int[] slice = new int[ranks.length];
        Arrays.setAll(slice, i -> (int) ((ranks[i] - 0.5) / ranks.length * slices));
        return slice;
    }

    private static int[] ascending(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}
