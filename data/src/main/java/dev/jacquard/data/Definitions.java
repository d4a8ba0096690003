package dev.jacquard.data;

import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the letters of a published law mean: two laws whose letters mean different things have exponents that must not be compared.
 *
 * <p>A publication carries one ({@link Published#definitions()}), added to it by {@link Published#defined}.
 *
 * <pre>{@code
 * var kaplan = Definitions.of(Counted.NON_EMBEDDING, "GPT-2 BPE token", "WebText2", Floor.ZERO);
 * var chinchilla = Definitions.of(Counted.TOTAL, "SentencePiece 32k token", "MassiveText", Floor.FITTED);
 * kaplan.differences(chinchilla);   // [parameters: non-embedding or total, token: ..., evaluation: ..., floor: zero or fitted]
 * }</pre>
 *
 * @param parameters what N counts
 * @param logarithm the base of logarithms in the formula; natural where it has none
 * @param token the unit of data: which tokenizer, or sequences
 * @param lossUnit the unit of the loss or score
 * @param evaluation the text or tasks the loss is measured on
 * @param floor what became of the irreducible loss
 */
public record Definitions(
        Counted parameters, Logarithm logarithm, String token, String lossUnit, String evaluation, Floor floor) {

    private static final String NOT_STATED = "not stated";

    /** What N counts. */
    public enum Counted {
        /** All parameters, embeddings included. */
        TOTAL,
        /** All but the embeddings of tokens and positions. */
        NON_EMBEDDING,
        /** Those that work on one token, of a mixture of experts. */
        ACTIVE,
        /** All but the input and the output table of the vocabulary. */
        NON_VOCABULARY,
        /** FLOP per token instead of parameters. */
        FLOP_PER_TOKEN,
        /** The law has no N. */
        NONE,
        /** The publication does not say. */
        NOT_STATED;

        /** Lower-case words. */
        public String words() {
            return Definitions.words(this);
        }
    }

    /** The base of a law's logarithms. */
    public enum Logarithm {
        NATURAL,
        TEN,
        TWO;

        /** Lower-case words. */
        public String words() {
            return Definitions.words(this);
        }
    }

    /** What became of the irreducible loss in the fit; with a floor of zero, exponents are slopes of the total loss. */
    public enum Floor {
        /** A parameter of the fit. */
        FITTED,
        /** Held at a value above zero. */
        FIXED,
        /** The form has none. */
        ZERO,
        /** The law is not one of loss. */
        NONE,
        /** The publication does not say. */
        NOT_STATED;

        /** Lower-case words. */
        public String words() {
            return Definitions.words(this);
        }
    }

    public Definitions {
        notNull("parameters", parameters);
        notNull("logarithm", logarithm);
        notBlank("token", token);
        notBlank("lossUnit", lossUnit);
        notBlank("evaluation", evaluation);
        notNull("floor", floor);
    }

    /** Definitions of a law of loss in nats per token, with natural logarithms. */
    public static Definitions of(Counted parameters, String token, String evaluation, Floor floor) {
        return new Definitions(parameters, Logarithm.NATURAL, token, "nats/token", evaluation, floor);
    }

    /** Nothing is said. */
    public static Definitions notStated() {
        return new Definitions(
                Counted.NOT_STATED, Logarithm.NATURAL, NOT_STATED, NOT_STATED, NOT_STATED, Floor.NOT_STATED);
    }

    /** The same with another unit of loss or score. */
    public Definitions withLossUnit(String unit) {
        return new Definitions(parameters, logarithm, token, unit, evaluation, floor);
    }

    /** The same with another base of logarithms. */
    public Definitions withLogarithm(Logarithm base) {
        return new Definitions(parameters, base, token, lossUnit, evaluation, floor);
    }

    /** Whether every definition is stated. */
    public boolean complete() {
        return parameters != Counted.NOT_STATED
                && floor != Floor.NOT_STATED
                && !List.of(token, lossUnit, evaluation).contains(NOT_STATED);
    }

    /**
     * Where two sets of definitions differ, as {@code name: one or other}; empty where they agree. What neither states counts as a
     * difference: nobody knows that it agrees.
     */
    public List<String> differences(Definitions other) {
        List<String> differences = new ArrayList<>();
        compare(differences, "parameters", parameters.words(), other.parameters.words());
        compare(differences, "logarithm", logarithm.words(), other.logarithm.words());
        compare(differences, "token", token, other.token);
        compare(differences, "loss unit", lossUnit, other.lossUnit);
        compare(differences, "evaluation", evaluation, other.evaluation);
        compare(differences, "floor", floor.words(), other.floor.words());
        return List.copyOf(differences);
    }

    private static void compare(List<String> differences, String name, String one, String other) {
        if (!one.equals(other) || one.equals(NOT_STATED)) {
            differences.add(name + ": " + one + " or " + other);
        }
    }

    private static String words(Enum<?> value) {
        return value.name()
                .toLowerCase(Locale.ROOT)
                .replace("non_", "non-")
                .replace('_', ' ')
                .replace("flop", "FLOP");
    }
}
