package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Decimals;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Rows with equal inputs whose observations lie too far apart for repetitions of one experiment: two definitions of what was observed, or
 * two kinds of run, in one table.
 *
 * <p>Repetitions scatter: a pair lies closer than most, and of three or more one in the middle lies well off both ends. Of a mixture almost
 * every set of equal inputs falls into two clumps about as far apart as the others. So sets in two clumps are counted, against the
 * binomial tail of how often normal errors would do so; apart from that, a single set is told that lies many robust standard deviations of
 * the residuals apart.
 */
final class Twins {

    /** A gap of this share of a set's range parts it into two clumps. */
    private static final double GAP = 0.8;

    /** A set in clumps lies as far apart as this share of the root mean square of all ranges. */
    private static final double AS_FAR = 0.8;

    /** The chance of normal errors to do so, at most; by the number of rows in a set, found by drawing. */
    private static final double[] BY_CHANCE = {1, 1, 0.5, 0.4, 0.1, 0.02, 0.006, 0.003, 0.001};

    private static final double SIGNIFICANT = 1e-3;

    /** Sets that part by less than this share of the residuals' deviation do not matter to the fit. */
    private static final double MATTERS = 0.5;

    private static final double ALONE = 10;
    private static final int FEWEST_FREE = 10;
    private static final int PRINTED_DIGITS = 3;

    private Twins() {}

    /**
     * A sentence where there are such rows.
     *
     * @param sets places of rows with equal inputs, two or more in each
     * @param observed on the scale of the residual
     * @param residuals by row
     * @param freedom rows less parameters
     */
    static Optional<String> apart(
            List<int[]> sets, double[] observed, double[] residuals, int freedom, Residual scale, String inputs) {
        double[][] values = sets.stream()
                .map(set -> Arrays.stream(set)
                        .mapToDouble(i -> observed[i])
                        .sorted()
                        .toArray())
                .toArray(double[][]::new);
        double[] ranges = Arrays.stream(values)
                .mapToDouble(each -> each[each.length - 1] - each[0])
                .toArray();
        double typical = Math.sqrt(
                Arrays.stream(ranges).map(range -> range * range).average().orElse(0));
        double spread =
                Math.sqrt(Arrays.stream(residuals).map(each -> each * each).sum() / Math.max(1, freedom));
        double robust =
                FitReport.robustDeviation(residuals) * Math.sqrt((double) residuals.length / Math.max(1, freedom));
        double chance = 0;
        int clumped = 0;
        int farthest = 0;
        for (int j = 0; j < values.length; j++) {
            chance += BY_CHANCE[Math.min(values[j].length, BY_CHANCE.length - 1)] / values.length;
            clumped += ranges[j] > AS_FAR * typical && gap(values[j]) > GAP * ranges[j] ? 1 : 0;
            farthest = ranges[j] > ranges[farthest] ? j : farthest;
        }
        boolean matters = typical / Math.sqrt(2) > MATTERS * spread;
        boolean together = clumped > 0 && matters && tail(values.length, chance, clumped) <= SIGNIFICANT;
        boolean alone = values.length > 0 && freedom >= FEWEST_FREE && robust > 0 && ranges[farthest] > ALONE * robust;
        if (!together && !alone) {
            return Optional.empty();
        }
        String how = together
                ? clumped + " of " + values.length + " such sets fall into two clumps, " + distance(typical, scale)
                        + " apart; such as "
                : "";
        return Optional.of("rows with equal " + inputs + " were observed far apart: " + how + "rows "
                + pair(sets.get(farthest), observed) + " are " + distance(ranges[farthest], scale)
                + " apart; two definitions of what was observed, or two kinds of run?");
    }

    /** The chance of so many or more. */
    private static double tail(int sets, double chance, int clumped) {
        return 1 - new BinomialDistribution(null, sets, chance).cumulativeProbability(clumped - 1);
    }

    private static double gap(double[] sorted) {
        double widest = 0;
        for (int i = 1; i < sorted.length; i++) {
            widest = Math.max(widest, sorted[i] - sorted[i - 1]);
        }
        return widest;
    }

    private static String distance(double range, Residual scale) {
        return scale == Residual.LOG
                ? "a factor of " + Decimals.rounded(Math.exp(range), PRINTED_DIGITS)
                : Decimals.rounded(range, PRINTED_DIGITS);
    }

    /** The lowest and the highest of a set, counted from 1, in the order of the rows. */
    private static String pair(int[] set, double[] observed) {
        int low = set[0];
        int high = set[0];
        for (int row : set) {
            low = observed[row] < observed[low] ? row : low;
            high = observed[row] > observed[high] ? row : high;
        }
        return Math.min(low, high) + 1 + " and " + (Math.max(low, high) + 1);
    }
}
