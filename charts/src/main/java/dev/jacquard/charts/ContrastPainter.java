package dev.jacquard.charts;

import dev.jacquard.charts.Frame.Range;
import dev.jacquard.charts.Layout.Anchor;
import dev.jacquard.charts.Layout.Entry;
import dev.jacquard.charts.Layout.Rule;
import dev.jacquard.charts.Layout.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Lays out one panel for each input under another, each with an axis of its own. */
final class ContrastPainter {

    private static final int SIDE = 12;
    private static final int NAME = 24;
    private static final int CURVES = 84;
    private static final int TICKS = 38;
    private static final int LANE = 8;
    private static final int OPTION = 40;
    private static final double FALSE_FILL = 0.75;
    private static final double TRUE_FILL = 0.28;
    private static final double OPTION_FILL = 0.85;
    private static final double STROKE = 2.2;

    private final Size size;
    private final Layout layout;
    private final int width;
    private final int head;
    private final int height;
    private final Frame frame;

    private ContrastPainter(ContrastChart chart, Size size) {
        this.size = size;
        this.layout = new Layout(size.width);
        this.width = size.width - 2 * SIDE;
        this.head = layout.legend(List.of(
                new Entry(Shape.BOX, Ink.FIRST, OPTION_FILL, "where the claim is true"),
                new Entry(Shape.BOX, Ink.NEUTRAL, FALSE_FILL, "where it is false")));
        this.height =
                chart.panels().stream().mapToInt(ContrastPainter::heightOf).sum();
        // One frame for all panels: across in shares of its width, up in pixels.
        this.frame = new Frame(width, height, new Range(0, 1, false), new Range(0, height, false));
    }

    static Drawing draw(ContrastChart chart, Size size) {
        ContrastPainter painter = new ContrastPainter(chart, size);
        int top = 0;
        for (ContrastChart.Panel panel : chart.panels()) {
            painter.label(SIDE, top + 17, Anchor.START, panel.name(), painter.width, Ink.TEXT);
            if (panel instanceof ContrastChart.Numbers numbers) {
                painter.numbers(numbers, top);
            } else if (panel instanceof ContrastChart.Options options) {
                painter.options(options, top);
            }
            top += heightOf(panel);
        }
        return new Drawing(
                painter.frame,
                painter.layout,
                SIDE,
                painter.head,
                painter.width,
                painter.height,
                size.width,
                painter.head + painter.height);
    }

    private static int heightOf(ContrastChart.Panel panel) {
        return panel instanceof ContrastChart.Options options
                ? NAME + OPTION * options.options().size() + LANE
                : NAME + CURVES + TICKS;
    }

    private void label(double x, double y, Anchor anchor, String text, double room, Ink ink) {
        layout.line(x, head + y, anchor, text, room, ink, false);
    }

    private void numbers(ContrastChart.Numbers panel, int top) {
        List<ContrastChart.Bin> bins = panel.bins();
        Range x = Ranges.of(
                panel.x(), bins.get(0).low(), bins.get(bins.size() - 1).high());
        double most = bins.stream()
                .mapToDouble(bin -> Math.max(bin.whenTrue(), bin.whenFalse()))
                .max()
                .orElse(0);
        double scale = most > 0 ? (CURVES - 4) / most : 0;
        double foot = height - top - NAME - CURVES;
        List<Point> others = skyline(bins, x, foot, scale, ContrastChart.Bin::whenFalse);
        List<Point> holding = skyline(bins, x, foot, scale, ContrastChart.Bin::whenTrue);
        frame.area(others, Ink.NEUTRAL, FALSE_FILL);
        frame.area(holding, Ink.FIRST, TRUE_FILL);
        frame.line(holding, Ink.FIRST, STROKE, false);
        double base = head + top + NAME + CURVES;
        layout.over.add(new Rule(SIDE, base, SIDE + width, base, Ink.AXIS, 1, false));
        for (Ticks.Tick tick :
                Ticks.across(panel.x(), x, size.ticksAcross, at -> SIDE + width * x.share(at.at()), layout)) {
            layout.tick(tick.label(), SIDE + width * x.share(tick.at()), base, SIDE + 14);
        }
    }

    private static List<Point> skyline(
            List<ContrastChart.Bin> bins,
            Range x,
            double foot,
            double scale,
            ToDoubleFunction<ContrastChart.Bin> share) {
        List<Point> outline = new ArrayList<>();
        outline.add(new Point(x.share(bins.get(0).low()), foot));
        for (ContrastChart.Bin bin : bins) {
            double up = foot + scale * share.applyAsDouble(bin);
            outline.add(new Point(x.share(bin.low()), up));
            outline.add(new Point(x.share(bin.high()), up));
        }
        outline.add(new Point(x.share(bins.get(bins.size() - 1).high()), foot));
        return outline;
    }

    private void options(ContrastChart.Options panel, int top) {
        int y = top + NAME;
        for (ContrastChart.Option option : panel.options()) {
            String shares =
                    NumberStyle.PERCENT.text(option.whenTrue()) + " · " + NumberStyle.PERCENT.text(option.whenFalse());
            double room = width - Letters.width(shares) - SIDE;
            label(SIDE, y + 13, Anchor.START, option.name(), room, Ink.MUTED);
            label(SIDE + width, y + 13, Anchor.END, shares, width, Ink.MUTED);
            double middle = height - (y + 17.0 + LANE);
            frame.area(RowPainter.box(0, option.whenTrue(), middle + LANE / 2.0, LANE), Ink.FIRST, OPTION_FILL);
            frame.area(RowPainter.box(0, option.whenFalse(), middle - LANE / 2.0, LANE), Ink.NEUTRAL, FALSE_FILL);
            y += OPTION;
        }
    }
}
