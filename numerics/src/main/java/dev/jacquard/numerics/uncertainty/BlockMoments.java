package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;

/**
 * Count, mean, spread and ends of numbers that come in blocks; infinite ones are counted apart.
 *
 * <p>Blocks are joined by the updating formulas of Chan, Golub and LeVeque, which lose no digits; joined in one order they give the
 * same bits.
 *
 * @see <a href="https://doi.org/10.1080/00031305.1983.10483115">Chan, Golub and LeVeque 1983</a>, equations 2.1
 */
final class BlockMoments {

    private long finite;
    private long negativeInfinite;
    private long positiveInfinite;
    private double mean;
    private double squares;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;

    /** The moments of the first {@code count} values of a block whose first draw has this index. */
    static BlockMoments of(long first, int count, double[] values) {
        BlockMoments moments = new BlockMoments();
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            double value = values[i];
            sum += value;
            least = value < least ? value : least;
            most = value > most ? value : most;
        }
        moments.minimum = least;
        moments.maximum = most;
        moments.finite = count;
        // A sum is finite unless a value is not, or all overflow together.
        if (!Double.isFinite(sum)) {
            sum = moments.countInfinite(first, count, values);
        }
        moments.mean = moments.finite == 0 ? 0 : sum / moments.finite;
        double mean = moments.mean;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double distance = values[i] - mean;
            squares += Double.isInfinite(values[i]) ? 0 : distance * distance;
        }
        moments.squares = squares;
        return moments;
    }

    /** Counts infinite values apart and returns the sum of the others. */
    private double countInfinite(long first, int count, double[] values) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double value = values[i];
            if (Double.isNaN(value)) {
                throw Check.refused("draw " + (first + i), value, "a number");
            }
            positiveInfinite += value == Double.POSITIVE_INFINITY ? 1 : 0;
            negativeInfinite += value == Double.NEGATIVE_INFINITY ? 1 : 0;
            sum += Double.isInfinite(value) ? 0 : value;
        }
        finite = count - infinite();
        return sum;
    }

    /** Takes the numbers of the next block in. */
    void join(BlockMoments next) {
        long both = finite + next.finite;
        if (both > 0) {
            double gap = next.mean - mean;
            double share = (double) next.finite / both;
            mean += gap * share;
            squares += next.squares + gap * gap * share * finite;
        }
        finite = both;
        negativeInfinite += next.negativeInfinite;
        positiveInfinite += next.positiveInfinite;
        minimum = Math.min(minimum, next.minimum);
        maximum = Math.max(maximum, next.maximum);
    }

    long count() {
        return finite + infinite();
    }

    long infinite() {
        return negativeInfinite + positiveInfinite;
    }

    /** Infinite, or not a number, as a sum would be. */
    double mean() {
        if (infinite() == 0) {
            // Rounding may carry it past the numbers themselves.
            return Math.max(minimum, Math.min(maximum, mean));
        }
        return positiveInfinite == 0
                ? Double.NEGATIVE_INFINITY
                : negativeInfinite == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    }

    /** With divisor n - 1; 0 for one draw, not a number where a draw is infinite. */
    double standardDeviation() {
        if (infinite() > 0) {
            return Double.NaN;
        }
        return finite > 1 ? Math.sqrt(squares / (finite - 1)) : 0;
    }

    double minimum() {
        return minimum;
    }

    double maximum() {
        return maximum;
    }
}
