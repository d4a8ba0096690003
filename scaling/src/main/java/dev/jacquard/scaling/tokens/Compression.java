package dev.jacquard.scaling.tokens;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.numerics.Check;

/**
 * Tokens for a character of text, by the size of the vocabulary.
 *
 * <p>{@code f(V) = a ln^2 V + b ln V + c}, with V a count of entries. It falls until {@code ln V = -b / (2 a)}, with the published letters at
 * 235 000 entries; beyond that the parabola rises and says nothing.
 *
 * <p><b>The authors' fit of {@link VocabularyLaw} calls f with V in thousands</b>, which gives two to three times the tokens: f(32) = 0.734
 * for 32 000 entries, where f(32 000) = 0.252 is meant. {@link Counting} keeps the two apart.
 *
 * <pre>{@code
 * Compression.tao2024().tokensPerCharacter(new Vocabulary(32_000));   // 0.252
 * }</pre>
 *
 * @param a curvature
 * @param b slope
 * @param c level
 * @see <a href="https://arxiv.org/abs/2407.13623">Tao et al. 2024</a>, the fit of the compression ratio
 */
public record Compression(double a, double b, double c) {

    /** How a fit turned characters into tokens. */
    public enum Counting {
        /** {@code D = H f(V)} with V a count of entries: the tokens there are. */
        ENTRIES,
        /** {@code D = H f(V / 1000)}, as the authors' fit has it: two to three times the tokens there are. */
        THOUSANDS;

        /** The one that counts V in ones, or in thousands. */
        static Counting in(double unit) {
            if (unit != 1 && unit != 1_000) {
                throw Check.refused("vocabularyIn", unit, "1 or 1000");
            }
            return unit == 1 ? ENTRIES : THOUSANDS;
        }

        /** What a token is in such a fit, for {@link dev.jacquard.data.Definitions}. */
        String token() {
            return this == ENTRIES ? "BPE token" : "characters times f(V in thousands)";
        }

        /** The D that belongs to such a fit, of a text of so many characters. */
        public double tokens(Compression compression, Vocabulary vocabulary, double characters) {
            double v = this == ENTRIES ? vocabulary.entries() : vocabulary.thousands();
            return positive("characters", characters) * positive("tokens per character", compression.at(v));
        }
    }

    public Compression {
        finite("a", a);
        finite("b", b);
        finite("c", c);
    }

    /** Tao et al. 2024. */
    public static Compression tao2024() {
        return new Compression(.00639222, -.15811069, 1.20470122);
    }

    /** Tokens for a character. */
    public double tokensPerCharacter(Vocabulary vocabulary) {
        return at(vocabulary.entries());
    }

    private double at(double v) {
        double log = Math.log(v);
        return (a * log + b) * log + c;
    }
}
