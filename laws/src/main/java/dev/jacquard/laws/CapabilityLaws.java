package dev.jacquard.laws;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Published;
import dev.jacquard.data.Variable;
import dev.jacquard.scaling.capability.AccuracySigmoid;
import dev.jacquard.scaling.capability.BrokenLaw;
import dev.jacquard.scaling.capability.ComputeEquivalentGain;
import dev.jacquard.scaling.capability.ComputeLine;
import dev.jacquard.scaling.capability.DownstreamError;
import dev.jacquard.scaling.capability.ExactMatch;
import dev.jacquard.scaling.capability.ItemResponse;
import dev.jacquard.scaling.capability.ProgressRate;
import java.util.ArrayList;
import java.util.List;

/** The laws of {@code scaling.capability} as the catalogue offers them. */
final class CapabilityLaws {

    private CapabilityLaws() {}

    static List<CatalogueLaw> all() {
        List<CatalogueLaw> all = new ArrayList<>();
        DownstreamError.gadre2024().forEach(published -> all.add(downstreamError(published)));
        all.add(accuracySigmoid());
        all.add(exactMatch());
        all.add(itemResponse());
        all.add(equivalentCompute());
        BrokenLaw.published().forEach(published -> all.add(broken(published)));
        ProgressRate.published().forEach(published -> all.add(progress(published)));
        all.add(equivalentGain(ComputeEquivalentGain.ho2024Transformer()));
        return List.copyOf(all);
    }

    private static CatalogueLaw downstreamError(Published<DownstreamError> published) {
        return CatalogueLaw.of(
                published,
                List.of(Variable.positive("loss", "nats/token", "cross-entropy on C4, validation")),
                List.of(Variable.any("error", "share", "mean share of wrong answers")),
                v -> new double[] {published.law().error(v[0])});
    }

    private static CatalogueLaw accuracySigmoid() {
        return new CatalogueLaw(
                "task-accuracy/sigmoid",
                "task-accuracy",
                "Accuracy at a task from the loss on its right answers",
                "Bhagia et al. 2024, Establishing Task Scaling Laws via Compute-Efficient Model Ladders, section 3"
                        + " (https://arxiv.org/abs/2412.04403)",
                Confidence.UNVERIFIED,
                List.of(
                        Variable.positive("loss", "nats/token", "cross-entropy on the right answers of the task"),
                        Variable.any("floor", "share", "accuracy of guessing"),
                        Variable.any("ceil", "share", "gap between 1 and the highest accuracy"),
                        Variable.positive("k", "token/nat", "steepness"),
                        Variable.positive("L0", "nats/token", "loss half way up")),
                List.of(Variable.any("accuracy", "share", "share of right answers")),
                CalibratedRange.unknown(),
                "The form only, without fitted values. Four tasks in ten are predictable in this way (Lourie et al. 2025).",
                v -> new double[] {new AccuracySigmoid(v[1], v[2], v[3], v[4]).accuracy(v[0])});
    }

    private static CatalogueLaw exactMatch() {
        return new CatalogueLaw(
                "exact-match",
                "exact-match",
                "Share of answers of which every token is right",
                "Schaeffer et al. 2023, Are Emergent Abilities of Large Language Models a Mirage?, section 2"
                        + " (https://arxiv.org/abs/2304.15004)",
                Confidence.VERIFIED,
                List.of(
                        Variable.any("tokenAccuracy", "share", "accuracy of one token"),
                        new Variable("tokens", Variable.any("n", "1", "n").unit(), "length of the answer", 1, false)),
                List.of(
                        Variable.any("accuracy", "share", "share of right answers"),
                        Variable.any("halfway", "share", "accuracy per token at which half of the answers are right")),
                CalibratedRange.unknown(),
                "A smooth gain per token looks like a sudden ability under this measure. Tokens independent and alike.",
                v -> {
                    ExactMatch law = new ExactMatch(v[1]);
                    return new double[] {law.accuracy(v[0]), law.halfwayTokenAccuracy()};
                });
    }

    private static CatalogueLaw itemResponse() {
        return new CatalogueLaw(
                "item-response/eci",
                "item-response",
                "Score on a benchmark from a model's capability",
                "Epoch AI 2025, Epoch Capabilities Index (https://epoch.ai/benchmarks/eci)",
                Confidence.VERIFIED,
                List.of(
                        Variable.any("capability", "1", "of the model, on any scale"),
                        Variable.any("difficulty", "1", "of the benchmark, on the same scale"),
                        Variable.positive("alpha", "1", "slope in log odds per unit of that scale")),
                List.of(Variable.any("score", "share", "score to expect")),
                CalibratedRange.unknown(),
                "The form only: zero and unit of the scale are conventions, so an alpha or a difficulty belongs to its scale.",
                v -> new double[] {new ItemResponse(v[2], v[1]).score(v[0])});
    }

    private static CatalogueLaw equivalentCompute() {
        return new CatalogueLaw(
                "observational/equivalent-compute",
                "observational",
                "Training compute at which one family of models would be as able as a model",
                "Ruan et al. 2024, Observational Scaling Laws, section 3 (https://arxiv.org/abs/2405.10938)",
                Confidence.VERIFIED,
                List.of(
                        Variable.any("score", "1", "the model's measure of ability"),
                        Variable.positive("theta", "1", "gain of the family with ln compute"),
                        Variable.any("nu", "1", "measure of the family at one FLOP")),
                List.of(Variable.any("flop", "FLOP", "equivalent training compute")),
                CalibratedRange.unknown(),
                "The form only: theta and nu come from a fit to models of one family, in natural logarithms.",
                v -> new double[] {new ComputeLine(v[1], v[2]).flop(v[0])});
    }

    private static CatalogueLaw broken(Published<BrokenLaw> published) {
        return CatalogueLaw.of(
                published,
                List.of(Variable.positive("x", "1", "scale")),
                List.of(Variable.any("y", "1", "the measure"), Variable.any("slope", "1", "of ln(y - a) against ln x")),
                v -> new double[] {published.law().at(v[0]), published.law().slope(v[0])});
    }

    private static CatalogueLaw progress(Published<ProgressRate> published) {
        return CatalogueLaw.of(
                published,
                List.of(Variable.any("years", "year", "time that passes; negative for before")),
                List.of(
                        Variable.any("gain", "1", "factor after that time"),
                        Variable.any("perYear", "1", "factor of one year")),
                v -> new double[] {published.law().gain(v[0]), published.law().perYear()});
    }

    private static CatalogueLaw equivalentGain(Published<ComputeEquivalentGain> published) {
        return CatalogueLaw.of(
                published,
                List.of(Variable.positive("flop", "FLOP", "training compute with the invention")),
                List.of(Variable.any("flopWithout", "FLOP", "training compute that does as well without it")),
                v -> new double[] {published.law().flopWithout(v[0])});
    }
}
