package dev.jacquard.numerics.sensitivity;

import dev.jacquard.numerics.Check;
import java.util.Arrays;
import java.util.List;

/**
 * Shapley effects: the output's variance shared out among inputs that may be correlated. They sum to 1 and none is below 0, up to
 * sampling error.
 *
 * <p>An input's effect is its mean contribution, over all orders, to {@code E Var(Y | all but the inputs so far)}. What two correlated
 * inputs say together is split between them. For independent inputs each lies between the first-order and the total Sobol' index.
 *
 * <p>With Y of a draw and Y_k of the same draw with the first k inputs of a random order drawn anew, {@code ((Y - Y_k)^2 - (Y -
 * Y_(k-1))^2) / 2} is an unbiased estimate of the contribution of the k-th; sums are divided by their total.
 *
 * @see <a href="https://doi.org/10.1137/130936233">Owen 2014</a>, Shapley value for variance; <a
 *     href="https://doi.org/10.1137/15M1048070">Song, Nelson and Staum 2016</a>, theorem 1: the conditional variance as cost
 */
public final class ShapleyEffects {

    private final ShapleyDesign design;
    private final double variance;
    private final Index[] effects;

    private ShapleyEffects(ShapleyDesign design, double variance, Index[] effects) {
        this.design = design;
        this.variance = variance;
        this.effects = effects;
    }

    /**
     * The effects; all zero where the output does not vary.
     *
     * @param outputs outputs of the design, all finite
     * @param bootstrap how the intervals are made
     * @throws IllegalArgumentException if an output is infinite
     */
    public static ShapleyEffects of(Outputs<ShapleyDesign> outputs, Bootstrap bootstrap) {
        ShapleyDesign design = outputs.design();
        double[][] terms = terms(design, outputs.finiteValues());
        double variance = Arrays.stream(terms[terms.length - 1]).sum() / design.draws();
        return new ShapleyEffects(design, variance, bootstrap.indices(terms, ShapleyEffects::shares));
    }

    /** Names of the inputs. */
    public List<String> inputs() {
        return design.inputs();
    }

    /** Variance of the output. */
    public double variance() {
        return variance;
    }

    /** How often the model was evaluated. */
    public int evaluations() {
        return design.size();
    }

    /** The effect of an input, by its place. */
    public Index effect(int input) {
        return effects[(int) Check.within("input", input, 0, effects.length - 1)];
    }

    /** The effect of an input. */
    public Index effect(String input) {
        int place = inputs().indexOf(input);
        if (place < 0) {
            throw Check.refused(
                    "input", input, "one of [" + Check.among(input, inputs()) + "]" + Check.nearest(input, inputs()));
        }
        return effects[place];
    }

    private static double[] shares(double[] means) {
        double variance = means[means.length - 1];
        double[] shares = new double[means.length - 1];
        for (int i = 0; i < shares.length && variance > 0; i++) {
            shares[i] = means[i] / variance;
        }
        return shares;
    }

    /** Contributions of each input to half the squared change, draw by draw, and their sum. */
    private static double[][] terms(ShapleyDesign design, double[] outputs) {
        int d = design.inputs().size();
        double[][] terms = new double[d + 1][design.draws()];
        for (int n = 0; n < design.draws(); n++) {
            int[] order = design.order(n);
            double base = outputs[n * (d + 1)];
            double before = 0;
            for (int k = 0; k < d; k++) {
                double change = outputs[n * (d + 1) + k + 1] - base;
                terms[order[k]][n] = change * change / 2 - before;
                before = change * change / 2;
            }
            terms[d][n] = before;
        }
        return terms;
    }
}
