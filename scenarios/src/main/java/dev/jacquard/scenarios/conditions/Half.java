package dev.jacquard.scenarios.conditions;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Half of the draws: what each input is in them, and in which the claim is as asked. */
final class Half {

    private final List<Searched> inputs;
    private final double[][] values;
    private final int[][] orders;
    private final BitSet truth;
    private final int draws;

    /**
     * Some draws.
     *
     * @param inputs what can be searched; null for the others
     * @param values for each input that can be searched, its value in each draw; null for the others
     * @param orders room for the draws in ascending order of each input, which is filled when asked for; shared between claims
     * @param truth in which draws the claim is as asked
     * @param draws how many there are
     */
    Half(List<Searched> inputs, double[][] values, int[][] orders, BitSet truth, int draws) {
        this.inputs = inputs;
        this.values = values;
        this.orders = orders;
        this.truth = truth;
        this.draws = draws;
    }

    /** The same draws for the opposite claim. */
    Half negated() {
        BitSet negated = (BitSet) truth.clone();
        negated.flip(0, draws);
        return new Half(inputs, values, orders, negated, draws);
    }

    int draws() {
        return draws;
    }

    boolean isTrue(int draw) {
        return truth.get(draw);
    }

    /** In how many draws the claim is as asked. */
    int hits() {
        return truth.cardinality();
    }

    double[] values(int input) {
        return values[input];
    }

    /** How many forms an input has; 0 for a drawn number. */
    int forms(int input) {
        return inputs.get(input).forms().size();
    }

    /** The draws in ascending order of an input, equal ones in their own. */
    int[] order(int input) {
        if (orders[input] == null) {
            orders[input] = ascending(values[input]);
        }
        return orders[input];
    }

    private static int[] ascending(double[] column) {
        double[] sorted = column.clone();
        Arrays.sort(sorted);
        int[] taken = new int[sorted.length];
        int[] order = new int[sorted.length];
        for (int draw = 0; draw < order.length; draw++) {
            int first = below(sorted, column[draw]);
            order[first + taken[first]] = draw;
            taken[first]++;
        }
        return order;
    }

    /** How many sorted values are below one. */
    private static int below(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The place in the order of an input of the first draw beyond a value, upwards or downwards. */
    int after(int input, double value, boolean upwards) {
        int[] order = order(input);
        double[] column = values[input];
        int low = 0;
        int high = order.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            double there = column[order[middle]];
            if (upwards ? there <= value : there < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return upwards ? low : low - 1;
    }

    /** Whether a draw lies in a box. */
    boolean lies(int draw, Box box) {
        for (Map.Entry<Integer, Limit> limit : box.limits().entrySet()) {
            if (!limit.getValue().holds(values[limit.getKey()][draw])) {
                return false;
            }
        }
        return true;
    }

    /** The draws in a box. */
    Members members(Box box) {
        BitSet in = new BitSet(draws);
        in.set(0, draws);
        box.limits().forEach((input, limit) -> {
            double[] column = values[input];
            for (int draw = in.nextSetBit(0); draw >= 0; draw = in.nextSetBit(draw + 1)) {
                if (!limit.holds(column[draw])) {
                    in.clear(draw);
                }
            }
        });
        BitSet hits = (BitSet) in.clone();
        hits.and(truth);
        return new Members(in, in.cardinality(), hits.cardinality());
    }

    /**
     * The draws in a box.
     *
     * @param in which
     * @param count how many
     * @param hits in how many of them the claim is as asked
     */
    record Members(BitSet in, int count, int hits) {
        double share() {
            return (double) hits / count;
        }
    }
}
