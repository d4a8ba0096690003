package dev.jacquard.scaling.loss;

import static dev.jacquard.data.Variables.LOSS;
import static dev.jacquard.data.Variables.PARAMETERS;
import static dev.jacquard.data.Variables.TOKENS;
import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Citation;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Definitions;
import dev.jacquard.data.Definitions.Counted;
import dev.jacquard.data.Definitions.Floor;
import dev.jacquard.data.Published;
import dev.jacquard.data.Signature;
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Objective;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.numerics.fit.Residual;
import java.util.List;
import java.util.Map;

/**
 * Chinchilla's law with one power around both terms, so that size and data are no longer separate.
 *
 * <p>{@code L(N, D) = E + (A / N^alpha + B / D^beta)^gamma}, with N parameters, D training tokens, L in nats per token. At {@code gamma
 * = 1} it is {@link ChinchillaLaw}. Far out in one direction the loss falls with exponent {@code alpha gamma} or {@code beta gamma}:
 * compare those with Chinchilla's exponents, not alpha and beta.
 *
 * <p>The outer power keeps the order of losses, so the best split of a budget is that of the inner law.
 *
 * <pre>{@code
 * CoupledLaw.busbridge2025().law().loss(1e9, 2e10);   // 2.3747 nats per token
 * }</pre>
 *
 * @param E irreducible loss, nats/token, {@code >= 0}
 * @param A size of the model term inside the power, {@code > 0}
 * @param alpha exponent of the model term, {@code > 0}
 * @param B size of the data term inside the power, {@code > 0}
 * @param beta exponent of the data term, {@code > 0}
 * @param gamma the power around both, {@code > 0}
 * @see <a href="https://arxiv.org/abs/2502.08606">Busbridge et al. 2025</a>, the supervised law
 */
public record CoupledLaw(double E, double A, double alpha, double B, double beta, double gamma)
        implements LossLaw, AllocationLaw {

    /** The form: E, A, alpha, B, beta, gamma, all searched as logarithms. */
    public static final Family<CoupledLaw> FAMILY = Family.of(
            CoupledLaw.class,
            v -> new CoupledLaw(v[0], v[1], v[2], v[3], v[4], v[5]),
            law -> new double[] {law.E, law.A, law.alpha, law.B, law.beta, law.gamma},
            Param.positive("E", "nats/token").startingIn(0.3, 3),
            Param.positive("A", "1").startingIn(1e2, 1e6),
            Param.positive("alpha", "1").startingIn(0.2, 0.8),
            Param.positive("B", "1").startingIn(1e2, 1e7),
            Param.positive("beta", "1").startingIn(0.2, 0.8),
            Param.positive("gamma", "1").startingIn(0.1, 1.5));

    /** What goes in and comes out: size and data to loss. */
    public static final Signature<CoupledLaw> SIGNATURE = Signature.of("coupled", FAMILY, CoupledLaw::published)
            .takes(PARAMETERS, TOKENS)
            .gives(LOSS, PARAMETERS, TOKENS, CoupledLaw::loss)
            .falls(LOSS, PARAMETERS, TOKENS);

    /** How it is fitted to a table. */
    public static final Fitting<CoupledLaw, LossRun> FITTING = Fitting.of(
                    SIGNATURE,
                    "L(N, D) = E + (A / N^alpha + B / D^beta)^gamma",
                    "Busbridge et al. 2025, the supervised law",
                    LossRun.ROWS)
            .by(CoupledLaw::fitter);

    public CoupledLaw {
        nonNegative("E", E);
        positive("A", A);
        positive("alpha", alpha);
        positive("B", B);
        positive("beta", beta);
        positive("gamma", gamma);
    }

    /** Busbridge et al. 2025: the supervised law of their distillation study, students of 143M to 7.75B on C4. */
    public static Published<CoupledLaw> busbridge2025() {
        return new Published<>(
                        new CoupledLaw(1.220, 3355, 0.408, 18186, 0.431, 0.452),
                        "coupled/busbridge2025",
                        "Supervised law beside the distillation law of Busbridge et al.",
                        new Citation(
                                "Busbridge et al.",
                                2025,
                                "Distillation Scaling Laws",
                                "https://arxiv.org/abs/2502.08606",
                                "the supervised law used in equation 8"),
                        Confidence.VERIFIED,
                        CalibratedRange.of("parameters", 1.43e8, 7.75e9).and("tokens", 4e9, 5.12e11),
                        Map.of(),
                        "C4, nats per token. The power around both terms makes alpha and beta larger than Chinchilla's: compare alpha gamma ="
                                + " 0.184 and beta gamma = 0.195.")
                .defined(Definitions.of(Counted.NON_EMBEDDING, "SentencePiece token", "C4", Floor.FITTED));
    }

    /** Castro et al. 2025: the full-precision law beneath the FP4 study; coefficients from memory. */
    public static Published<CoupledLaw> castro2025() {
        return new Published<>(
                        new CoupledLaw(1.35, 1.52e5, 0.589, 5.25e5, 0.544, 0.274),
                        "coupled/castro2025",
                        "Law at full precision beneath Quartet's FP4 training",
                        new Citation(
                                "Castro et al.",
                                2025,
                                "Quartet: Native FP4 Training Can Be Optimal for Large Language Models",
                                "https://arxiv.org/abs/2505.14669",
                                "the scaling law of low-precision training"),
                        Confidence.UNVERIFIED,
                        CalibratedRange.of("parameters", 3e7, 2e8).and("tokens", 7.5e8, 1.6e11),
                        Map.of(),
                        "The form is confirmed by summaries; the coefficients are from memory and not to be quoted without saying so.")
                .defined(Definitions.of(Counted.NON_EMBEDDING, "Llama 2 token", "C4", Floor.FITTED));
    }

    /** Both publications. */
    public static List<Published<CoupledLaw>> published() {
        return List.of(busbridge2025(), castro2025());
    }

    /**
     * A fitter for runs: {@code ln predicted - ln observed}, Huber 1e-3, 200 starts. With E and gamma both free the six are strongly
     * correlated: read the report before reading a letter.
     */
    public static Fitter<CoupledLaw, LossRun> fitter() {
        Fitter<CoupledLaw, LossRun> fitter = Fitter.of(
                FAMILY, (CoupledLaw law, LossRun run) -> law.loss(run.parameters(), run.tokens()), LossRun::loss);
        return LossRun.describe(fitter).residual(Residual.LOG).objective(Objective.huber(1e-3));
    }

    @Override
    public double loss(double parameters, double tokens) {
        return E + reducible(parameters, tokens);
    }

    /** The loss above E: {@code (A / N^alpha + B / D^beta)^gamma}, nats per token. */
    public double reducible(double parameters, double tokens) {
        positive("parameters", parameters);
        positive("tokens", tokens);
        return Math.pow(A * Math.pow(parameters, -alpha) + B * Math.pow(tokens, -beta), gamma);
    }

    /**
     * The split with the least loss at a training budget: that of the law inside the power.
     *
     * @param flop C, training compute, FLOP, {@code > 0}
     */
    @Override
    public Allocation optimal(double flop) {
        // The inner law's own floor plays no part in its best split; 1 stands for it.
        return new ChinchillaLaw(1, A, alpha, B, beta).optimal(flop);
    }

    /** The least loss at a training budget, nats per token. */
    public double optimalLoss(double flop) {
        Allocation best = optimal(flop);
        return loss(best.parameters(), best.tokens());
    }
}
