package dev.jacquard.numerics.sensitivity;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.uncertainty.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoublePredicate;

/**
 * What is different about the draws in which a claim is true: each input's distribution there against where it is false.
 *
 * <p>The Kolmogorov-Smirnov distance says how different, the two summaries say which way. Where the claim is true in every draw or in
 * none there is nothing to contrast, and the list is empty.
 *
 * @param draws number of draws
 * @param holding in how many of them the claim is true
 * @param contrasts one for each input, the most different first
 * @see <a href="https://doi.org/10.1016/0304-3800(80)90016-9">Spear and Hornberger 1980</a>: generalised sensitivity analysis
 */
public record Regional(int draws, int holding, List<Contrast> contrasts) {

    /**
     * One input where the claim is true and where it is false.
     *
     * @param input its name
     * @param distance largest difference between the two distribution functions, in [0, 1]
     * @param noise the distance that draws without any difference stay below, with the level's probability
     * @param whenTrue the input in the draws in which the claim is true
     * @param whenFalse the input in the others
     */
    public record Contrast(String input, double distance, double noise, Summary whenTrue, Summary whenFalse) {

        /** Whether the difference is more than noise. */
        public boolean differs() {
            return distance > noise;
        }
    }

    public Regional {
        contrasts = List.copyOf(contrasts);
    }

    /**
     * The contrasts.
     *
     * @param outputs outputs of plain draws
     * @param claim whether the claim is true of an output
     * @param level probability of the noise bound, in (0, 1)
     */
    public static Regional of(Outputs<InputSample> outputs, DoublePredicate claim, double level) {
        Check.openFraction("level", level);
        InputSample sample = outputs.design();
        boolean[] truth = new boolean[outputs.size()];
        int holding = 0;
        for (int i = 0; i < truth.length; i++) {
            truth[i] = claim.test(outputs.get(i));
            holding += truth[i] ? 1 : 0;
        }
        List<Contrast> contrasts = new ArrayList<>();
        if (holding > 0 && holding < truth.length) {
            double noise = Math.sqrt(-0.5 * Math.log((1 - level) / 2))
                    * Math.sqrt(1.0 / holding + 1.0 / (truth.length - holding));
            for (int i = 0; i < sample.inputs().size(); i++) {
                double[] where = split(sample.column(i), truth, true);
                double[] elsewhere = split(sample.column(i), truth, false);
                contrasts.add(new Contrast(
                        sample.inputs().get(i),
                        distance(where, elsewhere),
                        noise,
                        Summary.of(where),
                        Summary.of(elsewhere)));
            }
            contrasts.sort(Comparator.comparingDouble((Contrast c) -> -c.distance()));
        }
        return new Regional(truth.length, holding, contrasts);
    }

    private static double[] split(double[] values, boolean[] truth, boolean side) {
        double[] kept = new double[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (truth[i] == side) {
                kept[count++] = values[i];
            }
        }
        double[] sorted = Arrays.copyOf(kept, count);
        Arrays.sort(sorted);
        return sorted;
    }

    /** The two-sample Kolmogorov-Smirnov distance of sorted values. */
    private static double distance(double[] one, double[] other) {
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            double x = Math.min(one[i], other[j]);
            while (i < one.length && one[i] <= x) {
                i++;
            }
            while (j < other.length && other[j] <= x) {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / one.length - (double) j / other.length));
        }
        return largest;
    }
}
