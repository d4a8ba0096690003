package dev.jacquard.scaling.capability;

import dev.jacquard.scaling.capability.BrokenLaw.Break;
import dev.jacquard.scaling.capability.BrokenLaw.Point;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The grid from which Caballero et al. fit one break: a, b, c0, c1, d1, f1 on 10 x 16 x 4 x 4 x 16 x 3 points.
 *
 * <p>a from 0 by 0.1; b and d1 are {@code 1.25^u - 1 + 1e-8} with u from 0 by 2.5; exponents from 0 by 0.25; f1 from 0.25 by 0.25. Their grid
 * also has f1 = 0, where the form is undefined.
 */
final class BrokenLawGrid {

    private static final int LIMITS = 10;
    private static final int SIZES = 16;
    private static final int EXPONENTS = 4;
    private static final int WIDTHS = 3;
    private static final double QUARTER = 0.25;

    private BrokenLawGrid() {}

    static double[][] points() {
        int count = LIMITS * SIZES * EXPONENTS * EXPONENTS * SIZES * WIDTHS;
        return IntStream.range(0, count).mapToObj(BrokenLawGrid::point).toArray(double[][]::new);
    }

    private static double[] point(int index) {
        int rest = index;
        double f1 = QUARTER * (1 + rest % WIDTHS);
        rest /= WIDTHS;
        double d1 = size(rest % SIZES);
        rest /= SIZES;
        double c1 = QUARTER * (rest % EXPONENTS);
        rest /= EXPONENTS;
        double c0 = QUARTER * (rest % EXPONENTS);
        rest /= EXPONENTS;
        double b = size(rest % SIZES);
        rest /= SIZES;
        double a = rest / 10.0;
        return new double[] {a, b, c0, c1, d1, f1};
    }

    private static double size(int step) {
        return Math.pow(1.25, 2.5 * step) - 1 + 1e-8;
    }

    static double[][] best(List<Point> points, int count) {
        double[][] grid = points();
        double[] errors = new double[grid.length];
        for (int i = 0; i < grid.length; i++) {
            errors[i] = error(grid[i], points);
        }
        return IntStream.range(0, grid.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> errors[i]))
                .limit(count)
                .map(i -> grid[i])
                .toArray(double[][]::new);
    }

    private static double error(double[] v, List<Point> points) {
        BrokenLaw law = new BrokenLaw(v[0], v[1], v[2], List.of(new Break(v[3], v[4], v[5])));
        double sum = 0;
        for (Point point : points) {
            double difference = Math.log1p(law.at(point.x())) - Math.log1p(point.y());
            sum += difference * difference;
        }
        return sum;
    }
}
