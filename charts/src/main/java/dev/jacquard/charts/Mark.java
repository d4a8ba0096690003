package dev.jacquard.charts;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.notNull;

/**
 * A line across the chart at one value: a threshold, a date.
 *
 * @param text printed beside the line
 * @param at value on the axis it crosses
 * @param vertical whether it stands on the horizontal axis
 */
public record Mark(String text, double at, boolean vertical) {
    public Mark {
        notNull("text", text);
        finite("at", at);
    }

    /** A line that stands on the horizontal axis. */
    public static Mark vertical(String text, double x) {
        return new Mark(text, x, true);
    }

    /** A line that lies across from the vertical axis. */
    public static Mark horizontal(String text, double y) {
        return new Mark(text, y, false);
    }
}
