package dev.jacquard.scenarios.charts;

import dev.jacquard.numerics.Check;
import dev.jacquard.scenarios.charts.Frame.Range;
import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Where the axes of a chart begin and end. */
final class Ranges {

    private static final double LOG_ROOM = 1.06;

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
        if (axis.logarithmic()) {
            Check.positive("smallest value on the logarithmic axis " + axis.title(), low);
            double room = padded || low == high ? LOG_ROOM : 1;
            return new Range(low / room, high * room, true);
        }
        if (low == high) {
            double room = Math.max(Math.abs(low) * 0.1, 0.1);
            return new Range(low - room, high + room, false);
        }
        return new Range(low, high, false);
    }
}
