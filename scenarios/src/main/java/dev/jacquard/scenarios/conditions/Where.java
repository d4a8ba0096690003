package dev.jacquard.scenarios.conditions;

import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.charts.NumberStyle;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.quantity.Unit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A part of what the inputs can be: a range of some of them, and some forms of others, all at once.
 *
 * <pre>{@code
 * where.toString();   // autonomousTime in 23 .. 151 min and reviewTime <= 13.3 min
 * where.words();      // autonomousTime is between 23 and 151 min and reviewTime ≤ 13.3 min
 * }</pre>
 *
 * @param parts one for each input that is restricted, in the model's order; at least one
 */
public record Where(List<Part> parts) {

    public Where {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw Check.refused("parts", "none", "at least one input that is restricted");
        }
    }

    /** What is asked of one input. */
    public sealed interface Part {

        /** Name of the input. */
        String input();

        /** Whether it is a weight of what somebody wants, which is not so or so but counted so or so. */
        boolean isValue();

        /** The part for readers, typeset. */
        String words();
    }

    /**
     * A range of a number.
     *
     * @param input name of the input
     * @param low lower end, infinite where there is none
     * @param lowIncluded whether the lower end belongs to it
     * @param high upper end, infinite where there is none
     * @param highIncluded whether the upper end belongs to it
     * @param unit the unit of both ends
     * @param isValue whether the input is a value
     */
    public record Between(
            String input,
            double low,
            boolean lowIncluded,
            double high,
            boolean highIncluded,
            Unit unit,
            boolean isValue)
            implements Part {
        public Between {
            notBlank("input", input);
            notNull("unit", unit);
            if (!(low <= high)) {
                throw Check.refused("high", high, "at least low = " + low);
            }
            if (Double.isInfinite(low) && Double.isInfinite(high)) {
                throw Check.refused(input, "any number", "an end on one side at least");
            }
        }

        @Override
        public String words() {
            Function<Double, String> quantity = value -> typeset(value) + behind(unit);
            String counted = isValue ? "you count " : "";
            if (Double.isInfinite(low)) {
                return counted + input + (highIncluded ? " ≤ " : " < ") + quantity.apply(high);
            }
            String above = counted + input + (lowIncluded ? " ≥ " : " > ") + quantity.apply(low);
            if (Double.isInfinite(high)) {
                return above;
            }
            return lowIncluded && highIncluded
                    ? counted + input + " is between " + typeset(low) + " and " + quantity.apply(high)
                    : above + " and" + (highIncluded ? " ≤ " : " < ") + quantity.apply(high);
        }

        @Override
        public String toString() {
            String behind = unit.isPlain() ? "" : " " + unit;
            String counted = isValue ? "you count " : "";
            if (Double.isInfinite(low)) {
                return counted + input + (highIncluded ? " <= " : " < ") + Decimals.shortest(high) + behind;
            }
            String above = counted + input + (lowIncluded ? " >= " : " > ") + Decimals.shortest(low) + behind;
            if (Double.isInfinite(high)) {
                return above;
            }
            return lowIncluded && highIncluded
                    ? counted + input + " in " + Decimals.shortest(low) + " .. " + Decimals.shortest(high) + behind
                    : above + " and " + input + (highIncluded ? " <= " : " < ") + Decimals.shortest(high) + behind;
        }

        /** With three digits, and all of them where the number has more: a year and its tenths. */
        private static String typeset(double value) {
            String three = Decimals.rounded(value, 3);
            return three.equals(Decimals.shortest(value)) ? NumberStyle.PLAIN.text(value) : Decimals.shortest(value);
        }

        private static String behind(Unit unit) {
            return NumberStyle.quantity(1, unit).substring(1);
        }
    }

    /**
     * Some forms of a choice.
     *
     * @param input name of the input
     * @param forms the options, as written
     * @param isValue whether the input is a value
     */
    public record Among(String input, List<String> forms, boolean isValue) implements Part {
        public Among {
            notBlank("input", input);
            forms = List.copyOf(forms);
            if (forms.isEmpty()) {
                throw Check.refused(input, "no form", "at least one");
            }
        }

        @Override
        public String words() {
            return isValue ? "you count " + input + " as " + listed() : input + " is " + listed();
        }

        private String listed() {
            int last = forms.size() - 1;
            return last == 0 ? forms.get(0) : String.join(", ", forms.subList(0, last)) + " or " + forms.get(last);
        }

        @Override
        public String toString() {
            return words();
        }
    }

    /** For readers, typeset: what stands behind "holds if". */
    public String words() {
        return parts.stream().map(Part::words).collect(Collectors.joining(" and "));
    }

    /** As a file writes it, with plain signs. */
    @Override
    public String toString() {
        return parts.stream().map(Part::toString).collect(Collectors.joining(" and "));
    }
}
