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
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.numerics.quantity.Compute;
import java.util.List;
import java.util.Map;

/**
 * Loss of models trained on far more tokens than is best for their size, from compute and tokens per parameter.
 *
 * <p>{@code L(C, M) = E + (a M^eta + b M^-eta) C^-eta}, with C = 6 N D in FLOP, M = D / N, N all parameters, L in nats per token. At any fixed
 * M it is a power of compute above one floor, with one exponent: over-training moves the line, not its slope. It is {@link ChinchillaLaw}
 * with {@code alpha = beta = 2 eta}, {@code A = a 6^-eta} and {@code B = b 6^-eta} ({@link #chinchilla()}), so the best M is one
 * number for all budgets.
 *
 * <p>Each published set stands on five runs for four parameters: four small models at M = 20 and the smallest at M = 320. Their learning
 * rates were tuned at M = 20 only. Laws of different training sets are not comparable term by term.
 *
 * <pre>{@code
 * var law = OvertrainedLaw.gadre2024RedPajamaRefit().law();
 * law.lossAt(6 * 1.44e9 * 1.44e9 * 640, 640);   // 2.520
 * law.bestTokensPerParameter();                 // 7.41
 * }</pre>
 *
 * @param E irreducible loss, nats/token, {@code > 0}
 * @param a size of the term that grows with M, {@code > 0}
 * @param b size of the term that falls with M, {@code > 0}
 * @param eta exponent of compute, {@code > 0}
 * @see <a href="https://arxiv.org/abs/2403.08540">Gadre et al. 2024</a>, equation 4
 */
public record OvertrainedLaw(double E, double a, double b, double eta) implements LossLaw, AllocationLaw {

    private static final double FLOP_PER_PARAMETER_AND_TOKEN = Compute.trainingFlop(1, 1);

    /**
     * The form: E, a, b, eta, all searched as logarithms. The grid {@code gadre2024} has the authors' 32 starts, carried over from their
     * {@code al = a 6^-eta}, {@code k = -2 eta}; their E = 0 is a vanishing one here.
     */
    public static final Family<OvertrainedLaw> FAMILY = Family.of(
                    OvertrainedLaw.class,
                    v -> new OvertrainedLaw(v[0], v[1], v[2], v[3]),
                    law -> new double[] {law.E, law.a, law.b, law.eta},
                    Param.positive("E", "nats/token").startingIn(0.1, 4),
                    Param.positive("a", "1").startingIn(10, 1e4),
                    Param.positive("b", "1").startingIn(10, 1e4),
                    Param.positive("eta", "1").startingIn(0.03, 0.3))
            .withGrid("gadre2024", OvertrainedLaw::publishedStarts);

    /** What goes in and comes out: size and data to loss. */
    public static final Signature<OvertrainedLaw> SIGNATURE = Signature.of(
                    "overtrained", FAMILY, OvertrainedLaw::published)
            .formerly("over-training")
            .takes(PARAMETERS, TOKENS)
            .gives(LOSS, PARAMETERS, TOKENS, OvertrainedLaw::loss)
            .falls(LOSS, PARAMETERS, TOKENS);

    /** How it is fitted to a table. */
    public static final Fitting<OvertrainedLaw, LossRun> FITTING = Fitting.of(
                    SIGNATURE,
                    "L(C, M) = E + (a M^eta + b M^-eta) C^-eta, with M = D / N and C = 6 N D",
                    "Gadre et al. 2024, equation 4",
                    LossRun.ROWS)
            .by(OvertrainedLaw::fitter);

    public OvertrainedLaw {
        positive("E", E);
        positive("a", a);
        positive("b", b);
        positive("eta", eta);
    }

    /** Five C4 runs fitted again; the one that errs most far out, 4.3 % at 7B. */
    public static Published<OvertrainedLaw> gadre2024C4Refit() {
        return refit(new OvertrainedLaw(1.508261, 141.2773, 189.5155, .1212361), "c4", "C4");
    }

    /** Five RedPajama runs fitted again: the set to prefer, since it predicts 1B at M = 640 and 7B at M = 20 within 0.74 %. */
    public static Published<OvertrainedLaw> gadre2024RedPajamaRefit() {
        return refit(new OvertrainedLaw(1.836648, 212.2361, 366.6872, .1364254), "redpajama", "RedPajama");
    }

    /** Five RefinedWeb runs fitted again. */
    public static Published<OvertrainedLaw> gadre2024RefinedWebRefit() {
        return refit(new OvertrainedLaw(1.734462, 157.1163, 246.2067, .1271974), "refinedweb", "RefinedWeb");
    }

    /** The refits, RedPajama first, then the paper's rounded sets, which are from memory and agree with them. */
    public static List<Published<OvertrainedLaw>> published() {
        return List.of(
                gadre2024RedPajamaRefit(),
                gadre2024C4Refit(),
                gadre2024RefinedWebRefit(),
                rounded(new OvertrainedLaw(1.84, 212, 367, .136), "redpajama", "RedPajama"),
                rounded(new OvertrainedLaw(1.51, 141, 190, .121), "c4", "C4"),
                rounded(new OvertrainedLaw(1.73, 157, 246, .127), "refinedweb", "RefinedWeb"));
    }

    private static Published<OvertrainedLaw> refit(OvertrainedLaw law, String name, String trainedOn) {
        return publication(
                law,
                "gadre2024-" + name + "-refit",
                "Over-training on " + trainedOn + ", five runs of Gadre et al. fitted again",
                "recomputed from the runs of mlfoundations/scaling",
                Confidence.RECOMPUTED,
                "Least squares of the loss, five runs for four parameters.");
    }

    private static Published<OvertrainedLaw> rounded(OvertrainedLaw law, String name, String trainedOn) {
        return publication(
                law,
                "gadre2024-" + name,
                "Over-training on " + trainedOn + ", as printed by Gadre et al.",
                "the table of fitted coefficients",
                Confidence.UNVERIFIED,
                "From memory and rounded to three digits; prefer the refit, with which it agrees.");
    }

    private static Published<OvertrainedLaw> publication(
            OvertrainedLaw law, String name, String title, String where, Confidence confidence, String notes) {
        return new Published<>(
                        law,
                        "overtrained/" + name,
                        title,
                        new Citation(
                                "Gadre et al.",
                                2024,
                                "Language models scale reliably with over-training and on downstream tasks",
                                "https://arxiv.org/abs/2403.08540",
                                where),
                        confidence,
                        CalibratedRange.of("parameters", 1.06e7, 4.2e8).and("tokens", 2.1e8, 8.3e9),
                        Map.of(),
                        notes
                                + " The range is that of the runs fitted (M = 20, and 320 for the smallest); the authors hold it against runs up to"
                                + " 6.9e9 parameters and M = 640. Learning rates were tuned at M = 20 only.")
                .defined(Definitions.of(Counted.TOTAL, "GPT-NeoX-20B token", "C4, validation", Floor.FITTED));
    }

    private static double[][] publishedStarts() {
        double[] sizes = {1e2, 3e2, 1e3, 3e3};
        double[] floors = {1e-6, 1, 2, 10};
        double[] slopes = {.05, .15};
        double[][] starts = new double[sizes.length * sizes.length * slopes.length * floors.length][];
        int at = 0;
        for (double model : sizes) {
            for (double data : sizes) {
                for (double eta : slopes) {
                    for (double floor : floors) {
                        double scale = Math.pow(FLOP_PER_PARAMETER_AND_TOKEN, eta);
                        starts[at++] = new double[] {floor, model * scale, data * scale, eta};
                    }
                }
            }
        }
        return starts;
    }

    /** A fitter for runs: least squares of the loss, as published, 200 starts. */
    public static Fitter<OvertrainedLaw, LossRun> fitter() {
        return Fitter.of(
                        FAMILY,
                        (OvertrainedLaw law, LossRun run) -> law.loss(run.parameters(), run.tokens()),
                        LossRun::loss)
                .input("parameters", LossRun::parameters)
                .input("tokens", LossRun::tokens);
    }

    @Override
    public double loss(double parameters, double tokens) {
        positive("parameters", parameters);
        positive("tokens", tokens);
        return lossAt(Compute.trainingFlop(parameters, tokens), tokens / parameters);
    }

    /**
     * Loss at a budget and a ratio, nats per token.
     *
     * @param flop C, training compute, FLOP, {@code > 0}
     * @param tokensPerParameter M, {@code > 0}
     */
    public double lossAt(double flop, double tokensPerParameter) {
        double ratio = Math.pow(positive("tokensPerParameter", tokensPerParameter), eta);
        return E + (a * ratio + b / ratio) * Math.pow(positive("flop", flop), -eta);
    }

    /** The same law in the letters of Chinchilla: {@code alpha = beta = 2 eta}, {@code A = a 6^-eta}, {@code B = b 6^-eta}. */
    public ChinchillaLaw chinchilla() {
        double scale = Math.pow(FLOP_PER_PARAMETER_AND_TOKEN, -eta);
        return new ChinchillaLaw(E, a * scale, 2 * eta, b * scale, 2 * eta);
    }

    /** The ratio with the least loss at any budget: {@code (b / a)^(1 / (2 eta))}, tokens per parameter. */
    public double bestTokensPerParameter() {
        return Math.pow(b / a, 1 / (2 * eta));
    }

    @Override
    public Allocation optimal(double flop) {
        return chinchilla().optimal(flop);
    }
}
