package dev.jacquard.data;

import java.util.Locale;

/**
 * How well a published number is backed: every law and every table carries one, and reports print it.
 *
 * <pre>{@code
 * Confidence.RECOMPUTED.word();   // "recomputed"
 * }</pre>
 */
public enum Confidence {
    /** Read in the primary source, or in an artefact its authors published. */
    VERIFIED,
    /** Computed again from the raw data, or by solving the stated equations. */
    RECOMPUTED,
    /** Algebra from other entries; nobody printed it. */
    DERIVED,
    /** From memory or from one summary: usable as a default only where the reader is told so. */
    UNVERIFIED;

    /** The lower-case word that people and programs read. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
