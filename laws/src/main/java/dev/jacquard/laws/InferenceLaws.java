package dev.jacquard.laws;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Published;
import dev.jacquard.data.Variable;
import dev.jacquard.scaling.inference.CoverageLaw;
import dev.jacquard.scaling.inference.ParallelStreamsLaw;
import dev.jacquard.scaling.inference.PassAtK;
import dev.jacquard.scaling.inference.SampleCount;
import dev.jacquard.scaling.inference.ScaleRl;
import dev.jacquard.scaling.inference.TestTimeMatching;
import dev.jacquard.scaling.inference.TrainTestTradeoff;
import java.util.ArrayList;
import java.util.List;

/** The laws of {@code scaling.inference} as the catalogue offers them. */
final class InferenceLaws {

    private static final Variable ATTEMPTS = Variable.positive("attempts", "1", "attempts at a task, k");
    private static final Variable SUCCESS =
            Variable.any("success", "share", "chance that any attempt at a task succeeds");
    private static final Variable START = Variable.any("R0", "share", "pass rate before training");

    /** Where the catalogue's own list of runs is made; {@code eval} replaces it by the caller's. */
    private static final double SOME_START = 0.3;

    private InferenceLaws() {}

    static List<CatalogueLaw> all() {
        List<CatalogueLaw> all = new ArrayList<>();
        all.add(coverage(CoverageLaw.brown2024()));
        all.add(betaDifficulty());
        all.add(passAtK());
        all.add(matching());
        all.add(trainTest(TrainTestTradeoff.jones2021()));
        ParallelStreamsLaw.published().forEach(published -> all.add(streams(published)));
        ScaleRl.khatri2025(SOME_START).forEach(run -> all.add(scaleRl(run)));
        return List.copyOf(all);
    }

    private static CatalogueLaw coverage(Published<CoverageLaw> published) {
        return CatalogueLaw.of(
                published,
                List.of(Variable.positive("samples", "1", "samples drawn at each task, k >= 1")),
                List.of(Variable.any("coverage", "share", "share of tasks solved by any sample")),
                v -> new double[] {published.law().coverage(v[0])});
    }

    private static CatalogueLaw streams(Published<ParallelStreamsLaw> published) {
        ParallelStreamsLaw law = published.law();
        return CatalogueLaw.of(
                published,
                List.of(
                        Variable.positive("parameters", "parameter", "size of the model, without embeddings"),
                        new Variable("streams", ATTEMPTS.unit(), "parallel streams, 1 for a plain model", 1, false)),
                List.of(
                        Variable.any("loss", "nats/token", "cross-entropy"),
                        Variable.any("equivalentParameters", "parameter", "the plain model of the same loss")),
                v -> new double[] {law.loss(v[0], v[1]), law.equivalentParameters(v[0], v[1], 1)});
    }

    private static CatalogueLaw betaDifficulty() {
        return new CatalogueLaw(
                "pass-at-k/beta",
                "pass-at-k",
                "Any of k attempts succeeds, difficulty of tasks Beta(a, b)",
                "Schaeffer et al. 2025, How Do Large Language Monkeys Get Their Power (Laws)? (https://arxiv.org/abs/2502.17578);"
                        + " closed form by algebra",
                Confidence.DERIVED,
                List.of(
                        Variable.positive("a", "1", "first shape; the power with which failure falls"),
                        Variable.positive("b", "1", "second shape"),
                        ATTEMPTS),
                List.of(SUCCESS, Variable.any("correlation", "1", "between two attempts at one task")),
                CalibratedRange.unknown(),
                "Hard tasks stay hard: failure falls as k^-a, not exponentially.",
                v -> {
                    PassAtK law = new PassAtK(v[0], v[1]);
                    return new double[] {law.anyOf(v[2]), law.correlation()};
                });
    }

    private static CatalogueLaw passAtK() {
        return new CatalogueLaw(
                "pass-at-k/chen2021",
                "pass-at-k",
                "Unbiased pass@k from n samples of which c are correct",
                "Chen et al. 2021, Evaluating Large Language Models Trained on Code, equation 1 (https://arxiv.org/abs/2107.03374)",
                Confidence.VERIFIED,
                List.of(
                        Variable.count("samples", "1", "samples drawn, n"),
                        new Variable(
                                "correct",
                                Variable.any("c", "1", "c").unit(),
                                "samples that are correct, c",
                                Double.NEGATIVE_INFINITY,
                                true),
                        Variable.count("k", "1", "attempts asked about, at most n")),
                List.of(SUCCESS, Variable.any("plugIn", "share", "the biased 1 - (1 - c/n)^k")),
                CalibratedRange.unknown(),
                "The plug-in estimate is too low on average.",
                v -> {
                    SampleCount count = new SampleCount((int) v[0], (int) v[1]);
                    return new double[] {count.passAtK((int) v[2]), count.plugIn((int) v[2])};
                });
    }

    private static CatalogueLaw matching() {
        return new CatalogueLaw(
                "test-time/snell2024",
                "test-time",
                "More inference with a small model for the cost of a larger one",
                "Snell et al. 2024, Scaling LLM Test-Time Compute Optimally, section 7 (https://arxiv.org/abs/2408.03314); algebra",
                Confidence.DERIVED,
                List.of(
                        Variable.positive("ratio", "1", "inference tokens over pretraining tokens, R"),
                        Variable.positive(
                                "parameterMultiplier", "1", "size of the larger model over the smaller, M >= 1")),
                List.of(Variable.any("inferenceMultiplier", "1", "times the inference tokens per query, k")),
                CalibratedRange.of("ratio", 0.16, 22),
                "Equal FLOP, not equal quality: which is better depends on how hard the questions are.",
                v -> new double[] {new TestTimeMatching(v[0]).inferenceMultiplier(v[1])});
    }

    private static CatalogueLaw trainTest(Published<TrainTestTradeoff> published) {
        return CatalogueLaw.of(
                published,
                List.of(
                        Variable.positive("trainFlop", "FLOP", "training compute"),
                        Variable.any("elo", "Elo", "strength of play against perfect play")),
                List.of(Variable.any("testFlop", "FLOP", "test-time compute that reaches it")),
                v -> new double[] {published.law().testFlop(v[0], v[1])});
    }

    private static CatalogueLaw scaleRl(Published<ScaleRl> published) {
        ScaleRl run = published.law();
        return CatalogueLaw.of(
                published,
                List.of(Variable.positive("acceleratorHours", "accelerator-hour", "compute"), START),
                List.of(
                        Variable.any("passRate", "share", "pass rate reached"),
                        Variable.any("gainedShare", "share", "share of the whole gain made so far")),
                v -> {
                    ScaleRl law = new ScaleRl(run.A(), run.B(), run.Cmid(), v[1]);
                    return new double[] {law.passRate(v[0]), law.gainedShare(v[0])};
                });
    }
}
