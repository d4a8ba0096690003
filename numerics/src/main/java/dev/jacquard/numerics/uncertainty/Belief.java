package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.quantity.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is believed about one input, in the one notation used in files, on the command line and in documents.
 *
 * <ul>
 *   <li>{@code = 2.5 /year} or {@code 2.5 /year}: a certain value; a bare number is in the input's own unit
 *   <li>{@code 90%: 3.0 .. 5.5 /year}: a range of stated level, with an optional shape and {@code within lo .. hi}
 *   <li>{@code choice: ces (30) | correlation (25)}: one of several forms, with weights
 *   <li>{@code choice: 90%: 1 .. 3 /year (2) | 90%: 4 .. 9 /year (1)}: rival ranges of one number, with weights
 *   <li>{@code data: prices.csv#usd}: the values of a column, equally likely
 *   <li>{@code fit: my-runs}: the joint draws of a stored fit
 * </ul>
 *
 * <p>A number without a unit after {@code within} or {@code mode} counts in the unit of the range; in the range itself a unit after one
 * end counts for both.
 *
 * <p>A level is between 50 and 99 and has no default: {@code 90%: lo .. hi} makes lo the 5th and hi the 95th percentile.
 */
public sealed interface Belief {

    /**
     * Reads the notation.
     *
     * @param notation the text
     * @param unit the input's own unit, to which every number is converted
     * @throws IllegalArgumentException for text that is not in the notation, saying what was expected
     */
    static Belief parse(String notation, Unit unit) {
        return BeliefNotation.parse(notation, unit);
    }

    /**
     * The unit written in the notation, behind its first number that has one; empty for words, data, fits and bare numbers.
     *
     * @throws IllegalArgumentException for an unknown unit, with the nearest named
     */
    static Optional<Unit> unitIn(String notation) {
        return BeliefNotation.unitIn(notation);
    }

    /**
     * What somebody who wrote this may not have meant: a range from 0 without a shape is normal, and so has a twentieth of its values
     * below 0. Each is a sentence that says what to write instead.
     *
     * @param notation text that {@link #parse} reads
     * @param unit the input's own unit
     */
    static List<String> cautions(String notation, Unit unit) {
        return BeliefNotation.cautions(notation, unit);
    }

    /** The belief in the notation it is read from, the shape spelled out. */
    String notation();

    /**
     * The belief with its range made wider or narrower by a factor, in the shape's own scale: logarithms for lognormal and
     * loguniform, the logit for beta, differences otherwise, about the middle (the mode of a triangle). What is not a range
     * stays as it is.
     */
    default Belief scaled(double widthFactor) {
        return this;
    }

    /**
     * A certain value.
     *
     * @param value in the input's unit, finite
     * @param unit the input's unit
     */
    record Exactly(double value, Unit unit) implements Belief {
        public Exactly {
            Check.finite("value", value);
        }

        @Override
        public String notation() {
            return "= " + BeliefNotation.with(Decimals.shortest(value), unit);
        }
    }

    /**
     * A range that holds the stated share of the probability, the rest split evenly below and above.
     *
     * @param level share of the probability between low and high, in [0.50, 0.99]
     * @param low lower end, in the input's unit
     * @param high upper end, above {@code low}
     * @param unit the input's unit
     * @param shape shape of the distribution
     * @param parameter the mode of a triangle or the degrees of freedom of a t, empty for other shapes
     * @param floor lower bound of what is possible, minus infinity for none; applied after the shape is placed
     * @param ceiling upper bound of what is possible, infinity for none
     */
    record Range(
            double level,
            double low,
            double high,
            Unit unit,
            Shape shape,
            OptionalDouble parameter,
            double floor,
            double ceiling)
            implements Belief {

        /** Probability beyond a bound that stands for none. */
        private static final double FAR_OUT = 1e-9;

        public Range {
            Check.within("level", level, 0.50, 0.99);
            Check.finite("low", low);
            if (!(high > low && high < Double.POSITIVE_INFINITY)) {
                throw Check.refused(
                        "range",
                        Decimals.shortest(low) + " .. " + Decimals.shortest(high),
                        "a lower end below the upper one");
            }
            if (!(floor < high && ceiling > low && floor < ceiling)) {
                throw Check.refused(
                        "within",
                        Decimals.shortest(floor) + " .. " + Decimals.shortest(ceiling),
                        "bounds that overlap the range " + Decimals.shortest(low) + " .. "
                                + BeliefNotation.with(Decimals.shortest(high), unit));
            }
        }

        /**
         * The distribution whose percentiles at the ends of the level are {@code low} and {@code high}.
         *
         * @throws IllegalArgumentException if the shape cannot have these ends, such as a lognormal below zero
         */
        public Distribution distribution() {
            Distribution whole = RangeShapes.distribution(this);
            boolean bounded = floor > Double.NEGATIVE_INFINITY || ceiling < Double.POSITIVE_INFINITY;
            return bounded && (whole.lowest() < floor || whole.highest() > ceiling)
                    ? new Truncated(whole, floor, ceiling)
                    : whole;
        }

        /** The same range with nothing possible outside the bounds, or outside those it already has. */
        public Range within(double lowest, double highest) {
            return new Range(
                    level, low, high, unit, shape, parameter, Math.max(floor, lowest), Math.min(ceiling, highest));
        }

        /**
         * The same range within bounds that can be written: one that is infinite becomes a round number so far out that nothing is lost
         * by it.
         */
        public Range confined(double lowest, double highest) {
            Range within = within(lowest, highest);
            Distribution own = within.distribution();
            return within(
                    Double.isInfinite(within.floor()) ? outwards(own.quantile(FAR_OUT), RoundingMode.FLOOR) : lowest,
                    Double.isInfinite(within.ceiling())
                            ? outwards(own.quantile(1 - FAR_OUT), RoundingMode.CEILING)
                            : highest);
        }

        private static double outwards(double end, RoundingMode mode) {
            return new BigDecimal(end).round(new MathContext(1, mode)).doubleValue();
        }

        @Override
        public Range scaled(double widthFactor) {
            return RangeShapes.scaled(this, Check.positive("widthFactor", widthFactor));
        }

        @Override
        public String notation() {
            return BeliefNotation.print(this);
        }
    }

    /**
     * One of several named forms or values.
     *
     * @param options the options, at least one, no name twice
     */
    record Choice(List<Option> options) implements Belief {
        public Choice {
            options = List.copyOf(options);
            Check.atLeast("options", options.size(), 1);
            long names = options.stream().map(Option::name).distinct().count();
            if (names < options.size()) {
                throw Check.refused("choice", options.stream().map(Option::name).toList(), "each option once");
            }
        }

        /**
         * One option of a choice.
         *
         * @param name the form's name, or a number with a unit
         * @param weight relative weight, {@code > 0}
         */
        public record Option(String name, double weight) {
            public Option {
                Check.notBlank("option", name);
                Check.positive("weight of " + name, weight);
            }
        }

        /** The probability of each option, in order; they sum to one. */
        public double[] probabilities() {
            double total = options.stream().mapToDouble(Option::weight).sum();
            return options.stream()
                    .mapToDouble(option -> option.weight() / total)
                    .toArray();
        }

        /** The position of the option that a uniform number in (0, 1) picks. */
        public int pick(double uniform) {
            double[] probabilities = probabilities();
            double below = 0;
            for (int i = 0; i < probabilities.length - 1; i++) {
                below += probabilities[i];
                if (uniform < below) {
                    return i;
                }
            }
            return probabilities.length - 1;
        }

        @Override
        public String notation() {
            if (options.size() == 1) {
                return "= " + options.get(0).name();
            }
            return "choice: "
                    + String.join(
                            " | ",
                            options.stream()
                                    .map(option -> option.name() + " (" + Decimals.shortest(option.weight()) + ")")
                                    .toList());
        }
    }

    /**
     * Rival ranges of one number, such as two experts', each believed with its own weight.
     *
     * @param parts the ranges or certain values, at least two
     */
    record Rivals(List<Part> parts) implements Belief {
        public Rivals {
            parts = List.copyOf(parts);
            Check.atLeast("rivals", parts.size(), 2);
        }

        /**
         * One of the rivals.
         *
         * @param belief a {@link Range} or {@link Exactly}
         * @param weight relative weight, {@code > 0}
         */
        public record Part(Belief belief, double weight) {
            public Part {
                if (!(belief instanceof Range || belief instanceof Exactly)) {
                    throw Check.refused("rival", belief.notation(), "a range or a number");
                }
                Check.positive("weight of " + belief.notation(), weight);
            }

            private Distribution distribution() {
                return belief instanceof Range range ? range.distribution() : new Constant(((Exactly) belief).value());
            }
        }

        /** The mixture of the rivals' distributions. */
        public Distribution distribution() {
            return new Mixture(parts.stream()
                    .map(part -> new Mixture.Part(part.weight(), part.distribution()))
                    .toList());
        }

        @Override
        public Rivals scaled(double widthFactor) {
            return new Rivals(parts.stream()
                    .map(part -> new Part(part.belief().scaled(widthFactor), part.weight()))
                    .toList());
        }

        @Override
        public String notation() {
            return "choice: "
                    + String.join(
                            " | ",
                            parts.stream()
                                    .map(part ->
                                            part.belief().notation() + " (" + Decimals.shortest(part.weight()) + ")")
                                    .toList());
        }
    }

    /**
     * The values of a column of a file beside the scenario, equally likely.
     *
     * @param file file name
     * @param column column heading
     */
    record DataColumn(String file, String column) implements Belief {
        public DataColumn {
            Check.notBlank("file", file);
            Check.notBlank("column", column);
        }

        @Override
        public String notation() {
            return "data: " + file + "#" + column;
        }
    }

    /**
     * The joint draws of a stored fit.
     *
     * @param name the fit's name
     */
    record StoredFit(String name) implements Belief {
        public StoredFit {
            Check.notBlank("fit", name);
        }

        @Override
        public String notation() {
            return "fit: " + name;
        }
    }
}
