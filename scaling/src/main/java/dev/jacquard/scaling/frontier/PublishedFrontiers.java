package dev.jacquard.scaling.frontier;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Citation;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Definitions;
import dev.jacquard.data.Definitions.Counted;
import dev.jacquard.data.Definitions.Floor;
import dev.jacquard.data.Published;
import dev.jacquard.numerics.quantity.Compute;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.KaplanLaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Splits that were published as powers of compute and can be evaluated at a budget.
 *
 * <p>Splits of which only the exponents are known stand beside these in {@link AllocationFit#published}; those that follow from a law of
 * loss are its own ({@link ChinchillaLaw#optimal}).
 *
 * <pre>{@code
 * PublishedFrontiers.deepseek2024().law().tokens().at(1e20);   // 1.90e10 tokens
 * }</pre>
 */
public final class PublishedFrontiers {

    /** What the letters mean at DeepSeek. */
    static final Definitions DEEPSEEK =
            Definitions.of(Counted.FLOP_PER_TOKEN, "DeepSeek token", "DeepSeek validation text", Floor.NONE);

    private static final Definitions LLAMA =
            Definitions.of(Counted.NOT_STATED, "Llama 3 run's token", "Llama 3 validation text", Floor.NONE);
    private static final Definitions MINICPM =
            Definitions.of(Counted.NOT_STATED, "MiniCPM run's token", "MiniCPM validation text", Floor.FITTED);
    private static final Definitions REFINED_WEB =
            Definitions.of(Counted.NOT_STATED, "RefinedWeb run's token", "RefinedWeb", Floor.NONE);

    /** The budget at which Porian et al. print each best size: Chinchilla's. */
    private static final double PORIAN_FLOP = 5.88e23;

    /** The budgets of their runs, doubling from one to the next. */
    static final CalibratedRange PORIAN_RUNS = CalibratedRange.of("flop", 1.25e16, 2.56e19);

    /** What a stage of Porian et al. adds to the one before, its exponent on RefinedWeb, its best size, and its exponent on OpenWebText2. */
    record Stage(String name, String words, double refinedWeb, double size, double openWebText) {}

    /** The stages from Kaplan's exponent to Chinchilla's, in order. */
    static final List<Stage> STAGES = List.of(
            new Stage("kaplan", "Kaplan's procedure reproduced", 0.835300, 3.028e12, 0.863511),
            new Stage("head", "and FLOP of the output layer counted", 0.706470, 7.874e11, 0.698501),
            new Stage("warmup", "and warm-up shortened for small models", 0.602038, 2.922e11, 0.603196),
            new Stage("cosine", "and decay matched to the length of the run", 0.571495, 1.830e11, 0.574295),
            new Stage("tuned", "and learning rate, batch and beta2 tuned", 0.496895, 7.694e10, 0.518454));

    private PublishedFrontiers() {}

    /** Every split of this form. */
    public static List<Published<Frontier>> all() {
        List<Published<Frontier>> all = new ArrayList<>(List.of(
                kaplan2020(),
                hoffmann2022Approach1(),
                deepseek2024(),
                llama2024(),
                llama2024AsInText(),
                minicpm2024AsPrinted()));
        STAGES.forEach(stage -> all.add(porian2024(stage)));
        return List.copyOf(all);
    }

    /**
     * Kaplan et al. 2020: {@code N = 1.3e9 C^0.73}, {@code D = 2e10 C^0.27}, C in petaflop-days.
     *
     * <p>The exponents are from secondary sources, the factors from memory. They are fitted one by one and to Cmin, compute at a batch far below the
     * critical one, so that {@code 6 N D} is not C: at one petaflop-day it is 1.8 times as much.
     */
    public static Published<Frontier> kaplan2020() {
        double petaflopDay = Compute.flopOfPetaflopDays(1);
        return new Published<>(
                        Frontier.of(
                                PowerOfCompute.through(petaflopDay, 1.3e9, 0.73),
                                PowerOfCompute.through(petaflopDay, 2e10, 0.27)),
                        "allocation/kaplan2020",
                        "Kaplan et al., size and data of compute",
                        new Citation(
                                "Kaplan et al.",
                                2020,
                                "Scaling Laws for Neural Language Models",
                                "https://arxiv.org/abs/2001.08361",
                                "section 6, allocation of compute"),
                        Confidence.UNVERIFIED,
                        KaplanLaw.flopRange(),
                        Map.of(),
                        "N excludes embeddings. The exponents are from secondary sources, the factors from memory. One learning-rate schedule for all"
                                + " lengths, no FLOP of the output layer, warm-up too long for small models: Porian et al. find that these"
                                + " make the exponent.")
                .defined(KaplanLaw.kaplan2020().definitions());
    }

    /**
     * Hoffmann et al. 2022, approach 1, envelope minima: exponents 0.50 and 0.50 through the first row of the paper's table, 1e9 parameters
     * on 20.2e9 tokens at 1.21e20 FLOP. The other rows are met to 3 %, but for the 1.5e12 tokens of the 67e9 model, of which
     * {@code 6 N D} is 5 % above the FLOP printed beside them.
     */
    public static Published<Frontier> hoffmann2022Approach1() {
        return new Published<>(
                        Frontier.of(
                                PowerOfCompute.through(1.21e20, 1e9, 0.50),
                                PowerOfCompute.through(1.21e20, 20.2e9, 0.50)),
                        "allocation/hoffmann2022-approach1",
                        "Chinchilla, approach 1: envelope minima",
                        new Citation(
                                "Hoffmann et al.",
                                2022,
                                "Training Compute-Optimal Large Language Models",
                                "https://arxiv.org/abs/2203.15556",
                                "tables 2 and 3"),
                        Confidence.DERIVED,
                        CalibratedRange.of("parameters", 7e7, 1.6e10).and("tokens", 5e9, 5e11),
                        Map.of(),
                        "Exponents a 0.50 (0.488, 0.502) and b 0.50 (0.501, 0.512) as printed, factors from the first row of the paper's table."
                                + " Each minimum is the luckiest of several runs.")
                .defined(ChinchillaLaw.hoffmann2022().definitions());
    }

    /** DeepSeek LLM: {@code M = 0.1715 C^0.5243}, {@code D = 5.8316 C^0.4757}, M non-embedding FLOP per token, {@code C = M D}. */
    public static Published<Frontier> deepseek2024() {
        return new Published<>(
                        new Frontier(
                                Frontier.Counts.FLOP_PER_TOKEN,
                                new PowerOfCompute(0.1715, 0.5243),
                                new PowerOfCompute(5.8316, 0.4757)),
                        "allocation/deepseek2024",
                        "DeepSeek LLM, FLOP per token and data of compute",
                        deepseek("equation 4"),
                        Confidence.VERIFIED,
                        CalibratedRange.of("flop", 1e17, 3e20),
                        Map.of(),
                        "The size is M, non-embedding FLOP per token with attention, C = M D; parameters are given as M / 6. The authors find"
                                + " that better data ask for larger models.")
                .defined(DEEPSEEK);
    }

    /** Llama 3: tokens {@code 0.299 C^0.537}; parameters by {@code C = 6 N D}. */
    public static Published<Frontier> llama2024() {
        return llama(
                0.299,
                0.537,
                "llama2024",
                "Llama 3, data of compute",
                "section 3.2.1, with the digits that give the stated budget",
                Confidence.REPORTED,
                " The text rounds to two digits; the third is from summaries.");
    }

    /** The same with the two digits of the text, 0.29 and 0.53: a third fewer tokens at the budget of the largest model. */
    public static Published<Frontier> llama2024AsInText() {
        return llama(
                0.29,
                0.53,
                "llama2024-text",
                "Llama 3, data of compute, as rounded in the text",
                "section 3.2.1",
                Confidence.VERIFIED,
                " Rounded to two digits: unfit for use, a third fewer tokens at 3.8e25 FLOP than allocation/llama2024.");
    }

    private static Published<Frontier> llama(
            double factor,
            double exponent,
            String name,
            String title,
            String where,
            Confidence confidence,
            String more) {
        return new Published<>(
                        Frontier.ofTokens(new PowerOfCompute(factor, exponent)),
                        "allocation/" + name,
                        title,
                        new Citation(
                                "Grattafiori et al.",
                                2024,
                                "The Llama 3 Herd of Models",
                                "https://arxiv.org/abs/2407.21783",
                                where),
                        confidence,
                        CalibratedRange.of("flop", 6e18, 1e22),
                        Map.of(),
                        "Only tokens are printed; parameters follow from C = 6 N D. The paper states 402e9 parameters on 16.55e12 tokens at"
                                + " 3.8e25 FLOP." + more)
                .defined(LLAMA);
    }

    /**
     * MiniCPM as printed, {@code N / D = 0.01 (C/6)^-0.10}: unusable.
     *
     * <p>At 1e21 FLOP it asks for 10 524 tokens per parameter, where the paper states 192 on average: the constants were rounded to one
     * digit. Kept to say so.
     */
    public static Published<Frontier> minicpm2024AsPrinted() {
        double eta = -0.10;
        double tokensTimesParameters = 1 / Compute.trainingFlop(1, 1);
        // N / D = K2 x^eta and N D = x, with x = C / 6.
        PowerOfCompute size = new PowerOfCompute(0.1 * Math.pow(tokensTimesParameters, (1 + eta) / 2), (1 + eta) / 2);
        return new Published<>(
                        Frontier.ofParameters(size),
                        "allocation/minicpm2024-printed",
                        "MiniCPM, size over data of compute, as printed: unusable",
                        minicpm("equation of N over D"),
                        Confidence.REPORTED,
                        CalibratedRange.unknown(),
                        Map.of(),
                        "Unusable: constants rounded to one digit give 10 524 tokens per parameter at 1e21 FLOP, where the paper states 192 on"
                                + " average.")
                .defined(MINICPM);
    }

    static Citation minicpm(String where) {
        return new Citation(
                "Hu et al.",
                2024,
                "MiniCPM: Unveiling the Potential of Small Language Models with Scalable Training Strategies",
                "https://arxiv.org/abs/2404.06395",
                where);
    }

    static Citation deepseek(String where) {
        return new Citation(
                "DeepSeek-AI",
                2024,
                "DeepSeek LLM: Scaling Open-Source Language Models with Longtermism",
                "https://arxiv.org/abs/2401.02954",
                where);
    }

    static Citation porian() {
        return new Citation(
                "Porian et al.",
                2024,
                "Resolving Discrepancies in Compute-Optimal Scaling of Language Models",
                "https://arxiv.org/abs/2406.19146",
                "results of formll/resolving-scaling-law-discrepancies");
    }

    private static Published<Frontier> porian2024(Stage stage) {
        return new Published<>(
                        Frontier.ofParameters(PowerOfCompute.through(PORIAN_FLOP, stage.size(), stage.refinedWeb())),
                        "allocation/porian2024-" + stage.name(),
                        "Porian et al. on RefinedWeb: " + stage.words(),
                        porian(),
                        Confidence.RECOMPUTED,
                        PORIAN_RUNS,
                        Map.of(),
                        "Weighted log-log regression of interpolated minima; the factor is from the printed best size at 5.88e23 FLOP, far beyond"
                                + " runs of up to 2.56e19. The first stage leaves the output layer out of N and C, the others count it; tokens follow from C = 6 N D.")
                .defined(REFINED_WEB);
    }
}
