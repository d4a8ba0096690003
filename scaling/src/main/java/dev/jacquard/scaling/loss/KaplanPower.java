package dev.jacquard.scaling.loss;

import static dev.jacquard.data.Variables.LOSS;
import static dev.jacquard.numerics.Check.notNull;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Citation;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Definitions;
import dev.jacquard.data.Definitions.Counted;
import dev.jacquard.data.Definitions.Floor;
import dev.jacquard.data.Published;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Loss as a pure power of one thing while nothing else limits: {@code L(x) = (scale / x)^exponent}, without a floor.
 *
 * <p>Fits with one input are not interchangeable with the joint fit {@link KaplanLaw}. The law of compute is {@link
 * PowerLaw#kaplan2020()}.
 *
 * <pre>{@code
 * KaplanPower.kaplan2020Parameters().law().loss(1e9);   // 2.376 nats per token
 * }</pre>
 *
 * @param input what is limited
 * @param scale the amount at which the law gives one nat per token, {@code > 0}
 * @param exponent slope of the whole loss, {@code > 0}
 * @see <a href="https://arxiv.org/abs/2001.08361">Kaplan et al. 2020</a>, equations 1.1 and 1.2
 */
public record KaplanPower(Input input, double scale, double exponent) {

    /** What limits the loss. */
    public enum Input {
        /** N, as the publication counts them. */
        PARAMETERS("parameters", "parameter"),
        /** D. */
        TOKENS("tokens", "token");

        private final String words;
        private final String unit;

        Input(String words, String unit) {
            this.words = words;
            this.unit = unit;
        }

        /** The name of the input. */
        public String words() {
            return words;
        }

        /** The unit of the input. */
        public String unit() {
            return unit;
        }
    }

    /** What goes in and comes out of {@link #kaplan2020Parameters}: size to loss. */
    public static final Signature<KaplanPower> OF_PARAMETERS =
            signature("kaplan-n", Input.PARAMETERS, KaplanPower::kaplan2020Parameters);

    /** What goes in and comes out of {@link #kaplan2020Tokens}: data to loss. */
    public static final Signature<KaplanPower> OF_TOKENS =
            signature("kaplan-d", Input.TOKENS, KaplanPower::kaplan2020Tokens);

    /** What goes in and comes out of {@link #hestness2017}: words to loss. */
    public static final Signature<KaplanPower> HESTNESS =
            signature("hestness", Input.TOKENS, KaplanPower::hestness2017);

    private static Signature<KaplanPower> signature(String id, Input limited, Supplier<Published<KaplanPower>> only) {
        Variable input =
                Variable.positive(limited.words(), limited.unit(), limited.words() + ", the only limit of the loss");
        return Signature.of(id, () -> List.of(only.get()))
                .takes(input)
                .gives(LOSS, input, KaplanPower::loss)
                .falls(LOSS, input);
    }

    public KaplanPower {
        notNull("input", input);
        positive("scale", scale);
        positive("exponent", exponent);
    }

    /** {@code L(N) = (8.8e13 / N)^0.076}, N non-embedding, trained to convergence. */
    public static Published<KaplanPower> kaplan2020Parameters() {
        return new Published<>(
                        new KaplanPower(Input.PARAMETERS, 8.8e13, 0.076),
                        "kaplan-n/kaplan2020",
                        "Kaplan et al., loss of size alone",
                        KaplanLaw.citation("equation 1.1"),
                        Confidence.REPORTED,
                        CalibratedRange.of("parameters", 768, 1.5e9),
                        Map.of(),
                        "N excludes embeddings; enough data, trained to convergence. Not the coefficients of the joint fit.")
                .defined(KaplanLaw.DEFINITIONS);
    }

    /** {@code L(D) = (5.4e13 / D)^0.095}: large models, stopped early. */
    public static Published<KaplanPower> kaplan2020Tokens() {
        return new Published<>(
                        new KaplanPower(Input.TOKENS, 5.4e13, 0.095),
                        "kaplan-d/kaplan2020",
                        "Kaplan et al., loss of data alone",
                        KaplanLaw.citation("equation 1.2"),
                        Confidence.REPORTED,
                        CalibratedRange.of("tokens", 2.2e7, 2.3e10),
                        Map.of(),
                        "Large models with early stopping: D is the size of the data set, read several times.")
                .defined(KaplanLaw.DEFINITIONS);
    }

    /** Hestness et al. 2017, word language models: {@code 11.9 m^-0.066}, printed with the factor in front. */
    public static Published<KaplanPower> hestness2017() {
        return new Published<>(
                        new KaplanPower(Input.TOKENS, Math.pow(11.9, 1 / 0.066), 0.066),
                        "hestness/hestness2017",
                        "Hestness et al., word language models, loss of data",
                        new Citation(
                                "Hestness et al.",
                                2017,
                                "Deep Learning Scaling is Predictable, Empirically",
                                "https://arxiv.org/abs/1712.00409",
                                "section on word language models"),
                        Confidence.REPORTED,
                        CalibratedRange.unknown(),
                        Map.of(),
                        "Printed as 11.9 m^-0.066. Words, not sub-word tokens: no comparison with token losses.")
                .defined(Definitions.of(Counted.NONE, "word", "One Billion Word", Floor.ZERO));
    }

    /** Every publication of this form. */
    public static List<Published<KaplanPower>> published() {
        return List.of(kaplan2020Parameters(), kaplan2020Tokens(), hestness2017());
    }

    /**
     * Loss, nats per token.
     *
     * @param amount parameters or tokens, {@code > 0}
     */
    public double loss(double amount) {
        return Math.pow(scale / positive(input.words(), amount), exponent);
    }

    /** The amount that reaches a loss: {@code scale L^(-1 / exponent)}. */
    public double amount(double loss) {
        return scale * Math.pow(positive("loss", loss), -1 / exponent);
    }
}
