package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;
import java.util.Arrays;

/**
 * Finitely many values, each with its own weight.
 *
 * <pre>{@code
 * Discrete.of(new double[] {1, 2, 10}, new double[] {5, 4, 1}).mean();   // 2.3
 * }</pre>
 */
public final class Discrete implements Distribution {

    private final double[] values;
    private final double[] cumulative;

    private Discrete(double[] values, double[] cumulative) {
        this.values = values;
        this.cumulative = cumulative;
    }

    /**
     * The distribution with probabilities in proportion to the weights.
     *
     * @param values the possible values, finite and ascending
     * @param weights as many weights, each {@code > 0}
     * @throws IllegalArgumentException if there is no value, or values do not ascend, or a weight is not positive
     */
    public static Discrete of(double[] values, double[] weights) {
        int n = Check.atLeast("values", values.length, 1);
        if (weights.length != n) {
            throw Check.refused("weights", weights.length, "one for each of the " + n + " values");
        }
        double[] cumulative = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            Check.finite("value " + (i + 1), values[i]);
            if (i > 0 && !(values[i] > values[i - 1])) {
                throw Check.refused("value " + (i + 1), values[i], "more than " + values[i - 1]);
            }
            sum += Check.positive("weight " + (i + 1), weights[i]);
            cumulative[i] = sum;
        }
        for (int i = 0; i < n; i++) {
            cumulative[i] /= sum;
        }
        return new Discrete(values.clone(), cumulative);
    }

    @Override
    public double quantile(double p) {
        Check.fraction("p", p);
        int i = 0;
        while (i < values.length - 1 && p > cumulative[i]) {
            i++;
        }
        return values[i];
    }

    @Override
    public double cdf(double x) {
        int i = values.length - 1;
        while (i >= 0 && values[i] > x) {
            i--;
        }
        return i < 0 ? 0 : cumulative[i];
    }

    @Override
    public double mean() {
        double mean = values[0] * cumulative[0];
        for (int i = 1; i < values.length; i++) {
            mean += values[i] * (cumulative[i] - cumulative[i - 1]);
        }
        return mean;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Discrete that
                && Arrays.equals(values, that.values)
                && Arrays.equals(cumulative, that.cumulative);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(cumulative);
    }

    @Override
    public String toString() {
        return "Discrete" + Arrays.toString(values);
    }
}
