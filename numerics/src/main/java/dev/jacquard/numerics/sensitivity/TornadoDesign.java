package dev.jacquard.numerics.sensitivity;

import dev.jacquard.numerics.Check;
import java.util.Arrays;
import java.util.List;

/**
 * The design of a tornado: all inputs at their medians, then each by itself at a low and at a high quantile.
 *
 * <p>Row 0 is the middle; rows 2 i + 1 and 2 i + 2 have input i low and high.
 */
public final class TornadoDesign implements Design<TornadoDesign> {

    private final List<String> inputs;
    private final double low;
    private final double high;

    private TornadoDesign(List<String> inputs, double low, double high) {
        this.inputs = inputs;
        this.low = low;
        this.high = high;
    }

    /**
     * The design.
     *
     * @param inputs names of the inputs
     * @param level probability between the low and the high quantile, in (0, 1): 0.9 for the 5th and the 95th percentile
     */
    public static TornadoDesign of(List<String> inputs, double level) {
        Check.atLeast("inputs", inputs.size(), 1);
        double tail = (1 - Check.openFraction("level", level)) / 2;
        return new TornadoDesign(List.copyOf(inputs), tail, 1 - tail);
    }

    @Override
    public List<String> inputs() {
        return inputs;
    }

    /** The low probability. */
    public double low() {
        return low;
    }

    /** The high probability. */
    public double high() {
        return high;
    }

    @Override
    public int size() {
        return 2 * inputs.size() + 1;
    }

    @Override
    public double[] row(int index) {
        if (index < 0 || index >= size()) {
            throw Check.refused("row", index, "in [0, " + (size() - 1) + "]");
        }
        double[] row = new double[inputs.size()];
        Arrays.fill(row, 0.5);
        if (index > 0) {
            row[(index - 1) / 2] = index % 2 == 1 ? low : high;
        }
        return row;
    }

    @Override
    public Outputs<TornadoDesign> outputs(double... values) {
        return new Outputs<>(this, values);
    }
}
