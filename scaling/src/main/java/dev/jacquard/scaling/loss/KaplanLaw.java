package dev.jacquard.scaling.loss;

import static dev.jacquard.data.Variables.LOSS;
import static dev.jacquard.data.Variables.PARAMETERS;
import static dev.jacquard.data.Variables.TOKENS;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Citation;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Definitions;
import dev.jacquard.data.Definitions.Counted;
import dev.jacquard.data.Definitions.Floor;
import dev.jacquard.data.Published;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Stated;
import dev.jacquard.data.Variable;
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Objective;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.numerics.fit.Residual;
import java.util.List;
import java.util.Map;

/**
 * Loss of a transformer as one power of a sum of a model-size and a data term, without a floor.
 *
 * <p>{@code L(N, D) = ((Nc / N)^(alphaN / alphaD) + Dc / D)^alphaD}, with N non-embedding parameters, D tokens, L in nats per token.
 *
 * <p>Fitted to 768 to 1.5e9 non-embedding parameters and 2.2e7 to 2.3e10 tokens of WebText2, stopped early over several epochs: the
 * compute of such a run is not {@code 6 N D}. The coefficients are a fit of their own; those of {@link KaplanPower} do not go here.
 * The exponents are slopes of the whole loss, since the form has no floor: never compare them with those of {@link ChinchillaLaw}.
 *
 * <pre>{@code
 * KaplanLaw.kaplan2020().law().loss(1.5e9, 2.3e10);   // 2.310 nats per token
 * }</pre>
 *
 * @param Nc scale of the model term, non-embedding parameters, {@code > 0}
 * @param alphaN exponent of the model term, {@code > 0}
 * @param Dc scale of the data term, tokens, {@code > 0}
 * @param alphaD exponent of the data term, {@code > 0}
 * @see <a href="https://arxiv.org/abs/2001.08361">Kaplan et al. 2020</a>, equation 1.5
 */
public record KaplanLaw(double Nc, double alphaN, double Dc, double alphaD) implements LossLaw {

    /** The form: Nc, alphaN, Dc, alphaD, all searched as logarithms. */
    public static final Family<KaplanLaw> FAMILY = Family.of(
            KaplanLaw.class,
            v -> new KaplanLaw(v[0], v[1], v[2], v[3]),
            law -> new double[] {law.Nc, law.alphaN, law.Dc, law.alphaD},
            Param.positive("Nc", "parameter").startingIn(1e10, 1e17),
            Param.positive("alphaN", "1").startingIn(0.02, 0.5),
            Param.positive("Dc", "token").startingIn(1e10, 1e17),
            Param.positive("alphaD", "1").startingIn(0.02, 0.5));

    /** What the letters mean in all laws of the paper. */
    static final Definitions DEFINITIONS =
            Definitions.of(Counted.NON_EMBEDDING, "GPT-2 BPE token", "WebText2, test", Floor.ZERO);

    /** What goes in and comes out: size and data to loss. */
    public static final Signature<KaplanLaw> SIGNATURE = Signature.of("kaplan", FAMILY, () -> List.of(kaplan2020()))
            .takes(PARAMETERS, TOKENS)
            .gives(LOSS, PARAMETERS, TOKENS, KaplanLaw::loss)
            .falls(LOSS, PARAMETERS, TOKENS);

    /** How it is fitted to a table. */
    public static final Fitting<KaplanLaw, LossRun> FITTING = Fitting.of(
                    SIGNATURE,
                    "L(N, D) = ((Nc / N)^(alphaN / alphaD) + Dc / D)^alphaD",
                    "Kaplan et al. 2020, equation 1.5",
                    LossRun.ROWS)
            .by(KaplanLaw::fitter);

    private static final Variable NON_EMBEDDING = PARAMETERS.meaning("size of the model, embeddings excluded");

    /** What goes in and comes out of {@link #tokensAgainstOverfitting}: size to data. */
    public static final Signature<KaplanLaw> OVERFITTING = Signature.of(
                    Stated.of(
                                    "overfitting/kaplan2020",
                                    "Kaplan et al., tokens a model needs so that overfitting costs it almost nothing",
                                    "Kaplan et al. 2020, equation 4.4 (https://arxiv.org/abs/2001.08361)",
                                    Confidence.REPORTED)
                            .observed(range())
                            .noting("N excludes embeddings; WebText2."),
                    in -> kaplan2020().law())
            .takes(NON_EMBEDDING)
            .gives(
                    TOKENS.meaning("data that avoids overfitting"),
                    NON_EMBEDDING,
                    (law, parameters) -> tokensAgainstOverfitting(parameters))
            .rises(TOKENS, NON_EMBEDDING);

    public KaplanLaw {
        positive("Nc", Nc);
        positive("alphaN", alphaN);
        positive("Dc", Dc);
        positive("alphaD", alphaD);
    }

    /** Kaplan et al. 2020, table 2: the joint fit of size and data; no errors were printed. */
    public static Published<KaplanLaw> kaplan2020() {
        return new Published<>(
                        new KaplanLaw(6.4e13, 0.076, 1.8e13, 0.103),
                        "kaplan/kaplan2020",
                        "Kaplan et al., loss of size and data together",
                        citation("equation 1.5 and table 2"),
                        Confidence.REPORTED,
                        range(),
                        Map.of(),
                        "N excludes embeddings; early stopping over several epochs, so compute is not 6ND. Another coefficient set than"
                                + " kaplan-n and kaplan-d. No floor: exponents are slopes of the whole loss. One learning-rate schedule for"
                                + " all lengths, which Hoffmann et al. and Porian et al. hold to bias the split.")
                .defined(DEFINITIONS);
    }

    /** A fitter for runs: {@code ln predicted - ln observed}, Huber 1e-3, 200 starts. The form has no floor: near one it bends the exponents. */
    public static Fitter<KaplanLaw, LossRun> fitter() {
        Fitter<KaplanLaw, LossRun> fitter = Fitter.of(
                FAMILY, (KaplanLaw law, LossRun run) -> law.loss(run.parameters(), run.tokens()), LossRun::loss);
        return LossRun.describe(fitter).residual(Residual.LOG).objective(Objective.huber(1e-3));
    }

    static CalibratedRange range() {
        return CalibratedRange.of("parameters", 768, 1.5e9).and("tokens", 2.2e7, 2.3e10);
    }

    /** Training compute of the smallest and the largest model, {@code 6 N B S} with 2.5e5 steps of 512 times 1024 tokens. */
    public static CalibratedRange flopRange() {
        return CalibratedRange.of("flop", 6e14, 1.2e21);
    }

    static Citation citation(String where) {
        return new Citation(
                "Kaplan et al.",
                2020,
                "Scaling Laws for Neural Language Models",
                "https://arxiv.org/abs/2001.08361",
                where);
    }

    @Override
    public double loss(double parameters, double tokens) {
        return Math.pow(modelTerm(parameters) + dataTerm(tokens), alphaD);
    }

    @Override
    public double parameterPull(double parameters, double tokens) {
        double model = modelTerm(parameters);
        return alphaN * model * Math.pow(model + dataTerm(tokens), alphaD - 1);
    }

    @Override
    public double tokenPull(double parameters, double tokens) {
        double data = dataTerm(tokens);
        return alphaD * data * Math.pow(modelTerm(parameters) + data, alphaD - 1);
    }

    /**
     * Tokens a model needs so that too little data costs it almost nothing: {@code D >= 5e3 N^0.74}.
     *
     * @param parameters N, non-embedding, {@code > 0}
     * @see <a href="https://arxiv.org/abs/2001.08361">Kaplan et al. 2020</a>, equation 4.4
     */
    public static double tokensAgainstOverfitting(double parameters) {
        return 5e3 * Math.pow(positive("parameters", parameters), 0.74);
    }

    private double modelTerm(double parameters) {
        return Math.pow(Nc / positive("parameters", parameters), alphaN / alphaD);
    }

    private double dataTerm(double tokens) {
        return Dc / positive("tokens", tokens);
    }
}
