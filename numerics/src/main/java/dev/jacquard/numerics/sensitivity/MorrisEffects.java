package dev.jacquard.numerics.sensitivity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Morris' elementary effects: by how much the output moves over one step of an input, divided by the step, averaged over where the
 * others are.
 *
 * <p>Steps are counted in widths of the grid. So an effect is what crossing the whole grid would do if the output went on as over the
 * step: at four levels 1.5 times what was observed over two thirds of the grid.
 *
 * <p>A screening of many inputs with few evaluations. {@code mu*}, the mean size, ranks inputs; {@code mu}, the mean, is smaller
 * than it where the direction changes; {@code sigma}, the standard deviation, is large where the input acts nonlinearly or together
 * with others.
 *
 * @param effects one for each input, in the design's order
 * @see <a href="https://doi.org/10.1080/00401706.1991.10484804">Morris 1991</a>; <a
 *     href="https://doi.org/10.1016/j.envsoft.2006.10.004">Campolongo, Cariboni and Saltelli 2007</a>, equation 3 for mu*
 */
public record MorrisEffects(List<Effect> effects) {

    /**
     * The elementary effects of one input, in units of the output.
     *
     * @param input its name
     * @param muStar mean size
     * @param mu mean
     * @param sigma standard deviation over the walks
     */
    public record Effect(String input, Index muStar, Index mu, Index sigma) {}

    public MorrisEffects {
        effects = List.copyOf(effects);
    }

    /**
     * The effects.
     *
     * @param outputs outputs of the walks, all finite
     * @param bootstrap how the intervals are made; whole walks are drawn again
     * @throws IllegalArgumentException if an output is infinite
     */
    public static MorrisEffects of(Outputs<MorrisDesign> outputs, Bootstrap bootstrap) {
        MorrisDesign design = outputs.design();
        int d = design.inputs().size();
        double[][] steps = steps(design, outputs.finiteValues());
        double[][] columns = new double[3 * d][design.walks()];
        for (int i = 0; i < d; i++) {
            for (int w = 0; w < design.walks(); w++) {
                columns[3 * i][w] = Math.abs(steps[i][w]);
                columns[3 * i + 1][w] = steps[i][w];
                columns[3 * i + 2][w] = steps[i][w] * steps[i][w];
            }
        }
        Index[] indices = bootstrap.indices(columns, means -> withSigma(means, design.walks()));
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < d; i++) {
            effects.add(new Effect(design.inputs().get(i), indices[3 * i], indices[3 * i + 1], indices[3 * i + 2]));
        }
        return new MorrisEffects(effects);
    }

    /** The effects, largest mean size first. */
    public List<Effect> ranked() {
        return effects.stream()
                .sorted(Comparator.comparingDouble((Effect e) -> -e.muStar().value()))
                .toList();
    }

    private static double[] withSigma(double[] means, int walks) {
        double[] estimates = means.clone();
        for (int k = 2; k < estimates.length; k += 3) {
            double spread = Math.max(0, means[k] - means[k - 1] * means[k - 1]);
            estimates[k] = Math.sqrt(spread * walks / (walks - 1.0));
        }
        return estimates;
    }

    private static double[][] steps(MorrisDesign design, double[] outputs) {
        int d = design.inputs().size();
        double[][] steps = new double[d][design.walks()];
        for (int w = 0; w < design.walks(); w++) {
            MorrisDesign.Walk walk = design.walk(w);
            for (int k = 0; k < d; k++) {
                int row = w * (d + 1) + k;
                double change = (outputs[row + 1] - outputs[row]) / design.step();
                steps[walk.order[k]][w] = walk.up[walk.order[k]] ? change : -change;
            }
        }
        return steps;
    }
}
