package dev.jacquard.numerics.sensitivity;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.dependence.GaussianCopula;
import dev.jacquard.numerics.sampling.Points;
import dev.jacquard.numerics.sampling.Sampling;
import dev.jacquard.numerics.uncertainty.Stream;
import java.util.ArrayList;
import java.util.List;

/**
 * The design of Shapley effects, for inputs that may be correlated: draws of which more and more inputs are drawn anew.
 *
 * <p>A block of D + 1 rows starts with a draw; then, in a random order of the inputs, the first one, the first two, ... , all are drawn
 * anew given the others. That is N (D + 1) rows.
 *
 * @see <a href="https://doi.org/10.1137/15M1048070">Song, Nelson and Staum 2016</a>, section 4: random permutations; <a
 *     href="https://doi.org/10.1016/j.ress.2021.107843">Goda 2021</a>, algorithm 1: the same for independent inputs at N (D + 1) rows
 */
public final class ShapleyDesign implements Design<ShapleyDesign> {

    private final List<String> inputs;
    private final int draws;
    private final GaussianCopula copula;
    private final Points points;
    private final Stream orders;

    private ShapleyDesign(List<String> inputs, int draws, GaussianCopula copula, Points points, Stream orders) {
        this.inputs = inputs;
        this.draws = draws;
        this.copula = copula;
        this.points = points;
        this.orders = orders;
    }

    /**
     * The design.
     *
     * @param inputs names of the inputs, all different; at most 128 with Sobol' points
     * @param copula how they are correlated
     * @param draws N, number of draws, at least 2
     * @param sampling how the points are made
     * @param seed their seed
     */
    public static ShapleyDesign of(
            List<String> inputs, GaussianCopula copula, int draws, Sampling sampling, long seed) {
        if (copula.size() != inputs.size()) {
            throw Check.refused("copula", copula.size() + " inputs", "one that joins " + inputs.size());
        }
        if ((long) Check.atLeast("draws", draws, 2) * (inputs.size() + 1) > Integer.MAX_VALUE - 8) {
            throw Check.refused("draws", draws, "at most " + (Integer.MAX_VALUE - 8) / (inputs.size() + 1));
        }
        List<String> coordinates = new ArrayList<>(inputs);
        inputs.forEach(input -> coordinates.add("second " + input));
        Points points = sampling.points(coordinates, draws, seed);
        return new ShapleyDesign(List.copyOf(inputs), draws, copula, points, Stream.of(seed, "orders"));
    }

    @Override
    public List<String> inputs() {
        return inputs;
    }

    /** How many draws there are. */
    public int draws() {
        return draws;
    }

    @Override
    public int size() {
        return draws * (inputs.size() + 1);
    }

    @Override
    public double[] row(int index) {
        if (index < 0 || index >= size()) {
            throw Check.refused("row", index, "in [0, " + (size() - 1) + "]");
        }
        int d = inputs.size();
        int draw = index / (d + 1);
        int anew = index % (d + 1);
        double[] row = new double[d];
        double[] fresh = new double[d];
        for (int i = 0; i < d; i++) {
            row[i] = points.at(draw, i);
            fresh[i] = points.at(draw, d + i);
        }
        copula.join(row);
        if (anew == 0) {
            return row;
        }
        boolean[] again = new boolean[d];
        int[] order = order(draw);
        for (int k = 0; k < anew; k++) {
            again[order[k]] = true;
        }
        return copula.redraw(row, again, fresh);
    }

    @Override
    public Outputs<ShapleyDesign> outputs(double... values) {
        return new Outputs<>(this, values);
    }

    /** In which order the inputs of a draw are drawn anew. */
    int[] order(int draw) {
        return Orders.random(inputs.size(), new Stream(orders.bits(draw)));
    }
}
