package dev.jacquard.scaling.tokens;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.scaling.tokens.SourceVariables.FLIP;
import static dev.jacquard.scaling.tokens.SourceVariables.LOSS;
import static dev.jacquard.scaling.tokens.SourceVariables.RATE;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;
import dev.jacquard.numerics.Check;
import java.util.TreeMap;

/**
 * Tokens that are runs of one character, up to a longest: a dictionary of {@code 2 r} tokens, parsed greedily.
 *
 * <p>For a symmetric source of order 1 with flip d and {@code q = 1 - d}, the lengths of tokens have the chances {@code d q^(j - 1)} for
 * {@code j < r} and {@code q^(r - 1)} for r, their mean is {@code (1 - q^r) / d}, and a unigram model pays {@code (H(length) + ln 2) /
 * mean} nats per character. However long the runs, it pays about {@code d ln 2} more than the entropy rate: that a run differs from
 * the one before is not known to a model of single tokens.
 *
 * <pre>{@code
 * new RunTokens(8).crossEntropy(MarkovSource.symmetric(0.1));   // 0.4195 nats per character
 * }</pre>
 *
 * @param longest r, {@code >= 1}
 */
public record RunTokens(int longest) implements Tokenizer {

    private static final Variable NUMBER = Variable.count("longest", "1", "characters of the longest token");

    /** What goes in and comes out: a source and a longest token to the loss per character. */
    public static final Signature<MarkovSource> SIGNATURE = Signature.of(
                    SourceVariables.stated(
                            "runs",
                            "Unigram model over runs up to a longest, on a two-state Markov source",
                            Confidence.DERIVED),
                    SourceVariables::source)
            .takes(FLIP, NUMBER)
            .gives(LOSS, (source, in) -> new RunTokens(in.whole(NUMBER)).crossEntropy(source))
            .gives(RATE, (source, in) -> source.entropyRate());

    public RunTokens {
        atLeast("longest", longest, 1);
    }

    /** Mean length of a token, characters; the source has to be symmetric and of order 1. */
    public double meanLength(MarkovSource source) {
        double flip = flip(source);
        return -Math.expm1(longest * Math.log1p(-flip)) / flip;
    }

    /** What the best unigram model over runs pays, nats/character; the source has to be symmetric and of order 1. */
    public double crossEntropy(MarkovSource source) {
        double flip = flip(source);
        double stay = Math.log1p(-flip);
        double entropy = 0;
        for (int j = 1; j <= longest; j++) {
            double logChance = (j - 1) * stay + (j < longest ? Math.log(flip) : 0);
            entropy -= Math.exp(logChance) * logChance;
        }
        return (entropy + Math.log(2)) / meanLength(source);
    }

    /** What is paid above the entropy rate with runs without end: {@code d ln 2}, nats/character. */
    public static double limitingExcess(MarkovSource source) {
        return flip(source) * Math.log(2);
    }

    @Override
    public long dictionary() {
        return 2L * longest;
    }

    @Override
    public TokenCounts parse(byte[] text) {
        TreeMap<Long, Long> counts = new TreeMap<>();
        int start = 0;
        while (start < text.length) {
            int end = start + 1;
            while (end < text.length && end - start < longest && text[end] == text[start]) {
                end++;
            }
            counts.merge(2L * (end - start) + text[start], 1L, Long::sum);
            start = end;
        }
        return TokenCounts.of(counts, text.length);
    }

    private static double flip(MarkovSource source) {
        if (source.p01() != source.p10() || source.order() != 1) {
            throw Check.refused("source", source, "a symmetric one of order 1");
        }
        return source.p01();
    }
}
