package dev.jacquard.scenarios.conditions;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the box of greatest coverage of each class on half of the draws.
 *
 * @param inputs what can be restricted; null for inputs that do not vary
 * @param half the draws that find
 * @param demands what a box must fulfil
 */
record Finder(List<Searched> inputs, Half half, Demands demands) {

    /** Ends of a range are looked for at so many parts of the draws, and then between two of them. */
    private static final int PARTS = 100;
    /** A side that cuts off less than a twentieth of the draws is none. */
    private static final int LEAST_CUT = 20;

    /** A box with the number of draws in which the claim is as asked, which is what boxes are compared by. */
    record Found(Box box, int hits) {
        static Optional<Found> better(Optional<Found> one, Optional<Found> other) {
            return other.isPresent()
                            && (one.isEmpty() || other.get().hits() > one.get().hits())
                    ? other
                    : one;
        }
    }

    /** The box, if it meets all demands. */
    Optional<Found> tried(Box box) {
        Half.Members members = half.members(box);
        return demands.meets(half, inputs, box, members)
                ? Optional.of(new Found(box, members.hits()))
                : Optional.empty();
    }

    /** Some forms of one choice: those in which the claim is as asked most often, and as many of them as can be. */
    Optional<Found> forms(int input, Optional<Limit> frame) {
        int size = inputs.get(input).forms().size();
        int[] counts = new int[size];
        int[] hits = new int[size];
        double[] values = half.values(input);
        for (int draw = 0; draw < values.length; draw++) {
            counts[(int) values[draw]]++;
            hits[(int) values[draw]] += half.isTrue(draw) ? 1 : 0;
        }
        List<Integer> drawn = new ArrayList<>();
        int outside = 0;
        for (int place = 0; place < size; place++) {
            if (counts[place] > 0 && (frame.isEmpty() || frame.get().holds(place))) {
                drawn.add(place);
            } else if (counts[place] > 0) {
                outside++;
            }
        }
        drawn.sort(Comparator.comparingDouble(place -> -(double) hits[place] / counts[place]));
        Optional<Found> best = Optional.empty();
        BitSet prefix = new BitSet();
        for (int length = 1; length <= drawn.size() && (outside > 0 || length < drawn.size()); length++) {
            prefix.set(drawn.get(length - 1));
            best = Found.better(best, tried(Box.ALL.with(input, new Limit.Forms((BitSet) prefix.clone()))));
        }
        return best;
    }

    /** A range of one drawn number. */
    Optional<Found> range(int input, Optional<Limit> frame) {
        int[] order = half.order(input);
        double[] values = half.values(input);
        Sorted sorted = Sorted.of(half, order, values, frame.orElse(Limit.Range.ALL));
        int cut = Math.max(1, order.length / LEAST_CUT);
        int part = Math.max(1, order.length / PARTS);
        Span best = null;
        boolean free = frame.isEmpty();
        for (int from = sorted.first; from < sorted.last; from = from == sorted.first ? from + cut : from + part) {
            // Narrower ranges cover less.
            for (int to = sorted.last;
                    to > from && (best == null || sorted.hits(from, to) >= best.hits());
                    to = to == sorted.last ? to - cut : to - part) {
                if (!free || from > sorted.first || to < sorted.last) {
                    best = better(sorted, from, to, best);
                }
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        // Each side that cuts is moved to where it is best, between its neighbours.
        for (int round = 0; round < 2; round++) {
            int low = best.from();
            int high = best.to();
            for (int shift = -part; low > sorted.first && shift <= part; shift++) {
                best = better(sorted, low + shift, high, best);
            }
            low = best.from();
            for (int shift = -part; high < sorted.last && shift <= part; shift++) {
                best = better(sorted, low, high + shift, best);
            }
        }
        Limit.Range whole = (Limit.Range) frame.orElse(Limit.Range.ALL);
        Limit.Range range = best.from() == sorted.first ? whole : whole.from(values[order[best.from()]]);
        range = best.to() == sorted.last ? range : range.to(values[order[best.to() - 1]]);
        return range.equals(Limit.Range.ALL)
                ? Optional.empty()
                : rounded(
                        Box.ALL.with(input, range),
                        frame.map(limit -> Box.ALL.with(input, limit)).orElse(Box.ALL));
    }

    /** The draws from one place to before another in the order of an input. */
    private record Span(int from, int to, int hits) {}

    /** The draws between two places if they cover more than the best so far, or as much in fewer draws; else the best. */
    private Span better(Sorted sorted, int from, int to, Span best) {
        int start = sorted.upTo(Math.max(sorted.first, from));
        int end = sorted.downTo(Math.min(sorted.last, to));
        if (start >= end) {
            return best;
        }
        int hits = sorted.hits(start, end);
        boolean more =
                best == null || hits > best.hits() || hits == best.hits() && end - start < best.to() - best.from();
        return more && demands.meets(end - start, hits) && sorted.alongSides(start, end)
                ? new Span(start, end, hits)
                : best;
    }

    /** A box with ends in few digits: the nearest that meets all demands, else ends within. */
    Optional<Found> rounded(Box box, Box frame) {
        return tried(rounded(box, frame, RoundingMode.HALF_EVEN, RoundingMode.HALF_EVEN))
                .or(() -> tried(rounded(box, frame, RoundingMode.CEILING, RoundingMode.FLOOR)));
    }

    private Box rounded(Box box, Box frame, RoundingMode lows, RoundingMode highs) {
        Box rounded = box;
        for (int input : box.limits().keySet()) {
            if (box.limits().get(input) instanceof Limit.Range range
                    && !inputs.get(input).isChoice()) {
                Limit.Range set = (Limit.Range) frame.limits().getOrDefault(input, Limit.Range.ALL);
                rounded = rounded.with(input, range.rounded(inputs.get(input), set, lows, highs));
            }
        }
        return rounded;
    }

    /** The draws in ascending order of one input, with counts so that any range of them is judged at once. */
    private static final class Sorted {
        private final int first;
        private final int last;
        private final int[] hitsBefore;
        private final int[] groupStart;
        private final int[] groupEnd;

        private Sorted(int first, int last, int[] hitsBefore, int[] groupStart, int[] groupEnd) {
            this.first = first;
            this.last = last;
            this.hitsBefore = hitsBefore;
            this.groupStart = groupStart;
            this.groupEnd = groupEnd;
        }

        static Sorted of(Half half, int[] order, double[] values, Limit frame) {
            int n = order.length;
            int[] hitsBefore = new int[n + 1];
            int[] groupStart = new int[n + 1];
            int[] groupEnd = new int[n + 1];
            int first = n;
            int last = 0;
            for (int k = 0; k < n; k++) {
                hitsBefore[k + 1] = hitsBefore[k] + (half.isTrue(order[k]) ? 1 : 0);
                groupStart[k] = k > 0 && values[order[k]] == values[order[k - 1]] ? groupStart[k - 1] : k;
                if (frame.holds(values[order[k]])) {
                    first = Math.min(first, k);
                    last = k + 1;
                }
            }
            groupStart[n] = n;
            groupEnd[n] = n;
            for (int k = n - 1; k >= 0; k--) {
                groupEnd[k] = groupStart[k] == k ? k : groupStart[k + 1] == groupStart[k] ? groupEnd[k + 1] : k + 1;
            }
            return new Sorted(first, last, hitsBefore, groupStart, groupEnd);
        }

        /** The first place from here on at which a new value begins. */
        int upTo(int place) {
            return groupEnd[Math.min(place, groupEnd.length - 1)];
        }

        /** The last place up to here at which a new value begins. */
        int downTo(int place) {
            return groupStart[Math.max(0, Math.min(place, groupStart.length - 1))];
        }

        int hits(int start, int end) {
            return hitsBefore[end] - hitsBefore[start];
        }

        boolean alongSides(int start, int end) {
            for (int size : Demands.strips(end - start)) {
                int low = Math.min(end, upTo(Math.min(end, start + size)));
                int high = Math.max(start, downTo(Math.max(start, end - size)));
                if (!Demands.suffices(low - start, hits(start, low))
                        || !Demands.suffices(end - high, hits(high, end))) {
                    return false;
                }
            }
            return true;
        }
    }
}
