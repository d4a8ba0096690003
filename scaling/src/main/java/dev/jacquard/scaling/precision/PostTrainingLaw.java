package dev.jacquard.scaling.precision;

import static dev.jacquard.data.Variables.TOKENS;
import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.notNull;
import static dev.jacquard.numerics.Check.positive;
import static dev.jacquard.scaling.precision.PrecisionVariables.BITS;
import static dev.jacquard.scaling.precision.PrecisionVariables.NON_EMBEDDING;

import dev.jacquard.data.CalibratedRange;
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
 * What rounding the weights of a trained model adds to its loss.
 *
 * <p>{@code delta(N, D, P) = CT D^gD / N^gN e^(-P / gamma)}, with N parameters without embeddings, D tokens it was trained on, P bits of a
 * weight; nats per token. It grows with D: beyond {@link #criticalTokens} more training makes the rounded model worse.
 *
 * <p>The authors list one more letter, b = 1.1277, whose place and sign are not clear; in the exponent it can not be told from CT. It is
 * left out unless asked for by {@link #withOffset}.
 *
 * <pre>{@code
 * PostTrainingLaw.kumar2024().law().degradation(2.2e8, 2.6e10, 4);   // 0.0176
 * }</pre>
 *
 * @param CT level, nats/token, {@code > 0}
 * @param gD exponent of tokens, {@code > 0}
 * @param gN exponent of parameters, {@code > 0}
 * @param gamma bits that take off a factor e, {@code > 0}
 * @see <a href="https://arxiv.org/abs/2411.04330">Kumar et al. 2024</a>, table 2 and appendix K
 */
public record PostTrainingLaw(double CT, double gD, double gN, double gamma) {

    /** The letter b of Kumar et al. 2024; for {@link #withOffset}, with either sign. */
    public static final double KUMAR_OFFSET = 1.1277;

    /** The form: CT, gD, gN, gamma, all searched as logarithms. */
    public static final Family<PostTrainingLaw> FAMILY = Family.of(
            PostTrainingLaw.class,
            v -> new PostTrainingLaw(v[0], v[1], v[2], v[3]),
            law -> new double[] {law.CT, law.gD, law.gN, law.gamma},
            Param.positive("CT", "nats/token").startingIn(1e-3, 10),
            Param.positive("gD", "1").startingIn(0.1, 1),
            Param.positive("gN", "1").startingIn(0.1, 1),
            Param.positive("gamma", "bit").startingIn(0.2, 3));

    private static final Variable DEGRADATION =
            Variable.any("degradation", "nats/token", "loss after rounding less loss before");

    /** What goes in and comes out: size, data and bits to what rounding costs. */
    public static final Signature<PostTrainingLaw> SIGNATURE = Signature.of(
                    "post-training", FAMILY, () -> List.of(kumar2024()))
            .takes(NON_EMBEDDING, TOKENS, BITS)
            .gives(DEGRADATION, NON_EMBEDDING, TOKENS, BITS, PostTrainingLaw::degradation)
            .rises(DEGRADATION, TOKENS)
            .falls(DEGRADATION, NON_EMBEDDING, BITS);

    /** How it is fitted to a table. */
    public static final Fitting<PostTrainingLaw, PostTrainingRun> FITTING = Fitting.of(
                    SIGNATURE,
                    "degradation(N, D, P) = CT D^gD / N^gN e^(-P / gamma)",
                    "Kumar et al. 2024, table 2 and appendix K",
                    Rows.of(
                            v -> new PostTrainingRun(v[0], v[1], v[2], v[3]),
                            PostTrainingRun::degradation,
                            Column.positive(NON_EMBEDDING),
                            Column.positive(TOKENS),
                            Column.positive(BITS),
                            Column.positive(DEGRADATION)))
            .by(PostTrainingLaw::fitter);

    public PostTrainingLaw {
        positive("CT", CT);
        positive("gD", gD);
        positive("gN", gN);
        positive("gamma", gamma);
    }

    /** Kumar et al. 2024, without the letter b. */
    public static Published<PostTrainingLaw> kumar2024() {
        return new Published<>(
                        new PostTrainingLaw(.0598, .5068, .3439, .5907),
                        "post-training/kumar2024",
                        "Loss that rounding the weights after training adds",
                        PrecisionLaw.kumar("table 2 and appendix K"),
                        Confidence.VERIFIED,
                        CalibratedRange.of("parameters", 3e7, 2.2e8)
                                .and("tokens", 1.5e9, 2.6e10)
                                .and("bits", 3, 12),
                        Map.of(),
                        "The letter b = 1.1277 is left out: its place and sign are not clear, and in the exponent it can not be told from CT.")
                .defined(Definitions.of(Counted.NON_EMBEDDING, "OLMo token", "Dolma", Floor.NONE));
    }

    /** A fitter for rounded models: {@code ln predicted - ln observed}, Huber 1e-3, 200 starts. */
    public static Fitter<PostTrainingLaw, PostTrainingRun> fitter() {
        return Fitter.of(
                        FAMILY,
                        (PostTrainingLaw law, PostTrainingRun run) ->
                                law.degradation(run.parameters(), run.tokens(), run.bits()),
                        PostTrainingRun::degradation)
                .residual(Residual.LOG)
                .objective(Objective.huber(1e-3))
                .input("parameters", PostTrainingRun::parameters)
                .input("tokens", PostTrainingRun::tokens)
                .input("bits", PostTrainingRun::bits);
    }

    /** The law with an offset in its exponent, {@code e^(b - P / gamma)}, which is a factor {@code e^b} on CT. */
    public PostTrainingLaw withOffset(double b) {
        return new PostTrainingLaw(CT * Math.exp(finite("b", b)), gD, gN, gamma);
    }

    /** Loss after rounding less loss before, nats per token. */
    public double degradation(double parameters, double tokens, double bits) {
        return CT
                * Math.pow(positive("tokens", tokens), gD)
                * Math.pow(positive("parameters", parameters), -gN)
                * Math.exp(-positive("bits", bits) / gamma);
    }

    /**
     * Tokens beyond which more training makes the rounded model worse: {@code (beta B N^gN e^(P / gamma) / (gD CT))^(1 / (gD + beta))}.
     *
     * @param trained the law of the loss before rounding, for its data term
     * @param parameters N, {@code > 0}
     * @param bits P, {@code > 0}
     */
    public double criticalTokens(ChinchillaLaw trained, double parameters, double bits) {
        notNull("trained", trained);
        double gain = trained.beta() * trained.B();
        double harm = gD * degradation(parameters, 1, bits);
        return Math.pow(gain / harm, 1 / (gD + trained.beta()));
    }
}
