package dev.jacquard.numerics.sensitivity;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.uncertainty.StandardNormal;
import dev.jacquard.numerics.uncertainty.Stream;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * How intervals are made: blocks of rows are drawn again with replacement, and the spread of the result is its error.
 *
 * <p>The interval is the estimate plus and minus normal quantile times the standard deviation over the resamples. On Latin
 * hypercube or Sobol' points it is wider than it need be, because resampling does not know how evenly the points lie.
 *
 * @param resamples how many resamples, at least 2; 100 gives the error to about 7 %
 * @param level probability that the interval is meant to hold the true value, in (0, 1); there is no default
 * @param seed seed of the resamples
 * @see <a href="https://doi.org/10.1016/S0378-4754(97)00004-5">Archer, Saltelli and Sobol' 1997</a>, section 4
 */
public record Bootstrap(int resamples, double level, long seed) {

    /** Columns summed in one pass over the counts, so that a count is read once for all of them. */
    private static final int ABREAST = 4;

    public Bootstrap {
        Check.atLeast("resamples", resamples, 2);
        Check.openFraction("level", level);
    }

    /** An index with its error and interval. */
    Index index(double value, double standardError) {
        double half = StandardNormal.quantile((1 + level) / 2) * standardError;
        return new Index(value, standardError, value - half, value + half, level);
    }

    /**
     * Estimates from column means, with their intervals.
     *
     * @param columns terms of equally many blocks
     * @param estimate turns the means of the columns into estimates
     */
    Index[] indices(double[][] columns, UnaryOperator<double[]> estimate) {
        int n = columns[0].length;
        int[] once = new int[n];
        java.util.Arrays.fill(once, 1);
        double[] values = estimate.apply(means(columns, once));
        double[][] again = new double[resamples][];
        IntStream.range(0, resamples).parallel().forEach(r -> again[r] = estimate.apply(means(columns, counts(r, n))));
        Index[] indices = new Index[values.length];
        for (int k = 0; k < indices.length; k++) {
            indices[k] = index(values[k], deviation(again, k));
        }
        return indices;
    }

    /**
     * How often each of n blocks comes up in a resample; n in all.
     *
     * @param resample which resample, from 0
     * @param n number of blocks
     */
    public int[] counts(int resample, int n) {
        Stream stream = Stream.of(seed, "resample " + resample);
        int[] counts = new int[n];
        for (int i = 0; i + 1 < n; i += 2) {
            long bits = stream.bits(i);
            counts[(int) ((bits >>> 32) * n >>> 32)]++;
            counts[(int) ((bits & 0xFFFFFFFFL) * n >>> 32)]++;
        }
        if ((n & 1) == 1) {
            counts[(int) ((stream.bits(n) >>> 32) * n >>> 32)]++;
        }
        return counts;
    }

    private static double deviation(double[][] estimates, int k) {
        double mean = 0;
        for (double[] estimate : estimates) {
            mean += estimate[k] / estimates.length;
        }
        double squares = 0;
        for (double[] estimate : estimates) {
            squares += (estimate[k] - mean) * (estimate[k] - mean);
        }
        return Math.sqrt(squares / (estimates.length - 1));
    }

    private static double[] means(double[][] columns, int[] counts) {
        double[] means = new double[columns.length];
        int k = 0;
        for (; k + ABREAST <= columns.length; k += ABREAST) {
            fourMeans(columns, k, counts, means);
        }
        for (; k < columns.length; k++) {
            double sum = 0;
            double[] column = columns[k];
            for (int i = 0; i < counts.length; i++) {
                sum += counts[i] * column[i];
            }
            means[k] = sum / counts.length;
        }
        return means;
    }

    private static void fourMeans(double[][] columns, int first, int[] counts, double[] means) {
        double[] a = columns[first];
        double[] b = columns[first + 1];
        double[] c = columns[first + 2];
        double[] d = columns[first + 3];
        double sumA = 0;
        double sumB = 0;
        double sumC = 0;
        double sumD = 0;
        for (int i = 0; i < counts.length; i++) {
            double count = counts[i];
            sumA += count * a[i];
            sumB += count * b[i];
            sumC += count * c[i];
            sumD += count * d[i];
        }
        means[first] = sumA / counts.length;
        means[first + 1] = sumB / counts.length;
        means[first + 2] = sumC / counts.length;
        means[first + 3] = sumD / counts.length;
    }
}
