package dev.jacquard.scenarios.conditions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What a box asks of one input. */
sealed interface Limit {

    /** Whether a value, or the place of a form, is allowed. */
    boolean holds(double value);

    /** The limits that hold just where this one does not, each in one piece. */
    List<Limit> beyond(Searched input);

    Where.Part part(Searched input);

    /** A range of a number, or of the places of the forms of a choice of numbers. */
    record Range(double low, boolean lowIncluded, double high, boolean highIncluded) implements Limit {

        /** Digits of an end: enough to quote, too few to look certain. */
        private static final int DIGITS = 3;
        /** Where three digits are coarser than this part of the input's range, as of years, an end has more. */
        private static final double FINEST = 0.01;

        static final Range ALL = new Range(Double.NEGATIVE_INFINITY, true, Double.POSITIVE_INFINITY, true);

        @Override
        public boolean holds(double value) {
            return (lowIncluded ? value >= low : value > low) && (highIncluded ? value <= high : value < high);
        }

        boolean hasLow() {
            return low > Double.NEGATIVE_INFINITY;
        }

        boolean hasHigh() {
            return high < Double.POSITIVE_INFINITY;
        }

        Range from(double value) {
            return new Range(value, true, high, highIncluded);
        }

        Range to(double value) {
            return new Range(low, lowIncluded, value, true);
        }

        /** Without the end on one side; all of the other range's on that side. */
        Range lowOf(Range other) {
            return new Range(other.low, other.lowIncluded, high, highIncluded);
        }

        Range highOf(Range other) {
            return new Range(low, lowIncluded, other.high, other.highIncluded);
        }

        @Override
        public List<Limit> beyond(Searched input) {
            List<Limit> beyond = new ArrayList<>();
            if (hasLow()) {
                beyond.add(new Range(Double.NEGATIVE_INFINITY, true, low, !lowIncluded));
            }
            if (hasHigh()) {
                beyond.add(new Range(high, !highIncluded, Double.POSITIVE_INFINITY, true));
            }
            return beyond;
        }

        /** Ends in few digits, so that what is printed is what was measured; an end that a frame set stays. */
        Range rounded(Searched input, Range frame, RoundingMode lows, RoundingMode highs) {
            double lower = hasLow() && low != frame.low ? rounded(low, input.width(), lows) : low;
            double upper = hasHigh() && high != frame.high ? rounded(high, input.width(), highs) : high;
            return lower <= upper ? new Range(lower, lowIncluded, upper, highIncluded) : this;
        }

        private static double rounded(double value, double width, RoundingMode mode) {
            BigDecimal exact = new BigDecimal(value);
            int place = value == 0 ? Integer.MAX_VALUE : exact.precision() - exact.scale() - DIGITS;
            if (width > 0) {
                BigDecimal step = new BigDecimal(FINEST * width);
                place = Math.min(place, step.precision() - step.scale() - 1);
            }
            return place == Integer.MAX_VALUE
                    ? value
                    : exact.setScale(-place, mode).doubleValue();
        }

        @Override
        public Where.Part part(Searched input) {
            if (!input.isChoice()) {
                return new Where.Between(
                        input.name(), low, lowIncluded, high, highIncluded, input.unit(), input.isValue());
            }
            List<String> forms = new ArrayList<>();
            for (int place = 0; place < input.forms().size(); place++) {
                if (holds(place)) {
                    forms.add(input.forms().get(place));
                }
            }
            return new Where.Among(input.name(), forms, input.isValue());
        }
    }

    /** Some forms of a choice, by their places; never changed once made. */
    record Forms(BitSet places) implements Limit {

        @Override
        public boolean holds(double value) {
            return places.get((int) value);
        }

        @Override
        public List<Limit> beyond(Searched input) {
            BitSet others = (BitSet) places.clone();
            others.flip(0, input.forms().size());
            return others.isEmpty() ? List.of() : List.of(new Forms(others));
        }

        Forms with(int place) {
            BitSet changed = (BitSet) places.clone();
            changed.set(place);
            return new Forms(changed);
        }

        @Override
        public Where.Part part(Searched input) {
            return new Where.Among(
                    input.name(), places.stream().mapToObj(input.forms()::get).toList(), input.isValue());
        }
    }
}
