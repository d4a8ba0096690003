package dev.jacquard.scaling.inference;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Stated;
import dev.jacquard.data.Variable;

/**
 * How much more inference a small model may do before a larger one costs the same.
 *
 * <p>With pretraining {@code 6 N Dpre} and inference {@code 2 N Dinf}, a model of M times the parameters costs {@code M (6 N Dpre + 2
 * N Dinf)}. The small model spends as much when each query takes {@code k = M + 3 (M - 1) / R} times the tokens, with {@code R =
 * Dinf / Dpre}. Few queries (small R) leave room for much thinking at each.
 *
 * <p>Which of the two is better is another question and has no closed law: Snell et al. find that extra inference wins on easy and
 * middling questions and with small R, and pretraining on hard ones. Their three values of R are 0.16, 0.79 and 22.
 *
 * <pre>{@code
 * new TestTimeMatching(0.79).inferenceMultiplier(14);   // 63.4 times the inference per query
 * }</pre>
 *
 * @param inferenceToPretraining R, inference tokens over pretraining tokens, {@code > 0}
 * @see <a href="https://arxiv.org/abs/2408.03314">Snell et al. 2024</a>, section 7
 */
public record TestTimeMatching(double inferenceToPretraining) {

    /** Pretraining takes three times the FLOP of inference for a token: {@code 6 N} against {@code 2 N}. */
    private static final double TRAINING_TO_INFERENCE = 3;

    private static final Variable RATIO =
            Variable.positive("ratio", "1", "inference tokens over pretraining tokens, R");
    private static final Variable LARGER =
            Variable.positive("parameterMultiplier", "1", "size of the larger model over the smaller, M >= 1");
    private static final Variable TIMES =
            Variable.any("inferenceMultiplier", "1", "times the inference tokens per query, k");

    /** What goes in and comes out: the load and the larger size to the inference that costs as much. */
    public static final Signature<TestTimeMatching> SIGNATURE = Signature.of(
                    Stated.of(
                                    "test-time/snell2024",
                                    "More inference with a small model for the cost of a larger one",
                                    "Snell et al. 2024, Scaling LLM Test-Time Compute Optimally, section 7"
                                            + " (https://arxiv.org/abs/2408.03314); algebra",
                                    Confidence.DERIVED)
                            .observed(CalibratedRange.of("ratio", 0.16, 22))
                            .noting(
                                    "Equal FLOP, not equal quality: which is better depends on how hard the questions are."),
                    in -> new TestTimeMatching(in.of(RATIO)))
            .takes(RATIO, LARGER)
            .gives(TIMES, LARGER, TestTimeMatching::inferenceMultiplier)
            .rises(TIMES, LARGER)
            .falls(TIMES, RATIO);

    public TestTimeMatching {
        positive("inferenceToPretraining", inferenceToPretraining);
    }

    /**
     * Times the inference tokens per query at which the small model costs as much: {@code k = M + 3 (M - 1) / R}.
     *
     * @param parameterMultiplier M, size of the larger model over that of the smaller, {@code >= 1}
     */
    public double inferenceMultiplier(double parameterMultiplier) {
        atLeast("parameterMultiplier", parameterMultiplier, 1);
        return parameterMultiplier + TRAINING_TO_INFERENCE * (parameterMultiplier - 1) / inferenceToPretraining;
    }

    /** The inverse: the size that costs as much as k times the inference, {@code M = (k R + 3) / (R + 3)}. */
    public double parameterMultiplier(double inferenceMultiplier) {
        atLeast("inferenceMultiplier", inferenceMultiplier, 1);
        return (inferenceMultiplier * inferenceToPretraining + TRAINING_TO_INFERENCE)
                / (inferenceToPretraining + TRAINING_TO_INFERENCE);
    }
}
