package dev.jacquard.scenarios.crux;

import dev.jacquard.numerics.uncertainty.Stream;
import dev.jacquard.scenarios.argument.ScenarioException;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.draws.Engine;
import dev.jacquard.scenarios.draws.Evaluator;
import dev.jacquard.scenarios.draws.Layout;
import dev.jacquard.scenarios.draws.Sampler;
import java.util.Arrays;
import java.util.List;

/**
 * The draws of a prior that gives each author half of the belief about each disputed input: in a draw a coin decides for each whose
 * belief it comes from.
 */
final class Prior {

    private final Pairing pairing;
    private final Mixtures mixtures;
    private final Object[][] leaves;
    private final double[][] outputs;

    /** Runs the model once for all questions. */
    static Prior run(Pairing pairing, Mixtures mixtures) {
        return new Prior(pairing, mixtures);
    }

    private Prior(Pairing pairing, Mixtures mixtures) {
        this.pairing = pairing;
        this.mixtures = mixtures;
        this.leaves = new Object[mixtures.draws()][];
        this.outputs = outputs();
    }

    private double[][] outputs() {
        List<Definition.Input> ofFirst = pairing.first().inputs();
        List<Definition.Input> ofSecond = pairing.second().inputs();
        Sampler first = new Sampler(pairing.first(), mixtures.seed());
        Sampler second = new Sampler(pairing.second(), mixtures.seed());
        Stream[] coins = pairing.different().stream()
                .map(group -> Stream.of(mixtures.seed(), "whose " + group.name()))
                .toArray(Stream[]::new);
        List<Layout.Reading> readings = mixtures.readings();
        Engine engine = mixtures.ofFirst();
        return engine.each(mixtures.draws(), readings.size(), draw -> {
            double[][] codes = {first.codes(draw), second.codes(draw)};
            Object[] own = new Object[codes[0].length];
            Arrays.setAll(own, i -> ofFirst.get(i).marginal().value(codes[0][i]));
            for (int g = 0; g < coins.length; g++) {
                if (coins[g].uniform(draw) >= 0.5) {
                    pairing.different()
                            .get(g)
                            .inputs()
                            .forEach(i -> own[i] = ofSecond.get(i).marginal().value(codes[1][i]));
                }
            }
            leaves[draw] = own;
            double[] row = engine.evaluator().row(own);
            return readings.stream().mapToDouble(reading -> reading.of(row)).toArray();
        });
    }

    /** What the model got for an input in each draw. */
    Object[] of(int input) {
        return Arrays.stream(leaves).map(draw -> draw[input]).toArray();
    }

    /**
     * The output that a question is about, in each draw.
     *
     * @throws ScenarioException if the model fails on a draw, saying on which
     */
    double[] outputs(int question) {
        for (int draw = 0; draw < leaves.length; draw++) {
            if (Double.isNaN(outputs[question][draw])) {
                throw failure(draw);
            }
        }
        return outputs[question];
    }

    private ScenarioException failure(int draw) {
        Engine engine = mixtures.ofFirst();
        try {
            engine.evaluator().row(leaves[draw]);
        } catch (RuntimeException e) {
            return new ScenarioException(
                    "half of each author's beliefs: " + pairing.first().model().name() + " fails on draw " + draw
                            + " of seed " + mixtures.seed() + ": " + Evaluator.describe(e),
                    e);
        }
        throw new IllegalStateException("draw " + draw + ": answers when asked again");
    }
}
