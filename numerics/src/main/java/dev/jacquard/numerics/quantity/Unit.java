package dev.jacquard.numerics.quantity;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a quantity counts: a named unit, or a product and quotient of named units such as {@code USD/hour} or {@code FLOP/s}.
 *
 * <p>Units that convert share their dimensions. Money, tokens, parameters, FLOP, agents and persons are dimensions of their
 * own, so a price never adds to a count. A year is 365.25 days and a month a twelfth of it.
 *
 * <p>The text form is a list of names joined by blanks, {@code *} or {@code /}, each with an optional whole power: {@code /year},
 * {@code USD/hour}, {@code mm^2}. A name after a {@code /} divides, up to the next {@code *} or blank.
 *
 * @param symbol the unit as written
 * @param factor how many base units one of it is (seconds, FLOP, bytes, joules, USD...), {@code > 0}
 * @param dimensions power of each dimension, none zero, in alphabetical order
 */
public record Unit(String symbol, double factor, Map<String, Integer> dimensions) {

    /** Roundings of a product of factors stay below this. */
    private static final double NEARLY = 1e-12;

    /** The unit of plain numbers. */
    public static final Unit ONE = new Unit("1", 1, Map.of());

    /** The unit of shares: a plain number in [0, 1]. */
    public static final Unit SHARE = new Unit("share", 1, Map.of());

    /**
     * A unit that has a name of its own, for lists and suggestions.
     *
     * @param name the name, as written
     * @param otherNames other spellings that mean the same
     * @param unit the unit
     * @param measures what it measures
     */
    public record Named(String name, List<String> otherNames, Unit unit, String measures) {
        public Named {
            otherNames = List.copyOf(otherNames);
        }
    }

    public Unit {
        Check.notBlank("unit", symbol);
        Check.positive(symbol, factor);
        dimensions = java.util.Collections.unmodifiableMap(new TreeMap<>(dimensions));
    }

    /**
     * Reads a unit.
     *
     * @throws IllegalArgumentException for an unknown name, with the nearest known one
     */
    public static Unit parse(String text) {
        String symbol = Check.notBlank("unit", text).strip();
        double factor = 1;
        Map<String, Integer> dimensions = new TreeMap<>();
        for (Part part : parts(symbol)) {
            factor *= Math.pow(part.unit().factor, part.power());
            part.unit()
                    .dimensions
                    .forEach((name, exponent) -> dimensions.merge(name, exponent * part.power(), Integer::sum));
        }
        dimensions.values().removeIf(exponent -> exponent == 0);
        return new Unit(symbol, factor, dimensions);
    }

    /** A named unit and its power. */
    private record Part(Unit unit, int power) {}

    private static List<Part> parts(String symbol) {
        List<Part> parts = new ArrayList<>();
        int sign = 1;
        for (String token : symbol.replace("*", " * ")
                .replace("·", " * ")
                .replace("/", " / ")
                .split("\\s+")) {
            if (token.isEmpty() || token.equals("*")) {
                sign = 1;
            } else if (token.equals("/")) {
                sign = -1;
            } else {
                int caret = token.indexOf('^');
                Unit named = Units.byName(caret < 0 ? token : token.substring(0, caret), symbol);
                parts.add(new Part(named, sign * (caret < 0 ? 1 : power(token.substring(caret + 1), symbol))));
                sign = 1;
            }
        }
        return parts;
    }

    /** All units with a name of their own, grouped by what they measure. */
    public static List<Named> named() {
        return Units.ALL;
    }

    /** Whether a quantity in this unit can be counted in the other. */
    public boolean convertibleTo(Unit other) {
        return dimensions.equals(other.dimensions);
    }

    /**
     * How many of the other unit one of this is.
     *
     * @throws IllegalArgumentException if the two measure different things
     */
    public double factorTo(Unit other) {
        if (!convertibleTo(other)) {
            throw Check.refused("unit", symbol, "one that converts to " + other.symbol);
        }
        return factor == other.factor ? 1 : factor / other.factor;
    }

    /**
     * So many of this unit, counted in the other, in decimals: 35 % is 0.35 and not the product of two doubles.
     *
     * @throws IllegalArgumentException if the two measure different things
     */
    double convert(double value, Unit other) {
        if (factorTo(other) == 1) {
            return value;
        }
        DecimalFactor own = decimalFactor();
        DecimalFactor wanted = other.decimalFactor();
        return Decimals.asWritten(value)
                .multiply(own.over())
                .multiply(wanted.under())
                .divide(own.under().multiply(wanted.over()), MathContext.DECIMAL128)
                .doubleValue();
    }

    /** A factor as a fraction of decimals: a 31557600th, which is what /year is, is neither a decimal nor a double. */
    private record DecimalFactor(BigDecimal over, BigDecimal under) {}

    private DecimalFactor decimalFactor() {
        BigDecimal over = BigDecimal.ONE;
        BigDecimal under = BigDecimal.ONE;
        for (Part part : partsOrNone()) {
            BigDecimal power = Decimals.asWritten(part.unit().factor).pow(Math.abs(part.power()));
            over = part.power() > 0 ? over.multiply(power) : over;
            under = part.power() < 0 ? under.multiply(power) : under;
        }
        double same = over.divide(under, MathContext.DECIMAL128).doubleValue();
        // A unit that was not read from its symbol may mean something else by it.
        return Math.abs(same - factor) <= NEARLY * factor
                ? new DecimalFactor(over, under)
                : new DecimalFactor(Decimals.asWritten(factor), BigDecimal.ONE);
    }

    private List<Part> partsOrNone() {
        try {
            return parts(symbol);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /** Whether this is a share, written {@code share}, {@code fraction} or {@code %}: its range has a beta shape by default. */
    public boolean isShare() {
        return dimensions.isEmpty() && Units.SHARES.contains(symbol);
    }

    /** Whether nothing needs to be printed after the number. */
    public boolean isPlain() {
        return dimensions.isEmpty() && factor == 1 && !isShare();
    }

    @Override
    public String toString() {
        return symbol;
    }

    private static int power(String digits, String symbol) {
        if (!digits.matches("-?\\d{1,2}")) {
            throw Check.refused("unit", symbol, "a whole power after ^");
        }
        return Integer.parseInt(digits);
    }
}
