package dev.jacquard.scaling.tokens;

import dev.jacquard.numerics.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each token occurred in a text, and what a unigram model over these tokens pays.
 *
 * <p>The cross-entropy is that of the shares of the same text, so it is too low by about {@code (dictionary - 1) / (2 tokens)} nats per
 * token.
 *
 * <pre>{@code
 * new RunTokens(8).parse(MarkovSource.symmetric(0.1).text(1_000_000, 1)).perCharacter();   // 0.419
 * }</pre>
 */
public final class TokenCounts {

    private final List<Long> counts;
    private final long tokens;
    private final long characters;

    private TokenCounts(List<Long> counts, long characters) {
        this.counts = List.copyOf(counts);
        this.tokens = counts.stream().mapToLong(Long::longValue).sum();
        this.characters = characters;
    }

    /** From the number of each token, in any fixed order, and the characters they cover. */
    static TokenCounts of(Map<Long, Long> counts, long characters) {
        Check.atLeast("different tokens", counts.size(), 1);
        return new TokenCounts(new ArrayList<>(new TreeMap<>(counts).values()), characters);
    }

    /** How many tokens there were. */
    public long tokens() {
        return tokens;
    }

    /** How many characters they cover. */
    public long characters() {
        return characters;
    }

    /** Characters per token. */
    public double meanLength() {
        return (double) characters / tokens;
    }

    /** What a unigram model pays for a token, nats; not comparable between tokenizers. */
    public double perToken() {
        double sum = 0;
        for (long count : counts) {
            double share = (double) count / tokens;
            sum -= share * Math.log(share);
        }
        return sum;
    }

    /** What a unigram model pays for a character, nats. */
    public double perCharacter() {
        return perToken() / meanLength();
    }
}
