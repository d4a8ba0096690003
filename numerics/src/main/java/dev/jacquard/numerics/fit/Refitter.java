package dev.jacquard.numerics.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Fits again on resampled rows, from the estimates on all rows and, where that leads nowhere, from some of the starts; belongs to one thread. */
final class Refitter<L, R> {

    private static final int OTHER_STARTS = 20;

    private final Setup<L, R> setup;
    private final double[] start;
    private final double[] weights;
    private final Problem problem;
    private final double[][] others;

    Refitter(Setup<L, R> setup, double[] free) {
        this.setup = setup;
        this.weights = new double[setup.rows.size()];
        this.problem = setup.problem(weights);
        this.start = problem.reduce(free);
        double[][] all = setup.fitter.starts();
        this.others = new double[Math.min(all.length, OTHER_STARTS)][];
        for (int s = 0; s < others.length; s++) {
            others[s] = all[(int) ((long) s * all.length / others.length)];
        }
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
                    Map.of(),
                    Double.POSITIVE_INFINITY);
        }
        Newton.End near = setup.search(problem, start);
        FitOutcome<L, R> outcome = Search.judge(setup, problem, List.of(near));
        if (outcome instanceof Fit && near.settled()) {
            return outcome;
        }
        // The estimates on all rows are no good start here: a term that vanished there cannot come back by itself.
        List<Newton.End> ends = new ArrayList<>(List.of(near));
        for (double[] other : others) {
            ends.add(setup.search(problem, problem.reduce(other)));
        }
        return Search.judge(setup, problem, ends);
    }
}
