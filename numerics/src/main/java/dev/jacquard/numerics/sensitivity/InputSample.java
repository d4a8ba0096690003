package dev.jacquard.numerics.sensitivity;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.dependence.GaussianCopula;
import dev.jacquard.numerics.sampling.Points;
import java.util.List;

/**
 * Plain draws of the inputs, one column for each: what {@link RankCorrelations}, {@link Pawn} and {@link Regional} read.
 *
 * <p>The draws may be those of a run that is already there; nothing has to be evaluated again. The inputs may be correlated. Codes
 * stand for the forms of a choice.
 */
public final class InputSample implements Design<InputSample> {

    private final List<String> inputs;
    private final double[][] columns;

    private InputSample(List<String> inputs, double[][] columns) {
        this.inputs = inputs;
        this.columns = columns;
    }

    /**
     * Draws that are already there.
     *
     * @param inputs names of the inputs
     * @param columns the values of each input, all of one length, at least 2; finite
     */
    public static InputSample of(List<String> inputs, double[]... columns) {
        Check.atLeast("inputs", inputs.size(), 1);
        if (columns.length != inputs.size()) {
            throw Check.refused("columns", columns.length, "one for each of the " + inputs.size() + " inputs");
        }
        int n = Check.atLeast("draws", columns[0].length, 2);
        double[][] copies = new double[columns.length][];
        for (int k = 0; k < columns.length; k++) {
            if (columns[k].length != n) {
                throw Check.refused("draws of " + inputs.get(k), columns[k].length, n + ", as many as of the others");
            }
            for (double value : columns[k]) {
                Check.finite("draw of " + inputs.get(k), value);
            }
            copies[k] = columns[k].clone();
        }
        return new InputSample(List.copyOf(inputs), copies);
    }

    /** The first points of a sampler, in the unit cube, for independent inputs. */
    public static InputSample of(Points points, int size) {
        return of(points, size, GaussianCopula.independent(points.dimension()));
    }

    /** The first points of a sampler, in the unit cube, joined by a copula. */
    public static InputSample of(Points points, int size, GaussianCopula copula) {
        double[][] columns = new double[points.dimension()][Check.atLeast("draws", size, 2)];
        for (int i = 0; i < size; i++) {
            double[] point = points.point(i);
            copula.join(point);
            for (int k = 0; k < point.length; k++) {
                columns[k][i] = point[k];
            }
        }
        return new InputSample(points.names(), columns);
    }

    @Override
    public List<String> inputs() {
        return inputs;
    }

    @Override
    public int size() {
        return columns[0].length;
    }

    @Override
    public double[] row(int index) {
        if (index < 0 || index >= size()) {
            throw Check.refused("row", index, "in [0, " + (size() - 1) + "]");
        }
        double[] row = new double[columns.length];
        for (int k = 0; k < row.length; k++) {
            row[k] = columns[k][index];
        }
        return row;
    }

    @Override
    public Outputs<InputSample> outputs(double... values) {
        return new Outputs<>(this, values);
    }

    /** A copy of all draws of one input. */
    public double[] draws(int input) {
        return columns[(int) Check.within("input", input, 0, columns.length - 1)].clone();
    }

    /** All draws of one input; not to be changed. */
    double[] column(int input) {
        return columns[input];
    }
}
