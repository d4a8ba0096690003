package dev.jacquard.charts;

import dev.jacquard.charts.Frame.Range;
import dev.jacquard.charts.Layout.Entry;
import dev.jacquard.charts.Layout.Shape;
import dev.jacquard.charts.RowPainter.Row;
import dev.jacquard.charts.WaterfallChart.End;
import dev.jacquard.charts.WaterfallChart.Kind;
import dev.jacquard.charts.WaterfallChart.Step;
import java.util.ArrayList;
import java.util.List;

/** Lays out the way from one answer to another, one row for each step. */
final class WaterfallPainter {

    private static final int BAR = RowPainter.BAR;
    private static final double FACT_FILL = 0.85;
    private static final double VALUE_FILL = 0.3;
    private static final double OUTLINE = 1.4;

    private final WaterfallChart chart;
    private final Range range;

    private WaterfallPainter(WaterfallChart chart) {
        this.chart = chart;
        this.range = RowPainter.range(chart.value(), extents(chart), List.of(), Double.NaN, Double.NaN);
    }

    static Drawing draw(WaterfallChart chart, Size size) {
        WaterfallPainter painter = new WaterfallPainter(chart);
        List<Row> rows = new ArrayList<>();
        rows.add(painter.end(chart.from()));
        for (int i = 0; i < chart.steps().size(); i++) {
            rows.add(painter.step(i));
        }
        rows.add(painter.end(chart.to()));
        return RowPainter.draw(size, chart.value(), rows, painter.range, painter.legend());
    }

    private static List<List<Double>> extents(WaterfallChart chart) {
        List<List<Double>> extents = new ArrayList<>();
        extents.add(List.of(chart.from().value(), chart.to().value()));
        for (int i = 0; i < chart.steps().size(); i++) {
            Step step = chart.steps().get(i);
            double end = chart.start(i) + step.amount();
            double room = Double.isFinite(step.whisker()) ? step.whisker() : 0;
            extents.add(List.of(end - room, end + room));
        }
        return extents;
    }

    private List<Entry> legend() {
        List<Entry> entries = new ArrayList<>();
        if (chart.steps().stream().anyMatch(step -> step.amount() > 0)) {
            entries.add(new Entry(Shape.BOX, Ink.FIRST, FACT_FILL, "raises the answer"));
        }
        if (chart.steps().stream().anyMatch(step -> step.amount() < 0)) {
            entries.add(new Entry(Shape.BOX, Ink.FOURTH, FACT_FILL, "lowers it"));
        }
        if (chart.steps().stream().anyMatch(step -> step.kind() == Kind.VALUE)) {
            entries.add(new Entry(Shape.DASHES, Ink.TEXT, 1, "pale in dashes: a value, no fact"));
        }
        return entries;
    }

    private Row end(End end) {
        return new Row(end.name(), end.text(), Ink.TEXT, (frame, middle) -> {
            track(frame, middle);
            frame.dots(List.of(new Point(end.value(), middle)), Ink.TEXT, 1, BAR);
        });
    }

    private Row step(int index) {
        Step step = chart.steps().get(index);
        double from = chart.start(index);
        double to = from + step.amount();
        String name = step.kind() == Kind.VALUE ? step.name() + " (a value)" : step.name();
        return new Row(name, step.text(), Ink.TEXT, (frame, middle) -> {
            track(frame, middle);
            Ink ink = step.amount() < 0 ? Ink.FOURTH : Ink.FIRST;
            List<Point> box = RowPainter.box(Math.min(from, to), Math.max(from, to), middle, BAR);
            frame.area(box, ink, step.kind() == Kind.VALUE ? VALUE_FILL : FACT_FILL);
            if (step.kind() == Kind.VALUE) {
                frame.line(box, Ink.TEXT, OUTLINE, true);
            }
            if (Double.isFinite(step.whisker())) {
                RowPainter.interval(frame, to - step.whisker(), to + step.whisker(), middle, 4);
            }
        });
    }

    private void track(Frame frame, double middle) {
        frame.area(RowPainter.box(range.low(), range.high(), middle, BAR), Ink.GRID, 0.6);
    }
}
