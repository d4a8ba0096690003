package dev.jacquard.data;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.notBlank;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The region of inputs in which a law was observed: one closed interval for each named input.
 *
 * <p>It is asked, never enforced: a law may be evaluated anywhere in its mathematical domain, and whoever prints the answer
 * says how far outside the data it lies.
 *
 * <pre>{@code
 * var range = CalibratedRange.of("parameters", 7e7, 1.6e10).and("tokens", 5e9, 5e11);
 * range.beyond("parameters", 1.6e12);   // 100.0: a hundred times beyond the largest model observed
 * range.beyond("parameters", 1e9);      // 1.0: inside
 * }</pre>
 */
public final class CalibratedRange {

    /** What is said of inputs whose range nobody stated: nothing about being inside or outside. */
    public static final String NOWHERE_STATED = "nobody stated where this was observed";

    private static final CalibratedRange UNKNOWN = new CalibratedRange(Map.of());

    private final Map<String, Interval> intervals;

    private CalibratedRange(Map<String, Interval> intervals) {
        this.intervals = intervals;
    }

    /**
     * What was observed of one input, in the input's own unit.
     *
     * @param low smallest observed value
     * @param high largest observed value, {@code >= low}
     */
    public record Interval(double low, double high) {
        public Interval {
            finite("low", low);
            finite("high", high);
            if (!(low <= high)) {
                throw Check.refused("low", low, "at most high = " + high);
            }
        }

        /** Whether a value lies in the closed interval. */
        public boolean contains(double value) {
            return value >= low && value <= high;
        }

        /**
         * How many times outside the interval a value lies; 1 inside.
         *
         * <p>For an interval of positive numbers it is the factor {@code value / high} or {@code low / value}. For one that
         * reaches zero or below, where a factor means nothing, it is {@code 1 + distance / width}. It is infinite for NaN, for
         * a value at or below zero against a positive interval, and outside an interval of width zero at zero.
         */
        public double beyond(double value) {
            if (contains(value)) {
                return 1;
            }
            if (Double.isNaN(value)) {
                return Double.POSITIVE_INFINITY;
            }
            if (low > 0) {
                return value > high ? value / high : value > 0 ? low / value : Double.POSITIVE_INFINITY;
            }
            double distance = value > high ? value - high : low - value;
            return 1 + distance / (high - low);
        }
    }

    /** A range that says nothing: no input was observed, or nobody printed where. */
    public static CalibratedRange unknown() {
        return UNKNOWN;
    }

    /** A range of one input; add others with {@link #and}. */
    public static CalibratedRange of(String name, double low, double high) {
        return UNKNOWN.and(name, low, high);
    }

    /** A copy that also holds the interval of another input; a name given twice is refused. */
    public CalibratedRange and(String name, double low, double high) {
        notBlank("name", name);
        if (intervals.containsKey(name)) {
            throw Check.refused("name", name, "each input once");
        }
        Map<String, Interval> more = new LinkedHashMap<>(intervals);
        more.put(name, new Interval(low, high));
        return new CalibratedRange(Collections.unmodifiableMap(more));
    }

    /** The intervals in the order they were given. */
    public Map<String, Interval> intervals() {
        return intervals;
    }

    /**
     * How many times outside the observed interval a value lies, by {@link Interval#beyond}; 1 inside, and 1 for an input of
     * which no interval is known. Never throws.
     */
    public double beyond(String name, double value) {
        Interval interval = intervals.get(name);
        return interval == null ? 1 : interval.beyond(value);
    }

    /** Those of some inputs of which no interval is known, in their order. */
    public List<String> lacking(List<String> inputs) {
        return inputs.stream().filter(name -> !intervals.containsKey(name)).toList();
    }

    /**
     * The sentence about those of a law's inputs of which no interval is known, with what is known of other quantities; nothing where all
     * are known: {@code nobody stated where this was observed in tokens; stated: tokensPerParameter 10 .. 100}.
     */
    public Optional<String> unstated(List<String> inputs) {
        List<String> unknown = lacking(inputs);
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Interval> others = new LinkedHashMap<>(intervals);
        others.keySet().removeAll(inputs);
        return Optional.of(NOWHERE_STATED
                + (unknown.size() < inputs.size() ? " in " + String.join(", ", unknown) : "")
                + (others.isEmpty() ? "" : "; stated: " + new CalibratedRange(others)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CalibratedRange range && intervals.equals(range.intervals);
    }

    @Override
    public int hashCode() {
        return intervals.hashCode();
    }

    /** For people: {@code parameters 7e7 .. 1.6e10, tokens 5e9 .. 5e11}, or {@code unknown}. */
    @Override
    public String toString() {
        return intervals.isEmpty()
                ? "unknown"
                : intervals.entrySet().stream()
                        .map(each -> each.getKey() + " "
                                + Decimals.shortest(each.getValue().low()) + " .. "
                                + Decimals.shortest(each.getValue().high()))
                        .collect(Collectors.joining(", "));
    }
}
