package dev.jacquard.scaling.inference;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.positive;

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
