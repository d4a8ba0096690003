package dev.jacquard.numerics.quantity;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with a unit, as people write it: {@code 2.5 /year}, {@code 3e24 FLOP}, {@code 40 %}, {@code 20 shilling/week}.
 *
 * <pre>{@code
 * Quantity.parse("8 h").in(Unit.parse("min"));   // 480.0
 * }</pre>
 *
 * @param value the number, finite, counted in {@code unit}
 * @param unit what it counts
 */
public record Quantity(double value, Unit unit) {

    private static final Pattern NUMBER =
            Pattern.compile("([+-]?(?:\\d[\\d_]*(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?)(.*)", Pattern.DOTALL);

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+.*", Pattern.DOTALL);

    public Quantity {
        Check.finite("value", value);
        Check.notNull("unit", unit);
    }

    /**
     * Reads a number followed by a unit; without a unit it is a plain number.
     *
     * @throws IllegalArgumentException for text that is not a number, a decimal comma (with a hint) or an unknown unit (with the
     *     nearest named)
     */
    public static Quantity parse(String text) {
        return parse(text, Unit.ONE);
    }

    /** Reads a number followed by a unit; without a unit the number counts in {@code whenBare}. */
    public static Quantity parse(String text, Unit whenBare) {
        String trimmed = Check.notBlank("quantity", text).strip();
        Matcher matcher = NUMBER.matcher(trimmed);
        if (DECIMAL_COMMA.matcher(trimmed).matches()) {
            throw Check.refused(
                    "quantity",
                    trimmed,
                    "a number such as 2.5 or 3e24, then a unit; write a decimal point, not a comma");
        }
        if (!matcher.matches()) {
            throw Check.refused("quantity", trimmed, "a number such as 2.5 or 3e24, then a unit");
        }
        double value =
                Check.finite("quantity", Double.parseDouble(matcher.group(1).replace("_", "")));
        String unit = matcher.group(2).strip();
        return new Quantity(value, unit.isEmpty() ? whenBare : Unit.parse(unit));
    }

    /** The unit written after a number; empty for a bare number, and for what is no number. */
    public static Optional<Unit> unitIn(String text) {
        Matcher matcher = NUMBER.matcher(text.strip());
        return matcher.matches() && !matcher.group(2).isBlank()
                ? Optional.of(Unit.parse(matcher.group(2)))
                : Optional.empty();
    }

    /**
     * The same quantity counted in another unit.
     *
     * @throws IllegalArgumentException if the two units measure different things
     */
    public double in(Unit other) {
        return unit.equals(other) ? value : unit.convert(value, other);
    }

    @Override
    public String toString() {
        return unit.isPlain() ? Decimals.shortest(value) : Decimals.shortest(value) + " " + unit;
    }
}
