package dev.jacquard.numerics.uncertainty;

import java.util.Arrays;
import java.util.List;

/**
 * The draws around one quantile, while all others are only counted.
 *
 * <p>Kept are the values strictly between two ends; those at the ends and below are counted. From time to time the ends move inward to
 * ranks that the quantile will hardly leave any more: of n draws about {@code 2 margin sqrt(n p (1 - p))} stay. A rank that did leave is
 * noticed, because the counts are exact.
 */
final class Bracket {

    /** Ranks beside the margin, for quantiles at the very ends. */
    private static final int SPARE = 2;

    private final double probability;
    private double low = Double.NEGATIVE_INFINITY;
    private double high = Double.POSITIVE_INFINITY;
    private long below;
    private long atLow;
    private long atHigh;
    private double[] inside = {};

    Bracket(double probability) {
        this.probability = probability;
    }

    double probability() {
        return probability;
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    /** What one thread has seen of the draws near or inside the bracket since its ends last moved. */
    final class Catch {
        private long below;
        private long atLow;
        private long atHigh;
        private double[] kept = new double[64];
        private int size;

        /** Draws known to lie below. */
        void addBelow(long draws) {
            below += draws;
        }

        void add(double value) {
            if (value < low) {
                below++;
            } else if (value <= high) {
                keep(value);
            }
        }

        private void keep(double value) {
            if (value == low) {
                atLow++;
            } else if (value == high) {
                atHigh++;
            } else {
                if (size == kept.length) {
                    kept = Arrays.copyOf(kept, size + size / 2);
                }
                kept[size++] = value;
            }
        }
    }

    void take(List<Catch> catches) {
        int size = inside.length + catches.stream().mapToInt(own -> own.size).sum();
        int filled = inside.length;
        inside = Arrays.copyOf(inside, size);
        for (Catch own : catches) {
            below += own.below;
            atLow += own.atLow;
            atHigh += own.atHigh;
            System.arraycopy(own.kept, 0, inside, filled, own.size);
            filled += own.size;
        }
        Arrays.sort(inside);
    }

    /** Moves the ends to so many standard errors about the quantile's rank among the draws seen. */
    void tighten(long seen, double margin) {
        double place = probability * (seen - 1);
        double slack = SPARE + margin * Math.sqrt(seen * probability * (1 - probability));
        if (place - slack >= 0) {
            raise((long) (place - slack));
        }
        if (place + slack <= seen - 1) {
            lower((long) Math.ceil(place + slack));
        }
    }

    private void raise(long rank) {
        long place = rank - below - atLow;
        if (place < 0 || place >= inside.length + atHigh) {
            return;
        }
        if (place >= inside.length) {
            below += atLow + inside.length;
            atLow = atHigh;
            atHigh = 0;
            low = high;
            inside = new double[0];
            return;
        }
        low = inside[(int) place];
        int from = firstAt(low);
        int to = firstAbove(low);
        below += atLow + from;
        atLow = to - from;
        inside = Arrays.copyOfRange(inside, to, inside.length);
    }

    private void lower(long rank) {
        long place = rank - below - atLow;
        if (place >= inside.length || rank < below) {
            return;
        }
        atHigh = 0;
        if (place < 0) {
            high = low;
            inside = new double[0];
            return;
        }
        high = inside[(int) place];
        int from = firstAt(high);
        atHigh = firstAbove(high) - from;
        inside = Arrays.copyOf(inside, from);
    }

    private int firstAt(double value) {
        return partition(value, true);
    }

    private int firstAbove(double value) {
        return partition(value, false);
    }

    /** The first position whose value is above, or not below, a value. */
    private int partition(double value, boolean including) {
        int from = 0;
        int to = inside.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (inside[middle] < value || !including && inside[middle] == value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The type 7 quantile of all n draws seen; not a number where its rank has left the bracket. */
    double quantile(double p, long seen) {
        double position = p * (seen - 1);
        long place = (long) Math.floor(position);
        double lower = at(place);
        double upper = at(Math.min(place + 1, seen - 1));
        double between = position - place;
        // Equal neighbours first: the difference of two infinities is not a number.
        return lower == upper || between == 0 ? lower : lower + between * (upper - lower);
    }

    private double at(long rank) {
        long place = rank - below;
        if (place < 0) {
            return Double.NaN;
        }
        if (place < atLow) {
            return low;
        }
        place -= atLow;
        if (place < inside.length) {
            return inside[(int) place];
        }
        return place - inside.length < atHigh ? high : Double.NaN;
    }
}
