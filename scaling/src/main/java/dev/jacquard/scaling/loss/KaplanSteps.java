package dev.jacquard.scaling.loss;

import static dev.jacquard.data.Variables.LOSS;
import static dev.jacquard.data.Variables.PARAMETERS;
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
 * Loss after a number of optimiser steps with data without end: {@code L(N, S) = (Nc / N)^alphaN + (Sc / Smin)^alphaS}.
 *
 * <p>Smin is the number of steps the run would have taken at a batch far above the critical one: {@link
 * CriticalBatch#minimumSteps}.
 *
 * <pre>{@code
 * KaplanSteps.kaplan2020().law().loss(1e9, 1e5);   // 2.401 nats per token
 * }</pre>
 *
 * @param Nc scale of the model term, non-embedding parameters, {@code > 0}
 * @param alphaN exponent of the model term, {@code > 0}
 * @param Sc scale of the step term, steps, {@code > 0}
 * @param alphaS exponent of the step term, {@code > 0}
 * @see <a href="https://arxiv.org/abs/2001.08361">Kaplan et al. 2020</a>, equation 1.6 and table 3
 */
public record KaplanSteps(double Nc, double alphaN, double Sc, double alphaS) {

    /** The form: Nc, alphaN, Sc, alphaS, all searched as logarithms. */
    public static final Family<KaplanSteps> FAMILY = Family.of(
            KaplanSteps.class,
            v -> new KaplanSteps(v[0], v[1], v[2], v[3]),
            law -> new double[] {law.Nc, law.alphaN, law.Sc, law.alphaS},
            Param.positive("Nc", "parameter").startingIn(1e10, 1e17),
            Param.positive("alphaN", "1").startingIn(0.02, 0.5),
            Param.positive("Sc", "1").startingIn(1e2, 1e5),
            Param.positive("alphaS", "1").startingIn(0.1, 2));

    private static final Variable NON_EMBEDDING = PARAMETERS.meaning("size of the model, embeddings excluded");
    private static final Variable STEPS =
            Variable.positive("steps", "1", "steps at a batch far above the critical one");

    /** What goes in and comes out: size and steps to loss. */
    public static final Signature<KaplanSteps> SIGNATURE = Signature.of(
                    "kaplan-steps", FAMILY, () -> List.of(kaplan2020()))
            .takes(NON_EMBEDDING, STEPS)
            .gives(LOSS, NON_EMBEDDING, STEPS, KaplanSteps::loss)
            .falls(LOSS, NON_EMBEDDING, STEPS);

    public KaplanSteps {
        positive("Nc", Nc);
        positive("alphaN", alphaN);
        positive("Sc", Sc);
        positive("alphaS", alphaS);
    }

    /** Kaplan et al. 2020, table 3; Nc and alphaN of this fit are from memory. */
    public static Published<KaplanSteps> kaplan2020() {
        return new Published<>(
                        new KaplanSteps(6.5e13, 0.077, 2.1e3, 0.76),
                        "kaplan-steps/kaplan2020",
                        "Kaplan et al., loss of size and training steps",
                        KaplanLaw.citation("equation 1.6 and table 3"),
                        Confidence.UNVERIFIED,
                        CalibratedRange.of("parameters", 768, 1.5e9).and("steps", 1, 2.5e5),
                        Map.of(),
                        "N excludes embeddings; steps at a batch far above the critical one. Sc and alphaS are from secondary"
                                + " sources, Nc and alphaN from memory.")
                .defined(KaplanLaw.DEFINITIONS);
    }

    /**
     * Loss, nats per token.
     *
     * @param parameters N, non-embedding, {@code > 0}
     * @param minimumSteps Smin, {@code > 0}
     */
    public double loss(double parameters, double minimumSteps) {
        return Math.pow(Nc / positive("parameters", parameters), alphaN)
                + Math.pow(Sc / positive("minimumSteps", minimumSteps), alphaS);
    }

    /**
     * The exponent of loss against compute that theory expects of size, steps and batch together: {@code 1 / (1/alphaS + 1/alphaB +
     * 1/alphaN)}.
     *
     * @see <a href="https://arxiv.org/abs/2001.08361">Kaplan et al. 2020</a>, equation 1.8
     */
    public double computeExponent(CriticalBatch batch) {
        return 1 / (1 / alphaS + 1 / batch.alphaB() + 1 / alphaN);
    }
}
