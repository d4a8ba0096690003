package dev.jacquard.data;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import java.util.function.ToDoubleFunction;

/**
 * A number that the authors of a law derived from it and printed: the check that a form with its letters is the one they fitted.
 *
 * <p>Equations are printed without an offset that was fitted, or in another unit; losses at the points one looks at hide it, a number
 * derived from the whole law does not.
 *
 * <pre>{@code
 * PublishedClaim<PrecisionLaw> claim = PrecisionLaw.claim();
 * claim.holds(PrecisionLaw.kumar2024().law());          // true: 7.002 bits, printed 7 to 8
 * claim.holds(PrecisionLaw.kumar2024Printed().law());   // false: 3.469 bits
 * }</pre>
 *
 * @param <L> the type of the law
 * @param statement what the number is, in words and with its unit
 * @param citation where it was printed
 * @param derived the number from a law
 * @param low least value that rounds to what was printed
 * @param high largest such value, {@code >= low}; infinite where only a least value was printed
 */
public record PublishedClaim<L>(
        String statement, Citation citation, ToDoubleFunction<? super L> derived, double low, double high) {

    public PublishedClaim {
        notBlank("statement", statement);
        notNull("citation", citation);
        notNull("derived", derived);
        finite("low", low);
        if (!(low <= high)) {
            throw Check.refused("high", high, "at least low = " + low);
        }
    }

    /** The number that this law gives. */
    public double value(L law) {
        return derived.applyAsDouble(law);
    }

    /** Whether this law gives what was printed. */
    public boolean holds(L law) {
        double value = value(law);
        return value >= low && value <= high;
    }

    /** One line for people: {@code best precision, bits: 7.002, printed 7 to 8: holds}. */
    public String verdict(L law) {
        String printed = high == Double.POSITIVE_INFINITY
                ? "at least " + Decimals.shortest(low)
                : Decimals.shortest(low) + " to " + Decimals.shortest(high);
        return statement + ": " + Decimals.rounded(value(law), 4) + ", printed " + printed + ": "
                + (holds(law) ? "holds" : "fails");
    }
}
