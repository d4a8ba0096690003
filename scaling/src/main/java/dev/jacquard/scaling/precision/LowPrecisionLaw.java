package dev.jacquard.scaling.precision;

import static dev.jacquard.data.Variables.LOSS;
import static dev.jacquard.data.Variables.TOKENS;
import static dev.jacquard.numerics.Check.notNull;
import static dev.jacquard.numerics.Check.positive;
import static dev.jacquard.scaling.precision.PrecisionVariables.NON_EMBEDDING;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Citation;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Definitions;
import dev.jacquard.data.Definitions.Counted;
import dev.jacquard.data.Definitions.Floor;
import dev.jacquard.data.Published;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;
import dev.jacquard.data.fitting.Constants;
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.numerics.fit.Residual;
import dev.jacquard.numerics.quantity.Compute;
import dev.jacquard.scaling.loss.CoupledLaw;
import dev.jacquard.scaling.loss.LossLaw;
import dev.jacquard.scaling.loss.LossRun;
import java.util.List;
import java.util.Map;

/**
 * Loss of training in a low-precision format, as that of a smaller model on less data at full precision.
 *
 * <p>{@code L(N, D) = (A / (N effN)^alpha + B / (D effD)^beta)^gamma + E}: the precision of the forward pass decides effN, that of the
 * backward pass effD. A format is worth its speed when speed-up times loss-equivalent compute is above 1 ({@link #gain}).
 *
 * <p>The form and the two roles are confirmed by summaries; the published coefficients are from memory.
 *
 * <pre>{@code
 * var fp4 = LowPrecisionLaw.castro2025().law();
 * fp4.loss(7e9, 1.4e11);                           // 2.285, against 2.255 at full precision
 * fp4.computeShare();                              // 0.60: training must be 1.66 times faster to pay
 * LowPrecisionLaw.trainingSpeedup(2.4, 1.6);       // 1.8
 * }</pre>
 *
 * @param full the law at full precision
 * @param effN share of parameters that counts, in (0, 1]
 * @param effD share of tokens that counts, in (0, 1]
 * @see <a href="https://arxiv.org/abs/2505.14669">Castro et al. 2025</a>, the scaling law of low-precision training
 */
public record LowPrecisionLaw(CoupledLaw full, double effN, double effD) implements LossLaw {

    private static final Variable FASTER =
            Variable.positive("speedup", "1", "how many times faster a training FLOP is than at full precision");
    private static final Variable FULL_LOSS =
            Variable.any("fullLoss", "nats/token", "cross-entropy of the same run at full precision");
    private static final Variable GAIN =
            Variable.any("gain", "1", "speed-up times loss-equivalent compute; above 1 the format pays");

    /** What goes in and comes out: size and data to loss, and what the speed-up of the format is worth. */
    public static final Signature<LowPrecisionLaw> SIGNATURE = Signature.ofEach(
                    "low-precision", (LowPrecisionLaw law) -> family(law.full), () -> List.of(castro2025()))
            .takes(NON_EMBEDDING, TOKENS, FASTER)
            .gives(LOSS, NON_EMBEDDING, TOKENS, LowPrecisionLaw::loss)
            .gives(FULL_LOSS, NON_EMBEDDING, TOKENS, (law, parameters, tokens) -> law.full.loss(parameters, tokens))
            .gives(GAIN, FASTER, LowPrecisionLaw::gain)
            .falls(LOSS, NON_EMBEDDING, TOKENS)
            .falls(FULL_LOSS, NON_EMBEDDING, TOKENS)
            .rises(GAIN, FASTER);

    /** How it is fitted to a table of runs in one format: given the law at full precision. */
    public static final Fitting<LowPrecisionLaw, LossRun> FITTING = Fitting.of(
                    SIGNATURE,
                    "L(N, D) = L_full(N effN, D effD), L_full given",
                    "Castro et al. 2025, the scaling law of low-precision training",
                    LossRun.ROWS)
            .needing(Constants.none()
                    .law("full", "the law at full precision", CoupledLaw.FAMILY, CoupledLaw.published()))
            .by(given -> fitter(given.law("full", CoupledLaw.FAMILY)));

    public LowPrecisionLaw {
        notNull("full", full);
        efficiency("effN", effN);
        efficiency("effD", effD);
    }

    /** What low precision does to a known law: effN, effD. Fits take the law at full precision as given. */
    public static Family<LowPrecisionLaw> family(CoupledLaw full) {
        notNull("full", full);
        return Family.of(
                LowPrecisionLaw.class,
                v -> new LowPrecisionLaw(full, v[0], v[1]),
                law -> new double[] {law.effN, law.effD},
                Param.fraction("effN"),
                Param.fraction("effD"));
    }

    /** Castro et al. 2025: Quartet, training in MXFP4; coefficients from memory. */
    public static Published<LowPrecisionLaw> castro2025() {
        return new Published<>(
                        new LowPrecisionLaw(CoupledLaw.castro2025().law(), .64, .94),
                        "low-precision/castro2025",
                        "Training in MXFP4 by Quartet",
                        new Citation(
                                "Castro et al.",
                                2025,
                                "Quartet: Native FP4 Training Can Be Optimal for Large Language Models",
                                "https://arxiv.org/abs/2505.14669",
                                "the efficiencies of Quartet in MXFP4"),
                        Confidence.UNVERIFIED,
                        CalibratedRange.of("parameters", 3e7, 2e8).and("tokens", 7.5e8, 1.6e11),
                        Map.of(),
                        "The form is confirmed by summaries; the coefficients are from memory and not to be quoted without saying so.")
                .defined(Definitions.of(Counted.NON_EMBEDDING, "Llama 2 token", "C4", Floor.FITTED));
    }

    /** A fitter for runs of one format, given the law at full precision: least squares in the logarithm of the loss, 200 starts. */
    public static Fitter<LowPrecisionLaw, LossRun> fitter(CoupledLaw full) {
        return Fitter.of(
                        family(full),
                        (LowPrecisionLaw law, LossRun run) -> law.loss(run.parameters(), run.tokens()),
                        LossRun::loss)
                .residual(Residual.LOG)
                .input("parameters", LossRun::parameters)
                .input("tokens", LossRun::tokens);
    }

    @Override
    public double loss(double parameters, double tokens) {
        return full.loss(positive("parameters", parameters) * effN, positive("tokens", tokens) * effD);
    }

    /**
     * The compute at full precision that reaches the same least loss, as a share of that spent: {@code effN effD}. It holds at every budget
     * when size and data are chosen best in both formats.
     */
    public double computeShare() {
        return effN * effD;
    }

    /**
     * The same for one model: the tokens at full precision with the loss of this run, as a share of its tokens.
     *
     * @param parameters N of both runs, {@code > 0}
     * @param tokens D of the run in this format, {@code > 0}
     */
    public double computeShare(double parameters, double tokens) {
        double model = full.A() * Math.pow(positive("parameters", parameters), -full.alpha());
        double data = full.B() * Math.pow(positive("tokens", tokens), -full.beta());
        // What parameters that do not count leave behind, data at full precision would leave too.
        double left = model * (Math.pow(effN, -full.alpha()) - 1) + data * Math.pow(effD, -full.beta());
        return Math.pow(left / data, -1 / full.beta());
    }

    /**
     * Speed-up times loss-equivalent compute: above 1 the format reaches a lower loss in the same time, size and data chosen best in both.
     *
     * @param trainingSpeedup how many times faster a training FLOP is than at full precision, {@code > 0}
     */
    public double gain(double trainingSpeedup) {
        return positive("trainingSpeedup", trainingSpeedup) * computeShare();
    }

    /** The same for one model, which then trains on {@code trainingSpeedup} times the tokens in the time of {@code tokens}. */
    public double gain(double parameters, double tokens, double trainingSpeedup) {
        double more = positive("tokens", tokens) * positive("trainingSpeedup", trainingSpeedup);
        return trainingSpeedup * computeShare(parameters, more);
    }

    /** How many times faster training is when its forward third and its backward two thirds speed up by these factors. */
    public static double trainingSpeedup(double forward, double backward) {
        double forwardShare = Compute.inferenceFlop(1, 1) / Compute.trainingFlop(1, 1);
        return 1 / (forwardShare / positive("forward", forward) + (1 - forwardShare) / positive("backward", backward));
    }

    private static void efficiency(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw Check.refused(name, value, "in (0, 1]");
        }
    }
}
