package dev.jacquard.data.fitting;

import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.data.Variable;
import dev.jacquard.numerics.quantity.Unit;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A column that a fit reads.
 *
 * <pre>{@code
 * Column.positive(Variables.TOKENS)
 * Column.positive("granularity", "1", "how many experts one of full width is cut into")
 * Column.share(ACCURACY)                                                // a variable of the law's signature
 * Column.date("released", "day of release", LocalDate.of(2024, 1, 1))   // read as days since
 * }</pre>
 *
 * @param variable its name, which is its header unless a person says otherwise, its unit after any scale that a person states, its meaning
 * @param range what its numbers may be
 * @param origin for a date the day that is 0; empty for a number
 */
public record Column(Variable variable, Range range, Optional<LocalDate> origin) {

    /** What the numbers of a column may be. */
    public enum Range {
        /** Above zero. */
        POSITIVE("a number > 0"),
        /** From 0 to 1. */
        SHARE("in [0, 1]"),
        /** Any finite number. */
        ANY("a finite number");

        private final String words;

        Range(String words) {
            this.words = words;
        }

        /** The range as a refusal names it. */
        public String words() {
            return words;
        }

        /** Whether a number lies in it. */
        public boolean contains(double value) {
            return switch (this) {
                case POSITIVE -> value > 0;
                case SHARE -> value >= 0 && value <= 1;
                case ANY -> Double.isFinite(value);
            };
        }
    }

    public Column {
        notNull("variable", variable);
        notNull("range", range);
        notNull("origin", origin);
    }

    /** A column of numbers above zero. */
    public static Column positive(Variable variable) {
        return new Column(variable, Range.POSITIVE, Optional.empty());
    }

    /** A column of numbers above zero. */
    public static Column positive(String name, String unit, String meaning) {
        return positive(Variable.positive(name, unit, meaning));
    }

    /** A column of shares, from 0 to 1. */
    public static Column share(Variable variable) {
        return new Column(variable, Range.SHARE, Optional.empty());
    }

    /** A column of any numbers. */
    public static Column any(Variable variable) {
        return new Column(variable, Range.ANY, Optional.empty());
    }

    /** A column of any numbers. */
    public static Column any(String name, String unit, String meaning) {
        return any(Variable.any(name, unit, meaning));
    }

    /** A column of ISO dates, read as days since an origin. */
    public static Column date(String name, String meaning, LocalDate origin) {
        return new Column(Variable.any(name, "day", meaning), Range.ANY, Optional.of(origin));
    }

    /** Its name. */
    public String name() {
        return variable.name();
    }

    /** The unit of its numbers. */
    public Unit unit() {
        return variable.unit();
    }
}
