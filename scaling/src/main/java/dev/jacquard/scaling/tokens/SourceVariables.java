package dev.jacquard.scaling.tokens;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Inputs;
import dev.jacquard.data.Stated;
import dev.jacquard.data.Variable;

/** What the laws of tokens on a source of known entropy have in common by name. */
final class SourceVariables {

    static final Variable FLIP = Variable.any("flip", "share", "chance that a character differs from the one before");
    static final Variable LOSS =
            Variable.any("loss", "nat", "cross-entropy of a unigram model over tokens, per character");
    static final Variable RATE = Variable.any("entropyRate", "nat", "the least possible, per character");

    private SourceVariables() {}

    static Stated stated(String name, String title, Confidence confidence) {
        return Stated.of(
                        "tokenization/" + name,
                        title,
                        "algebra on Rajaraman, Jiao and Ramchandran 2024, Toward a Theory of Tokenization in LLMs"
                                + " (https://arxiv.org/abs/2404.08335)",
                        confidence)
                .noting("Compare tokenizers per character, never per token.");
    }

    static MarkovSource source(Inputs in) {
        return MarkovSource.symmetric(in.of(FLIP));
    }
}
