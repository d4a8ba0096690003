package dev.jacquard.scaling.tokens;

import static dev.jacquard.scaling.tokens.SourceVariables.FLIP;
import static dev.jacquard.scaling.tokens.SourceVariables.LOSS;
import static dev.jacquard.scaling.tokens.SourceVariables.RATE;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;
import dev.jacquard.numerics.Check;
import java.util.TreeMap;

/**
 * Tokens of a fixed number of characters.
 *
 * <p>A unigram model over blocks of m pays {@code (min(m, k) H(pi) + max(m - k, 0) H_inf) / m} nats per character of a source of order k:
 * nothing is gained until a block spans the order, and the first k characters of each block are never predicted. The dictionary holds
 * {@code 2^m} tokens.
 *
 * <pre>{@code
 * new BlockTokens(8).crossEntropy(MarkovSource.symmetric(0.1));   // 0.371 nats per character
 * }</pre>
 *
 * @param length m, in 1 .. 62
 */
public record BlockTokens(int length) implements Tokenizer {

    private static final int LONGEST = 62;

    private static final Variable NUMBER = Variable.count("length", "1", "characters per token");

    /** What goes in and comes out: a source and a length to the loss per character. */
    public static final Signature<MarkovSource> SIGNATURE = Signature.of(
                    SourceVariables.stated(
                            "blocks",
                            "Unigram model over tokens of a fixed length, on a two-state Markov source",
                            Confidence.DERIVED),
                    SourceVariables::source)
            .takes(FLIP, NUMBER)
            .gives(LOSS, (source, in) -> new BlockTokens(in.whole(NUMBER)).crossEntropy(source))
            .gives(RATE, (source, in) -> source.entropyRate())
            .falls(LOSS, NUMBER);

    public BlockTokens {
        if (length < 1 || length > LONGEST) {
            throw Check.refused("length", length, "a whole number in [1, " + LONGEST + "]");
        }
    }

    /** What the best unigram model over blocks pays, nats/character. */
    public double crossEntropy(MarkovSource source) {
        int fresh = Math.min(length, source.order());
        return (fresh * source.unigram() + (length - fresh) * source.entropyRate()) / length;
    }

    @Override
    public long dictionary() {
        return 1L << length;
    }

    /** Whole blocks only: what is left at the end is not covered. */
    @Override
    public TokenCounts parse(byte[] text) {
        TreeMap<Long, Long> counts = new TreeMap<>();
        int blocks = text.length / length;
        for (int block = 0; block < blocks; block++) {
            long token = 0;
            for (int i = 0; i < length; i++) {
                token = 2 * token + text[block * length + i];
            }
            counts.merge(token, 1L, Long::sum);
        }
        return TokenCounts.of(counts, (long) blocks * length);
    }
}
