package dev.jacquard.scenarios.sensitivity;

import dev.jacquard.numerics.sensitivity.InputSample;
import dev.jacquard.numerics.sensitivity.Outputs;
import dev.jacquard.numerics.sensitivity.RankCorrelations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Rank correlations of the factors that have an order; a choice of names and a fit have none. */
final class Ranked {

    private Ranked() {}

    /**
     * The correlations of all factors.
     *
     * @param outputs of a sample of values, one column a factor
     */
    static List<RankResult.Effect> of(Surface surface, Outputs<InputSample> outputs, double level) {
        InputSample sample = outputs.design();
        List<String> names = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        for (int factor = 0; factor < surface.factors().size(); factor++) {
            if (surface.isOrdered(factor)) {
                names.add(surface.factors().get(factor));
                columns.add(sample.draws(factor));
            }
        }
        List<RankCorrelations.Effect> ranked =
                names.isEmpty() ? List.of() : correlations(names, columns, outputs, level);
        List<RankResult.Effect> effects = new ArrayList<>();
        for (String factor : surface.factors()) {
            int place = names.indexOf(factor);
            effects.add(new RankResult.Effect(
                    factor,
                    place < 0 ? Optional.empty() : Optional.of(ranked.get(place).spearman()),
                    place < 0 ? Optional.empty() : Optional.of(ranked.get(place).partial())));
        }
        return effects;
    }

    private static List<RankCorrelations.Effect> correlations(
            List<String> names, List<double[]> columns, Outputs<InputSample> outputs, double level) {
        double[] values = new double[outputs.size()];
        Arrays.setAll(values, outputs::get);
        InputSample ordered = InputSample.of(names, columns.toArray(double[][]::new));
        return RankCorrelations.of(ordered.outputs(values), level).effects();
    }
}
