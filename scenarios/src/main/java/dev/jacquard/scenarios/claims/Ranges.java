package dev.jacquard.scenarios.claims;

import dev.jacquard.numerics.uncertainty.Distribution;
import dev.jacquard.scenarios.binding.Bounds;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Points of an input at which tipping points are looked for: in the central 98 % of its range, and outside it. */
final class Ranges {

    static final double LOWEST = 0.01;
    static final double HIGHEST = 0.99;

    private static final int INSIDE = 65;
    private static final int OUTSIDE = 64;
    /** Where a model states no bound, the search ends so many times beyond the range. */
    private static final double FAR = 1e6;

    private Ranges() {}

    /** Ascending points at even probabilities of the central 98 %. */
    static double[] inside(Distribution distribution) {
        return IntStream.range(0, INSIDE)
                .mapToDouble(i -> distribution.quantile(LOWEST + (HIGHEST - LOWEST) * i / (INSIDE - 1)))
                .distinct()
                .toArray();
    }

    /** Ascending points from the range's upper end to the model's bound. */
    static double[] above(double[] inside, Bounds bounds) {
        double start = inside[inside.length - 1];
        if (!Double.isInfinite(bounds.high())) {
            return kept(line(start, bounds.high()), start, bounds);
        }
        boolean positive = inside[0] > 0;
        double width = width(inside);
        return kept(
                IntStream.rangeClosed(0, OUTSIDE).mapToDouble(i -> {
                    double growth = Math.pow(FAR, (double) i / OUTSIDE);
                    return positive ? start * growth : start + width * (growth - 1);
                }),
                start,
                bounds);
    }

    /** Ascending points from the model's bound to the range's lower end. */
    static double[] below(double[] inside, Bounds bounds) {
        double start = inside[0];
        double[] descending;
        if (start > 0 && bounds.low() >= 0 && bounds.low() < start) {
            double floor = Math.max(bounds.low(), start / FAR);
            double ratio = floor / start;
            descending = IntStream.rangeClosed(0, OUTSIDE)
                    .mapToDouble(i -> start * Math.pow(ratio, (double) i / OUTSIDE))
                    .toArray();
        } else if (!Double.isInfinite(bounds.low())) {
            descending = line(start, bounds.low()).toArray();
        } else {
            double width = width(inside);
            descending = IntStream.rangeClosed(0, OUTSIDE)
                    .mapToDouble(i -> start - width * (Math.pow(FAR, (double) i / OUTSIDE) - 1))
                    .toArray();
        }
        double[] points = Arrays.stream(descending)
                .filter(x -> bounds.contains(x) || x == start)
                .distinct()
                .sorted()
                .toArray();
        boolean withZero = bounds.low() == 0 && !bounds.lowOpen() && points.length > 0 && points[0] > 0;
        return withZero
                ? java.util.stream.DoubleStream.concat(java.util.stream.DoubleStream.of(0), Arrays.stream(points))
                        .toArray()
                : points;
    }

    private static java.util.stream.DoubleStream line(double from, double to) {
        return IntStream.rangeClosed(0, OUTSIDE).mapToDouble(i -> i == OUTSIDE ? to : from + (to - from) * i / OUTSIDE);
    }

    private static double[] kept(java.util.stream.DoubleStream points, double start, Bounds bounds) {
        return points.filter(x -> bounds.contains(x) || x == start)
                .distinct()
                .sorted()
                .toArray();
    }

    private static double width(double[] inside) {
        double width = inside[inside.length - 1] - inside[0];
        return width > 0 ? width : Math.max(1, Math.abs(inside[0]));
    }
}
