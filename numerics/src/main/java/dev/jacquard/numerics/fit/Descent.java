package dev.jacquard.numerics.fit;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way from a start to the optimum of any objective.
 *
 * <p>Far from the optimum an objective with a knee much narrower than the residuals is a landscape of kinks in which Newton steps are
 * short. So the search begins with Huber's objective with its knee at the mean residual and narrows the knee by tens (or to a
 * tenth of the mean residual, if that is less) down to the one asked for: a few steps each, since the optimum moves little.
 */
final class Descent {

    private static final double NARROWS = 0.1;

    /** A start whose mean residual is within this many knees goes straight to the objective. */
    private static final double NEAR = 10;

    private static final double ON_THE_WAY = 1e-9;
    private static final double BEFORE_LANDING = 1e-11;

    /** From knees of this share of the mean residual on, the rows inside are taken for the ones met exactly. */
    private static final double LANDS = 2e-2;

    private static final double NARROWEST = 1e-12;

    private Descent() {}

    static Newton.End minimise(Problem problem, Objective objective, double[] start) {
        return switch (objective.kind()) {
            case LEAST_SQUARES -> squares(problem, objective, start);
            case HUBER -> huber(problem, objective, start);
            case LAD -> absolute(problem, objective, start);
        };
    }

    /**
     * Steps of Gauss and Newton, which no saddle attracts, then Newton's. Where that ends on a plateau, the lowest of three: that end, Newton's
     * method from the start, whose curvature leads back from places where a term has all but vanished, and a region of trust.
     */
    private static Newton.End squares(Problem problem, Objective objective, double[] start) {
        Newton.End way = Newton.approachLinearly(problem, objective, start, ON_THE_WAY);
        Newton.End end = Newton.minimise(problem, objective, way.point());
        if (end.settled() && problem.responds(end.point(), objective)) {
            return end;
        }
        Newton.End bent = Newton.minimise(problem, objective, start);
        double[] trusted = TrustRegion.approach(problem, objective, start);
        Newton.End bounded = Newton.minimise(problem, objective, trusted);
        return Stream.of(end, bent, bounded)
                .min(Comparator.comparingDouble(Newton.End::value))
                .orElseThrow();
    }

    private static Newton.End huber(Problem problem, Objective objective, double[] start) {
        double[] point = start;
        double value = problem.moveTo(point, objective);
        if (value == Double.POSITIVE_INFINITY) {
            return new Newton.End(point, value, false, 0);
        }
        int steps = 0;
        for (double knee = problem.meanSize(); knee > NEAR * objective.delta(); knee = narrower(problem, knee)) {
            Newton.End end = Newton.approach(problem, objective.withKnee(knee), point, ON_THE_WAY);
            point = end.point();
            steps += end.steps();
            problem.moveTo(point, objective);
        }
        Newton.End end = Newton.minimise(problem, objective, point);
        return new Newton.End(end.point(), end.value(), end.settled(), steps + end.steps());
    }

    private static double narrower(Problem problem, double knee) {
        return NARROWS * Math.min(knee, problem.meanSize());
    }

    private static Newton.End absolute(Problem problem, Objective lad, double[] start) {
        double[] point = start;
        double value = problem.moveTo(point, lad);
        if (value == Double.POSITIVE_INFINITY) {
            return new Newton.End(point, value, false, 0);
        }
        int steps = 0;
        double knee = problem.meanSize();
        while (value > problem.rounding(lad) && knee > NARROWEST * problem.meanSize()) {
            boolean landing = knee <= LANDS * problem.meanSize();
            Newton.End end = Newton.approach(problem, lad.withKnee(knee), point, landing ? BEFORE_LANDING : ON_THE_WAY);
            point = end.point();
            steps += end.steps();
            Optional<LeastAbsolute.Vertex> vertex =
                    landing ? LeastAbsolute.vertex(problem, lad, point, knee) : Optional.empty();
            if (vertex.isPresent()) {
                return new Newton.End(vertex.get().point(), vertex.get().value(), true, steps);
            }
            value = problem.moveTo(point, lad);
            knee = narrower(problem, knee);
        }
        return new Newton.End(point, value, value <= problem.rounding(lad), steps);
    }
}
