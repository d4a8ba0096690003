package dev.jacquard.data;

import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.quantity.Unit;

/**
 * An input or an output of a law.
 *
 * <pre>{@code
 * Variable.positive("tokens", "token", "tokens it is trained on");
 * Variable.count("k", "1", "attempts asked about, at most n");
 * Variable.any("flip", "share", "chance that a character differs from the one before");
 * }</pre>
 *
 * @param name its name on the command line and in results
 * @param unit its own unit: bare numbers are in it
 * @param meaning what it is, in words
 * @param low smallest value; it is excluded where it is 0
 * @param whole whether only whole numbers make sense
 */
public record Variable(String name, Unit unit, String meaning, double low, boolean whole) {

    public Variable {
        notBlank("name", name);
        notNull("unit", unit);
        notBlank("meaning", meaning);
    }

    /** A number above zero. */
    public static Variable positive(String name, String unit, String meaning) {
        return new Variable(name, Unit.parse(unit), meaning, 0, false);
    }

    /** A whole number from one on. */
    public static Variable count(String name, String unit, String meaning) {
        return new Variable(name, Unit.parse(unit), meaning, 1, true);
    }

    /** A number of either sign; what else bounds it, such as a share, the law says itself. */
    public static Variable any(String name, String unit, String meaning) {
        return new Variable(name, Unit.parse(unit), meaning, Double.NEGATIVE_INFINITY, false);
    }

    /** The same with a smallest value, which is included unless it is 0. */
    public Variable from(double least) {
        return new Variable(name, unit, meaning, least, whole);
    }

    /** The same in other words: what this law means by it. */
    public Variable meaning(String words) {
        return new Variable(name, unit, words, low, whole);
    }

    /** The same for whole numbers only. */
    public Variable wholeOnly() {
        return new Variable(name, unit, meaning, low, true);
    }

    /**
     * The value, once it is finite and within the bounds of this variable.
     *
     * @throws IllegalArgumentException naming the variable, if it is not
     */
    public double checked(double value) {
        Check.finite(name, value);
        if (whole && !(value >= low && value <= Integer.MAX_VALUE && value == Math.rint(value))) {
            throw Check.refused(name, Decimals.shortest(value), "a whole number >= " + Decimals.shortest(low));
        }
        if (!(low == 0 ? value > 0 : value >= low)) {
            throw Check.refused(
                    name, Decimals.shortest(value), "a number " + (low == 0 ? "> 0" : ">= " + Decimals.shortest(low)));
        }
        return value;
    }
}
