package dev.jacquard.scaling.loss;

import static dev.jacquard.data.Variables.FLOP;
import static dev.jacquard.data.Variables.LOSS;
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
import dev.jacquard.data.fitting.Column;
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.data.fitting.Rows;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Objective;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.numerics.fit.Residual;
import dev.jacquard.numerics.quantity.Compute;
import java.util.List;
import java.util.Map;

/**
 * Loss as a power of training compute above a floor.
 *
 * <p>{@code L(C) = floor + (C / scale)^-slope}, with C in FLOP and L in nats per token. It describes runs that split their compute
 * in one way (all compute-optimal, or all at 20 tokens per parameter); it says nothing about other splits.
 *
 * <p>Scale and slope are strongly correlated in any fit, and a floor is known only as far as the curve bends: compare laws by what
 * they predict, not letter by letter.
 *
 * <pre>{@code
 * PowerLaw.dey2023().law().loss(2.3e22);   // 1.580: Cerebras-GPT 13B was measured at 1.572
 * }</pre>
 *
 * @param floor loss that no compute removes, nats/token, {@code >= 0}
 * @param scale compute at which the loss is one above the floor, FLOP, {@code > 0}
 * @param slope exponent, {@code > 0}
 */
public record PowerLaw(double floor, double scale, double slope) implements LossLaw {

    /** The form: floor, scale, slope, all searched as logarithms. */
    public static final Family<PowerLaw> FAMILY = Family.of(
            PowerLaw.class,
            v -> new PowerLaw(v[0], v[1], v[2]),
            law -> new double[] {law.floor, law.scale, law.slope},
            Param.positive("floor", "nats/token").startingIn(0.1, 3),
            Param.positive("scale", "FLOP").startingIn(1e14, 1e26),
            Param.positive("slope", "1").startingIn(0.02, 0.5));

    /** What goes in and comes out: compute to loss. */
    public static final Signature<PowerLaw> SIGNATURE = Signature.of("power-law", FAMILY, PowerLaw::published)
            .takes(FLOP)
            .gives(LOSS, FLOP, PowerLaw::loss)
            .falls(LOSS, FLOP);

    /** How it is fitted to a table. */
    public static final Fitting<PowerLaw, ComputeRun> FITTING = Fitting.of(
                    SIGNATURE,
                    "L(C) = floor + (C / scale)^-slope",
                    "Dey et al. 2023, equation 1",
                    Rows.of(
                            v -> new ComputeRun(v[0], v[1]),
                            ComputeRun::loss,
                            Column.positive(FLOP),
                            Column.positive(LOSS)))
            .by(PowerLaw::fitter)
            .drawnOver("training compute, FLOP", ComputeRun::flop, PowerLaw::loss);

    public PowerLaw {
        nonNegative("floor", floor);
        positive("scale", scale);
        positive("slope", slope);
    }

    /**
     * Cerebras-GPT, standard parametrisation: {@code L(f) = (f / 5.984e22)^-0.0737 + 0.5066} on the Pile's test set, seven runs at 20
     * tokens per parameter; 0.66 % scatter reported.
     */
    public static Published<PowerLaw> dey2023() {
        return new Published<>(
                        new PowerLaw(0.5066, 5.984e22, 0.0737),
                        "power-law/dey2023",
                        "Cerebras-GPT, compute to Pile test loss at 20 tokens per parameter",
                        new Citation(
                                "Dey et al.",
                                2023,
                                "Cerebras-GPT: Open Compute-Optimal Language Models Trained on the Cerebras Wafer-Scale Cluster",
                                "https://arxiv.org/abs/2304.03208",
                                "equation 1"),
                        Confidence.VERIFIED,
                        CalibratedRange.of("flop", 2.6e18, 2.3e22),
                        Map.of(),
                        "FLOP as the authors count them (attention and embeddings included, not 6ND); GPT-2 vocabulary. Seven runs.")
                .defined(Definitions.of(Counted.NONE, "GPT-2 BPE token", "the Pile, test", Floor.FITTED));
    }

    /** Kaplan et al. 2020: {@code L(Cmin) = (3.1e8 PF-days / Cmin)^0.050}, without a floor. */
    public static Published<PowerLaw> kaplan2020() {
        return new Published<>(
                        new PowerLaw(0, Compute.flopOfPetaflopDays(3.1e8), 0.050),
                        "power-law/kaplan2020",
                        "Kaplan et al., loss of the least compute",
                        KaplanLaw.citation("equation 1.3"),
                        Confidence.REPORTED,
                        KaplanLaw.flopRange(),
                        Map.of(),
                        "Compute excludes embeddings (6 N D with N non-embedding) and is that of a batch far below the critical one. No floor. The"
                                + " range is 6 N B S of the smallest and the largest model.")
                .defined(KaplanLaw.DEFINITIONS);
    }

    /** Every publication. */
    public static List<Published<PowerLaw>> published() {
        return List.of(dey2023(), kaplan2020());
    }

    /**
     * A fitter of compute and loss: {@code ln predicted - ln observed}, Huber 1e-3, 200 starts.
     */
    public static Fitter<PowerLaw, ComputeRun> fitter() {
        return Fitter.of(FAMILY, (PowerLaw law, ComputeRun run) -> law.loss(run.flop()), ComputeRun::loss)
                .residual(Residual.LOG)
                .objective(Objective.huber(1e-3));
    }

    /**
     * Loss at a training compute, nats per token.
     *
     * @param flop C, FLOP, {@code > 0}
     */
    public double loss(double flop) {
        return floor + Math.pow(positive("flop", flop) / scale, -slope);
    }

    /** Loss of a run whose compute is {@code 6 N D}; true only near the split of the runs that the law was fitted to. */
    @Override
    public double loss(double parameters, double tokens) {
        return loss(Compute.trainingFlop(parameters, tokens));
    }

    /** The same for both, since only their product counts: the law prefers no split. */
    @Override
    public double parameterPull(double parameters, double tokens) {
        return slope * (loss(parameters, tokens) - floor);
    }

    @Override
    public double tokenPull(double parameters, double tokens) {
        return parameterPull(parameters, tokens);
    }

    /** Compute at which the law reaches a loss: {@code scale (L - floor)^(-1 / slope)}, FLOP; the loss must lie above the floor. */
    public double flop(double loss) {
        return scale * Math.pow(positive("loss above the floor", loss - floor), -1 / slope);
    }
}
