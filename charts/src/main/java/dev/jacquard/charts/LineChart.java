package dev.jacquard.charts;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.charts.output.ResultTable;
import dev.jacquard.numerics.Check;
import java.util.List;

/**
 * Lines and points over two axes, with optional bands of uncertainty and marked thresholds.
 *
 * @param x horizontal axis
 * @param y vertical axis
 * @param series drawn in this order, in the colours of the palette
 * @param bands drawn behind the series, each in the colour of the series at the same place in its list
 * @param marks thresholds and dates
 */
public record LineChart(Axis x, Axis y, List<Series> series, List<Band> bands, List<Mark> marks) implements Chart {
    public LineChart {
        notNull("x", x);
        notNull("y", y);
        series = List.copyOf(series);
        bands = List.copyOf(bands);
        marks = List.copyOf(marks);
        if (series.isEmpty() && bands.isEmpty()) {
            throw Check.refused("series", series, "at least one series or band");
        }
    }

    /** A chart without bands or marks. */
    public LineChart(Axis x, Axis y, List<Series> series) {
        this(x, y, series, List.of(), List.of());
    }

    /** How a series is drawn. */
    public enum Kind {
        /** Joined by a line. */
        LINE,
        /** One dot for each point: observations. */
        DOTS
    }

    /**
     * One named series.
     *
     * @param name shown in the legend
     * @param points in the order they are joined
     * @param kind line or dots
     * @param observedFrom where the data begin on the horizontal axis; the line is dashed before it
     * @param observedTo where the data end; the line is dashed after it
     */
    public record Series(String name, List<Point> points, Kind kind, double observedFrom, double observedTo) {
        public Series {
            notBlank("name", name);
            points = List.copyOf(points);
            notNull("kind", kind);
            if (points.isEmpty()) {
                throw Check.refused("points", points, "at least one point");
            }
            if (!(observedFrom <= observedTo)) {
                throw Check.refused("observedFrom", observedFrom, "at most observedTo = " + observedTo);
            }
        }

        /** A solid line. */
        public static Series line(String name, List<Point> points) {
            return new Series(name, points, Kind.LINE, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }

        /** A line that is dashed outside the range of the data. */
        public static Series line(String name, List<Point> points, double observedFrom, double observedTo) {
            return new Series(name, points, Kind.LINE, observedFrom, observedTo);
        }

        /** Observations. */
        public static Series dots(String name, List<Point> points) {
            return new Series(name, points, Kind.DOTS, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }

        public boolean observed(Point point) {
            return point.x() >= observedFrom && point.x() <= observedTo;
        }
    }

    /**
     * A band between two lines.
     *
     * @param name shown in the legend, with the level: {@code "p5 to p95"}
     * @param slices by increasing x
     */
    public record Band(String name, List<Slice> slices) {
        public Band {
            notBlank("name", name);
            slices = List.copyOf(slices);
            if (slices.size() < 2) {
                throw Check.refused("slices", slices.size(), "at least 2");
            }
        }
    }

    /**
     * The band at one place.
     *
     * @param x place on the horizontal axis
     * @param low lower edge
     * @param high upper edge, at least {@code low}
     */
    public record Slice(double x, double low, double high) {
        public Slice {
            finite("x", x);
            finite("low", low);
            finite("high", high);
            if (!(low <= high)) {
                throw Check.refused("low", low, "at most high = " + high);
            }
        }
    }

    @Override
    public ResultTable data() {
        var data = ResultTable.headed("series", x.title(), y.title(), "low", "high", "status");
        for (Series line : series) {
            for (Point point : line.points()) {
                String status =
                        line.kind() == Kind.DOTS ? "observed" : line.observed(point) ? "drawn" : "beyond the data";
                data.row(line.name(), point.x(), point.y(), "", "", status);
            }
        }
        for (Band band : bands) {
            for (Slice slice : band.slices()) {
                data.row(band.name(), slice.x(), "", slice.low(), slice.high(), "band");
            }
        }
        marks.forEach(mark -> data.row(
                mark.text(), mark.vertical() ? mark.at() : "", mark.vertical() ? "" : mark.at(), "", "", "mark"));
        return data.table();
    }
}
