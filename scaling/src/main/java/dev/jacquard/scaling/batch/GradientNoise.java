package dev.jacquard.scaling.batch;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Stated;
import dev.jacquard.data.Variable;
import dev.jacquard.numerics.Check;
import java.util.List;

/**
 * How noisy a gradient is: the squared length of the true gradient and the trace of the covariance of one example's.
 *
 * <p>A mean over B examples has {@code E|G_B|^2 = |G|^2 + tr(Sigma) / B}; two batch sizes give both unknowns without bias ({@link
 * #fromTwoBatches}), and their ratio {@code Bsimple = tr(Sigma) / |G|^2} predicts the critical batch. Each single estimate is noisy and
 * may be negative, and a ratio of noisy numbers is biased: average numerator and denominator apart ({@link #mean}), then divide.
 *
 * <pre>{@code
 * GradientNoise.fromTwoBatches(64, 1.0, 1024, 0.25).simpleScale();   // 256
 * }</pre>
 *
 * @param squaredGradient estimate of {@code |G|^2}, finite, of either sign
 * @param covarianceTrace estimate of {@code tr(Sigma)}, finite, of either sign
 * @see <a href="https://arxiv.org/abs/1812.06162">McCandlish et al. 2018</a>, appendix A.1
 */
public record GradientNoise(double squaredGradient, double covarianceTrace) {

    private static final Variable BATCH = Variable.positive("batch", "1", "size of the batch");
    private static final Variable SCALE =
            Variable.positive("noiseScale", "1", "gradient noise scale, in the unit of the batch");
    private static final Variable LARGEST =
            Variable.positive("largest", "1", "best learning rate of batches without end");
    private static final Variable RATE = Variable.any("learningRate", "1", "best learning rate");

    /** What goes in and comes out: batch and noise to the best learning rate. */
    public static final Signature<GradientNoise> SIGNATURE = Signature.of(
                    Stated.of(
                                    "batch-learning-rate",
                                    "Best learning rate by the size of the batch",
                                    BatchTradeoff.SOURCE,
                                    Confidence.UNVERIFIED)
                            .noting("For plain gradient descent; Adam has other constants."),
                    in -> new GradientNoise(1, in.of(SCALE)))
            .formerly("batch/learning-rate")
            .takes(BATCH, SCALE, LARGEST)
            .gives(RATE, LARGEST, BATCH, GradientNoise::learningRate)
            .rises(RATE, BATCH, LARGEST)
            .falls(RATE, SCALE);

    public GradientNoise {
        finite("squaredGradient", squaredGradient);
        finite("covarianceTrace", covarianceTrace);
    }

    /**
     * Both unknowns from gradients over a small and a large batch: {@code |G|^2 = (Bb |Gb|^2 - Bs |Gs|^2) / (Bb - Bs)}, {@code tr(Sigma) =
     * (|Gs|^2 - |Gb|^2) / (1 / Bs - 1 / Bb)}.
     *
     * @param smallBatch Bs, {@code > 0}
     * @param smallSquared {@code |Gs|^2}, squared length of the gradient over it
     * @param largeBatch Bb, above Bs
     * @param largeSquared {@code |Gb|^2}
     */
    public static GradientNoise fromTwoBatches(
            double smallBatch, double smallSquared, double largeBatch, double largeSquared) {
        positive("smallBatch", smallBatch);
        nonNegative("smallSquared", smallSquared);
        nonNegative("largeSquared", largeSquared);
        if (!(largeBatch > smallBatch && largeBatch < Double.POSITIVE_INFINITY)) {
            throw Check.refused("largeBatch", largeBatch, "a finite number above smallBatch = " + smallBatch);
        }
        return new GradientNoise(
                (largeBatch * largeSquared - smallBatch * smallSquared) / (largeBatch - smallBatch),
                (smallSquared - largeSquared) / (1 / smallBatch - 1 / largeBatch));
    }

    /** The mean of each of the two over several steps; at least one. */
    public static GradientNoise mean(List<GradientNoise> estimates) {
        int n = atLeast("estimates", estimates.size(), 1);
        return new GradientNoise(
                estimates.stream().mapToDouble(GradientNoise::squaredGradient).sum() / n,
                estimates.stream().mapToDouble(GradientNoise::covarianceTrace).sum() / n);
    }

    /**
     * {@code Bsimple = tr(Sigma) / |G|^2}, in examples.
     *
     * @throws IllegalArgumentException if either is not above zero: average more steps
     */
    public double simpleScale() {
        return positive("covarianceTrace", covarianceTrace) / positive("squaredGradient", squaredGradient);
    }

    /** Expected squared length of a gradient over B examples: {@code |G|^2 + tr(Sigma) / B}. */
    public double squaredOver(double batch) {
        return squaredGradient + covarianceTrace / positive("batch", batch);
    }

    /** The best learning rate at a batch: {@code lrMax / (1 + Bnoise / B)}, half of the largest at {@code B = Bnoise}. */
    public double learningRate(double largest, double batch) {
        return positive("largest", largest) / (1 + simpleScale() / positive("batch", batch));
    }
}
