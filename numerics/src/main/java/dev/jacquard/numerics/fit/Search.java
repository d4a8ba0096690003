package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        List<Newton.End> ends = Parallel.map(starts.length, setup.fitter.options.threads, () -> {
            Problem problem = setup.problem();
            return s -> setup.search(problem, problem.reduce(starts[s]));
        });
        return judge(setup, setup.problem(), ends);
    }

    static <L, R> FitOutcome<L, R> judge(Setup<L, R> setup, Problem problem, List<Newton.End> ends) {
        List<Newton.End> reached = ends.stream()
                .filter(end -> end.value() < Double.POSITIVE_INFINITY)
                .sorted(Comparator.comparingDouble(Newton.End::value))
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
        Newton.End best = reached.stream()
                .filter(end -> refusal(setup, problem, end).isEmpty())
                .findFirst()
                .orElse(null);
        if (best == null) {
            Newton.End lowest = reached.get(0);
            return failed(
                    setup, ends.size(), refusal(setup, problem, lowest), lowest, problem, Double.POSITIVE_INFINITY);
        }
        Objective objective = setup.fitter.options.objective;
        boolean lowerOutside = best.value() > reached.get(0).value() * (1 + AGREES);
        best = objective.isLeastSquares() ? Polish.squares(problem, objective, best) : best;
        Certificate certificate = Optimality.certify(problem, objective, best.point());
        double left = certificate.possibleDecrease() * best.value();
        if (!(left <= Math.max(CONVERGED * best.value(), problem.unseen(objective)))) {
            String reason = "the best of " + ends.size() + " starts did not settle";
            return failed(setup, ends.size(), reason, best, problem, certificate.possibleDecrease());
        }
        problem.moveTo(best.point(), objective);
        if (problem.live(problem.slopes()).length == 0 && certificate.kind() != Certificate.Kind.EXACT) {
            String reason = "the lowest end of " + ends.size() + " starts is where predictions respond to no parameter";
            return failed(setup, ends.size(), reason, best, problem, certificate.possibleDecrease());
        }
        return new Fit<>(setup, problem, best, tally(setup, problem, ends, best), certificate, lowerOutside);
    }

    /** Why an end is no law of the family; empty if it is one. */
    private static <L, R> String refusal(Setup<L, R> setup, Problem problem, Newton.End end) {
        try {
            setup.fitter.family.create(setup.fitter.family.fromFree(problem.full(end.point())));
            return "";
        } catch (IllegalArgumentException outside) {
            return "the search ended outside the bounds: " + outside.getMessage();
        }
    }

    private static <L, R> FailedFit<L, R> failed(
            Setup<L, R> setup, int starts, String reason, Newton.End end, Problem problem, double possibleDecrease) {
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

    private static <L, R> StartTally tally(Setup<L, R> setup, Problem problem, List<Newton.End> ends, Newton.End best) {
        Objective objective = setup.fitter.options.objective;
        double factor = objective.factor();
        problem.moveTo(best.point(), objective);
        double floor = Math.max(problem.rounding(objective), best.value() + problem.noise(objective));
        double agreeing = Math.max(best.value() * (1 + AGREES), floor);
        int agree = 0;
        List<Newton.End> others = new ArrayList<>();
        for (Newton.End end : ends) {
            agree += end.value() <= agreeing ? 1 : 0;
            if (end.settled() && end.value() > agreeing) {
                others.add(end);
            }
        }
        others.sort(Comparator.comparingDouble(Newton.End::value));
        List<StartTally.Basin> basins = new ArrayList<>();
        for (int i = 0; i < others.size() && basins.size() < BASINS_TOLD; ) {
            Newton.End lowest = others.get(i);
            int count = 0;
            while (i < others.size() && others.get(i).value() <= lowest.value() * (1 + SAME_BASIN)) {
                count++;
                i++;
            }
            double[] vector = setup.fitter.family.fromFree(problem.full(lowest.point()));
            double gap = best.value() > 0 ? lowest.value() / best.value() - 1 : Double.POSITIVE_INFINITY;
            basins.add(new StartTally.Basin(
                    lowest.value() * factor,
                    gap,
                    count,
                    Arrays.stream(vector).boxed().toList()));
        }
        return new StartTally(ends.size(), agree, others.size(), basins);
    }
}
