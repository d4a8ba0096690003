package dev.jacquard.charts;

import dev.jacquard.charts.Frame.Range;
import dev.jacquard.charts.Layout.Anchor;
import dev.jacquard.charts.Layout.Entry;
import dev.jacquard.charts.Layout.Label;
import dev.jacquard.charts.Layout.Rule;
import dev.jacquard.charts.Layout.Shape;
import dev.jacquard.numerics.Check;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Lays out the charts with one row for each name. The name stands above its bar, not beside it, so that long names fit on a
 * phone.
 */
final class RowPainter {

    private static final int FOOT = 46;
    private static final int SIDE = 10;
    private static final int GAP = 12;
    static final int BAR = 12;
    private static final int MARK_ROOM = 20;

    /** Thickness of one of two bars in a row. */
    private static final double LANE = 7;

    private static final double PALE = 0.4;

    /** Draws what stands on one row of the frame. */
    interface Stroke {
        void on(Frame frame, double middle);
    }

    /** A name over what is drawn, and a number beside the name. */
    record Row(String name, String text, Ink ink, Stroke stroke) {}

    private final Size size;
    private final Layout layout;
    private final Axis axis;
    private final List<Row> rows;
    private final Range range;
    private final List<Mark> marks;
    private int head;

    private RowPainter(Size size, Axis axis, List<Row> rows, Range range, List<Mark> marks) {
        this.size = size;
        this.layout = new Layout(size.width);
        this.axis = axis;
        this.rows = rows;
        this.range = range;
        this.marks = marks;
    }

    static Drawing draw(Chart chart, Size size) {
        if (chart instanceof BarChart bars) {
            return bars(bars, size);
        }
        if (chart instanceof IntervalChart intervals) {
            return intervals(intervals, size);
        }
        if (chart instanceof SharesChart shares) {
            return shares(shares, size);
        }
        if (chart instanceof TornadoChart tornado) {
            return tornado(tornado, size);
        }
        throw Check.refused("chart", chart.getClass().getSimpleName(), "a chart with rows");
    }

    /** Rows of another kind of chart. */
    static Drawing draw(Size size, Axis axis, List<Row> rows, Range range, List<Entry> legend) {
        return new RowPainter(size, axis, rows, range, List.of()).drawing(legend);
    }

    private static Drawing bars(BarChart chart, Size size) {
        List<List<Double>> extents = chart.bars().stream()
                .map(bar -> List.of(bar.low(), bar.value(), bar.high()))
                .toList();
        Range range = range(chart.value(), extents, chart.marks(), 0, chart.full());
        List<Row> rows = chart.bars().stream()
                .map(bar -> row(chart.value(), bar.name(), bar.value(), Ink.series(bar.group()), (frame, middle) -> {
                    Ink ink = Ink.series(bar.group());
                    frame.area(box(range.low(), range.high(), middle, BAR), Ink.GRID, 0.6);
                    frame.area(box(zero(range), bar.value(), middle, BAR), ink, 0.85);
                    interval(frame, bar.low(), bar.high(), middle, 4);
                }))
                .toList();
        return new RowPainter(size, chart.value(), rows, range, chart.marks()).drawing(List.of());
    }

    private static Drawing intervals(IntervalChart chart, Size size) {
        List<List<Double>> extents = chart.rows().stream()
                .map(row -> List.of(row.low(), row.value(), row.high()))
                .toList();
        Range range = range(chart.value(), extents, chart.marks(), chart.from(), chart.to());
        List<Row> rows = chart.rows().stream()
                .map(row -> row(chart.value(), row.name(), row.value(), Ink.series(row.group()), (frame, middle) -> {
                    Ink ink = Ink.series(row.group());
                    frame.line(
                            List.of(new Point(range.low(), middle), new Point(range.high(), middle)),
                            Ink.GRID,
                            1,
                            false);
                    frame.area(box(row.low(), row.high(), middle, BAR / 2.0), ink, 0.45);
                    frame.dots(List.of(new Point(row.value(), middle)), ink, 1, BAR - 1);
                }))
                .toList();
        return new RowPainter(size, chart.value(), rows, range, chart.marks()).drawing(List.of());
    }

    private static Drawing shares(SharesChart chart, Size size) {
        List<List<Double>> extents = chart.rows().stream()
                .map(row -> List.of(
                        0.0, row.whole().value(), row.whole().high(), row.part().high()))
                .toList();
        Range range = range(chart.value(), extents, List.of(), 0, Double.NaN);
        List<Row> rows = chart.rows().stream()
                .map(row ->
                        row(chart.value(), row.name(), Math.max(0, row.whole().value()), Ink.FIRST, (frame, middle) -> {
                            frame.area(box(range.low(), range.high(), middle, 2 * LANE), Ink.GRID, 0.6);
                            share(frame, row.whole(), middle + LANE / 2, PALE);
                            share(frame, row.part(), middle - LANE / 2, 1);
                        }))
                .toList();
        return new RowPainter(size, chart.value(), rows, range, List.of())
                .drawing(List.of(
                        new Entry(Shape.BOX, Ink.FIRST, PALE, chart.whole()),
                        new Entry(Shape.BOX, Ink.FIRST, 1, chart.part())));
    }

    private static void share(Frame frame, SharesChart.Share share, double middle, double opacity) {
        frame.area(box(0, Math.max(0, share.value()), middle, LANE), Ink.FIRST, opacity);
        interval(frame, Math.max(0, share.low()), Math.max(0, share.high()), middle, LANE / 2 - 1);
    }

    private static Drawing tornado(TornadoChart chart, Size size) {
        List<List<Double>> extents = chart.bars().stream()
                .map(bar -> List.of(bar.atLow(), chart.middle(), bar.atHigh()))
                .toList();
        Axis axis = chart.value();
        Mark middleMark = Mark.vertical("all in the middle: " + axis.numbers().text(chart.middle()), chart.middle());
        Range range = range(axis, extents, List.of(middleMark), Double.NaN, Double.NaN);
        List<Row> rows = chart.bars().stream()
                .map(bar -> new Row(
                        bar.name() + ": " + bar.low() + " to " + bar.high(),
                        axis.numbers().text(bar.atLow()) + " to "
                                + axis.numbers().text(bar.atHigh()),
                        Ink.TEXT,
                        (frame, middle) -> swing(frame, chart.middle(), bar, range, middle)))
                .toList();
        return new RowPainter(size, axis, rows, range, List.of(middleMark))
                .drawing(List.of(
                        new Entry(Shape.BOX, Ink.FOURTH, 0.85, "input at its low end"),
                        new Entry(Shape.BOX, Ink.FIRST, 0.85, "at its high end")));
    }

    /** Both ends on one side of the middle share the bar's height, so that neither hides the other. */
    private static void swing(Frame frame, double from, TornadoChart.Bar bar, Range range, double middle) {
        boolean oneSide = (bar.atLow() - from) * (bar.atHigh() - from) > 0;
        double thick = oneSide ? BAR / 2.0 : BAR;
        double apart = oneSide ? BAR / 4.0 : 0;
        frame.area(box(range.low(), range.high(), middle, BAR), Ink.GRID, 0.6);
        frame.area(box(from, bar.atLow(), middle + apart, thick), Ink.FOURTH, 0.85);
        frame.area(box(from, bar.atHigh(), middle - apart, thick), Ink.FIRST, 0.85);
    }

    private static Row row(Axis axis, String name, double value, Ink ink, Stroke stroke) {
        return new Row(name, axis.numbers().text(value), ink, stroke);
    }

    private static double zero(Range range) {
        return range.logarithmic() ? range.low() : Math.max(range.low(), Math.min(0, range.high()));
    }

    static Range range(Axis axis, List<List<Double>> extents, List<Mark> marks, double from, double to) {
        DoubleSummaryStatistics values = DoubleStream.concat(
                        extents.stream().flatMap(List::stream).mapToDouble(Double::doubleValue),
                        marks.stream().mapToDouble(Mark::at))
                .summaryStatistics();
        if (!Double.isNaN(from)) {
            values.accept(from);
        }
        if (!Double.isNaN(to)) {
            values.accept(to);
        }
        Range bare = Ranges.opened(axis, values, true);
        return axis.logarithmic() || !Double.isNaN(to) ? bare : Ranges.rounded(bare, 5);
    }

    private Drawing drawing(List<Entry> legend) {
        head = layout.legend(legend);
        int top = head + (marks.isEmpty() ? 0 : MARK_ROOM);
        int width = size.width - 2 * SIDE;
        int y = GAP / 2;
        List<Integer> middles = new ArrayList<>();
        for (Row row : rows) {
            y = name(row, width, top, y);
            middles.add(y + BAR / 2);
            y += BAR + GAP;
        }
        int height = y;
        Frame frame = new Frame(width, height, range, new Range(0, height, false));
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).stroke().on(frame, height - middles.get(i));
        }
        int more = axis(width, top, height, middles);
        return new Drawing(frame, layout, SIDE, top, width, height, size.width, top + height + FOOT + more);
    }

    private int name(Row row, int width, int top, int y) {
        layout.line(SIDE + width, top + y + Layout.LINE - 5, Anchor.END, row.text(), width / 2.0, row.ink(), true);
        double room = width - Math.min(width / 2.0, Letters.width(row.text())) - GAP;
        List<String> lines = Layout.wrap(row.name(), room, Layout.MOST_LINES);
        int line = y;
        for (int i = 0; i < lines.size(); i++) {
            line += Layout.LINE - 2;
            String whole = i == lines.size() - 1 && Layout.isCut(lines, row.name()) ? row.name() : "";
            layout.labels.add(new Label(SIDE, top + line - 3, Anchor.START, lines.get(i), Ink.TEXT, true, whole));
        }
        return line + 3;
    }

    static void interval(Frame frame, double low, double high, double middle, double half) {
        if (high > low) {
            frame.line(List.of(new Point(low, middle), new Point(high, middle)), Ink.TEXT, 1.6, false);
            for (double end : new double[] {low, high}) {
                frame.line(List.of(new Point(end, middle - half), new Point(end, middle + half)), Ink.TEXT, 1.6, false);
            }
        }
    }

    static List<Point> box(double from, double to, double middle, double thick) {
        double half = thick / 2;
        return List.of(
                new Point(from, middle - half),
                new Point(to, middle - half),
                new Point(to, middle + half),
                new Point(from, middle + half),
                new Point(from, middle - half));
    }

    /** Draws the axis and returns how much higher than usual its title is. */
    private int axis(int width, int top, int height, List<Integer> middles) {
        double foot = top + height;
        for (Ticks.Tick tick :
                Ticks.across(axis, range, size.ticksAcross, at -> SIDE + width * range.share(at.at()), layout)) {
            layout.tick(tick.label(), SIDE + width * range.share(tick.at()), foot, SIDE + 8);
        }
        layout.over.add(new Rule(SIDE, foot, SIDE + width, foot, Ink.AXIS, 1, false));
        int more = layout.title(SIDE + width / 2.0, foot + 40, Anchor.MIDDLE, axis.title());
        for (Mark mark : marks) {
            mark(mark, width, top, height, middles);
        }
        return more;
    }

    private void mark(Mark mark, int width, int top, int height, List<Integer> middles) {
        double foot = top + height;
        double at = SIDE + width * range.share(mark.at());
        boolean left = at > SIDE + width / 2.0;
        layout.over.add(new Rule(at, top - 6, at, top + 1, Ink.SECOND, 1.5, false));
        layout.over.add(new Rule(at, foot - 5, at, foot, Ink.SECOND, 1.5, false));
        // At the bars only: a line through the names would strike them out.
        for (int middle : middles) {
            layout.over.add(new Rule(
                    at, top + middle - BAR / 2.0 - 2, at, top + middle + BAR / 2.0 + 2, Ink.SECOND, 1.5, false));
        }
        layout.line(
                left ? at + 4 : at - 4,
                head + 12,
                left ? Anchor.END : Anchor.START,
                mark.text(),
                left ? at + 4 : size.width - at + 4,
                Ink.SECOND,
                false);
    }
}
