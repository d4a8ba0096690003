package dev.jacquard.scenarios.charts;

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
     */
    record Label(double x, double y, Anchor anchor, String text, Ink ink, boolean halo) {}

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

    /** About how wide a text is in the type of the charts. */
    static double widthOf(String text) {
        return text.codePointCount(0, text.length()) * CHARACTER;
    }

    /** Sets the legend in rows from the top and returns the height it took. */
    int legend(List<Entry> entries) {
        double x = 0;
        int y = 0;
        for (Entry entry : entries) {
            double need = SWATCH + 6 + widthOf(entry.text());
            if (x > 0 && x + need > width) {
                x = 0;
                y += LINE + 2;
            }
            legend.add(new Placed(entry, x, y + LINE / 2.0));
            labels.add(new Label(x + SWATCH + 6, y + 13.5, Anchor.START, entry.text(), Ink.TEXT, false));
            x += need + GAP;
        }
        return entries.isEmpty() ? 0 : y + LINE + 8;
    }

    /** Splits a text into lines that fit, the last one cut with an ellipsis if it must be. */
    static List<String> wrap(String text, double room, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            boolean fits = line.isEmpty() || widthOf(line + " " + word) <= room;
            if (!fits) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        if (lines.size() <= most) {
            return lines;
        }
        List<String> kept = new ArrayList<>(lines.subList(0, most));
        kept.set(most - 1, kept.get(most - 1) + " …");
        return kept;
    }
}
