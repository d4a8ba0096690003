package dev.jacquard.numerics.fit;

import java.util.List;
import java.util.stream.IntStream;

/** Twelve rows and a straight line; what other programs say of them stands in the tests. */
final class Lines {

    /** A solver's answer, relative. */
    static final double SOLVER = 1e-6;

    static final double IDENTITY = 1e-12;

    private static final double[] Y = {1.2, 2.9, 2.1, 5.5, 4.4, 7.9, 6.1, 9.9, 8.0, 12.7, 9.6, 15.1};

    private Lines() {}

    record Point(double x, double y) {}

    record Line(double slope, double level) {
        static final Family<Line> FAMILY = Family.of(
                Line.class,
                v -> new Line(v[0], v[1]),
                l -> new double[] {l.slope, l.level},
                Param.real("slope", "1"),
                Param.real("level", "1"));

        double at(double x) {
            return slope * x + level;
        }
    }

    static final List<Point> ROWS =
            IntStream.range(0, Y.length).mapToObj(i -> new Point(i, Y[i])).toList();

    static Fitter<Line, Point> fitter() {
        return Fitter.of(Line.FAMILY, (Line l, Point p) -> l.at(p.x()), Point::y)
                .starts(8, 1);
    }

    /** 1, 2, 3, 1, 2, 3 .. by row. */
    static double weight(Point row) {
        return 1 + row.x() % 3;
    }
}
