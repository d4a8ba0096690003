package dev.jacquard.scaling.tokens;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.openFraction;

import dev.jacquard.numerics.uncertainty.Stream;

/**
 * Text of two characters in which each depends on the one k places before: k Markov chains, interleaved.
 *
 * <p>With flips {@code p01} and {@code p10}, character 1 has the share {@code p01 / (p01 + p10)}. A model that knows only shares pays {@code
 * H(pi)} nats per character; the best possible pays the entropy rate {@code H_inf = sum of pi_s h(P_s)}. A transformer without
 * tokenization is found to stay near the former, and a unigram model over good tokens to come near the latter.
 *
 * <pre>{@code
 * var source = MarkovSource.symmetric(0.1);
 * source.unigram();       // 0.693
 * source.entropyRate();   // 0.325 nats per character
 * }</pre>
 *
 * @param p01 chance of 1 where the character k before is 0, in (0, 1)
 * @param p10 chance of 0 where it is 1, in (0, 1)
 * @param order k, {@code >= 1}
 * @see <a href="https://arxiv.org/abs/2404.08335">Rajaraman, Jiao and Ramchandran 2024</a>, sections 2 and 3 (the claims; the formulas
 *     here are algebra)
 */
public record MarkovSource(double p01, double p10, int order) {

    public MarkovSource {
        openFraction("p01", p01);
        openFraction("p10", p10);
        atLeast("order", order, 1);
    }

    /** Order 1, both flips alike. */
    public static MarkovSource symmetric(double flip) {
        return new MarkovSource(flip, flip, 1);
    }

    /** The share of character 1. */
    public double shareOfOnes() {
        return p01 / (p01 + p10);
    }

    /** What a model of single characters pays, nats/character: {@code h(pi1)}. */
    public double unigram() {
        return entropy(shareOfOnes());
    }

    /** What the best possible model pays, nats/character. */
    public double entropyRate() {
        double ones = shareOfOnes();
        return (1 - ones) * entropy(p01) + ones * entropy(p10);
    }

    /** Characters drawn from the stationary source. */
    public byte[] text(int characters, long seed) {
        Stream stream = Stream.of(seed, "text");
        byte[] text = new byte[atLeast("characters", characters, 1)];
        for (int t = 0; t < characters; t++) {
            double one = t < order ? shareOfOnes() : text[t - order] == 0 ? p01 : 1 - p10;
            text[t] = (byte) (stream.uniform(t) < one ? 1 : 0);
        }
        return text;
    }

    /** {@code h(p) = -p ln p - (1 - p) ln(1 - p)}, nats, for p strictly between 0 and 1. */
    static double entropy(double p) {
        return -p * Math.log(p) - (1 - p) * Math.log1p(-p);
    }
}
