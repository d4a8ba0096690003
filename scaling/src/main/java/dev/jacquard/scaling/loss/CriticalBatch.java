package dev.jacquard.scaling.loss;

import static dev.jacquard.data.Variables.TOKENS;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Published;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Param;
import java.util.List;
import java.util.Map;

/**
 * The batch at which a run pays twice the least steps and twice the least compute, as a power of the loss: {@code Bcrit(L) = Bstar /
 * L^(1 / alphaB)}, in tokens.
 *
 * <pre>{@code
 * CriticalBatch.kaplan2020().law().tokens(2);   // 7.37e6 tokens at 2 nats per token
 * }</pre>
 *
 * @param Bstar critical batch at one nat per token, tokens, {@code > 0}
 * @param alphaB exponent, {@code > 0}
 * @see <a href="https://arxiv.org/abs/2001.08361">Kaplan et al. 2020</a>, equations 1.4, 5.4 and 5.5
 */
public record CriticalBatch(double Bstar, double alphaB) {

    /** The form: Bstar, alphaB, both searched as logarithms. */
    public static final Family<CriticalBatch> FAMILY = Family.of(
            CriticalBatch.class,
            v -> new CriticalBatch(v[0], v[1]),
            law -> new double[] {law.Bstar, law.alphaB},
            Param.positive("Bstar", "token").startingIn(1e6, 1e10),
            Param.positive("alphaB", "1").startingIn(0.05, 1));

    private static final Variable REACHED = Variable.positive("loss", "nats/token", "cross-entropy reached");

    /** What goes in and comes out: loss to batch. */
    public static final Signature<CriticalBatch> SIGNATURE = Signature.of(
                    "critical-batch", FAMILY, () -> List.of(kaplan2020()))
            .takes(REACHED)
            .gives(TOKENS.meaning("batch at which steps and compute both double"), REACHED, CriticalBatch::tokens)
            .falls(TOKENS, REACHED);

    public CriticalBatch {
        positive("Bstar", Bstar);
        positive("alphaB", alphaB);
    }

    /** Kaplan et al. 2020: Bstar 2e8 tokens, alphaB 0.21. */
    public static Published<CriticalBatch> kaplan2020() {
        return new Published<>(
                        new CriticalBatch(2e8, 0.21),
                        "critical-batch/kaplan2020",
                        "Kaplan et al., critical batch of a loss",
                        KaplanLaw.citation("equation 1.4"),
                        Confidence.REPORTED,
                        CalibratedRange.unknown(),
                        Map.of(),
                        "Depends on the loss only, not on the size of the model. The adjustments to least steps and least compute were not"
                                + " checked against the paper; they follow from the trade of time against examples.")
                .defined(KaplanLaw.DEFINITIONS);
    }

    /** Bcrit at a loss, tokens. */
    public double tokens(double loss) {
        return Bstar * Math.pow(positive("loss", loss), -1 / alphaB);
    }

    /**
     * Steps the same loss takes with a batch without limit: {@code S / (1 + Bcrit / B)}.
     *
     * @param steps S, {@code > 0}
     * @param batch B, tokens, {@code > 0}
     * @param loss the loss reached, nats/token, {@code > 0}
     */
    public double minimumSteps(double steps, double batch, double loss) {
        return positive("steps", steps) / (1 + tokens(loss) / positive("batch", batch));
    }

    /** Compute the same loss takes with a batch far below the critical one: {@code C / (1 + B / Bcrit)}, FLOP. */
    public double minimumFlop(double flop, double batch, double loss) {
        return positive("flop", flop) / (1 + positive("batch", batch) / tokens(loss));
    }
}
