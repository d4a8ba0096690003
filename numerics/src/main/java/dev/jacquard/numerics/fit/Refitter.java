package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.fit.search.End;
import dev.jacquard.numerics.fit.search.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Fits again on resampled rows, from the estimates on all rows and, where that leads nowhere, from some of the starts; belongs to one
 * thread.
 *
 * <p>A resample is how often each row was drawn. Rows that were not drawn, a third of them, are left out before the search begins.
 */
final class Refitter<L, R> {

    private static final int OTHER_STARTS = 20;

    private final Setup<L, R> setup;
    private final double[][] starts;
    private final double[][] others;

    Refitter(Optimum<L, R> optimum) {
        this.setup = optimum.setup;
        Problem problem = setup.problem();
        this.starts = optimum.restarts().stream().map(problem::reduce).toArray(double[][]::new);
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
     * @param bounds of the parameters that stand on one
     * @param failure how far the search got, if there is no law
     */
    record Refit<L, R>(L law, Map<Integer, Double> bounds, FailedFit<L, R> failure) {

        static <L, R> Refit<L, R> failed(FailedFit<L, R> failure) {
            return new Refit<>(null, Map.of(), failure);
        }

        /** The parameters of the law, those on a bound at the bound. */
        double[] vector(Family<L> family) {
            double[] vector = family.vector(law);
            bounds.forEach((parameter, bound) -> vector[parameter] = bound);
            return vector;
        }
    }

    /** The law on all rows, each counted so often; no more than the law is kept. */
    Refit<L, R> law(double[] counts) {
        int[] drawn = drawn(counts);
        if (drawn.length < setup.layout.size()) {
            return Refit.failed(tooFew(drawn, counts));
        }
        double[] weights = new double[drawn.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = counts[drawn[i]] * setup.weights()[drawn[i]];
        }
        return law(held -> held.problem(drawn, weights));
    }

    /** The law on all rows with other observations, on the scale of the residual. */
    Refit<L, R> lawOf(double[] observed) {
        return law(held -> held.problem(held.layout, held.weights(), observed));
    }

    private Refit<L, R> law(Function<Setup<L, R>, Problem> rows) {
        Problem problem = rows.apply(setup);
        End near = near(problem);
        if (near.settled() && problem.responds(near.point(), setup.misfit())) {
            Bounds.Held<L, R> held =
                    problem.allRespond() ? Bounds.none(setup, problem, near) : Bounds.hold(setup, rows, problem, near);
            try {
                return new Refit<>(
                        held.setup().law(held.problem().full(held.end().point())), held.bounds(), null);
            } catch (IllegalArgumentException outside) {
                // The bounds of the law: the other starts may end inside.
                return judged(rows, problem, near);
            }
        }
        return judged(rows, problem, near);
    }

    private End near(Problem problem) {
        End lowest = setup.search(problem, starts[0]);
        for (int s = 1; s < starts.length; s++) {
            End end = setup.search(problem, starts[s]);
            lowest = end.value() < lowest.value() ? end : lowest;
        }
        return lowest;
    }

    private Refit<L, R> judged(Function<Setup<L, R>, Problem> rows, Problem problem, End near) {
        FitOutcome<L, R> outcome = judge(rows, problem, near);
        return outcome instanceof Fit<L, R> fit
                ? new Refit<>(fit.law(), fit.optimum().bounds, null)
                : Refit.failed((FailedFit<L, R>) outcome);
    }

    /** The fit on these rows, each as often as it is named. */
    FitOutcome<L, R> refit(int[] rows) {
        double[] counts = new double[setup.rows.size()];
        for (int row : rows) {
            counts[row]++;
        }
        int[] drawn = drawn(counts);
        if (drawn.length < setup.layout.size()) {
            return tooFew(drawn, counts);
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] *= setup.weights()[i];
        }
        Problem problem = setup.problem(counts);
        return judge(held -> held.problem(counts), problem, near(problem));
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
                drawn.length + " different rows for " + setup.layout.size() + " parameters",
                0,
                Double.POSITIVE_INFINITY,
                Map.of(),
                Double.POSITIVE_INFINITY);
    }

    private FitOutcome<L, R> judge(Function<Setup<L, R>, Problem> rows, Problem problem, End near) {
        FitOutcome<L, R> outcome = Search.judge(setup, rows, problem, List.of(near));
        if (outcome instanceof Fit && near.settled()) {
            return outcome;
        }
        // The estimates on all rows are no good start here: a term that vanished there cannot come back by itself.
        List<End> ends = new ArrayList<>(List.of(near));
        for (double[] other : others) {
            ends.add(setup.search(problem, problem.reduce(other)));
        }
        return Search.judge(setup, rows, problem, ends);
    }
}
