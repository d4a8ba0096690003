package dev.jacquard.numerics.fit.search;

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
public final class Descent {

    private static final double NARROWS = 0.1;

    /** A start whose mean residual is within this many knees goes straight to the objective. */
    private static final double NEAR = 10;

    private static final double ON_THE_WAY = 1e-9;
    private static final double BEFORE_LANDING = 1e-11;

    /** From knees of this share of the mean residual on, the rows inside are taken for the ones met exactly. */
    private static final double LANDS = 2e-2;

    private static final double NARROWEST = 1e-12;

    private Descent() {}

    /**
     * Searches from a start to the next optimum.
     *
     * @param start the coordinates that are searched, on their free scales; not changed
     */
    public static End minimise(Problem problem, Misfit misfit, double[] start) {
        return switch (misfit.kind()) {
            case LEAST_SQUARES -> squares(problem, misfit, start);
            case HUBER -> huber(problem, misfit, start);
            case LAD -> absolute(problem, misfit, start);
        };
    }

    /**
     * Steps of Gauss and Newton, which no saddle attracts, then Newton's. Where that ends on a plateau, the lowest of three: that end, Newton's
     * method from the start, whose curvature leads back from places where a term has all but vanished, and a region of trust.
     */
    private static End squares(Problem problem, Misfit misfit, double[] start) {
        End way = Newton.approachLinearly(problem, misfit, start, ON_THE_WAY);
        End end = Newton.minimise(problem, misfit, way.point());
        if (end.settled() && problem.responds(end.point(), misfit)) {
            return end;
        }
        End bent = Newton.minimise(problem, misfit, start);
        double[] trusted = TrustRegion.approach(problem, misfit, start);
        End bounded = Newton.minimise(problem, misfit, trusted);
        return Stream.of(end, bent, bounded)
                .min(Comparator.comparingDouble(End::value))
                .orElseThrow();
    }

    private static End huber(Problem problem, Misfit misfit, double[] start) {
        double[] point = start;
        double value = problem.moveTo(point, misfit);
        if (value == Double.POSITIVE_INFINITY) {
            return new End(point, value, false, 0);
        }
        int steps = 0;
        for (double knee = problem.meanSize(); knee > NEAR * misfit.delta(); knee = narrower(problem, knee)) {
            End end = Newton.approach(problem, misfit.withKnee(knee), point, ON_THE_WAY);
            point = end.point();
            steps += end.steps();
            problem.moveTo(point, misfit);
        }
        End end = Newton.minimise(problem, misfit, point);
        return new End(end.point(), end.value(), end.settled(), steps + end.steps());
    }

    private static double narrower(Problem problem, double knee) {
        return NARROWS * Math.min(knee, problem.meanSize());
    }

    private static End absolute(Problem problem, Misfit lad, double[] start) {
        double[] point = start;
        double value = problem.moveTo(point, lad);
        if (value == Double.POSITIVE_INFINITY) {
            return new End(point, value, false, 0);
        }
        int steps = 0;
        double knee = problem.meanSize();
        while (value > problem.rounding(lad) && knee > NARROWEST * problem.meanSize()) {
            boolean landing = knee <= LANDS * problem.meanSize();
            End end = Newton.approach(problem, lad.withKnee(knee), point, landing ? BEFORE_LANDING : ON_THE_WAY);
            point = end.point();
            steps += end.steps();
            Optional<LeastAbsolute.Vertex> vertex =
                    landing ? LeastAbsolute.vertex(problem, lad, point, knee) : Optional.empty();
            if (vertex.isPresent()) {
                return new End(vertex.get().point(), vertex.get().value(), true, steps);
            }
            value = problem.moveTo(point, lad);
            knee = narrower(problem, knee);
        }
        return new End(point, value, value <= problem.rounding(lad), steps);
    }
}
