package dev.jacquard.charts;

import dev.jacquard.charts.Frame.Range;
import dev.jacquard.numerics.Check;
import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Where the axes of a chart begin and end. */
final class Ranges {

    private static final double LOG_ROOM = 1.06;

    /** Sizes up to which differences and ratios of values on an axis cannot overflow. */
    private static final double LARGEST = 1e130;

    /** What two values may differ by, as a share of the larger, and still be the same number computed in two ways. */
    private static final double ROUNDING = 1e-12;

    private static final double SHARE = 0.1;
    private static final double LAST_YEAR = 1e5;
    private static final double LEAST_ROOM = 0.1;
    private static final double LEAST_SHARE = 1e-3;

    private Ranges() {}

    static Range across(LineChart chart) {
        DoubleStream values = Stream.concat(
                        chart.series().stream()
                                .flatMap(series -> series.points().stream())
                                .map(Point::x),
                        chart.bands().stream()
                                .flatMap(band -> band.slices().stream())
                                .map(LineChart.Slice::x))
                .mapToDouble(Double::doubleValue);
        return opened(chart.x(), values.summaryStatistics(), false);
    }

    static Range up(LineChart chart, int ticks) {
        DoubleStream points = chart.series().stream()
                .flatMap(series -> series.points().stream())
                .mapToDouble(Point::y);
        DoubleStream bands = chart.bands().stream()
                .flatMap(band -> band.slices().stream())
                .flatMapToDouble(slice -> DoubleStream.of(slice.low(), slice.high()));
        DoubleStream marks =
                chart.marks().stream().filter(mark -> !mark.vertical()).mapToDouble(Mark::at);
        Range bare = opened(
                chart.y(),
                DoubleStream.concat(DoubleStream.concat(points, bands), marks).summaryStatistics(),
                true);
        return chart.y().logarithmic() ? bare : rounded(bare, ticks);
    }

    /** Ends moved out to the next round step. */
    static Range rounded(Range bare, int ticks) {
        double step = Ticks.step(bare.low(), bare.high(), ticks);
        double low = step * Math.floor(bare.low() / step + 1e-9);
        double high = step * Math.ceil(bare.high() / step - 1e-9);
        return new Range(low, high, false);
    }

    /** Ends with room where a single value would leave none. */
    static Range opened(Axis axis, DoubleSummaryStatistics values, boolean padded) {
        double low = values.getMin();
        double high = values.getMax();
        drawable(axis, low, high);
        boolean single = isSingle(low, high);
        if (axis.logarithmic()) {
            double room = padded || single ? LOG_ROOM : 1;
            return new Range(low / room, high * room, true);
        }
        if (single) {
            double room = room(axis, low);
            return new Range(low - room, high + room, false);
        }
        return new Range(low, high, false);
    }

    /** Ends as they are, where they can be drawn. */
    static Range of(Axis axis, double low, double high) {
        Check.finite("first value on the axis " + axis.title(), low);
        Check.finite("last value on the axis " + axis.title(), high);
        if (axis.logarithmic()) {
            positive(axis, low);
        }
        if (!(low < high)) {
            throw Check.refused("last value on the axis " + axis.title(), high, "above the first, " + low);
        }
        return new Range(low, high, axis.logarithmic());
    }

    /**
     * Refuses what no axis can show: values that are not numbers, so large that their difference overflows, and those without a
     * logarithm.
     */
    static void drawable(Axis axis, double low, double high) {
        if (axis.logarithmic()) {
            positive(axis, low);
            limit("smallest", axis, low, low >= 1 / LARGEST, "at least " + 1 / LARGEST);
        }
        limit("smallest", axis, low, low >= -LARGEST, "at least " + -LARGEST);
        limit("largest", axis, high, high <= LARGEST, "at most " + LARGEST);
    }

    /** An end of an axis that somebody asked for; NaN where the data decide. */
    static void end(String name, double value) {
        if (!Double.isNaN(value)) {
            Check.finite(name, value);
        }
    }

    private static void positive(Axis axis, double low) {
        Check.positive("smallest value on the logarithmic axis " + axis.title(), low);
    }

    private static void limit(String which, Axis axis, double value, boolean holds, String expected) {
        if (!holds) {
            throw Check.refused(which + " value on the axis " + axis.title(), value, expected);
        }
    }

    /** Whether two values are one but for rounding, so that nothing can be marked between them. */
    static boolean isSingle(double low, double high) {
        return high - low <= ROUNDING * Math.max(Math.abs(low), Math.abs(high));
    }

    /** Room on either side of a single value. */
    private static double room(Axis axis, double value) {
        double share = Math.abs(value) * SHARE;
        if (axis.numbers() == NumberStyle.YEAR && share >= 1 && share < LAST_YEAR * SHARE) {
            return 1;
        }
        // A tenth, unless the value would vanish in it.
        return share > 0 && share < LEAST_SHARE ? share : Math.max(share, LEAST_ROOM);
    }
}
