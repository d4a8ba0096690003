package dev.jacquard.scenarios.charts;

import dev.jacquard.numerics.Check;
import dev.jacquard.scenarios.charts.Frame.Range;
import dev.jacquard.scenarios.charts.Layout.Anchor;
import dev.jacquard.scenarios.charts.Layout.Label;
import dev.jacquard.scenarios.charts.Layout.Rule;
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
    private static final int BAR = 12;
    private static final int MARK_ROOM = 20;

    /** A bar or a dot with its interval. */
    private record Row(String name, double low, double value, double high, int group) {}

    private final Size size;
    private final Layout layout;
    private final Axis axis;
    private final List<Row> rows;
    private final boolean bars;
    private final Range range;
    private final List<Mark> marks;

    private RowPainter(Size size, Axis axis, List<Row> rows, boolean bars, Range range, List<Mark> marks) {
        this.size = size;
        this.layout = new Layout(size.width);
        this.axis = axis;
        this.rows = rows;
        this.bars = bars;
        this.range = range;
        this.marks = marks;
    }

    static Drawing draw(Chart chart, Size size) {
        if (chart instanceof BarChart bars) {
            List<Row> rows = bars.bars().stream()
                    .map(bar -> new Row(bar.name(), bar.low(), bar.value(), bar.high(), bar.group()))
                    .toList();
            Range range = range(bars.value(), rows, bars.marks(), 0, bars.full());
            return new RowPainter(size, bars.value(), rows, true, range, bars.marks()).drawing();
        }
        if (chart instanceof IntervalChart intervals) {
            List<Row> rows = intervals.rows().stream()
                    .map(row -> new Row(row.name(), row.low(), row.value(), row.high(), row.group()))
                    .toList();
            Range range = range(intervals.value(), rows, intervals.marks(), intervals.from(), intervals.to());
            return new RowPainter(size, intervals.value(), rows, false, range, intervals.marks()).drawing();
        }
        throw Check.refused("chart", chart.getClass().getSimpleName(), "a chart with rows");
    }

    private static Range range(Axis axis, List<Row> rows, List<Mark> marks, double from, double to) {
        DoubleSummaryStatistics values = DoubleStream.concat(
                        rows.stream().flatMapToDouble(row -> DoubleStream.of(row.low(), row.value(), row.high())),
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

    private Drawing drawing() {
        int top = marks.isEmpty() ? 0 : MARK_ROOM;
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
            paint(frame, rows.get(i), height - middles.get(i));
        }
        axis(width, top, height, middles);
        return new Drawing(frame, layout, SIDE, top, width, height, size.width, top + height + FOOT);
    }

    private int name(Row row, int width, int top, int y) {
        String value = axis.numbers().text(row.value());
        double room = width - Layout.widthOf(value) - 16;
        int line = y;
        for (String text : Layout.wrap(row.name(), room, 2)) {
            line += Layout.LINE - 2;
            layout.labels.add(new Label(SIDE, top + line - 3, Anchor.START, text, Ink.TEXT, true));
        }
        layout.labels.add(
                new Label(SIDE + width, top + y + Layout.LINE - 5, Anchor.END, value, Ink.series(row.group()), true));
        return line + 3;
    }

    private void paint(Frame frame, Row row, double middle) {
        Ink ink = Ink.series(row.group());
        if (bars) {
            double zero = range.logarithmic() ? range.low() : Math.max(range.low(), Math.min(0, range.high()));
            frame.area(box(range.low(), range.high(), middle, BAR), Ink.GRID, 0.6);
            frame.area(box(zero, row.value(), middle, BAR), ink, 0.85);
            if (row.high() > row.low()) {
                frame.line(List.of(new Point(row.low(), middle), new Point(row.high(), middle)), Ink.TEXT, 1.6, false);
                whisker(frame, row.low(), middle);
                whisker(frame, row.high(), middle);
            }
            return;
        }
        frame.line(List.of(new Point(range.low(), middle), new Point(range.high(), middle)), Ink.GRID, 1, false);
        frame.area(box(row.low(), row.high(), middle, BAR / 2.0), ink, 0.45);
        frame.dots(List.of(new Point(row.value(), middle)), ink, 1, BAR - 1);
    }

    private static void whisker(Frame frame, double at, double middle) {
        frame.line(List.of(new Point(at, middle - 4), new Point(at, middle + 4)), Ink.TEXT, 1.6, false);
    }

    private static List<Point> box(double from, double to, double middle, double thick) {
        double half = thick / 2;
        return List.of(
                new Point(from, middle - half),
                new Point(to, middle - half),
                new Point(to, middle + half),
                new Point(from, middle + half),
                new Point(from, middle - half));
    }

    private void axis(int width, int top, int height, List<Integer> middles) {
        double foot = top + height;
        for (Ticks.Tick tick : Ticks.between(axis, range.low(), range.high(), size.ticksAcross)) {
            double at = SIDE + width * range.share(tick.at());
            boolean first = at < SIDE + 8;
            boolean last = at > SIDE + width - 8;
            Anchor anchor = first ? Anchor.START : last ? Anchor.END : Anchor.MIDDLE;
            layout.over.add(new Rule(at, foot, at, foot + 5, Ink.AXIS, 1, false));
            double x = first ? 0 : last ? size.width : at;
            layout.labels.add(new Label(x, foot + 20, anchor, tick.label(), Ink.MUTED, false));
        }
        layout.over.add(new Rule(SIDE, foot, SIDE + width, foot, Ink.AXIS, 1, false));
        layout.labels.add(new Label(SIDE + width / 2.0, foot + 40, Anchor.MIDDLE, axis.title(), Ink.MUTED, false));
        for (Mark mark : marks) {
            double at = SIDE + width * range.share(mark.at());
            boolean left = at > SIDE + width / 2.0;
            layout.over.add(new Rule(at, top - 6, at, top + 1, Ink.SECOND, 1.5, false));
            layout.over.add(new Rule(at, foot - 5, at, foot, Ink.SECOND, 1.5, false));
            // At the bars only: a line through the names would strike them out.
            for (int middle : middles) {
                layout.over.add(new Rule(
                        at, top + middle - BAR / 2.0 - 2, at, top + middle + BAR / 2.0 + 2, Ink.SECOND, 1.5, false));
            }
            layout.labels.add(new Label(
                    left ? at + 4 : at - 4, 12, left ? Anchor.END : Anchor.START, mark.text(), Ink.SECOND, false));
        }
    }
}
