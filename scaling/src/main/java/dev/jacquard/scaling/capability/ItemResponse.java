package dev.jacquard.scaling.capability;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.openFraction;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Stated;
import dev.jacquard.data.Variable;

/**
 * Score on one benchmark from a model's capability.
 *
 * <p>{@code p(C) = 1 / (1 + exp(-alpha (C - difficulty)))}. The unit and the zero of capability are conventions: {@link #transformed} changes
 * both and leaves every score as it is, so a single difficulty or slope means nothing without its scale.
 *
 * <pre>{@code
 * new ItemResponse(1, 0.5).score(1.5);   // 0.731
 * }</pre>
 *
 * @param alpha slope in log odds per unit of capability, {@code > 0}
 * @param difficulty capability at a score of one half
 * @see <a href="https://epoch.ai/benchmarks/eci">Epoch AI 2025</a>, Epoch Capabilities Index (the form), after Rasch and Birnbaum
 */
public record ItemResponse(double alpha, double difficulty) {

    private static final Variable CAPABILITY = Variable.any("capability", "1", "of the model, on any scale");
    private static final Variable DIFFICULTY = Variable.any("difficulty", "1", "of the benchmark, on the same scale");
    private static final Variable ALPHA = Variable.positive("alpha", "1", "slope in log odds per unit of that scale");
    private static final Variable SCORE = Variable.any("score", "share", "score to expect");

    /** What goes in and comes out: capability and the benchmark to the score. */
    public static final Signature<ItemResponse> SIGNATURE = Signature.of(
                    Stated.of(
                                    "item-response/eci",
                                    "Score on a benchmark from a model's capability",
                                    "Epoch AI 2025, Epoch Capabilities Index (https://epoch.ai/benchmarks/eci)",
                                    Confidence.VERIFIED)
                            .noting(
                                    "The form only: zero and unit of the scale are conventions, so an alpha or a difficulty belongs to its"
                                            + " scale."),
                    in -> new ItemResponse(in.of(ALPHA), in.of(DIFFICULTY)))
            .takes(CAPABILITY, DIFFICULTY, ALPHA)
            .gives(SCORE, CAPABILITY, ItemResponse::score)
            .rises(SCORE, CAPABILITY)
            .falls(SCORE, DIFFICULTY);

    public ItemResponse {
        positive("alpha", alpha);
        finite("difficulty", difficulty);
    }

    /** The score of a model of this capability, in (0, 1). */
    public double score(double capability) {
        return 1 / (1 + Math.exp(-alpha * (finite("capability", capability) - difficulty)));
    }

    /** The capability that scores this: {@code difficulty + ln(p / (1 - p)) / alpha}. */
    public double capability(double score) {
        return difficulty + Math.log(openFraction("score", score) / (1 - score)) / alpha;
    }

    /** The same benchmark where capabilities are written as {@code scale C + shift}. */
    ItemResponse transformed(double scale, double shift) {
        return new ItemResponse(alpha / scale, scale * difficulty + shift);
    }
}
