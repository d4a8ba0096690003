package dev.jacquard.numerics.fit;

import java.util.Arrays;
import java.util.List;

/** Fits again on resampled rows, from the estimates on all rows; belongs to one thread. */
final class Refitter<L, R> {

    private final Setup<L, R> setup;
    private final double[] start;
    private final double[] weights;
    private final Problem problem;

    Refitter(Setup<L, R> setup, double[] free) {
        this.setup = setup;
        this.weights = new double[setup.rows.size()];
        this.problem = setup.problem(weights);
        this.start = problem.reduce(free);
    }

    /** The law on these rows, each as often as it is named. */
    FitOutcome<L, R> refit(int[] rows) {
        Arrays.fill(weights, 0);
        for (int row : rows) {
            weights[row]++;
        }
        long distinct = Arrays.stream(weights).filter(weight -> weight > 0).count();
        if (distinct < start.length) {
            return new FailedFit<>(
                    setup.fitter.family.name(),
                    rows.length,
                    distinct + " different rows for " + start.length + " parameters",
                    0,
                    Double.POSITIVE_INFINITY,
                    java.util.Map.of(),
                    Double.POSITIVE_INFINITY);
        }
        return Search.judge(setup, problem, List.of(setup.search(problem, start)));
    }
}
