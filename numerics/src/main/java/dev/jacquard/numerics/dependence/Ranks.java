package dev.jacquard.numerics.dependence;

import dev.jacquard.numerics.Check;
import java.util.Arrays;

/** Ranks of numbers. */
public final class Ranks {

    private Ranks() {}

    /**
     * The rank of each value, from 1; equal values share the mean of their ranks.
     *
     * @throws IllegalArgumentException if a value is not a number
     */
    public static double[] of(double[] values) {
        double[] sorted = values.clone();
        for (int i = 0; i < sorted.length; i++) {
            if (Double.isNaN(sorted[i])) {
                throw Check.refused("value " + i, sorted[i], "a number");
            }
            sorted[i] += 0.0; // turns -0 into 0, which sorting would tell apart
        }
        Arrays.sort(sorted);
        double[] middles = tieMiddles(sorted);
        double[] ranks = new double[values.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = middles[Arrays.binarySearch(sorted, values[i] + 0.0)];
        }
        return ranks;
    }

    private static double[] tieMiddles(double[] sorted) {
        double[] middles = new double[sorted.length];
        int from = 0;
        while (from < sorted.length) {
            int to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            Arrays.fill(middles, from, to, (from + 1 + to) / 2.0);
            from = to;
        }
        return middles;
    }
}
