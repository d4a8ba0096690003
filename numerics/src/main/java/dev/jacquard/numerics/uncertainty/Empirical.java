package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;
import java.util.Arrays;

/** Observed values, each as likely as the others: a draw is one of them. */
public final class Empirical implements Distribution {

    private final double[] sorted;

    private Empirical(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * The distribution of the given values.
     *
     * @throws IllegalArgumentException if there is none, or one is not finite
     */
    public static Empirical of(double[] values) {
        Check.atLeast("values", values.length, 1);
        double[] sorted = values.clone();
        for (int i = 0; i < sorted.length; i++) {
            Check.finite("value " + (i + 1), sorted[i]);
        }
        Arrays.sort(sorted);
        return new Empirical(sorted);
    }

    /** How many values there are. */
    public int size() {
        return sorted.length;
    }

    @Override
    public double quantile(double p) {
        return sorted[Math.min(sorted.length - 1, (int) (Check.fraction("p", p) * sorted.length))];
    }

    @Override
    public double cdf(double x) {
        int count = 0;
        while (count < sorted.length && sorted[count] <= x) {
            count++;
        }
        return (double) count / sorted.length;
    }

    @Override
    public double mean() {
        return Arrays.stream(sorted).sum() / sorted.length;
    }

    @Override
    public double median() {
        return Summary.quantileOfSorted(sorted, 0.5);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Empirical that && Arrays.equals(sorted, that.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }

    @Override
    public String toString() {
        return "Empirical[" + sorted.length + " values]";
    }
}
