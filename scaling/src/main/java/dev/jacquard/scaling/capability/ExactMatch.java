package dev.jacquard.scaling.capability;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.openFraction;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Stated;
import dev.jacquard.data.Variable;

/**
 * Accuracy of an answer that counts only when all of its tokens are right, from the accuracy of one token: {@code p^n}.
 *
 * <p>A smooth gain per token looks like a sudden ability under this measure: at {@code n = 10} an accuracy per token of 0.5 shows as 0.1 %,
 * of 0.9 as 35 %. Counting right tokens instead (or any measure linear in p) takes the jump away, with the models unchanged. It takes
 * the tokens to be independent and alike.
 *
 * <pre>{@code
 * var answer = new ExactMatch(10);
 * answer.accuracy(0.9);            // 0.349
 * answer.halfwayTokenAccuracy();   // 0.933
 * }</pre>
 *
 * @param tokens n, length of the answer, {@code >= 1}
 * @see <a href="https://arxiv.org/abs/2304.15004">Schaeffer et al. 2023</a>, Are Emergent Abilities of Large Language Models a Mirage?,
 *     section 2
 */
public record ExactMatch(double tokens) {

    private static final Variable TOKEN_ACCURACY = Variable.any("tokenAccuracy", "share", "accuracy of one token");
    private static final Variable LENGTH =
            Variable.any("tokens", "1", "length of the answer").from(1);
    private static final Variable ACCURACY = Variable.any("accuracy", "share", "share of right answers");
    private static final Variable HALFWAY =
            Variable.any("halfway", "share", "accuracy per token at which half of the answers are right");

    /** What goes in and comes out: accuracy of a token and length to accuracy of the answer. */
    public static final Signature<ExactMatch> SIGNATURE = Signature.of(
                    Stated.of(
                                    "exact-match",
                                    "Share of answers of which every token is right",
                                    "Schaeffer et al. 2023, Are Emergent Abilities of Large Language Models a Mirage?, section 2"
                                            + " (https://arxiv.org/abs/2304.15004)",
                                    Confidence.REPORTED)
                            .noting(
                                    "A smooth gain per token looks like a sudden ability under this measure. Tokens independent and alike."),
                    in -> new ExactMatch(in.of(LENGTH)))
            .takes(TOKEN_ACCURACY, LENGTH)
            .gives(ACCURACY, TOKEN_ACCURACY, ExactMatch::accuracy)
            .gives(HALFWAY, (law, in) -> law.halfwayTokenAccuracy())
            .rises(ACCURACY, TOKEN_ACCURACY)
            .falls(ACCURACY, LENGTH)
            .rises(HALFWAY, LENGTH);

    public ExactMatch {
        atLeast("tokens", tokens, 1);
    }

    /**
     * Share of answers right throughout.
     *
     * @param tokenAccuracy p, in [0, 1]
     */
    public double accuracy(double tokenAccuracy) {
        return Math.pow(fraction("tokenAccuracy", tokenAccuracy), tokens);
    }

    /** The same for a model of a cross-entropy per token: {@code exp(-n L)}, since {@code p = exp(-L)} for its mean in logarithms. */
    public double accuracyAtLoss(double loss) {
        return Math.exp(-tokens * nonNegative("loss", loss));
    }

    /** The accuracy per token behind a share of right answers: {@code accuracy^(1 / n)}. */
    public double tokenAccuracy(double accuracy) {
        return Math.pow(fraction("accuracy", accuracy), 1 / tokens);
    }

    /** The accuracy per token at which half of the answers are right: {@code 2^(-1 / n)}. */
    public double halfwayTokenAccuracy() {
        return tokenAccuracy(0.5);
    }

    /** How many times faster the measure rises than the accuracy per token, at a point: {@code n p^(n - 1)}. */
    public double steepness(double tokenAccuracy) {
        return tokens * Math.pow(openFraction("tokenAccuracy", tokenAccuracy), tokens - 1);
    }
}
