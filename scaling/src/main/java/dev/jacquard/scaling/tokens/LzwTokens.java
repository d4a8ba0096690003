package dev.jacquard.scaling.tokens;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.openFraction;
import static dev.jacquard.scaling.tokens.SourceVariables.FLIP;
import static dev.jacquard.scaling.tokens.SourceVariables.LOSS;
import static dev.jacquard.scaling.tokens.SourceVariables.RATE;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;
import dev.jacquard.numerics.Check;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * Tokens learnt from text by Lempel, Ziv and Welch's rule: whenever the longest known token is followed by a character that makes it
 * unknown, the longer one joins the dictionary.
 *
 * <p>Fresh text is then parsed greedily. A unigram model over these tokens comes the nearer to the entropy rate the larger the
 * dictionary is, slowly: the excess falls about as one over the logarithm of the size. A greedy parse is not the cheapest one.
 *
 * <pre>{@code
 * var source = MarkovSource.symmetric(0.1);
 * var tokens = LzwTokens.learn(source.text(100_000, 1), 256);
 * tokens.parse(source.text(100_000, 2)).perCharacter();   // between 0.325, the entropy rate, and 0.693
 * }</pre>
 *
 * @see <a href="https://arxiv.org/abs/2404.08335">Rajaraman, Jiao and Ramchandran 2024</a>, section 4
 */
public final class LzwTokens implements Tokenizer {

    private static final int NONE = -1;
    private static final double PROOF_CONSTANT = 0.99;

    private static final Variable NUMBER = Variable.count("size", "1", "tokens in the dictionary, at least 2");

    /** What goes in and comes out: a source and a dictionary to the loss per character. */
    public static final Signature<MarkovSource> SIGNATURE = Signature.of(
                    SourceVariables.stated(
                            "lzw-bound",
                            "Bound for a unigram model over learnt tokens, on a two-state Markov source",
                            Confidence.UNVERIFIED),
                    SourceVariables::source)
            .takes(FLIP, NUMBER)
            .usually(NUMBER, 1e3, 1e6)
            .gives(LOSS, (source, in) -> bound(source, in.whole(NUMBER)))
            .gives(RATE, (source, in) -> source.entropyRate());

    /** The tokens as a tree: {@code children[2 node + character]}; the root is node 0, and each other node is a token. */
    private final int[] children;

    private final int size;

    private LzwTokens(int[] children, int size) {
        this.children = children;
        this.size = size;
    }

    /**
     * Learns a dictionary.
     *
     * @param text to learn from
     * @param size tokens wanted, {@code >= 2}: the two characters and what is learnt
     * @throws IllegalArgumentException if the text ends before so many tokens are learnt
     */
    public static LzwTokens learn(byte[] text, int size) {
        atLeast("size", size, 2);
        int[] children = new int[2 * (size + 1)];
        Arrays.fill(children, NONE);
        children[0] = 1;
        children[1] = 2;
        int known = 2;
        int node = 0;
        for (int t = 0; t < text.length && known < size; t++) {
            int next = children[2 * node + text[t]];
            if (next == NONE) {
                children[2 * node + text[t]] = ++known;
                next = children[text[t]];
            }
            node = next;
        }
        if (known < size) {
            throw Check.refused(
                    "size", size, "at most the " + known + " tokens that " + text.length + " characters teach");
        }
        return new LzwTokens(children, size);
    }

    /**
     * The theorem's bound on a unigram model over such tokens, nats/character: {@code H_inf / (1 - eps)}, {@code eps = ln(1 / delta) / (0.99
     * ln d)}, for a dictionary of d tokens and a source whose chances are all at least delta. Infinite where eps reaches one. The
     * constant is from memory: unverified.
     *
     * @param size d, tokens, {@code >= 2}
     */
    public static double bound(MarkovSource source, int size) {
        double flips = Math.min(source.p01(), source.p10());
        double stays = Math.min(1 - source.p01(), 1 - source.p10());
        double delta = openFraction("delta", Math.min(flips, stays));
        double eps = -Math.log(delta) / (PROOF_CONSTANT * Math.log(atLeast("size", size, 2)));
        return eps < 1 ? source.entropyRate() / (1 - eps) : Double.POSITIVE_INFINITY;
    }

    @Override
    public long dictionary() {
        return size;
    }

    @Override
    public TokenCounts parse(byte[] text) {
        TreeMap<Long, Long> counts = new TreeMap<>();
        int start = 0;
        while (start < text.length) {
            int node = 0;
            int end = start;
            while (end < text.length && children[2 * node + text[end]] != NONE) {
                node = children[2 * node + text[end]];
                end++;
            }
            counts.merge((long) node, 1L, Long::sum);
            start = end;
        }
        return TokenCounts.of(counts, text.length);
    }
}
