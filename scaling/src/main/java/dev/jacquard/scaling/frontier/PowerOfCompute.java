package dev.jacquard.scaling.frontier;

import static dev.jacquard.data.Variables.FLOP;
import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Published;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.numerics.quantity.Compute;
import dev.jacquard.scaling.loss.KaplanLaw;
import java.util.List;
import java.util.Map;

/**
 * A setting of a training run as a power of its compute: {@code factor C^exponent}, C in FLOP.
 *
 * <pre>{@code
 * PowerOfCompute.deepseek2024LearningRate().law().at(1e20);   // 9.86e-4
 * }</pre>
 *
 * @param factor the setting at one FLOP, {@code > 0}
 * @param exponent growth, finite
 */
public record PowerOfCompute(double factor, double exponent) {

    /** The form: factor, searched as a logarithm, and exponent. */
    public static final Family<PowerOfCompute> FAMILY = Family.of(
            PowerOfCompute.class,
            v -> new PowerOfCompute(v[0], v[1]),
            law -> new double[] {law.factor, law.exponent},
            Param.positive("factor", "1").startingIn(1e-6, 1e6),
            Param.real("exponent", "1").startingIn(-1, 1));

    private static final Variable RATE = Variable.any("learningRate", "1", "best learning rate");
    private static final Variable TOKENS_OF_BATCH = Variable.any("batch", "token", "best batch");
    private static final Variable LEAST_STEPS = Variable.any("steps", "1", "least optimiser steps");

    /** What goes in and comes out of {@link #deepseek2024LearningRate}: compute to the learning rate. */
    public static final Signature<PowerOfCompute> LEARNING_RATE = Signature.of(
                    "learning-rate", FAMILY, () -> List.of(deepseek2024LearningRate()))
            .takes(FLOP)
            .gives(RATE, FLOP, PowerOfCompute::at)
            .falls(RATE, FLOP);

    /** What goes in and comes out of {@link #deepseek2024Batch} and {@link #kaplan2020Batch}: compute to the batch. */
    public static final Signature<PowerOfCompute> BATCH = Signature.of(
                    "best-batch", FAMILY, () -> List.of(deepseek2024Batch(), kaplan2020Batch()))
            .formerly("batch")
            .takes(FLOP)
            .gives(TOKENS_OF_BATCH, FLOP, PowerOfCompute::at)
            .rises(TOKENS_OF_BATCH, FLOP);

    /** What goes in and comes out of {@link #kaplan2020Steps}: compute to the steps. */
    public static final Signature<PowerOfCompute> STEPS = Signature.of(
                    "steps", FAMILY, () -> List.of(kaplan2020Steps()))
            .takes(FLOP)
            .gives(LEAST_STEPS, FLOP, PowerOfCompute::at)
            .rises(LEAST_STEPS, FLOP);

    public PowerOfCompute {
        positive("factor", factor);
        finite("exponent", exponent);
    }

    /**
     * The power with this exponent that passes through a point.
     *
     * @param flop compute of the point, FLOP, {@code > 0}
     * @param value the setting there, {@code > 0}
     * @param exponent growth
     */
    public static PowerOfCompute through(double flop, double value, double exponent) {
        return new PowerOfCompute(positive("value", value) * Math.pow(positive("flop", flop), -exponent), exponent);
    }

    /** DeepSeek LLM: the best learning rate, {@code 0.3118 C^-0.1250}. */
    public static Published<PowerOfCompute> deepseek2024LearningRate() {
        return deepseek(
                new PowerOfCompute(0.3118, -0.1250),
                "learning-rate/deepseek2024",
                "DeepSeek LLM, best learning rate by compute");
    }

    /** DeepSeek LLM: the best batch, {@code 0.2920 C^0.3271} tokens. */
    public static Published<PowerOfCompute> deepseek2024Batch() {
        return deepseek(
                new PowerOfCompute(0.2920, 0.3271),
                "best-batch/deepseek2024",
                "DeepSeek LLM, best batch in tokens by compute");
    }

    /** Kaplan et al. 2020: the critical batch on the frontier, {@code 2.0e6 C^0.24} tokens, C in petaflop-days; the factor from memory. */
    public static Published<PowerOfCompute> kaplan2020Batch() {
        return kaplan(2.0e6, 0.24, "best-batch/kaplan2020", "Kaplan et al., batch in tokens by compute");
    }

    /** Kaplan et al. 2020: the least steps on the frontier, {@code 5.4e3 C^0.03}, C in petaflop-days; the factor from memory. */
    public static Published<PowerOfCompute> kaplan2020Steps() {
        return kaplan(5.4e3, 0.03, "steps/kaplan2020", "Kaplan et al., least optimiser steps by compute");
    }

    /** Every publication of this form. */
    public static List<Published<PowerOfCompute>> published() {
        return List.of(deepseek2024LearningRate(), deepseek2024Batch(), kaplan2020Batch(), kaplan2020Steps());
    }

    private static Published<PowerOfCompute> kaplan(double perPetaflopDay, double exponent, String id, String title) {
        return new Published<>(
                        through(Compute.flopOfPetaflopDays(1), perPetaflopDay, exponent),
                        id,
                        title,
                        PublishedFrontiers.kaplan2020().citation(),
                        Confidence.UNVERIFIED,
                        KaplanLaw.flopRange(),
                        Map.of(),
                        "The exponent is from secondary sources, the factor from memory. C is compute at a batch far below the critical one.")
                .defined(PublishedFrontiers.kaplan2020().definitions());
    }

    private static Published<PowerOfCompute> deepseek(PowerOfCompute law, String id, String title) {
        return new Published<>(
                        law,
                        id,
                        title,
                        PublishedFrontiers.deepseek("equation 1"),
                        Confidence.VERIFIED,
                        CalibratedRange.of("flop", 1e17, 2e19),
                        Map.of(),
                        "Fitted to grid searches of small runs and held against runs of 1e20 FLOP; C is non-embedding FLOP per token times tokens. A wide range around the best"
                                + " setting is about as good.")
                .defined(PublishedFrontiers.DEEPSEEK);
    }

    /** The setting at a training compute. */
    public double at(double flop) {
        return factor * Math.pow(positive("flop", flop), exponent);
    }

    /** What the setting is multiplied by when compute grows so many times: {@code times^exponent}. */
    public double growth(double times) {
        return Math.pow(positive("times", times), exponent);
    }
}
