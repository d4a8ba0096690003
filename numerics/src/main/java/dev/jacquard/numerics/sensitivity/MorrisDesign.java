package dev.jacquard.numerics.sensitivity;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.uncertainty.Stream;
import java.util.List;

/**
 * The design of Morris' elementary effects: walks through a grid of the unit cube, moving one input at a time.
 *
 * <p>Each walk has D + 1 rows, starts at a random point of the grid, moves every input once by {@code p / (2 (p - 1))} for p levels,
 * up or down at random, in random order.
 *
 * @see <a href="https://doi.org/10.1080/00401706.1991.10484804">Morris 1991</a>, section 3
 */
public final class MorrisDesign implements Design<MorrisDesign> {

    private final List<String> inputs;
    private final int walks;
    private final int levels;
    private final long seed;
    private final double low;
    private final double high;

    private MorrisDesign(List<String> inputs, int walks, int levels, long seed, double low, double high) {
        this.inputs = inputs;
        this.walks = walks;
        this.levels = levels;
        this.seed = seed;
        this.low = low;
        this.high = high;
    }

    /**
     * Walks on a grid from 0 to 1; use {@link #within} where a distribution has no end.
     *
     * @param inputs names of the inputs
     * @param walks number of walks, at least 2
     * @param levels number of grid levels of each input, even, at least 2; 4 is usual
     * @param seed seed of the walks
     */
    public static MorrisDesign of(List<String> inputs, int walks, int levels, long seed) {
        Check.atLeast("inputs", inputs.size(), 1);
        Check.atLeast("walks", walks, 2);
        if (Check.atLeast("levels", levels, 2) % 2 != 0) {
            throw Check.refused("levels", levels, "an even number");
        }
        if ((long) walks * (inputs.size() + 1) > Integer.MAX_VALUE - 8) {
            throw Check.refused("walks", walks, "at most " + (Integer.MAX_VALUE - 8) / (inputs.size() + 1));
        }
        return new MorrisDesign(List.copyOf(inputs), walks, levels, seed, 0, 1);
    }

    /** The same walks on a grid from one probability to another; an effect is a change divided by the step as a share of the
     * way from one end of it to the other. */
    public MorrisDesign within(double lowest, double highest) {
        Check.fraction("lowest", lowest);
        if (!(highest > lowest && highest <= 1)) {
            throw Check.refused("highest", highest, "in (" + lowest + ", 1]");
        }
        return new MorrisDesign(inputs, walks, levels, seed, lowest, highest);
    }

    @Override
    public List<String> inputs() {
        return inputs;
    }

    /** How many walks there are. */
    public int walks() {
        return walks;
    }

    @Override
    public int size() {
        return walks * (inputs.size() + 1);
    }

    @Override
    public double[] row(int index) {
        if (index < 0 || index >= size()) {
            throw Check.refused("row", index, "in [0, " + (size() - 1) + "]");
        }
        Walk walk = walk(index / (inputs.size() + 1));
        int moved = index % (inputs.size() + 1);
        double[] row = walk.start.clone();
        for (int k = 0; k < moved; k++) {
            int input = walk.order[k];
            row[input] += walk.up[input] ? step() : -step();
        }
        for (int i = 0; i < row.length; i++) {
            row[i] = low + Math.min(1, Math.max(0, row[i])) * (high - low);
        }
        return row;
    }

    @Override
    public Outputs<MorrisDesign> outputs(double... values) {
        return new Outputs<>(this, values);
    }

    /** How far an input moves, as a share of the grid's width. */
    double step() {
        return levels / (2.0 * (levels - 1));
    }

    /** The start, the directions and the order of one walk. */
    Walk walk(int number) {
        Stream stream = new Stream(Stream.of(seed, "walks").bits(number));
        int d = inputs.size();
        double[] start = new double[d];
        boolean[] up = new boolean[d];
        int[] order = Orders.random(d, new Stream(stream.bits(-1)));
        for (int i = 0; i < d; i++) {
            int base = (int) (stream.uniform(2L * i) * (levels / 2));
            up[i] = stream.uniform(2L * i + 1) < 0.5;
            start[i] = base / (levels - 1.0) + (up[i] ? 0 : step());
        }
        return new Walk(start, up, order);
    }

    /** One walk; its arrays are not to be changed. */
    static final class Walk {
        final double[] start;
        final boolean[] up;
        final int[] order;

        Walk(double[] start, boolean[] up, int[] order) {
            this.start = start;
            this.up = up;
            this.order = order;
        }
    }
}
