package dev.jacquard.charts;

import static dev.jacquard.numerics.Check.finite;

/**
 * One place in a chart, in the units of its axes.
 *
 * @param x finite
 * @param y finite
 */
public record Point(double x, double y) {
    public Point {
        finite("x", x);
        finite("y", y);
    }
}
