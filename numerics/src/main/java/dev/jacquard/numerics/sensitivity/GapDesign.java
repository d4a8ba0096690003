package dev.jacquard.numerics.sensitivity;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.uncertainty.Stream;
import java.util.List;

/**
 * Which of two authors' values each input takes, so that the gap between their outputs can be shared out among the inputs.
 *
 * <p>A row holds 0 where an input has the first author's value and 1 where it has the second's; the caller puts the values in. So an input
 * may be anything two people can disagree on: a number, a whole distribution, a choice of law. Name only the inputs that differ.
 *
 * <p>Row 0 is all first and is followed, exactly, by every other subset (row s has input i from the second where bit i of s is set), or,
 * sampled, by all second and then random orders, each with its reverse, without the two ends that all share.
 */
public final class GapDesign implements Design<GapDesign> {

    /** Most inputs for which all 2^n subsets are evaluated. */
    public static final int MOST_EXACT = 15;

    private final List<String> inputs;
    private final int pairs;
    private final Stream orders;

    private GapDesign(List<String> inputs, int pairs, Stream orders) {
        this.inputs = inputs;
        this.pairs = pairs;
        this.orders = orders;
    }

    /**
     * All 2^n subsets: the shares are exact.
     *
     * @param inputs names of the inputs that differ, 1 to 15
     */
    public static GapDesign exact(List<String> inputs) {
        int n = Check.atLeast("inputs", inputs.size(), 1);
        if (n > MOST_EXACT) {
            throw Check.refused(
                    "inputs", n, "at most " + MOST_EXACT + " for an exact decomposition; sample the orders");
        }
        return new GapDesign(List.copyOf(inputs), 0, null);
    }

    /**
     * Random orders, each with its reverse: the shares have a standard error.
     *
     * @param inputs names of the inputs that differ, at least 2
     * @param pairs number of random orders, each used forwards and backwards, at least 2
     * @param seed seed of the orders
     */
    public static GapDesign sampled(List<String> inputs, int pairs, long seed) {
        int n = Check.atLeast("inputs", inputs.size(), 2);
        if (2L * Check.atLeast("pairs", pairs, 2) * (n - 1) > Integer.MAX_VALUE - 8) {
            throw Check.refused("pairs", pairs, "at most " + (Integer.MAX_VALUE - 8) / (2 * (n - 1)));
        }
        return new GapDesign(List.copyOf(inputs), pairs, Stream.of(seed, "orders"));
    }

    @Override
    public List<String> inputs() {
        return inputs;
    }

    /** Whether all subsets are evaluated. */
    public boolean isExact() {
        return pairs == 0;
    }

    @Override
    public int size() {
        return isExact() ? 1 << inputs.size() : 2 + 2 * pairs * (inputs.size() - 1);
    }

    @Override
    public double[] row(int index) {
        double[] row = new double[inputs.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = isSecond(index, i) ? 1 : 0;
        }
        return row;
    }

    /** Whether an input has the second author's value in a row. */
    public boolean isSecond(int row, int input) {
        if (row < 0 || row >= size()) {
            throw Check.refused("row", row, "in [0, " + (size() - 1) + "]");
        }
        if (isExact()) {
            return (row >>> input & 1) == 1;
        }
        if (row < 2) {
            return row == 1;
        }
        int between = inputs.size() - 1;
        int[] order = order((row - 2) / between);
        for (int k = 0; k <= (row - 2) % between; k++) {
            if (order[k] == input) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Outputs<GapDesign> outputs(double... values) {
        return new Outputs<>(this, values);
    }

    /** How many random orders there are, reversed ones counted as well. */
    int orders() {
        return 2 * pairs;
    }

    /** One order; an odd one is the reverse of the one before. */
    int[] order(int number) {
        int[] order = Orders.random(inputs.size(), new Stream(orders.bits(number / 2)));
        if (number % 2 == 0) {
            return order;
        }
        int[] reversed = new int[order.length];
        for (int k = 0; k < order.length; k++) {
            reversed[k] = order[order.length - 1 - k];
        }
        return reversed;
    }

    /** The row after k + 1 inputs of an order have changed. */
    int rowAfter(int order, int k) {
        int between = inputs.size() - 1;
        return k == between ? 1 : 2 + order * between + k;
    }
}
