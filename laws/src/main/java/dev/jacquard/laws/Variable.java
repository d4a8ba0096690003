package dev.jacquard.laws;

import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.quantity.Unit;

/**
 * An input or an output of a law.
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

    static Variable positive(String name, String unit, String meaning) {
        return new Variable(name, Unit.parse(unit), meaning, 0, false);
    }

    static Variable count(String name, String unit, String meaning) {
        return new Variable(name, Unit.parse(unit), meaning, 1, true);
    }

    static Variable any(String name, String unit, String meaning) {
        return new Variable(name, Unit.parse(unit), meaning, Double.NEGATIVE_INFINITY, false);
    }

    /** The value, once it is finite and within the bounds of this variable; a refusal names it. */
    double checked(double value) {
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
