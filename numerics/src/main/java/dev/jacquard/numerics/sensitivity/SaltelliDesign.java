package dev.jacquard.numerics.sensitivity;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.sampling.Points;
import dev.jacquard.numerics.sampling.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The design of Sobol' indices: pairs of independent points A and B, and mixtures of the two.
 *
 * <p>Each block of rows belongs to one pair: A, then AB_i (A with input i from B) for each input, with second order BA_i (B with
 * input i from A) for each, then B. That is N (D + 2) rows, or N (2 D + 2) with second order.
 *
 * <p>The inputs must be independent: for correlated ones the indices have no meaning as shares of variance, and {@link
 * ShapleyDesign} takes their place.
 *
 * @see <a href="https://doi.org/10.1016/j.cpc.2009.09.018">Saltelli et al. 2010</a>, section 3; <a
 *     href="https://doi.org/10.1016/S0010-4655(02)00280-1">Saltelli 2002</a>, theorem 1 for second order
 */
public final class SaltelliDesign implements Design<SaltelliDesign> {

    private final List<String> inputs;
    private final int pairs;
    private final boolean secondOrder;
    private final Points points;

    private SaltelliDesign(List<String> inputs, int pairs, boolean secondOrder, Points points) {
        this.inputs = inputs;
        this.pairs = pairs;
        this.secondOrder = secondOrder;
        this.points = points;
        if ((long) pairs * stride() > Integer.MAX_VALUE - 8) {
            throw Check.refused("pairs", pairs, "at most " + (Integer.MAX_VALUE - 8) / stride());
        }
    }

    /**
     * The design for first and total order.
     *
     * @param inputs names of the inputs, all different; at most 128 with Sobol' points
     * @param pairs N, number of pairs of points, at least 2; a power of two suits Sobol' points
     * @param sampling how the points are made
     * @param seed their seed
     */
    public static SaltelliDesign of(List<String> inputs, int pairs, Sampling sampling, long seed) {
        List<String> coordinates = new ArrayList<>(inputs);
        inputs.forEach(input -> coordinates.add("second " + input));
        Points points = sampling.points(coordinates, Check.atLeast("pairs", pairs, 2), seed);
        return new SaltelliDesign(points.names().subList(0, inputs.size()), pairs, false, points);
    }

    /** The same design with the rows that second-order indices need. */
    public SaltelliDesign withSecondOrder() {
        return new SaltelliDesign(inputs, pairs, true, points);
    }

    @Override
    public List<String> inputs() {
        return inputs;
    }

    /** How many pairs of points there are. */
    public int pairs() {
        return pairs;
    }

    /** Whether there are rows for second-order indices. */
    public boolean hasSecondOrder() {
        return secondOrder;
    }

    @Override
    public int size() {
        return pairs * stride();
    }

    @Override
    public double[] row(int index) {
        if (index < 0 || index >= size()) {
            throw Check.refused("row", index, "in [0, " + (size() - 1) + "]");
        }
        double[] row = new double[inputs.size()];
        fill(row, points.point(index / stride()), index % stride());
        return row;
    }

    @Override
    public Outputs<SaltelliDesign> outputs(double... values) {
        return new Outputs<>(this, values);
    }

    @Override
    public Outputs<SaltelliDesign> evaluate(ToDoubleFunction<double[]> model) {
        double[] values = new double[size()];
        for (int pair = 0; pair < pairs; pair++) {
            double[] both = points.point(pair);
            for (int k = 0; k < stride(); k++) {
                // A new array each time: the model may keep it.
                double[] row = new double[inputs.size()];
                fill(row, both, k);
                values[pair * stride() + k] = model.applyAsDouble(row);
            }
        }
        return outputs(values);
    }

    /** Rows of one pair. */
    int stride() {
        return (secondOrder ? 2 : 1) * inputs.size() + 2;
    }

    private void fill(double[] row, double[] both, int place) {
        int d = row.length;
        boolean base = place == 0 || place > 0 && place <= d;
        int from = base ? 0 : d;
        System.arraycopy(both, from, row, 0, d);
        if (place > 0 && place < stride() - 1) {
            int input = (place - 1) % d;
            row[input] = both[d - from + input];
        }
    }
}
