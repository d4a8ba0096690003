package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;
import java.util.function.DoubleUnaryOperator;

/**
 * Standard errors of what independent draws estimate, each from the draws alone.
 *
 * <p>Four times the draws halve each of them.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1952.10483443">Woodruff 1952</a>, section 2, for quantiles
 * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson 1927</a>, for shares near 0 and 1
 */
public final class MonteCarloError {

    /** Ranks so many standard errors to either side carry a quantile's error: fewer draws between them would make it noisy. */
    private static final double STANDARD_ERRORS = 2;

    private MonteCarloError() {}

    /** Of a mean: {@code sd / sqrt(n)}. */
    public static double ofMean(Summary summary) {
        return summary.standardDeviation() / Math.sqrt(summary.count());
    }

    /**
     * Of a share of the draws, never zero: half the width of Wilson's interval at one standard error, {@code sqrt(p (1 - p) / n + 1 /
     * (4 n^2)) / (1 + 1 / n)}.
     *
     * <p>What was true in none of n draws, or in all, is known to about {@code 1 / (2 n)}; elsewhere it is {@code sqrt(p (1 - p) / n)} but
     * for terms in 1 / n.
     *
     * @param share in [0, 1]
     * @param draws n, {@code >= 1}
     */
    public static double ofShare(double share, long draws) {
        Check.fraction("share", share);
        double n = Check.atLeast("draws", (double) draws, 1);
        return Math.sqrt(share * (1 - share) / n + 1 / (4 * n * n)) / (1 + 1 / n);
    }

    /**
     * Of a type 7 quantile, without an estimate of the density: {@code (Q(p + 2s) - Q(p - 2s)) / 4} with {@code s = sqrt(p (1 - p) /
     * n)}, the standard error of the share of draws below it.
     *
     * @param values in any order, left as they are
     * @param probability p, in [0, 1]
     * @return infinite where the draws are too few to hold both ranks, or reach to infinity between them
     */
    public static double ofQuantile(double[] values, double probability) {
        double[] ends = ends(probability, values.length);
        if (!(ends[0] >= 0 && ends[1] <= 1)) {
            return Double.POSITIVE_INFINITY;
        }
        double[] around = Quantiles.of(values, ends);
        return of(around[0], around[1]);
    }

    /** The same from values in ascending order. */
    public static double ofQuantileOfSorted(double[] sorted, double probability) {
        return ofQuantile(p -> Summary.quantileOfSorted(sorted, p), probability, sorted.length);
    }

    /** The same from a quantile function of n draws that is good around p. */
    static double ofQuantile(DoubleUnaryOperator quantile, double probability, long draws) {
        double[] ends = ends(probability, draws);
        return ends[0] >= 0 && ends[1] <= 1
                ? of(quantile.applyAsDouble(ends[0]), quantile.applyAsDouble(ends[1]))
                : Double.POSITIVE_INFINITY;
    }

    private static double[] ends(double probability, long draws) {
        Check.fraction("probability", probability);
        double share = Math.sqrt(probability * (1 - probability) / draws);
        // At the very ends there is nothing beyond to measure by.
        double reach = share > 0 ? STANDARD_ERRORS * share : 2;
        return new double[] {probability - reach, probability + reach};
    }

    private static double of(double low, double high) {
        return low == high ? 0 : (high - low) / (2 * STANDARD_ERRORS);
    }
}
