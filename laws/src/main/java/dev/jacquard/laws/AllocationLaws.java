package dev.jacquard.laws;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Published;
import dev.jacquard.data.Variable;
import dev.jacquard.scaling.frontier.AllocationFit;
import dev.jacquard.scaling.frontier.Frontier;
import dev.jacquard.scaling.frontier.PowerOfCompute;
import dev.jacquard.scaling.frontier.PublishedFrontiers;
import dev.jacquard.scaling.loss.Allocation;
import java.util.ArrayList;
import java.util.List;

/** The splits and settings of {@code scaling.frontier} as the catalogue offers them. */
final class AllocationLaws {

    private static final Variable FLOP = Variable.positive("flop", "FLOP", "training compute");
    private static final Variable TIMES = Variable.positive("times", "1", "how many times more compute");

    private AllocationLaws() {}

    static List<CatalogueLaw> all() {
        List<CatalogueLaw> all = new ArrayList<>();
        PublishedFrontiers.all().forEach(published -> all.add(split(published)));
        AllocationFit.published().stream().filter(fit -> fit.split().isEmpty()).forEach(fit -> all.add(growth(fit)));
        all.add(setting(
                PowerOfCompute.deepseek2024LearningRate(), Variable.any("learningRate", "1", "best learning rate")));
        Variable batch = Variable.any("batch", "token", "best batch");
        all.add(setting(PowerOfCompute.deepseek2024Batch(), batch));
        all.add(setting(PowerOfCompute.kaplan2020Batch(), batch));
        all.add(setting(PowerOfCompute.kaplan2020Steps(), Variable.any("steps", "1", "least optimiser steps")));
        return List.copyOf(all);
    }

    private static CatalogueLaw split(Published<Frontier> published) {
        return CatalogueLaw.of(
                published,
                List.of(FLOP),
                List.of(
                        Variable.any("parameters", "parameter", "best size"),
                        Variable.any("tokens", "token", "best number of tokens"),
                        Variable.any("tokensPerParameter", "1", "tokens per parameter"),
                        Variable.any("flopPerToken", "FLOP", "training compute for one token")),
                v -> {
                    Allocation best = published.law().optimal(v[0]);
                    return new double[] {
                        best.parameters(), best.tokens(), best.tokensPerParameter(), best.flop() / best.tokens()
                    };
                });
    }

    /** Where only the exponents are known, the growth from one budget to another. */
    private static CatalogueLaw growth(AllocationFit fit) {
        return new CatalogueLaw(
                fit.id(),
                "allocation",
                fit.title(),
                fit.citation().text(),
                fit.confidence(),
                List.of(TIMES),
                List.of(
                        Variable.any("parametersTimes", "1", "how many times more parameters"),
                        Variable.any("tokensTimes", "1", "how many times more tokens")),
                CalibratedRange.unknown(),
                fit.notes(),
                v -> new double[] {Math.pow(v[0], fit.a()), Math.pow(v[0], fit.b())});
    }

    private static CatalogueLaw setting(Published<PowerOfCompute> published, Variable output) {
        return CatalogueLaw.of(published, List.of(FLOP), List.of(output), v ->
                new double[] {published.law().at(v[0])});
    }
}
