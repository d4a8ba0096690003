package dev.jacquard.scenarios.charts;

import static dev.jacquard.numerics.Check.notNull;

/**
 * Ready figures of laws and runs, and the ways to look at a figure.
 *
 * <pre>{@code
 * Charts.svg(figure);     // text of a self-standing SVG file
 * }</pre>
 */
public final class Charts {

    private Charts() {}

    /** A self-standing SVG file with light colours: title, subtitle and chart. The same figure gives the same text. */
    public static String svg(Figure figure) {
        return Svg.file(notNull("figure", figure));
    }

    /**
     * The chart for a page that declares the variables of {@link Ink}: scales with its container, real text, described for
     * screen readers, ids that begin with the figure's.
     */
    public static String inlineSvg(Figure figure, Size size) {
        return Svg.inline(notNull("figure", figure), notNull("size", size));
    }
}
