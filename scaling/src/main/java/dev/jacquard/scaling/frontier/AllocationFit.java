package dev.jacquard.scaling.frontier;

import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Citation;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Definitions.Counted;
import dev.jacquard.data.Published;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;
import dev.jacquard.scaling.loss.AllocationLaw;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.ChinchillaOnOtherRuns;
import dev.jacquard.scaling.loss.ChinchillaRefits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One published answer to how size and data should grow with compute: a row of the table of where published fits disagree.
 *
 * <p>Exponents a and b may be compared across rows, unlike the exponents of the laws of loss behind them, but mind what N counts: leaving
 * out embeddings or the output layer raises a on small models. Farseer (Li et al. 2025) is missing because its coefficients were not found,
 * and Hestness et al. 2017 because it has no split ({@link dev.jacquard.scaling.loss.KaplanPower#hestness2017}).
 *
 * <pre>{@code
 * for (AllocationFit fit : AllocationFit.published()) {
 *     System.out.println(fit.id() + " " + fit.a() + " " + fit.tokensPerParameter(5.76e23));
 * }
 * }</pre>
 *
 * @param id name, that of the law where there is one
 * @param title one line
 * @param citation where it was printed
 * @param confidence how well it is backed
 * @param counts what N counts
 * @param a exponent of the best size
 * @param b exponent of the best number of tokens
 * @param split the split itself, where more than the exponents is known
 * @param range where the runs behind it were
 * @param notes what to know
 */
public record AllocationFit(
        String id,
        String title,
        Citation citation,
        Confidence confidence,
        Counted counts,
        double a,
        double b,
        Optional<AllocationLaw> split,
        CalibratedRange range,
        String notes) {

    private static final Variable TIMES = Variable.positive("times", "1", "how many times more compute");
    private static final Variable PARAMETERS_TIMES =
            Variable.any("parametersTimes", "1", "how many times more parameters");
    private static final Variable TOKENS_TIMES = Variable.any("tokensTimes", "1", "how many times more tokens");

    /** What goes in and comes out where only the exponents are known: growth of compute to growth of size and data. */
    public static final Signature<AllocationFit> GROWTH = Signature.of("allocation", AllocationFit::exponentsOnly)
            .takes(TIMES)
            .gives(PARAMETERS_TIMES, TIMES, (fit, times) -> Math.pow(times, fit.a))
            .gives(TOKENS_TIMES, TIMES, (fit, times) -> Math.pow(times, fit.b))
            .rises(PARAMETERS_TIMES, TIMES)
            .rises(TOKENS_TIMES, TIMES);

    public AllocationFit {
        notBlank("id", id);
        notNull("split", split);
        notNull("range", range);
    }

    /** Every published split, in the order of publication. */
    public static List<AllocationFit> published() {
        List<AllocationFit> all = new ArrayList<>();
        all.add(of(PublishedFrontiers.kaplan2020()));
        all.add(of(PublishedFrontiers.hoffmann2022Approach1()));
        all.add(hoffmann2022Approach2());
        all.add(ofLaw(ChinchillaLaw.hoffmann2022()));
        all.add(ofLaw(ChinchillaRefits.hoffmann2022Tex()));
        all.add(ofLaw(ChinchillaOnOtherRuns.muennighoff2023()));
        ChinchillaOnOtherRuns.sardana2023().forEach(law -> all.add(ofLaw(law)));
        all.add(of(PublishedFrontiers.deepseek2024()));
        all.add(minicpm2024());
        all.add(of(PublishedFrontiers.minicpm2024AsPrinted()));
        all.add(ofLaw(ChinchillaLaw.besiroglu2024()));
        all.addAll(porian2024());
        all.add(of(PublishedFrontiers.llama2024()));
        all.add(of(PublishedFrontiers.llama2024AsInText()));
        all.addAll(gemstones2025());
        return List.copyOf(all);
    }

    private static List<Published<AllocationFit>> exponentsOnly() {
        return published().stream()
                .filter(fit -> fit.split.isEmpty())
                .map(fit -> new Published<>(
                        fit, fit.id, fit.title, fit.citation, fit.confidence, fit.range, Map.of(), fit.notes))
                .toList();
    }

    /** Tokens per parameter at a budget; empty where only the exponents are known. */
    public OptionalDouble tokensPerParameter(double flop) {
        return split.map(law -> OptionalDouble.of(law.optimal(flop).tokensPerParameter()))
                .orElse(OptionalDouble.empty());
    }

    private static AllocationFit of(Published<Frontier> published) {
        return row(published, published.law().a(), published.law().b(), published.law());
    }

    private static AllocationFit ofLaw(Published<ChinchillaLaw> published) {
        ChinchillaLaw law = published.law();
        return row(published, law.parameterExponent(), law.tokenExponent(), law);
    }

    private static AllocationFit row(Published<?> published, double a, double b, AllocationLaw split) {
        return new AllocationFit(
                published.id(),
                published.title(),
                published.citation(),
                published.confidence(),
                published.definitions().parameters(),
                a,
                b,
                Optional.of(split),
                published.range(),
                published.notes());
    }

    private static AllocationFit exponents(
            String name,
            String title,
            Citation citation,
            Confidence confidence,
            Counted counts,
            double a,
            double b,
            CalibratedRange range,
            String notes) {
        return new AllocationFit(
                "allocation/" + name, title, citation, confidence, counts, a, b, Optional.empty(), range, notes);
    }

    private static AllocationFit hoffmann2022Approach2() {
        return exponents(
                "hoffmann2022-approach2",
                "Chinchilla, approach 2: IsoFLOP parabolas",
                new Citation(
                        "Hoffmann et al.",
                        2022,
                        "Training Compute-Optimal Large Language Models",
                        "https://arxiv.org/abs/2203.15556",
                        "table 2"),
                Confidence.REPORTED,
                Counted.TOTAL,
                0.49,
                0.51,
                CalibratedRange.of("flop", 6e18, 3e21),
                "a 0.49 (0.462, 0.534), b 0.51 (0.483, 0.529) as printed, nine budgets from 6e18 to 3e21 FLOP; no factors.");
    }

    private static AllocationFit minicpm2024() {
        double alpha = 0.29;
        double beta = 0.23;
        return exponents(
                "minicpm2024",
                "MiniCPM, from the exponents of its law of loss",
                PublishedFrontiers.minicpm("section on scaling laws"),
                Confidence.REPORTED,
                Counted.NOT_STATED,
                beta / (alpha + beta),
                alpha / (alpha + beta),
                CalibratedRange.unknown(),
                "alpha 0.29 and beta 0.23; the paper states 192 tokens per parameter on average, and its printed constants are unusable:"
                        + " allocation/minicpm2024-printed.");
    }

    private static List<AllocationFit> porian2024() {
        List<AllocationFit> all = new ArrayList<>();
        PublishedFrontiers.all().stream()
                .filter(published -> published.id().startsWith("allocation/porian2024-"))
                .forEach(published -> all.add(of(published)));
        for (PublishedFrontiers.Stage stage : PublishedFrontiers.STAGES) {
            all.add(exponents(
                    "porian2024-" + stage.name() + "-owt2",
                    "Porian et al. on OpenWebText2: " + stage.words(),
                    PublishedFrontiers.porian(),
                    Confidence.RECOMPUTED,
                    Counted.NOT_STATED,
                    stage.openWebText(),
                    1 - stage.openWebText(),
                    PublishedFrontiers.PORIAN_RUNS,
                    "Exponent of N by weighted log-log regression, that of D by C = 6 N D; no factors. The first stage leaves the output layer"
                            + " out of N and C, the others count it."));
        }
        return all;
    }

    private static List<AllocationFit> gemstones2025() {
        return List.of(
                gemstones("gemstones2025-approach1", "approach 1", Counted.TOTAL, 0.49938),
                gemstones("gemstones2025-cooldown", "approach 1, with cooldown", Counted.TOTAL, 0.59698),
                gemstones(
                        "gemstones2025-no-embeddings",
                        "approach 1, with cooldown, embeddings not counted",
                        Counted.NON_EMBEDDING,
                        0.72415),
                ofLaw(ChinchillaOnOtherRuns.gemstones2025()));
    }

    private static AllocationFit gemstones(String name, String title, Counted counts, double a) {
        return exponents(
                name,
                "Gemstones, " + title,
                new Citation(
                        "McLeish et al.",
                        2025,
                        "Gemstones: A Model Suite for Multi-Faceted Scaling Laws",
                        "https://arxiv.org/abs/2502.06857",
                        "published fit parameters, approach 1"),
                Confidence.VERIFIED,
                counts,
                a,
                1 - a,
                ChinchillaOnOtherRuns.gemstones2025().range(),
                "Exponent of N as published, that of D by C = 6 N D; no factors. The same runs in all rows of the suite.");
    }
}
