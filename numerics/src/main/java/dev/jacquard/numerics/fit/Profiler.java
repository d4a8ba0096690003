package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.search.End;
import dev.jacquard.numerics.fit.search.Misfit;
import dev.jacquard.numerics.fit.search.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Holds one parameter at one value after another and fits the rest, outward from the estimate and back again.
 *
 * <p>Each place is searched from its neighbours, from the estimates and from some of the fit's starts, since the best rest may lie in another
 * valley there.
 */
final class Profiler<L, R> {

    /** An open side is walked until the parameter has changed by this factor (of its odds, for a share). */
    private static final double REACH = Math.log(1e8);

    /** A parameter searched as it is and without a bound is walked this many first steps far. */
    private static final double REACH_IN_STEPS = 1e4;

    private static final double GROWTH = 1.3;
    private static final double WIDEST_FIRST_STEP = 0.25;

    /** The walk goes on beyond the end of the interval until the rise is this many thresholds, in case it falls again. */
    private static final double WELL_OUTSIDE = 3;

    private static final double NEAR_BOUND = 1e-6;
    private static final int OTHER_STARTS = 20;
    private static final int CLOSING_STEPS = 60;
    private static final double CLOSED = 1e-8;

    private final Setup<L, R> setup;
    private final Setup<L, R> inner;
    private final int side;
    private final int parameter;
    private final Param param;
    private final double[] free;
    private final double least;
    private final double widening;
    private final double step;
    private final Problem problem;
    private final List<double[]> others = new ArrayList<>();
    private final TreeMap<Double, End> ends = new TreeMap<>();

    /**
     * Prepares.
     *
     * @param inner the same with parameters on a bound held: it has the degrees of freedom
     * @param free the estimates on their free scales, none of them at infinity
     * @param least the objective there, without its factor
     * @param error of the parameter on its free scale
     * @param widening how much clustering widens the variance of the parameter
     * @param side where the parameter stands on a bound which, -1 or 1; else 0
     */
    Profiler(
            Setup<L, R> setup,
            Setup<L, R> inner,
            int parameter,
            double[] free,
            double least,
            double error,
            double widening,
            int side) {
        this.setup = setup;
        this.inner = inner;
        this.side = side;
        this.parameter = parameter;
        this.param = setup.fitter.family.params().get(parameter);
        this.free = free;
        this.least = least;
        this.widening = widening;
        boolean asIs = param.scale() == Param.Scale.AS_IS;
        double widest = asIs ? Math.max(Math.abs(free[parameter]), WIDEST_FIRST_STEP) : WIDEST_FIRST_STEP;
        this.step = error > 0 && error / 2 < widest ? error / 2 : widest;
        this.problem = setup.problem(setup.layout.without(parameter), setup.weights(), setup.targets());
        double[][] all = setup.starts();
        int count = Math.min(all.length, OTHER_STARTS);
        for (int s = 0; s < count; s++) {
            others.add(problem.reduce(all[(int) ((long) s * all.length / count)]));
        }
    }

    Profile profile(double level, double[] values) {
        double centre = free[parameter];
        start();
        double reach = Wald.reach(inner, level);
        double threshold = reach * reach;
        Arrays.stream(values)
                .filter(value -> !param.contains(value))
                .findFirst()
                .ifPresent(value -> {
                    throw Check.refused(param.name(), value, param.domain());
                });
        double[] wanted = Arrays.stream(values).map(param::toFree).sorted().toArray();
        for (int sign : side == 0 ? new int[] {-1, 1} : new int[] {-side}) {
            walk(sign, threshold);
            // The ones asked for, outward too.
            Arrays.stream(sign < 0 ? reversed(wanted) : wanted)
                    .filter(at -> sign * (at - centre) > 0)
                    .forEach(at -> place(at, true));
        }
        back();
        double low = side < 0 ? Double.NaN : end(-1, threshold);
        double high = side > 0 ? Double.NaN : end(1, threshold);
        boolean lowHeld = !Double.isNaN(low);
        boolean highHeld = !Double.isNaN(high);
        Interval interval = new Interval(
                param.name(),
                side == 0 ? param.fromFree(centre) : side < 0 ? param.low() : param.high(),
                lowHeld ? param.fromFree(low) : param.low(),
                highHeld ? param.fromFree(high) : param.high(),
                level,
                Profile.METHOD + (setup.groups().length > 0 ? ", widened for groups" : ""));
        return new Profile(param.name(), interval, threshold, places(), lowHeld, highHeld);
    }

    /** The centre: the estimate, or where one begins to be felt that stands on a bound. */
    private void start() {
        double centre = free[parameter];
        if (side == 0) {
            ends.put(centre, new End(problem.reduce(free), least, true, 0));
        } else {
            search(centre, List.of(problem.reduce(free)));
        }
    }

    /**
     * How much worse the best fit is with the parameter at a value: the square of a t statistic, to compare with that of {@link Profile}.
     * Searched from the estimates only.
     */
    double riseAt(double value) {
        start();
        return rise(search(param.toFree(value), List.of(problem.reduce(free))).value());
    }

    private static double[] reversed(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[values.length - 1 - i])
                .toArray();
    }

    /** How much worse the fit is at an objective: the square of a t statistic. */
    private double rise(double value) {
        if (value == Double.POSITIVE_INFINITY) {
            return value;
        }
        Misfit misfit = setup.misfit();
        double freedom = inner.rows.size() - inner.layout.size();
        double rise = misfit.isLeastSquares()
                ? freedom * (value / least - 1)
                : Likelihood.deviance(misfit, value, setup.weights())
                        - Likelihood.deviance(misfit, least, setup.weights());
        return rise / widening;
    }

    /** Outward until the rise is well above the threshold, or the end of the walk. */
    private void walk(int sign, double threshold) {
        double bound = sign < 0 ? param.low() : param.high();
        boolean bounded = param.scale() == Param.Scale.AS_IS && Math.abs(bound) < Double.POSITIVE_INFINITY;
        double reach = param.scale() == Param.Scale.AS_IS ? REACH_IN_STEPS * step : REACH;
        double at = free[parameter];
        double length = step;
        while (Math.abs(at - free[parameter]) < reach) {
            double next = at + sign * length;
            if (bounded && sign * (bound - next) <= 0) {
                next = at + (bound - at) * 0.75;
            }
            at = next;
            length *= GROWTH;
            End end = place(at, true);
            boolean atBound = bounded && Math.abs(bound - at) < NEAR_BOUND * Math.abs(bound - free[parameter]);
            if (rise(end.value()) > WELL_OUTSIDE * threshold || atBound) {
                return;
            }
        }
    }

    /** The best found with the parameter held, from the neighbours and, if wide, from everywhere. */
    private End place(double at, boolean wide) {
        List<double[]> starts = new ArrayList<>();
        Map.Entry<Double, End> below = ends.lowerEntry(at);
        Map.Entry<Double, End> above = ends.higherEntry(at);
        if (below != null) {
            starts.add(below.getValue().point());
        }
        if (above != null) {
            starts.add(above.getValue().point());
        }
        if (wide) {
            starts.add(problem.reduce(free));
            starts.addAll(others);
        }
        return search(at, starts);
    }

    private End search(double at, List<double[]> starts) {
        for (int k = 0; k < free.length; k++) {
            if (setup.layout.place()[k] == setup.layout.place()[parameter]) {
                problem.hold(k, at);
            }
        }
        End best = ends.getOrDefault(at, new End(starts.get(0), Double.POSITIVE_INFINITY, false, 0));
        for (double[] start : starts) {
            End end = problem.size() == 0
                    ? new End(start, problem.moveTo(start, setup.misfit()), true, 0)
                    : setup.search(problem, start.clone());
            if (end.value() < best.value() && inside(end)) {
                best = end;
            }
            if (problem.size() == 0) {
                break;
            }
        }
        ends.put(at, best);
        return best;
    }

    /** Whether the family has a law there. */
    private boolean inside(End end) {
        try {
            setup.fitter.family.create(setup.fitter.family.fromFree(problem.full(end.point())));
            return true;
        } catch (IllegalArgumentException outside) {
            return false;
        }
    }

    /** From the far ends inward, each place searched again from its outer neighbour: a valley seen only from outside. */
    private void back() {
        List<Double> ascending = List.copyOf(ends.keySet());
        double centre = free[parameter];
        for (int i = ascending.size() - 2; i >= 0 && ascending.get(i) > centre; i--) {
            search(ascending.get(i), List.of(ends.get(ascending.get(i + 1)).point()));
        }
        for (int i = 1; i < ascending.size() && ascending.get(i) < centre; i++) {
            search(ascending.get(i), List.of(ends.get(ascending.get(i - 1)).point()));
        }
    }

    /** Where the rise last passes the threshold on a side, on the free scale; NaN if it stays below it to the end. */
    private double end(int sign, double threshold) {
        List<Double> outward = new ArrayList<>(
                sign > 0
                        ? ends.tailMap(free[parameter], true).keySet()
                        : ends.headMap(free[parameter], true).descendingKeySet());
        int last = outward.size() - 1;
        if (!(rise(ends.get(outward.get(last)).value()) > threshold)) {
            return Double.NaN;
        }
        while (rise(ends.get(outward.get(last - 1)).value()) > threshold) {
            last--;
        }
        double inner = outward.get(last - 1);
        double outer = outward.get(last);
        // The root of the rise is nearly straight, so false position (Illinois) closes in within a few steps.
        double innerGap = root(inner) - Math.sqrt(threshold);
        double outerGap = root(outer) - Math.sqrt(threshold);
        for (int i = 0; i < CLOSING_STEPS && Math.abs(outer - inner) > CLOSED * step; i++) {
            boolean straight = outerGap < Double.POSITIVE_INFINITY && i % 10 < 8;
            double at = straight ? inner - innerGap * (outer - inner) / (outerGap - innerGap) : (inner + outer) / 2;
            place(at, false);
            double gap = root(at) - Math.sqrt(threshold);
            if (gap > 0) {
                outer = at;
                outerGap = gap;
                innerGap /= 2;
            } else {
                inner = at;
                innerGap = gap;
                outerGap /= outerGap < Double.POSITIVE_INFINITY ? 2 : 1;
            }
            if (gap == 0) {
                return at;
            }
        }
        return (inner + outer) / 2;
    }

    private double root(double at) {
        return Math.sqrt(Math.max(0, rise(ends.get(at).value())));
    }

    private List<Profile.Place> places() {
        double factor = setup.fitter.options.objective.factor();
        List<Profile.Place> places = new ArrayList<>();
        ends.forEach((at, end) -> {
            double[] all = problem.full(end.point());
            for (int k = 0; k < free.length; k++) {
                if (setup.layout.place()[k] == setup.layout.place()[parameter]) {
                    all[k] = at;
                }
            }
            places.add(new Profile.Place(
                    param.fromFree(at),
                    end.value() * factor,
                    rise(end.value()),
                    Arrays.stream(setup.fitter.family.fromFree(all)).boxed().toList()));
        });
        return places;
    }
}
