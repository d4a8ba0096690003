package dev.jacquard.laws;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Variable;
import dev.jacquard.scaling.tokens.BlockTokens;
import dev.jacquard.scaling.tokens.LzwTokens;
import dev.jacquard.scaling.tokens.MarkovSource;
import dev.jacquard.scaling.tokens.RunTokens;
import java.util.List;

/** What tokens are worth on a source of known entropy, as the catalogue offers it. */
final class TokenizationLaws {

    private static final String FAMILY = "tokenization";
    private static final String CITATION =
            "algebra on Rajaraman, Jiao and Ramchandran 2024, Toward a Theory of Tokenization in LLMs"
                    + " (https://arxiv.org/abs/2404.08335)";
    private static final String NOTES = "Compare tokenizers per character, never per token.";

    private static final Variable FLIP =
            Variable.any("flip", "share", "chance that a character differs from the one before");
    private static final Variable LOSS =
            Variable.any("loss", "nat", "cross-entropy of a unigram model over tokens, per character");
    private static final Variable RATE = Variable.any("entropyRate", "nat", "the least possible, per character");

    private TokenizationLaws() {}

    static List<CatalogueLaw> all() {
        return List.of(
                law(
                        "blocks",
                        "Unigram model over tokens of a fixed length, on a two-state Markov source",
                        Confidence.DERIVED,
                        Variable.count("length", "1", "characters per token"),
                        (source, length) -> new BlockTokens(length).crossEntropy(source)),
                law(
                        "runs",
                        "Unigram model over runs up to a longest, on a two-state Markov source",
                        Confidence.DERIVED,
                        Variable.count("longest", "1", "characters of the longest token"),
                        (source, longest) -> new RunTokens(longest).crossEntropy(source)),
                law(
                        "lzw-bound",
                        "Bound for a unigram model over learnt tokens, on a two-state Markov source",
                        Confidence.UNVERIFIED,
                        Variable.count("size", "1", "tokens in the dictionary, at least 2"),
                        LzwTokens::bound));
    }

    private interface Loss {
        double of(MarkovSource source, int number);
    }

    private static CatalogueLaw law(String name, String title, Confidence confidence, Variable number, Loss loss) {
        return new CatalogueLaw(
                FAMILY + "/" + name,
                FAMILY,
                title,
                CITATION,
                confidence,
                List.of(FLIP, number),
                List.of(LOSS, RATE),
                CalibratedRange.unknown(),
                NOTES,
                v -> {
                    MarkovSource source = MarkovSource.symmetric(v[0]);
                    return new double[] {loss.of(source, (int) v[1]), source.entropyRate()};
                });
    }
}
