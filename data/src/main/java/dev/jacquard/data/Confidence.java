package dev.jacquard.data;

import java.util.Locale;
import java.util.Optional;

/**
 * How well a published number is backed: every law and every table carries one, and reports print it.
 *
 * <p>What is said of a law is said of its values, or of its formula where it has none; where they were observed is another question, and
 * {@link CalibratedRange} answers it.
 *
 * <pre>{@code
 * Confidence.RECOMPUTED.word();      // "recomputed"
 * Confidence.REPORTED.caution();     // "from agreeing secondary sources, not read in the primary one; reported"
 * }</pre>
 */
public enum Confidence {
    /** Read in the primary source, in a full copy of its text, or in an artefact its authors published. */
    VERIFIED,
    /** Computed again from the raw data, or by solving the stated equations. */
    RECOMPUTED,
    /** Algebra from other entries or from assumptions that are stated; not read in print. */
    DERIVED,
    /** Agreeing secondary sources say so; nobody of us read the primary one. Usable, and told so. */
    REPORTED,
    /** From memory or from one summary: usable as a default only where the reader is told so. */
    UNVERIFIED;

    /** The lower-case word that people and programs read. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a result that rests on such values has to say of them; nothing where they were read or computed. */
    public Optional<String> caution() {
        return switch (this) {
            case VERIFIED, RECOMPUTED, DERIVED -> Optional.empty();
            case REPORTED -> Optional.of("from agreeing secondary sources, not read in the primary one; " + word());
            case UNVERIFIED -> Optional.of("not checked against its source; " + word());
        };
    }
}
