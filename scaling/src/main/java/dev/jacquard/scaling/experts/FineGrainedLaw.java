package dev.jacquard.scaling.experts;

import static dev.jacquard.data.Variables.LOSS;
import static dev.jacquard.data.Variables.TOKENS;
import static dev.jacquard.numerics.Check.positive;
import static dev.jacquard.scaling.experts.ExpertVariables.TOTAL;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Citation;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Definitions;
import dev.jacquard.data.Definitions.Counted;
import dev.jacquard.data.Definitions.Floor;
import dev.jacquard.data.Published;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;
import dev.jacquard.data.fitting.Column;
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.data.fitting.Rows;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Objective;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.numerics.fit.Residual;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import java.util.List;
import java.util.Map;

/**
 * Loss of a mixture of many small experts: Chinchilla's law whose model term falls with the granularity.
 *
 * <p>{@code L(N, D, G) = c + (g / G^gamma + a) / N^alpha + b / D^beta}, with N <em>all</em> parameters but the embeddings, D tokens, and G how
 * many times smaller an expert is than the feed-forward layer it replaces; L in nats per token.
 *
 * <p>The expansion rate is fixed at 64 (total over active size of the experts) and G ran from 1 to 16. Dense models have a law of their own
 * ({@link dev.jacquard.scaling.loss.ChinchillaOnOtherRuns#krajewski2024Dense()}); the two share no axis without the active share of N.
 * Compute is that of the active parameters, with routing on top, so {@code 6 N D} of this N is no cost.
 *
 * <pre>{@code
 * FineGrainedLaw.krajewski2024().law().loss(1e9, 2e10, 8);   // 3.140
 * }</pre>
 *
 * @param c irreducible loss, nats/token, {@code > 0}
 * @param g what coarse experts cost, inside the model term, {@code > 0}
 * @param gamma exponent of granularity, {@code > 0}
 * @param a size of the model term for the finest experts, {@code > 0}
 * @param alpha exponent of the model term, {@code > 0}
 * @param b size of the data term, {@code > 0}
 * @param beta exponent of the data term, {@code > 0}
 * @see <a href="https://arxiv.org/abs/2402.07871">Krajewski et al. 2024</a>, equation 9 and table 1
 */
public record FineGrainedLaw(double c, double g, double gamma, double a, double alpha, double b, double beta) {

    /** The form: c, g, gamma, a, alpha, b, beta, all searched as logarithms. */
    public static final Family<FineGrainedLaw> FAMILY = Family.of(
            FineGrainedLaw.class,
            v -> new FineGrainedLaw(v[0], v[1], v[2], v[3], v[4], v[5], v[6]),
            law -> new double[] {law.c, law.g, law.gamma, law.a, law.alpha, law.b, law.beta},
            Param.positive("c", "nats/token").startingIn(0.1, 2),
            Param.positive("g", "nats/token").startingIn(0.1, 30),
            Param.positive("gamma", "1").startingIn(0.1, 2),
            Param.positive("a", "nats/token").startingIn(1, 1e3),
            Param.positive("alpha", "1").startingIn(0.05, 0.5),
            Param.positive("b", "nats/token").startingIn(1, 1e3),
            Param.positive("beta", "1").startingIn(0.05, 0.5));

    private static final Variable GRANULARITY =
            Variable.positive("granularity", "1", "how many times smaller an expert is than its layer");

    /** What goes in and comes out: size, data and granularity to loss. */
    public static final Signature<FineGrainedLaw> SIGNATURE = Signature.of(
                    "fine-grained", FAMILY, () -> List.of(krajewski2024()))
            .takes(TOTAL, TOKENS, GRANULARITY)
            .gives(LOSS, TOTAL, TOKENS, GRANULARITY, FineGrainedLaw::loss)
            .falls(LOSS, TOTAL, TOKENS, GRANULARITY);

    /** How it is fitted to a table. */
    public static final Fitting<FineGrainedLaw, FineGrainedRun> FITTING = Fitting.of(
                    SIGNATURE,
                    "L(N, D, G) = c + (g / G^gamma + a) / N^alpha + b / D^beta",
                    "Krajewski et al. 2024, equation 9",
                    Rows.of(
                            v -> new FineGrainedRun(v[0], v[1], v[2], v[3]),
                            FineGrainedRun::loss,
                            Column.positive(TOTAL),
                            Column.positive(TOKENS),
                            Column.positive(GRANULARITY),
                            Column.positive(LOSS)))
            .by(FineGrainedLaw::fitter);

    public FineGrainedLaw {
        positive("c", c);
        positive("g", g);
        positive("gamma", gamma);
        positive("a", a);
        positive("alpha", alpha);
        positive("b", b);
        positive("beta", beta);
    }

    /** Krajewski et al. 2024: mixtures of experts at expansion rate 64; root mean square error 0.015. */
    public static Published<FineGrainedLaw> krajewski2024() {
        return new Published<>(
                        new FineGrainedLaw(0.47, 2.1, 0.58, 18.1, 0.115, 30.8, 0.147),
                        "fine-grained/krajewski2024",
                        "Fine-grained mixtures of experts at expansion rate 64",
                        new Citation(
                                "Krajewski et al.",
                                2024,
                                "Scaling Laws for Fine-Grained Mixture of Experts",
                                "https://arxiv.org/abs/2402.07871",
                                "equation 9 and table 1"),
                        Confidence.REPORTED,
                        CalibratedRange.of("parameters", 1.29e8, 3.7e9)
                                .and("tokens", 1.6e10, 1.3e11)
                                .and("granularity", 1, 16),
                        Map.of(),
                        "N is total, without embeddings. Huber 0.1, which is nearly least squares. The range of N and D is from memory.")
                .defined(Definitions.of(Counted.NON_EMBEDDING, "GPT-2 BPE token", "C4", Floor.FITTED));
    }

    /** A fitter for runs: {@code ln predicted - ln observed}, Huber 0.1 as published, 200 starts. */
    public static Fitter<FineGrainedLaw, FineGrainedRun> fitter() {
        return Fitter.of(
                        FAMILY,
                        (FineGrainedLaw law, FineGrainedRun run) ->
                                law.loss(run.parameters(), run.tokens(), run.granularity()),
                        FineGrainedRun::loss)
                .residual(Residual.LOG)
                .objective(Objective.huber(0.1))
                .input("parameters", FineGrainedRun::parameters)
                .input("tokens", FineGrainedRun::tokens)
                .input("granularity", FineGrainedRun::granularity);
    }

    /**
     * Loss, nats per token.
     *
     * @param parameters N, total without embeddings, {@code > 0}
     * @param tokens D, {@code > 0}
     * @param granularity G, {@code > 0}
     */
    public double loss(double parameters, double tokens, double granularity) {
        return atGranularity(granularity).loss(parameters, tokens);
    }

    /** The law of size and data at one granularity: {@code A = g / G^gamma + a}. Its budget {@code 6 N D} is not the cost of a mixture. */
    public ChinchillaLaw atGranularity(double granularity) {
        double model = g * Math.pow(positive("granularity", granularity), -gamma) + a;
        return new ChinchillaLaw(c, model, alpha, b, beta);
    }

    /** How many times the parameters at G = 1 a granularity is worth: {@code ((g + a) / (g / G^gamma + a))^(1 / alpha)}. */
    public double parameterMultiplier(double granularity) {
        return Math.pow((g + a) / atGranularity(granularity).A(), 1 / alpha);
    }
}
