package dev.jacquard.scaling.loss;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Citation;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Definitions;
import dev.jacquard.data.Definitions.Counted;
import dev.jacquard.data.Definitions.Floor;
import dev.jacquard.data.Published;
import java.util.List;
import java.util.Map;

/**
 * Chinchilla's form fitted to runs of others: other text, another tokenizer, another count of parameters.
 *
 * <p>Their coefficients are not refits of Hoffmann's: E and the sizes of the terms belong to their text. They stand here because other laws
 * are built on them or compared with them.
 *
 * <pre>{@code
 * ChinchillaOnOtherRuns.muennighoff2023().law().loss(4e9, 84e9);   // 2.292 nats per token of C4
 * }</pre>
 */
public final class ChinchillaOnOtherRuns {

    private static final Definitions MPT = Definitions.of(
            Counted.NOT_STATED, "MPT run's token (GPT-NeoX BPE)", "validation text of the MPT runs", Floor.FITTED);
    private static final Definitions GEMSTONES =
            Definitions.of(Counted.TOTAL, "Gemstones run's token", "Gemstones validation loss", Floor.FITTED);

    private ChinchillaOnOtherRuns() {}

    /** Muennighoff et al. 2023: 54 runs on C4 without repeats, alpha and beta tied; printed as logarithms. */
    public static Published<ChinchillaLaw> muennighoff2023() {
        return muennighoff(
                new ChinchillaLaw(Math.exp(0.6254804), Math.exp(6.255414), 0.3526596, Math.exp(7.3049974), 0.3526596),
                "muennighoff2023",
                "Chinchilla on C4, alpha = beta, the base of the law of repeated data");
    }

    /** The same 54 runs with alpha and beta free. */
    public static Published<ChinchillaLaw> muennighoff2023Untied() {
        return muennighoff(
                new ChinchillaLaw(
                        Math.exp(0.63032365), Math.exp(5.9577184), 0.33480313, Math.exp(7.9145365), 0.38289225),
                "muennighoff2023-untied",
                "Chinchilla on C4, alpha and beta free");
    }

    /** Krajewski et al. 2024: the dense models beside their fine-grained mixtures of experts; the floor is shared with those. */
    public static Published<ChinchillaLaw> krajewski2024Dense() {
        return new Published<>(
                        new ChinchillaLaw(0.47, 16.3, 0.126, 26.7, 0.127),
                        "chinchilla/krajewski2024-dense",
                        "Chinchilla, dense models of Krajewski et al.",
                        new Citation(
                                "Krajewski et al.",
                                2024,
                                "Scaling Laws for Fine-Grained Mixture of Experts",
                                "https://arxiv.org/abs/2402.07871",
                                "table 1, dense"),
                        Confidence.REPORTED,
                        CalibratedRange.of("parameters", 1.29e8, 3.7e9).and("tokens", 1.6e10, 1.3e11),
                        Map.of(),
                        "Huber 0.1, which is nearly least squares; root mean square error 0.019. The range is that of the whole study, from"
                                + " memory. N counts no embeddings: no common axis with the mixtures without their active share.")
                .defined(Definitions.of(Counted.NON_EMBEDDING, "GPT-2 BPE token", "C4", Floor.FITTED));
    }

    /** The coefficients with which Sardana et al.'s worked examples come out: Hoffmann's, with exponents of three digits. */
    public static Published<ChinchillaLaw> sardana2023Examples() {
        return new Published<>(
                        new ChinchillaLaw(1.69, 406.4, 0.336, 410.7, 0.283),
                        "chinchilla/sardana2023-examples",
                        "Chinchilla as the examples of Sardana et al. use it",
                        sardana("worked examples of sections 2 and 3"),
                        Confidence.RECOMPUTED,
                        CalibratedRange.of("parameters", 7e7, 1.6e10).and("tokens", 5e9, 5e11),
                        Map.of(),
                        "Recovered from the paper's examples, which do not come out with 0.34 and 0.28. Rounded coefficients.")
                .defined(ChinchillaRefits.DEFINITIONS);
    }

    /** Sardana et al., own runs with at most 100 tokens per parameter. */
    public static Published<ChinchillaLaw> sardana2023UpTo100() {
        return mpt(new ChinchillaLaw(0.17, 7.199, 0.08, 25.97, 0.13), "100", "at most 100 tokens per parameter", 100);
    }

    /** Sardana et al., own runs with at most 250 tokens per parameter. */
    public static Published<ChinchillaLaw> sardana2023UpTo250() {
        return mpt(new ChinchillaLaw(0.98, 14.23, 0.13, 39.54, 0.16), "250", "at most 250 tokens per parameter", 250);
    }

    /** Sardana et al., own runs with at most 500 tokens per parameter. */
    public static Published<ChinchillaLaw> sardana2023UpTo500() {
        return mpt(new ChinchillaLaw(0.95, 17.07, 0.13, 35.80, 0.16), "500", "at most 500 tokens per parameter", 500);
    }

    /** Sardana et al., all own runs, up to 10 000 tokens per parameter. */
    public static Published<ChinchillaLaw> sardana2023All() {
        return mpt(
                new ChinchillaLaw(1.45, 33.66, 0.18, 138.9, 0.24), "all", "all runs, up to 10 000 per parameter", 1e4);
    }

    /** Sardana et al.'s own fits by the range of tokens per parameter, narrowest first. */
    public static List<Published<ChinchillaLaw>> sardana2023() {
        return List.of(sardana2023UpTo100(), sardana2023UpTo250(), sardana2023UpTo500(), sardana2023All());
    }

    /** Gemstones 2025, approach 3, without cooldown, Huber 1e-4, as published. */
    public static Published<ChinchillaLaw> gemstones2025() {
        return gemstones(
                new ChinchillaLaw(Math.exp(0.76632), Math.exp(5.45750), 0.29892, Math.exp(14.97197), 0.69283),
                "gemstones2025",
                "Gemstones, approach 3, without cooldown",
                Confidence.VERIFIED,
                "Huber 1e-4, objective 0.00020760: not the optimum, which is chinchilla/gemstones2025-optimum.");
    }

    /** The lower optimum of the same objective on the same runs. */
    public static Published<ChinchillaLaw> gemstones2025Optimum() {
        return gemstones(
                new ChinchillaLaw(Math.exp(0.76520), Math.exp(5.35817), 0.29279, Math.exp(15.77202), 0.72890),
                "gemstones2025-optimum",
                "Gemstones, approach 3, without cooldown, a lower optimum",
                Confidence.RECOMPUTED,
                "Huber 1e-4, objective 0.00020751 against 0.00020760 at the published point.");
    }

    static List<Published<ChinchillaLaw>> all() {
        return List.of(
                muennighoff2023(),
                muennighoff2023Untied(),
                krajewski2024Dense(),
                sardana2023Examples(),
                sardana2023UpTo100(),
                sardana2023UpTo250(),
                sardana2023UpTo500(),
                sardana2023All(),
                gemstones2025(),
                gemstones2025Optimum());
    }

    private static Published<ChinchillaLaw> muennighoff(ChinchillaLaw law, String name, String title) {
        return new Published<>(
                        law,
                        "chinchilla/" + name,
                        title,
                        new Citation(
                                "Muennighoff et al.",
                                2023,
                                "Scaling Data-Constrained Language Models",
                                "https://arxiv.org/abs/2305.16264",
                                "utils/parametric_fit.ipynb of huggingface/datablations"),
                        Confidence.VERIFIED,
                        CalibratedRange.of("parameters", 7.09e6, 8.68e9).and("tokens", 1e8, 1.78e11),
                        Map.of(),
                        "54 runs on C4, each token seen once.")
                .defined(Definitions.of(Counted.TOTAL, "GPT-2 BPE token", "C4", Floor.FITTED));
    }

    private static Published<ChinchillaLaw> mpt(ChinchillaLaw law, String name, String support, double ratio) {
        return new Published<>(
                        law,
                        "chinchilla/sardana2023-" + name,
                        "Sardana et al., own fit, " + support,
                        sardana("table 1"),
                        Confidence.REPORTED,
                        CalibratedRange.of("parameters", 1.5e8, 6e9).and("tokensPerParameter", 10, ratio),
                        Map.of(),
                        "47 MPT models of 1.5e8 to 6e9 parameters. Rounded coefficients. The exponents double with the range of token"
                                + " ratios fitted: none of the sets is good outside its own.")
                .defined(MPT);
    }

    private static Published<ChinchillaLaw> gemstones(
            ChinchillaLaw law, String name, String title, Confidence confidence, String notes) {
        return new Published<>(
                        law,
                        "chinchilla/" + name,
                        title,
                        new Citation(
                                "McLeish et al.",
                                2025,
                                "Gemstones: A Model Suite for Multi-Faceted Scaling Laws",
                                "https://arxiv.org/abs/2502.06857",
                                "published fit parameters, approach 3"),
                        confidence,
                        CalibratedRange.of("parameters", 5e7, 2e9),
                        Map.of(),
                        notes
                                + " The same runs with a cooldown, or another knee, move the exponents far beyond their errors.")
                .defined(GEMSTONES);
    }

    private static Citation sardana(String where) {
        return new Citation(
                "Sardana, Portes, Doubov, Frankle",
                2023,
                "Beyond Chinchilla-Optimal: Accounting for Inference in Language Model Scaling Laws",
                "https://arxiv.org/abs/2401.00448",
                where);
    }
}
