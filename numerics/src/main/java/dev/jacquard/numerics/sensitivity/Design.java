package dev.jacquard.numerics.sensitivity;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Where a model is to be evaluated so that one kind of analyser can read the outputs.
 *
 * <p>A row is a point of the unit cube (of {@link InputSample}: the inputs themselves); the caller turns it into inputs by the
 * quantiles of its beliefs, evaluates the model wherever it likes, and hands the numbers back in the rows' order. The type of the
 * design travels with the outputs, so an analyser can be given only the outputs of the design it was made for.
 *
 * <pre>{@code
 * SaltelliDesign design = SaltelliDesign.of(List.of("x", "y"), 1 << 12, Sampling.SOBOL, 7);
 * SobolIndices indices = SobolIndices.of(design.evaluate(u -> u[0] + u[0] * u[1]), new Bootstrap(100, 0.95, 7));
 * }</pre>
 *
 * @param <D> the design itself
 */
public sealed interface Design<D extends Design<D>>
        permits SaltelliDesign, MorrisDesign, TornadoDesign, ShapleyDesign, GapDesign, InputSample {

    /** Names of the inputs, in the order of a row. */
    List<String> inputs();

    /** How many rows there are: evaluations of the model. */
    int size();

    /**
     * One row, in a new array; a pure function of the index.
     *
     * @throws IllegalArgumentException if there is no such row
     */
    double[] row(int index);

    /**
     * The model's outputs for all rows.
     *
     * @param values one number for each row, in order; may be infinite, not NaN
     * @throws IllegalArgumentException if there are more or fewer, or one is not a number
     */
    Outputs<D> outputs(double... values);

    /** The outputs of a model that is evaluated here, row by row. */
    default Outputs<D> evaluate(ToDoubleFunction<double[]> model) {
        double[] values = new double[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = model.applyAsDouble(row(i));
        }
        return outputs(values);
    }
}
