package dev.jacquard.numerics.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Fits again on resampled rows, from the estimates on all rows and, where that leads nowhere, from some of the starts; belongs to one
 * thread.
 *
 * <p>A resample is how often each row was drawn. Rows that were not drawn, a third of them, are left out before the search begins.
 */
final class Refitter<L, R> {

    private static final int OTHER_STARTS = 20;

    private final Setup<L, R> setup;
    private final double[] start;
    private final double[] free;
    private final double[][] others;

    Refitter(Setup<L, R> setup, double[] free) {
        this.setup = setup;
        this.free = free;
        this.start = setup.problem().reduce(free);
        double[][] all = setup.starts();
        this.others = new double[Math.min(all.length, OTHER_STARTS)][];
        for (int s = 0; s < others.length; s++) {
            others[s] = all[(int) ((long) s * all.length / others.length)];
        }
    }

    /**
     * What a resample came to.
     *
     * @param law the law, if an optimum was reached
     * @param failure how far the search got, if not
     */
    record Refit<L, R>(L law, FailedFit<L, R> failure) {}

    /** The law on all rows, each counted so often; no more than the law is kept. */
    Refit<L, R> law(double[] counts) {
        int[] drawn = drawn(counts);
        if (drawn.length < start.length) {
            return new Refit<>(null, tooFew(drawn, counts));
        }
        double[] weights = new double[drawn.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = counts[drawn[i]] * setup.weights()[drawn[i]];
        }
        return law(setup.problem(drawn, weights));
    }

    /** The law on all rows with other observations, on the scale of the residual. */
    Refit<L, R> lawOf(double[] observed) {
        return law(setup.problem(setup.layout, setup.weights(), observed));
    }

    private Refit<L, R> law(Problem problem) {
        Newton.End near = setup.search(problem, start);
        if (near.settled() && problem.responds(near.point(), setup.fitter.options.objective)) {
            double[] vector = setup.fitter.family.fromFree(problem.full(near.point()));
            try {
                return new Refit<>(setup.fitter.family.create(vector), null);
            } catch (IllegalArgumentException outside) {
                // The bounds of the law: the other starts may end inside.
                return judged(problem, near);
            }
        }
        return judged(problem, near);
    }

    private Refit<L, R> judged(Problem problem, Newton.End near) {
        FitOutcome<L, R> outcome = judge(problem, near);
        return outcome instanceof Fit<L, R> fit
                ? new Refit<>(fit.law(), null)
                : new Refit<>(null, (FailedFit<L, R>) outcome);
    }

    /** The fit on these rows, each as often as it is named. */
    FitOutcome<L, R> refit(int[] rows) {
        double[] counts = new double[setup.rows.size()];
        for (int row : rows) {
            counts[row]++;
        }
        int[] drawn = drawn(counts);
        if (drawn.length < start.length) {
            return tooFew(drawn, counts);
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] *= setup.weights()[i];
        }
        Problem problem = setup.problem(counts);
        return judge(problem, setup.search(problem, problem.reduce(free)));
    }

    private static int[] drawn(double[] counts) {
        int size = 0;
        for (double count : counts) {
            size += count > 0 ? 1 : 0;
        }
        int[] drawn = new int[size];
        for (int i = 0, at = 0; at < size; i++) {
            drawn[at] = i;
            at += counts[i] > 0 ? 1 : 0;
        }
        return drawn;
    }

    private FailedFit<L, R> tooFew(int[] drawn, double[] counts) {
        return new FailedFit<>(
                setup.fitter.family.name(),
                (int) Arrays.stream(counts).sum(),
                drawn.length + " different rows for " + start.length + " parameters",
                0,
                Double.POSITIVE_INFINITY,
                Map.of(),
                Double.POSITIVE_INFINITY);
    }

    private FitOutcome<L, R> judge(Problem problem, Newton.End near) {
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
