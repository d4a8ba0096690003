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
                        Confidence.VERIFIED,
                        CalibratedRange.of("parameters", 1.29e8, 3.7e9).and("tokens", 1.6e10, 1.3e11),
                        Map.of(),
                        "Huber 0.1, which is nearly least squares; root mean square error 0.019. The range is that of the whole study, from"
                                + " memory. N counts no embeddings: no common axis with the mixtures without their active share.")
                .defined(Definitions.of(Counted.NON_EMBEDDING, "GPT-2 BPE token", "C4", Floor.FITTED));
    }

    static List<Published<ChinchillaLaw>> all() {
        return List.of(muennighoff2023(), muennighoff2023Untied(), krajewski2024Dense());
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
}
