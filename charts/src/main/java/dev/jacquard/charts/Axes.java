package dev.jacquard.charts;

import dev.jacquard.charts.Frame.Range;
import dev.jacquard.charts.Layout.Anchor;
import dev.jacquard.charts.Layout.Label;
import dev.jacquard.charts.Layout.Rule;
import java.util.List;

/** The frame of a chart with two axes: margins, ticks, grid, titles and marks. */
final class Axes {

    private static final int FOOT = 46;
    private static final int HEAD = 24;
    private static final int TICK_GAP = 8;
    private static final int EDGE = 14;

    private final Layout layout;
    private final Size size;
    private final Range x;
    private final Range y;
    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private final int foot;
    private final Frame frame;

    Axes(Layout layout, Size size, int legend, Axis across, Range x, Axis up, Range y) {
        this.layout = layout;
        this.size = size;
        this.x = x;
        this.y = y;
        height = size.plotHeight - HEAD - FOOT;
        List<Ticks.Tick> yTicks = Ticks.up(up, y, size.ticksUp, height);
        left = margin(yTicks);
        int room = size.width - left - EDGE;
        // The last label needs room of its own, and what is left decides how many labels there are.
        width = Math.min(room, size.width - left - half(ticks(across, room)));
        top = legend + HEAD + layout.title(0, legend + 13, Anchor.START, up.title());
        frame = new Frame(width, height, x, y);
        foot = FOOT + layout.title(left + width / 2.0, top + height + 40, Anchor.MIDDLE, across.title());
        yTicks.forEach(this::tickUp);
        ticks(across, width).forEach(this::tickAcross);
        layout.over.add(new Rule(left, top + height, left + width, top + height, Ink.AXIS, 1, false));
    }

    private static int margin(List<Ticks.Tick> ticks) {
        double usual = 0;
        double most = 0;
        for (Ticks.Tick tick : ticks) {
            usual = Math.max(usual, Layout.widthOf(tick.label()));
            most = Math.max(most, Letters.width(tick.label()));
        }
        return (int) Math.ceil(Math.max(usual + 2, most)) + TICK_GAP;
    }

    private List<Ticks.Tick> ticks(Axis across, int room) {
        return Ticks.across(across, x, size.ticksAcross, tick -> left + room * x.share(tick.at()), layout);
    }

    private static int half(List<Ticks.Tick> ticks) {
        return (int) Math.ceil(Layout.widthOf(ticks.get(ticks.size() - 1).label()) / 2) + 2;
    }

    Frame frame() {
        return frame;
    }

    private double placeX(double value) {
        return left + width * x.share(value);
    }

    private double placeY(double value) {
        return top + height * (1 - y.share(value));
    }

    private void tickUp(Ticks.Tick tick) {
        double at = placeY(tick.at());
        layout.under.add(new Rule(left, at, left + width, at, Ink.GRID, 1, false));
        layout.labels.add(new Label(left - TICK_GAP, at + 4.5, Anchor.END, tick.label(), Ink.MUTED, false));
    }

    private void tickAcross(Ticks.Tick tick) {
        double at = placeX(tick.at());
        layout.over.add(new Rule(at, top + height, at, top + height + 5, Ink.AXIS, 1, false));
        double middle = layout.inside(at, tick.label());
        layout.labels.add(new Label(middle, top + height + 20, Anchor.MIDDLE, tick.label(), Ink.MUTED, false));
    }

    void marks(List<Mark> marks) {
        int row = 0;
        for (Mark mark : marks) {
            if (mark.vertical()) {
                vertical(mark, row++);
            } else {
                horizontal(mark);
            }
        }
    }

    private void vertical(Mark mark, int row) {
        double at = placeX(mark.at());
        if (!(at >= left && at <= left + width)) {
            return;
        }
        boolean right = at < left + width * 0.6;
        double room = (right ? size.width - at : at) - 6;
        layout.over.add(new Rule(at, top, at, top + height, Ink.SECOND, 1.5, true));
        layout.line(
                at + (right ? 6 : -6),
                top + 12 + row * Layout.LINE,
                right ? Anchor.START : Anchor.END,
                mark.text(),
                room,
                Ink.SECOND,
                true);
    }

    private void horizontal(Mark mark) {
        double at = placeY(mark.at());
        if (!(at >= top && at <= top + height)) {
            return;
        }
        layout.over.add(new Rule(left, at, left + width, at, Ink.SECOND, 1.5, true));
        layout.line(left + width, at - 6, Anchor.END, mark.text(), left + width, Ink.SECOND, true);
    }

    Drawing drawing() {
        return new Drawing(frame, layout, left, top, width, height, size.width, top + height + foot);
    }
}
