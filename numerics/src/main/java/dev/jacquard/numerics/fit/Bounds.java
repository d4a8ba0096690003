package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.fit.search.End;
import dev.jacquard.numerics.fit.search.Misfit;
import dev.jacquard.numerics.fit.search.Problem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Holds the parameters that a search drove to the end of their range, and searches the others given them.
 *
 * <p>A parameter searched as a logarithm or a logit never arrives at its bound. Where the objective falls all the way (the best floor is
 * none, the best reach has no end), the search comes to rest somewhere behind the place where predictions cease to respond, and there no
 * curvature is left. Such a parameter stands on its bound if nothing visible happens further out, and the first thing that happens on the way
 * back is a rise: Kuhn and Tucker's condition. A fall on that way is where the search goes on.
 *
 * <p>The law gets the bound itself where it has a law there (a floor of 0); otherwise, as at infinity, it keeps the place where the search
 * came to rest, which no prediction tells from the bound.
 *
 * @see <a href="https://doi.org/10.1007/978-0-387-40065-5">Nocedal and Wright 2006, Numerical Optimization</a>, section 12.3
 */
final class Bounds<L, R> {

    /** A change of the objective below this share of itself is not seen. */
    private static final double VISIBLE = 1e-9;

    /** A start for other rows stands where the objective has risen by this share: there a parameter can come back from its bound. */
    private static final double FELT = 1e-2;

    /** Units of a logarithm that are walked: a double holds no larger power of e. */
    private static final double WALK = 1024;

    /** Units that are walked along a parameter searched as it is: its size may be anything. */
    private static final double LONG_WALK = 1e200;

    /** A step inside from a bound, as a share of the range of starts, that shows whether the objective rises there. */
    private static final double A_STEP = 1e-6;

    /** A search that comes to no rest within this share of the range of starts from a bound is stuck there. */
    private static final double CLOSE = 1e-2;

    /** Inside a bound that the law refuses, by this share of the range of starts. */
    private static final double JUST_INSIDE = 1e-9;

    private final Misfit misfit;
    private final Function<Setup<L, R>, Problem> rows;
    private Setup<L, R> setup;
    private Problem problem;
    private End end;
    private final double[] near;
    private final Map<Integer, Double> bounds = new LinkedHashMap<>();

    private Bounds(Setup<L, R> setup, Function<Setup<L, R>, Problem> rows, Problem problem, End end) {
        this.rows = rows;
        this.misfit = setup.misfit();
        this.setup = setup;
        this.problem = problem;
        this.end = end;
        this.near = problem.full(end.point());
    }

    /**
     * An end with the parameters that stand on a bound held.
     *
     * @param setup with these parameters held; the one given where there are none
     * @param problem of that setup
     * @param end in the coordinates left
     * @param near all parameters on their free scales, none of them at infinity: where searches on other rows may start
     * @param bounds for each parameter held the bound, which may be infinite
     */
    record Held<L, R>(Setup<L, R> setup, Problem problem, End end, double[] near, Map<Integer, Double> bounds) {}

    /** An end with nothing held. */
    static <L, R> Held<L, R> none(Setup<L, R> setup, Problem problem, End end) {
        return new Held<>(setup, problem, end, problem.full(end.point()), Map.of());
    }

    /**
     * Holds what a search drove to a bound; the end itself where there is nothing of the kind.
     *
     * @param rows makes the problem of the same rows for a setup that holds more
     */
    static <L, R> Held<L, R> hold(Setup<L, R> setup, Function<Setup<L, R>, Problem> rows, Problem problem, End end) {
        Bounds<L, R> bounds = new Bounds<>(setup, rows, problem, end);
        bounds.holdAll();
        return bounds.held();
    }

    /**
     * Holds the parameters searched as they are that ended outside their bounds, and searches the others inside; the end has an infinite
     * value where the rows would rather have them inside after all.
     */
    static <L, R> Held<L, R> inside(Setup<L, R> setup, Function<Setup<L, R>, Problem> rows, Problem problem, End end) {
        Bounds<L, R> bounds = new Bounds<>(setup, rows, problem, end);
        bounds.bringInside();
        bounds.holdAll();
        return bounds.held();
    }

    private Held<L, R> held() {
        return new Held<>(setup, problem, end, near, bounds);
    }

    private void holdAll() {
        for (int round = 0; round < 2 * near.length && problem.size() > 0 && (holdOne() || holdStuck()); round++) {
            // Another may have run off since.
        }
    }

    /** Holds the first parameter that stands on a bound, or goes on from a lower place; false where there is neither. */
    private boolean holdOne() {
        problem.moveTo(end.point(), misfit);
        double seen = Math.max(VISIBLE * end.value(), 4 * problem.noise(misfit));
        boolean[] live = new boolean[problem.size()];
        for (int k : problem.live(problem.slopes())) {
            live[k] = true;
        }
        for (int k = 0; k < near.length; k++) {
            int place = setup.layout.place()[k];
            Param param = setup.fitter.family.params().get(k);
            if (place < 0 || live[place]) {
                continue;
            }
            live[place] = true;
            double down = change(place, -1, seen);
            double up = change(place, 1, seen);
            if (down < 0 || up < 0) {
                double[] lower = end.point().clone();
                lower[place] += up < 0 ? -up : down;
                if (goOn(lower, seen)) {
                    return true;
                }
            } else if ((down == 0) != (up == 0) && param.scale() != Param.Scale.AS_IS) {
                if (hold(k, down == 0 ? -1 : 1, seen)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Holds a parameter searched as it is on a bound that the search could not pass, since the family has no law beyond, and came to no rest
     * before; false where there is none. A parameter that is all there is to find is not held: nothing would be left of the fit.
     */
    private boolean holdStuck() {
        for (int k = 0; k < near.length && !end.settled() && problem.size() > 1; k++) {
            Param param = setup.fitter.family.params().get(k);
            double at = problem.full(end.point())[k];
            double close = CLOSE * (param.startHigh() - param.startLow());
            int side = at - param.low() < close ? -1 : param.high() - at < close ? 1 : 0;
            if (setup.layout.place()[k] >= 0 && param.scale() == Param.Scale.AS_IS && side != 0) {
                Bounds<L, R> there = new Bounds<>(setup, rows, problem, end);
                boolean stays = there.stayOn(k, side < 0 ? param.low() : param.high());
                if (stays && there.end.value() <= end.value() * (1 + VISIBLE)) {
                    setup = there.setup;
                    problem = there.problem;
                    end = there.end;
                    System.arraycopy(there.near, 0, near, 0, near.length);
                    bounds.putAll(there.bounds);
                    return true;
                }
            }
        }
        return false;
    }

    /** How far the first visible change on a way is, as a negative number if it is a fall; 0 where there is none, or no law. */
    private double change(int place, int sign, double seen) {
        double far = first(place, sign, value -> !(Math.abs(value - end.value()) <= seen));
        double value = far == 0 ? end.value() : at(place, sign * far);
        return value < end.value() ? -far : value < Double.POSITIVE_INFINITY ? far : 0;
    }

    /** The first distance on a way at which the objective is as asked, to one unit: by doubling, then by halves; 0 where there is none. */
    private double first(int place, int sign, DoublePredicate asked) {
        double far = 1;
        double walk = asIs(place) ? LONG_WALK : WALK;
        while (far < walk && !asked.test(at(place, sign * far))) {
            far *= 2;
        }
        if (!asked.test(at(place, sign * far))) {
            return 0;
        }
        double near = far / 2;
        while (far - near > 1) {
            double middle = Math.rint((near + far) / 2);
            if (asked.test(at(place, sign * middle))) {
                far = middle;
            } else {
                near = middle;
            }
        }
        return far;
    }

    private boolean asIs(int place) {
        return IntStream.range(0, near.length)
                .anyMatch(k -> setup.layout.place()[k] == place
                        && setup.fitter.family.params().get(k).scale() == Param.Scale.AS_IS);
    }

    /** The objective with one coordinate moved from the end, the others as they are; infinite outside the bounds. */
    private double at(int place, double by) {
        double[] point = end.point().clone();
        point[place] += by;
        for (int k = 0; k < near.length; k++) {
            Param param = setup.fitter.family.params().get(k);
            boolean moved = setup.layout.place()[k] == place && param.scale() == Param.Scale.AS_IS;
            if (moved && !param.contains(point[place])) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return problem.moveTo(point, misfit);
    }

    private boolean goOn(double[] lower, double seen) {
        End next = setup.search(problem, lower);
        if (!(next.value() < end.value() - seen)) {
            return false;
        }
        end = next;
        System.arraycopy(problem.full(end.point()), 0, near, 0, near.length);
        return true;
    }

    /** Holds a parameter on a bound, or where the search came to rest; false, and nothing held, where the family has no law at either. */
    private boolean hold(int parameter, int side, double seen) {
        Param param = setup.fitter.family.params().get(parameter);
        int place = setup.layout.place()[parameter];
        double felt = felt(place, -side);
        double bound = side < 0 ? param.low() : param.high();
        double limit = side < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        double before = end.value();
        boolean lawful = param.isBound(bound) && take(parameter, limit, before + seen);
        if (!lawful && !take(parameter, end.point()[place], Double.POSITIVE_INFINITY)) {
            return false;
        }
        note(parameter, bound, felt);
        return true;
    }

    /** For all parameters of a coordinate that has been held: the bound, and a place near it. */
    private void note(int parameter, double bound, double felt) {
        for (int k = 0; k < near.length; k++) {
            if (setup.holds(k) && !bounds.containsKey(k)) {
                bounds.put(k, bound);
                near[k] = felt;
            }
        }
        double[] full = problem.full(end.point());
        for (int k = 0; k < near.length; k++) {
            near[k] = setup.holds(k) ? near[k] : full[k];
        }
        assert bounds.containsKey(parameter);
    }

    /** Where, on the way back from a bound, the objective has risen by what is felt. */
    private double felt(int place, int inward) {
        double far = first(place, inward, value -> !(value < end.value() * (1 + FELT)));
        return end.point()[place] + inward * Math.max(0, far - 1);
    }

    /** Holds a parameter at a place and searches the others; false, and nothing held, where no law is there or it is above a value. */
    private boolean take(int parameter, double free, double most) {
        Setup<L, R> next = setup.holding(parameter, free);
        Problem given = rows.apply(next);
        double[] point = given.reduce(problem.full(end.point()));
        if (!(given.moveTo(point, misfit) <= most) || !lawful(next, given, point)) {
            return false;
        }
        End there =
                given.size() == 0 ? new End(point, given.moveTo(point, misfit), true, 0) : next.search(given, point);
        if (!lawful(next, given, there.point())) {
            return false;
        }
        setup = next;
        problem = given;
        end = there;
        return true;
    }

    private static <L, R> boolean lawful(Setup<L, R> setup, Problem problem, double[] point) {
        try {
            setup.law(problem.full(point));
            return true;
        } catch (IllegalArgumentException outside) {
            return false;
        }
    }

    private void bringInside() {
        for (int round = 0; round < near.length; round++) {
            double[] full = problem.full(end.point());
            int outside = -1;
            for (int k = 0; k < full.length && outside < 0; k++) {
                Param param = setup.fitter.family.params().get(k);
                boolean out = param.scale() == Param.Scale.AS_IS && !param.contains(full[k]);
                outside = out && setup.layout.place()[k] >= 0 ? k : -1;
            }
            if (outside < 0) {
                return;
            }
            if (problem.size() == 1 || !stayOn(outside, full[outside])) {
                end = new End(end.point(), Double.POSITIVE_INFINITY, false, 0);
                return;
            }
        }
    }

    /** Holds a parameter searched as it is on the bound it passed; false where the rows want it back. */
    private boolean stayOn(int parameter, double outside) {
        Param param = setup.fitter.family.params().get(parameter);
        int inward = outside <= param.low() ? 1 : -1;
        double bound = inward > 0 ? param.low() : param.high();
        double inside = bound + inward * JUST_INSIDE * (param.startHigh() - param.startLow());
        Problem all = problem;
        if (!takeFrom(parameter, accepts(parameter, bound) ? bound : inside)) {
            return false;
        }
        note(parameter, bound, inside);
        double[] full = problem.full(end.point());
        full[parameter] = bound + inward * A_STEP * (param.startHigh() - param.startLow());
        return all.moveTo(all.reduce(full), misfit) >= end.value();
    }

    /** Whether the family has laws with a parameter on its bound. */
    private boolean accepts(int parameter, double bound) {
        double[] vector = setup.fitter.family.params().stream()
                .mapToDouble(param -> param.startLow() + (param.startHigh() - param.startLow()) / 2)
                .toArray();
        vector[parameter] = bound;
        try {
            setup.fitter.family.create(vector, k -> k == parameter);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    /** As {@link #take}, from wherever the others are: the place lies outside of what was reached. */
    private boolean takeFrom(int parameter, double free) {
        Setup<L, R> next = setup.holding(parameter, free);
        Problem given = rows.apply(next);
        double[] point = given.reduce(problem.full(end.point()));
        if (!(given.moveTo(point, misfit) < Double.POSITIVE_INFINITY)) {
            return false;
        }
        End there = next.search(given, point);
        setup = next;
        problem = given;
        end = there;
        return Arrays.stream(there.point()).allMatch(Double::isFinite);
    }
}
