package dev.jacquard.scaling.tokens;

import static dev.jacquard.numerics.Check.atLeast;

import dev.jacquard.numerics.Check;

/**
 * The size of a tokenizer's vocabulary: a count of entries, never thousands.
 *
 * <pre>{@code
 * new Vocabulary(32_000).parameters(4_096);   // 1.31e8
 * new Vocabulary(32);                         // vocabulary: 32.0 (expected: at least 256 entries); for 32 thousand: 32000.0
 * }</pre>
 *
 * @param entries V, at least 256: that many bytes there are
 */
public record Vocabulary(double entries) {

    private static final double BYTES = 256;

    public Vocabulary {
        if (!(entries >= BYTES && entries < Double.POSITIVE_INFINITY)) {
            String hint = entries > 0 ? "; for " + entries + " thousand: " + 1e3 * entries : "";
            throw Check.refused("vocabulary", entries, "a count of entries, at least 256" + hint);
        }
    }

    /** Parameters of one table of embeddings: {@code V d}. */
    public double parameters(double width) {
        return entries * atLeast("width", width, 1);
    }

    /** The entries in thousands, as Tao et al. count them. */
    public double thousands() {
        return entries / 1e3;
    }
}
