package dev.jacquard.charts;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything around the frame: legend, titles, ticks, grid and marks, at places computed from character counts so that the
 * drawing does not depend on the fonts of the machine.
 */
final class Layout {

    /** Height of a line of text. */
    static final int LINE = 18;

    /** Size of the type. */
    static final int TYPE = 13;

    private static final double CHARACTER = 6.9;
    private static final int SWATCH = 18;
    private static final int GAP = 22;

    /** Lines of a name or title; what is longer is cut. */
    static final int MOST_LINES = 2;

    /** What an entry of the legend looks like. */
    enum Shape {
        LINE,
        DASHES,
        DOT,
        BOX
    }

    /**
     * One entry of the legend.
     *
     * @param shape what stands before the text
     * @param ink its colour
     * @param opacity of the shape
     * @param text what it means
     */
    record Entry(Shape shape, Ink ink, double opacity, String text) {}

    /** Where text is anchored. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /**
     * A piece of text.
     *
     * @param x anchor
     * @param y base line
     * @param anchor which part of the text stands there
     * @param text plain text
     * @param ink colour
     * @param halo whether the paper shows around the letters, for text on data
     * @param whole the whole text where {@code text} is only its beginning, else empty
     */
    record Label(double x, double y, Anchor anchor, String text, Ink ink, boolean halo, String whole) {
        Label(double x, double y, Anchor anchor, String text, Ink ink, boolean halo) {
            this(x, y, anchor, text, ink, halo, "");
        }
    }

    /**
     * A straight line.
     *
     * @param dashed whether it is dashed
     */
    record Rule(double x1, double y1, double x2, double y2, Ink ink, double width, boolean dashed) {}

    /** A legend entry at its place. */
    record Placed(Entry entry, double x, double y) {}

    final List<Rule> under = new ArrayList<>();
    final List<Rule> over = new ArrayList<>();
    final List<Label> labels = new ArrayList<>();
    final List<Placed> legend = new ArrayList<>();
    private final int width;

    Layout(int width) {
        this.width = width;
    }

    /** About how wide a text is in the type of the charts; {@link Letters} says how wide it may become. */
    static double widthOf(String text) {
        return text.codePointCount(0, text.length()) * CHARACTER;
    }

    /** Sets the legend in rows from the top and returns the height it took. */
    int legend(List<Entry> entries) {
        double x = 0;
        int y = 0;
        for (Entry entry : entries) {
            double real = Letters.width(entry.text());
            double need = SWATCH + 6 + Math.max(widthOf(entry.text()), real - GAP / 2.0);
            if (x > 0 && x + Math.max(need, SWATCH + 6 + real) > width) {
                x = 0;
                y += LINE + 2;
            }
            legend.add(new Placed(entry, x, y + LINE / 2.0));
            List<String> lines = wrap(entry.text(), width - SWATCH - 6, MOST_LINES);
            for (int i = 0; i < lines.size(); i++) {
                y += i == 0 ? 0 : LINE;
                add(x + SWATCH + 6, y + 13.5, Anchor.START, lines, i, entry.text(), Ink.TEXT);
            }
            x += need + GAP;
        }
        return entries.isEmpty() ? 0 : y + LINE + 8;
    }

    /**
     * A title of an axis in one line or two, inside the picture.
     *
     * @param x anchor of each line
     * @param y base line of the first
     * @return how much higher than one line it is
     */
    int title(double x, double y, Anchor anchor, String text) {
        List<String> lines = wrap(text, width, MOST_LINES);
        for (int i = 0; i < lines.size(); i++) {
            double at = anchor == Anchor.MIDDLE ? inside(x, lines.get(i)) : x;
            add(at, y + i * LINE, anchor, lines, i, text, Ink.MUTED);
        }
        return (lines.size() - 1) * LINE;
    }

    private void add(double x, double y, Anchor anchor, List<String> lines, int line, String text, Ink ink) {
        String whole = line == lines.size() - 1 && isCut(lines, text) ? text : "";
        labels.add(new Label(x, y, anchor, lines.get(line), ink, false, whole));
    }

    /** A text in one line, shortened to its room. */
    void line(double x, double y, Anchor anchor, String text, double room, Ink ink, boolean halo) {
        String shown = Letters.shorten(text, room);
        labels.add(new Label(x, y, anchor, shown, ink, halo, shown.equals(text) ? "" : text));
    }

    /**
     * A tick of a horizontal axis and its label; at the ends of the picture the label stands at its edge.
     *
     * @param edge how near to an end of the picture that is
     */
    void tick(String text, double at, double foot, double edge) {
        over.add(new Rule(at, foot, at, foot + 5, Ink.AXIS, 1, false));
        boolean first = at < edge;
        boolean last = at > width - edge;
        Anchor anchor = first ? Anchor.START : last ? Anchor.END : Anchor.MIDDLE;
        labels.add(new Label(first ? 0 : last ? width : inside(at, text), foot + 20, anchor, text, Ink.MUTED, false));
    }

    /** The middle nearest to a place at which a text is inside the picture. */
    double inside(double middle, String text) {
        double half = Letters.width(text) / 2;
        return Math.max(half, Math.min(width - half, middle));
    }

    /** Splits a text into lines that fit, between words where there are any; the last one is cut with an ellipsis if it must be. */
    static List<String> wrap(String text, double room, int most) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip().replaceAll("\\s+", " ");
        while (Letters.width(rest) > room) {
            if (lines.size() == most - 1) {
                lines.add(Letters.cut(rest, room));
                return lines;
            }
            int end = Letters.fitting(rest, room);
            int blank = rest.lastIndexOf(' ', end);
            int to = blank > 0 ? blank : end;
            lines.add(rest.substring(0, to));
            rest = rest.substring(to).strip();
        }
        lines.add(rest);
        return lines;
    }

    /** Whether lines that {@link #wrap} made of a text leave some of it out. */
    static boolean isCut(List<String> lines, String text) {
        return lines.get(lines.size() - 1).endsWith("…") && !text.strip().endsWith("…");
    }
}
