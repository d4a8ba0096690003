package dev.jacquard.scaling.loss;

import java.util.List;
import java.util.stream.Stream;

/** Test cross-entropy on the Pile: Cerebras-GPT, arXiv 2304.03208, tables 1, 7 and 8; Pythia, arXiv 2304.01373, tables 1 and 5. */
final class CerebrasAndPythia {

    private static final double[] FLOP = {2.6e18, 1.3e19, 6.1e19, 2.8e20, 1.1e21, 6.3e21, 2.3e22};
    private static final double[] PARAMETERS = {1.11e8, 2.56e8, 5.90e8, 1.3e9, 2.7e9, 6.7e9, 1.3e10};
    private static final double[] TOKENS = {2.22e9, 5.12e9, 1.18e10, 2.63e10, 5.30e10, 1.33e11, 2.57e11};
    private static final double[] PAPER = {2.608, 2.349, 2.181, 1.997, 1.834, 1.704, 1.572};
    private static final double[] MODEL_CARD = {2.566, 2.299, 2.184, 1.996, 1.834, 1.704, 1.575};
    private static final double[] MUP = {2.588, 2.359, 2.155, 1.984, 1.846};

    private static final double PYTHIA_TOKENS = 299892736000.0;
    private static final double[] PYTHIA_PARAMETERS = {
        70426624, 162322944, 405334016, 1011781632, 1414647808, 2775208960.0, 6857302016.0, 11846072320.0
    };
    private static final double[] PYTHIA_LOSS = {2.504, 2.186, 1.971, 1.845, 1.793, 1.720, 1.626, 1.582};

    private CerebrasAndPythia() {}

    static List<ComputeRun> paperColumn() {
        return compute(PAPER);
    }

    static List<ComputeRun> modelCardColumn() {
        return compute(MODEL_CARD);
    }

    private static List<ComputeRun> compute(double[] losses) {
        return java.util.stream.IntStream.range(0, FLOP.length)
                .mapToObj(i -> new ComputeRun(FLOP[i], losses[i]))
                .toList();
    }

    /** Standard and muP runs, all at 20 tokens per parameter. */
    static List<LossRun> cerebras() {
        return Stream.concat(runs(PAPER), runs(MUP)).toList();
    }

    private static Stream<LossRun> runs(double[] losses) {
        return java.util.stream.IntStream.range(0, losses.length)
                .mapToObj(i -> new LossRun(PARAMETERS[i], TOKENS[i], losses[i]));
    }

    /** All on one number of tokens. */
    static List<LossRun> pythia() {
        return java.util.stream.IntStream.range(0, PYTHIA_LOSS.length)
                .mapToObj(i -> new LossRun(PYTHIA_PARAMETERS[i], PYTHIA_TOKENS, PYTHIA_LOSS[i]))
                .toList();
    }
}
