package dev.jacquard.scaling.inference;

import static dev.jacquard.numerics.Check.atLeast;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Stated;
import dev.jacquard.data.Variable;
import dev.jacquard.numerics.Check;

/**
 * Samples drawn at one task, and how many of them succeeded.
 *
 * <p>{@link #passAtK} is unbiased for the chance that any of k fresh attempts succeeds. {@link #plugIn}, which puts the observed rate
 * into {@code 1 - (1 - p)^k}, is too low on average (the function is concave in p), and by most where k is near n.
 *
 * <pre>{@code
 * new SampleCount(10, 3).passAtK(5);   // 0.9167
 * new SampleCount(10, 3).plugIn(5);    // 0.8319
 * }</pre>
 *
 * @param samples n, {@code >= 1}
 * @param correct c, in 0 .. n
 * @see <a href="https://arxiv.org/abs/2107.03374">Chen et al. 2021</a>, equation 1
 */
public record SampleCount(int samples, int correct) {

    private static final Variable SAMPLES = Variable.count("samples", "1", "samples drawn, n");
    private static final Variable CORRECT =
            Variable.any("correct", "1", "samples that are correct, c").wholeOnly();
    private static final Variable K = Variable.count("k", "1", "attempts asked about, at most n");

    /** What goes in and comes out: counts to the unbiased estimate of pass@k. */
    public static final Signature<SampleCount> SIGNATURE = Signature.of(
                    Stated.of(
                                    "pass-at-k/chen2021",
                                    "Unbiased pass@k from n samples of which c are correct",
                                    "Chen et al. 2021, Evaluating Large Language Models Trained on Code, equation 1"
                                            + " (https://arxiv.org/abs/2107.03374)",
                                    Confidence.VERIFIED)
                            .noting("The plug-in estimate is too low on average."),
                    in -> new SampleCount(in.whole(SAMPLES), in.whole(CORRECT)))
            .takes(SAMPLES, CORRECT, K)
            .usually(SAMPLES, 50, 200)
            .usually(CORRECT, 1, 20)
            .usually(K, 1, 30)
            .gives(PassAtK.SUCCESS, (count, in) -> count.passAtK(in.whole(K)))
            .gives(
                    Variable.any("plugIn", "share", "the biased 1 - (1 - c/n)^k"),
                    (count, in) -> count.plugIn(in.whole(K)))
            .rises(PassAtK.SUCCESS, CORRECT, K)
            .falls(PassAtK.SUCCESS, SAMPLES);

    public SampleCount {
        atLeast("samples", samples, 1);
        if (correct < 0 || correct > samples) {
            throw Check.refused("correct", correct, "a whole number in [0, " + samples + "]");
        }
    }

    /**
     * The unbiased estimate {@code 1 - C(n - c, k) / C(n, k)}, as the product {@code 1 - prod over i = n - c + 1 .. n of (1 - k / i)};
     * 1 where fewer than k samples failed.
     *
     * @param k in 1 .. n: more attempts than samples have no unbiased estimate
     */
    public double passAtK(int k) {
        if (k < 1 || k > samples) {
            throw Check.refused("k", k, "a whole number in [1, " + samples + "]");
        }
        if (samples - correct < k) {
            return 1;
        }
        double logFailure = 0;
        for (int i = samples - correct + 1; i <= samples; i++) {
            logFailure += Math.log1p(-(double) k / i);
        }
        return -Math.expm1(logFailure);
    }

    /** The biased {@code 1 - (1 - c / n)^k}, kept to show by how much; k {@code >= 1}. */
    public double plugIn(int k) {
        atLeast("k", k, 1);
        return correct == samples ? 1 : -Math.expm1(k * Math.log1p(-(double) correct / samples));
    }
}
