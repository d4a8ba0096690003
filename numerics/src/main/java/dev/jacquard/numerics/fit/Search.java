package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Parallel;
import dev.jacquard.numerics.fit.search.Certificate;
import dev.jacquard.numerics.fit.search.End;
import dev.jacquard.numerics.fit.search.Misfit;
import dev.jacquard.numerics.fit.search.Optimality;
import dev.jacquard.numerics.fit.search.Polish;
import dev.jacquard.numerics.fit.search.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Searches from all starts, picks the lowest end inside the bounds, and has it certified. */
final class Search {

    /** Searches within this relative distance of the lowest objective agree with it. */
    static final double AGREES = 1e-8;

    /** An objective that could fall by more than this share of itself is not at its optimum. */
    private static final double CONVERGED = 1e-9;

    /** Ends within this relative distance of each other count as one place. */
    private static final double SAME_BASIN = 1e-6;

    private static final int BASINS_TOLD = 5;

    private Search() {}

    static <L, R> FitOutcome<L, R> best(Setup<L, R> setup, double[][] starts) {
        List<End> ends = Parallel.map(starts.length, setup.fitter.options.threads, () -> {
            Problem problem = setup.problem();
            return s -> setup.search(problem, problem.reduce(starts[s]));
        });
        return judge(setup, Setup::problem, setup.problem(), ends);
    }

    /**
     * The fit at the lowest end, or why there is none.
     *
     * @param rows makes the problem of the same rows for a setup that holds some parameters
     */
    static <L, R> FitOutcome<L, R> judge(
            Setup<L, R> setup, Function<Setup<L, R>, Problem> rows, Problem problem, List<End> ends) {
        List<End> reached = ends.stream()
                .filter(end -> end.value() < Double.POSITIVE_INFINITY)
                .sorted(Comparator.comparingDouble(End::value))
                .toList();
        if (reached.isEmpty()) {
            return failed(
                    setup,
                    ends.size(),
                    "no start lies where the law is defined",
                    null,
                    problem,
                    Double.POSITIVE_INFINITY);
        }
        End lowest = reached.get(0);
        Optional<End> best = reached.stream()
                .filter(end -> refusal(setup, problem, end).isEmpty())
                .findFirst();
        Bounds.Held<L, R> held =
                best.map(end -> Bounds.hold(setup, rows, problem, end)).orElse(null);
        if (held == null || held.end().value() > lowest.value() * (1 + AGREES)) {
            Bounds.Held<L, R> bounded = Bounds.inside(setup, rows, problem, lowest);
            double most = held == null ? Double.POSITIVE_INFINITY : held.end().value() * (1 - AGREES);
            held = bounded.end().value() < most
                            && refusal(bounded.setup(), bounded.problem(), bounded.end())
                                    .isEmpty()
                    ? bounded
                    : held;
        }
        if (held == null) {
            return failed(
                    setup, ends.size(), refusal(setup, problem, lowest), lowest, problem, Double.POSITIVE_INFINITY);
        }
        boolean lowerOutside = held.end().value() > lowest.value() * (1 + AGREES);
        FitOutcome<L, R> outcome = certified(setup, problem, ends, held, lowerOutside);
        boolean moved = best.isPresent() && held.end() != best.get();
        boolean entangled = !setup.inputs.entangled().isEmpty();
        if (moved && (outcome instanceof FailedFit || entangled || leavesDead(held))) {
            // On the way to a bound but not on it; or inputs move together, or a whole term vanished, so that the
            // others mean nothing given
            // the bound: the search's own end, with all of them open, if that is shown to be an optimum.
            Bounds.Held<L, R> free = Bounds.none(setup, problem, best.get());
            boolean outside = free.end().value() > lowest.value() * (1 + AGREES);
            FitOutcome<L, R> all = certified(setup, problem, ends, free, outside);
            return all instanceof Fit ? all : outcome;
        }
        return outcome;
    }

    /** Whether predictions do not respond to a coordinate that is left beside those on a bound. */
    private static <L, R> boolean leavesDead(Bounds.Held<L, R> held) {
        Problem problem = held.problem();
        problem.moveTo(held.end().point(), held.setup().misfit());
        return !held.bounds().isEmpty() && problem.live(problem.slopes()).length < problem.size();
    }

    /** The fit at an end, if that is shown to be an optimum in the coordinates that are not held. */
    private static <L, R> FitOutcome<L, R> certified(
            Setup<L, R> setup, Problem all, List<End> ends, Bounds.Held<L, R> held, boolean lowerOutside) {
        Misfit misfit = setup.misfit();
        Problem problem = held.problem();
        End best = misfit.isLeastSquares() && problem.size() > 0
                ? Polish.squares(problem, misfit, held.end())
                : held.end();
        Certificate certificate = Optimality.certify(problem, misfit, best.point());
        double left = certificate.possibleDecrease() * best.value();
        if (!(left <= Math.max(CONVERGED * best.value(), problem.unseen(misfit)))) {
            String reason = "the best of " + ends.size() + " starts did not settle";
            return failed(setup, ends.size(), reason, best, problem, certificate.possibleDecrease());
        }
        problem.moveTo(best.point(), misfit);
        if (problem.size() > 0
                && problem.live(problem.slopes()).length == 0
                && certificate.kind() != Certificate.Kind.EXACT) {
            String reason = "the lowest end of " + ends.size() + " starts is where predictions respond to no parameter";
            return failed(setup, ends.size(), reason, best, problem, certificate.possibleDecrease());
        }
        problem.moveTo(best.point(), misfit);
        double floor = Math.max(problem.rounding(misfit), best.value() + problem.noise(misfit));
        StartTally tally = tally(setup, all, ends, best.value(), floor);
        return new Fit<>(new Optimum<>(setup, held, best, tally, certificate, lowerOutside));
    }

    /** Why an end is no law of the family; empty if it is one. */
    private static <L, R> String refusal(Setup<L, R> setup, Problem problem, End end) {
        try {
            setup.law(problem.full(end.point()));
            return "";
        } catch (IllegalArgumentException outside) {
            return "the search ended outside the bounds: " + outside.getMessage();
        }
    }

    private static <L, R> FailedFit<L, R> failed(
            Setup<L, R> setup, int starts, String reason, End end, Problem problem, double possibleDecrease) {
        Family<L> family = setup.fitter.family;
        Map<String, Double> parameters = new LinkedHashMap<>();
        if (end != null) {
            double[] vector = family.fromFree(problem.full(end.point()));
            for (int k = 0; k < vector.length; k++) {
                parameters.put(family.names().get(k), vector[k]);
            }
        }
        double value = end == null ? Double.POSITIVE_INFINITY : end.value() * setup.fitter.options.objective.factor();
        return new FailedFit<>(family.name(), setup.rows.size(), reason, starts, value, parameters, possibleDecrease);
    }

    private static <L, R> StartTally tally(
            Setup<L, R> setup, Problem problem, List<End> ends, double best, double floor) {
        double factor = setup.fitter.options.objective.factor();
        double agreeing = Math.max(best * (1 + AGREES), floor);
        int agree = 0;
        List<End> others = new ArrayList<>();
        for (End end : ends) {
            agree += end.value() <= agreeing ? 1 : 0;
            if (end.settled() && end.value() > agreeing) {
                others.add(end);
            }
        }
        others.sort(Comparator.comparingDouble(End::value));
        List<StartTally.Basin> basins = new ArrayList<>();
        for (int i = 0; i < others.size() && basins.size() < BASINS_TOLD; ) {
            End lowest = others.get(i);
            int count = 0;
            while (i < others.size() && others.get(i).value() <= lowest.value() * (1 + SAME_BASIN)) {
                count++;
                i++;
            }
            double[] vector = setup.fitter.family.fromFree(problem.full(lowest.point()));
            double gap = best > 0 ? lowest.value() / best - 1 : Double.POSITIVE_INFINITY;
            basins.add(new StartTally.Basin(
                    lowest.value() * factor,
                    gap,
                    count,
                    Arrays.stream(vector).boxed().toList()));
        }
        return new StartTally(ends.size(), agree, others.size(), basins);
    }
}
