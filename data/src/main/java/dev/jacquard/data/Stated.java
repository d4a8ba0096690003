package dev.jacquard.data;

import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

/**
 * A law as somebody stated it: a formula whose constants whoever asks must bring, where a {@link Published} law has values.
 *
 * <pre>{@code
 * Stated.of("amdahl", "Amdahl's law: fixed work, one share of it runs in parallel",
 *     "Amdahl 1967 (https://doi.org/10.1145/1465482.1465560)", Confidence.REPORTED);
 * }</pre>
 *
 * @param id catalogue name, {@code family/form}, or the family alone where there is one form only
 * @param family the forms it stands among
 * @param title one line for people
 * @param source where it was stated
 * @param confidence how well the formula is backed
 * @param range where it was observed
 * @param notes what a user should know before preferring it; may be empty
 */
public record Stated(
        String id,
        String family,
        String title,
        String source,
        Confidence confidence,
        CalibratedRange range,
        String notes) {

    public Stated {
        notBlank("id", id);
        notBlank("family", family);
        notBlank("title", title);
        notBlank("source", source);
        notNull("confidence", confidence);
        notNull("range", range);
        notNull("notes", notes);
    }

    /** A law of which nobody stated where it was observed, in the family that its id names before the slash. */
    public static Stated of(String id, String title, String source, Confidence confidence) {
        return new Stated(id, Published.family(id), title, source, confidence, CalibratedRange.unknown(), "");
    }

    /** The same among the forms of a family that its id does not name. */
    public Stated among(String forms) {
        return new Stated(id, forms, title, source, confidence, range, notes);
    }

    /** The same with what a user should know. */
    public Stated noting(String words) {
        return new Stated(id, family, title, source, confidence, range, words);
    }

    /** The same with where it was observed. */
    public Stated observed(CalibratedRange where) {
        return new Stated(id, family, title, source, confidence, where, notes);
    }
}
