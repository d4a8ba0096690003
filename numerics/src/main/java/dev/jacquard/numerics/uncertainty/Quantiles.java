package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;
import java.util.Arrays;

/**
 * Exact quantiles of many values without sorting them all.
 *
 * <p>Values are counted by their leading 22 bits in ascending order; only the few that share those bits with an order statistic asked for
 * are sorted. The result is that of sorting, to the bit.
 */
final class Quantiles {

    /** Fewer values are sorted: the counters cost more than that. */
    private static final int FEW = 200_000;

    private static final int LEADING_BITS = 22;

    private Quantiles() {}

    /**
     * The type 7 quantiles of values in any order, which are left as they are.
     *
     * @throws IllegalArgumentException if there is no value, or one is not a number
     */
    static double[] of(double[] values, double... probabilities) {
        int n = Check.atLeast("draws", values.length, 1);
        long[] places = new long[2 * probabilities.length];
        for (int k = 0; k < probabilities.length; k++) {
            Check.fraction("probability", probabilities[k]);
            places[2 * k] = (long) Math.floor(probabilities[k] * (n - 1));
            places[2 * k + 1] = Math.min(places[2 * k] + 1, n - 1);
        }
        double[] statistics = n < FEW ? sorted(values, places) : selected(values, places);
        double[] quantiles = new double[probabilities.length];
        for (int k = 0; k < quantiles.length; k++) {
            double low = statistics[2 * k];
            double high = statistics[2 * k + 1];
            double between = probabilities[k] * (n - 1) - places[2 * k];
            // Equal neighbours first: the difference of two infinities is not a number.
            quantiles[k] = low == high || between == 0 ? low : low + between * (high - low);
        }
        return quantiles;
    }

    private static double[] sorted(double[] values, long[] places) {
        double[] sorted = new double[values.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = number(values, i);
        }
        Arrays.sort(sorted);
        return Arrays.stream(places).mapToDouble(place -> sorted[(int) place]).toArray();
    }

    private static double[] selected(double[] values, long[] places) {
        int[] counts = new int[1 << LEADING_BITS];
        for (int i = 0; i < values.length; i++) {
            counts[bin(number(values, i))]++;
        }
        int[] bins = new int[places.length];
        long[] before = new long[places.length];
        double[][] groups = new double[places.length][];
        locate(counts, places, bins, before);
        // From here on a negative counter points to the group of its bin.
        for (int k = 0; k < bins.length; k++) {
            if (counts[bins[k]] > 0) {
                groups[k] = new double[counts[bins[k]]];
                counts[bins[k]] = -1 - k;
            } else {
                groups[k] = groups[-1 - counts[bins[k]]];
            }
        }
        int[] filled = new int[groups.length];
        for (double value : values) {
            int group = -1 - counts[bin(value)];
            if (group >= 0) {
                groups[group][filled[group]++] = value;
            }
        }
        double[] statistics = new double[places.length];
        for (int k = 0; k < statistics.length; k++) {
            if (filled[k] > 0) {
                Arrays.sort(groups[k]);
            }
        }
        for (int k = 0; k < statistics.length; k++) {
            statistics[k] = groups[k][(int) (places[k] - before[k])];
        }
        return statistics;
    }

    private static double number(double[] values, int i) {
        if (Double.isNaN(values[i])) {
            throw Check.refused("draw " + i, values[i], "a number");
        }
        return values[i];
    }

    /** In which bin each place lies, and how many values are in the bins before. */
    private static void locate(int[] counts, long[] places, int[] bins, long[] before) {
        Integer[] ascending = new Integer[places.length];
        Arrays.setAll(ascending, k -> k);
        Arrays.sort(ascending, (a, b) -> Long.compare(places[a], places[b]));
        int bin = 0;
        long below = 0;
        for (int k : ascending) {
            while (below + counts[bin] <= places[k]) {
                below += counts[bin++];
            }
            bins[k] = bin;
            before[k] = below;
        }
    }

    private static int bin(double value) {
        return bin(value, LEADING_BITS);
    }

    /** So many leading bits as a number from 0, ascending with the value: negative numbers have their bits turned round. */
    static int bin(double value, int leadingBits) {
        long bits = Double.doubleToRawLongBits(value);
        long ascending = bits ^ (bits >> (Long.SIZE - 1)) & Long.MAX_VALUE;
        return (int) (ascending >> (Long.SIZE - leadingBits)) + (1 << (leadingBits - 1));
    }
}
