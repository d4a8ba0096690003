package dev.jacquard.laws;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.charts.Axis;
import dev.jacquard.charts.Figure;
import dev.jacquard.charts.LineChart;
import dev.jacquard.charts.NumberStyle;
import dev.jacquard.charts.Point;
import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Published;
import dev.jacquard.numerics.Check;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * What a published law says along one of its inputs: solid where that input was observed, dashed beyond.
 *
 * <pre>{@code
 * var coverage = CoverageLaw.brown2024();
 * LawCurves.of(coverage, "More samples solve more tasks",
 *     LawCurves.Along.log("samples", 1, 1e4, "samples of each task"), Axis.percent("tasks solved"),
 *     new LawCurves.Curve("any of k samples", coverage.law()::coverage));
 * }</pre>
 */
public final class LawCurves {

    private static final int POINTS = 121;

    private LawCurves() {}

    /**
     * The input along which a law is drawn.
     *
     * @param input its name in the law's calibrated range
     * @param from first value
     * @param to last value, above {@code from}
     * @param axis how it is drawn
     */
    public record Along(String input, double from, double to, Axis axis) {
        public Along {
            notBlank("input", input);
            notNull("axis", axis);
            finite("from", from);
            finite("to", to);
            if (!(to > from) || axis.logarithmic() && !(from > 0)) {
                throw Check.refused(input, from + " to " + to, "rising, and above 0 on an axis of factors");
            }
        }

        /** On an axis on which equal steps are equal factors. */
        public static Along log(String input, double from, double to, String title) {
            return new Along(input, from, to, Axis.log(title));
        }

        /** On an axis on which equal steps are equal differences. */
        public static Along linear(String input, double from, double to, String title) {
            return new Along(input, from, to, Axis.linear(title));
        }

        private double at(double share) {
            return axis.logarithmic() ? from * Math.pow(to / from, share) : from + share * (to - from);
        }
    }

    /**
     * One line: what the law says with its other inputs held.
     *
     * @param name shown in the legend
     * @param at from the input to the value
     */
    public record Curve(String name, DoubleUnaryOperator at) {
        public Curve {
            notBlank("name", name);
            notNull("at", at);
        }
    }

    /**
     * The figure. Its caption says where the input was observed, how far the lines go beyond, and how well the values are backed.
     *
     * @param published the law, for its range and its source
     * @param title what the lines show, as a sentence
     * @param along the input
     * @param value the vertical axis
     * @param curves at least one
     */
    public static Figure of(Published<?> published, String title, Along along, Axis value, Curve... curves) {
        notNull("published", published);
        notNull("along", along);
        Check.atLeast("curves", curves.length, 1);
        CalibratedRange.Interval seen = published.range().intervals().get(along.input());
        double low = seen == null ? Double.POSITIVE_INFINITY : seen.low();
        double high = seen == null ? Double.POSITIVE_INFINITY : seen.high();
        TreeSet<Double> places = places(along, low, high);
        List<LineChart.Series> series = Arrays.stream(curves)
                .map(curve -> LineChart.Series.line(
                        curve.name(),
                        places.stream()
                                .map(x -> new Point(x, curve.at().applyAsDouble(x)))
                                .toList(),
                        low,
                        high))
                .toList();
        return new Figure(
                published.id().replaceAll("[^a-z0-9-]", "-"),
                title,
                value.title() + " against " + along.axis().title(),
                caption(along, seen) + " Values: " + published.confidence().word() + ".",
                published.citation().text(),
                "",
                new LineChart(along.axis(), value, series));
    }

    /** Evenly spread, with the ends of the data among them, so that the line is dashed from there on. */
    private static TreeSet<Double> places(Along along, double low, double high) {
        TreeSet<Double> places = new TreeSet<>();
        IntStream.range(0, POINTS)
                .mapToDouble(i -> along.at(i / (POINTS - 1.0)))
                .forEach(places::add);
        for (double end : new double[] {low, high}) {
            if (end > along.from() && end < along.to()) {
                places.add(end);
            }
        }
        return places;
    }

    private static String caption(Along along, CalibratedRange.Interval seen) {
        if (seen == null) {
            return "All dashed: " + CalibratedRange.NOWHERE_STATED + ".";
        }
        String observed = NumberStyle.plain(seen.low()) + " to " + NumberStyle.plain(seen.high());
        double times = Math.max(seen.beyond(along.from()), seen.beyond(along.to()));
        return times == 1
                ? "All of it lies inside what was observed, " + observed + "."
                : "Dashed: outside what was observed, " + observed + "; the lines end " + NumberStyle.plain(times)
                        + " times beyond.";
    }
}
