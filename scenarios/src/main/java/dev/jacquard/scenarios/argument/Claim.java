package dev.jacquard.scenarios.argument;

import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * One sentence that an argument says, needs or raises, with the predicate that decides it in a draw.
 *
 * @param id short name within the scenario
 * @param by whose sentence it is
 * @param kind what decides it: beliefs, data or a derivation
 * @param evidence how well the structure and the numbers under it are known
 * @param text the sentence; it never holds its own result
 * @param predicate the predicate on one output; may be absent for an identity only
 * @param level level of the interval that decides a claim about data; {@link #DEFAULT_LEVEL} where none is stated
 * @param resolution the date and the source that will settle it, and the outcome once entered
 */
public record Claim(
        String id,
        By by,
        Kind kind,
        Evidence evidence,
        String text,
        Optional<Condition> predicate,
        double level,
        Optional<Resolution> resolution) {

    /** Level of the interval for claims about data that state none. */
    public static final double DEFAULT_LEVEL = 0.9;

    /** Whose sentence it is; only the first two are called the author's. */
    public enum By {
        /** Said in the text. */
        AUTHOR,
        /** Needed for the author's conclusion. */
        IMPLIED,
        /** Our question. */
        US;

        /** The lower-case word of the file. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What decides a claim. */
    public enum Kind {
        /** A probability over the draws. */
        BELIEF,
        /** A test, or a figure compared with a source. */
        DATA,
        /** True by derivation. */
        IDENTITY;

        /** The lower-case word of the file. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How well a claim's structure and numbers are known. */
    public enum Evidence {
        A("data tested here"),
        B("published law inside its calibrated range"),
        C("published law beyond its range, or constants from memory"),
        D("structure and numbers are judgement");

        private final String meaning;

        Evidence(String meaning) {
            this.meaning = meaning;
        }

        /** What the grade means, in words. */
        public String meaning() {
            return meaning;
        }
    }

    /**
     * When and by what a dated claim is settled.
     *
     * @param date from this day the outcome can be entered
     * @param source what settles it
     * @param outcome whether it came true, once entered
     * @param outcomeSource where the outcome was read; present exactly when the outcome is
     */
    public record Resolution(LocalDate date, String source, Optional<Boolean> outcome, Optional<String> outcomeSource) {
        public Resolution {
            notNull("date", date);
            notBlank("source", source);
            notNull("outcome", outcome);
            notNull("outcomeSource", outcomeSource);
        }
    }

    public Claim {
        notBlank("id", id);
        notNull("by", by);
        notNull("kind", kind);
        notNull("evidence", evidence);
        notBlank("text", text);
        notNull("predicate", predicate);
        notNull("resolution", resolution);
    }

    /** The words over a grade-D verdict, "follows from these assumptions"; empty for the other grades. */
    public String heading() {
        return evidence == Evidence.D ? "follows from these assumptions" : "";
    }

    /** Whether the claim may be called the author's: said in the text, or needed for the conclusion. */
    public boolean isAuthors() {
        return by != By.US;
    }
}
