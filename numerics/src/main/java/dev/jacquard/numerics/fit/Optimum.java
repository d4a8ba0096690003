package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.search.Certificate;
import dev.jacquard.numerics.fit.search.End;
import dev.jacquard.numerics.fit.search.Misfit;
import dev.jacquard.numerics.fit.search.Problem;
import java.util.List;
import java.util.Map;

/** The lowest place that a search reached, with the numbers that estimates, errors and checks of a fit are made of. */
final class Optimum<L, R> {

    final Setup<L, R> setup;

    /** The setup with the parameters held that stand on a bound. */
    final Setup<L, R> inner;

    /** The bounds of the parameters that stand on one. */
    final Map<Integer, Double> bounds;

    /** All parameters on their free scales; at infinity where one stands there. */
    final double[] free;

    final L law;

    /** Whether every row is met exactly. */
    final boolean exact;

    /** The rounding of predictions as a share of the residuals of least squares; 0 where they were given to more digits. */
    final double roughness;

    final double[] residuals;
    final StartTally starts;
    final Certificate certificate;

    /** Whether a lower objective lies outside the bounds. */
    final boolean lowerOutside;

    private final double[] near;
    private final double bare;
    private final double[] point;
    private final double[] weights;

    /** Made when first asked for: a third of the time of a fit. Every thread would make the same. */
    private volatile Covariance covariance;

    /** Made when first asked for, since profiles fit again. */
    private volatile List<Estimate> estimates;

    Optimum(
            Setup<L, R> setup,
            Bounds.Held<L, R> held,
            End end,
            StartTally starts,
            Certificate certificate,
            boolean lowerOutside) {
        Misfit misfit = setup.misfit();
        Problem problem = held.problem();
        this.setup = setup;
        this.inner = held.setup();
        this.bounds = held.bounds();
        this.free = problem.full(end.point());
        this.near = bounds.isEmpty() ? free : held.near();
        this.law = inner.law(free);
        double reached = problem.moveTo(end.point(), misfit);
        this.exact = reached <= problem.rounding(misfit);
        problem.refine();
        this.bare = problem.sum(misfit);
        boolean rough = misfit.isLeastSquares() && setup.fitter.precise == null && !exact;
        this.roughness = rough ? Math.sqrt(problem.unseen(misfit) / bare) : 0;
        this.residuals = problem.residuals().clone();
        this.point = end.point().clone();
        this.weights = problem.weights();
        this.starts = starts;
        this.certificate = certificate;
        this.lowerOutside = lowerOutside;
    }

    Family<L> family() {
        return setup.fitter.family;
    }

    Objective objective() {
        return setup.fitter.options.objective;
    }

    Residual residual() {
        return setup.fitter.options.residual;
    }

    double level() {
        return setup.fitter.options.level;
    }

    /** The minimised objective. */
    double value() {
        return bare * objective().factor();
    }

    /** How many coordinates were searched; a bound that the rows chose costs as much as a value. */
    int searched() {
        return setup.layout.size();
    }

    /** Rows minus parameters that were fitted and do not stand on a bound. */
    int degreesOfFreedom() {
        return inner.rows.size() - inner.layout.size();
    }

    /** Degrees of freedom of Student's t in the intervals. */
    int freedomOfErrors() {
        return Wald.freedom(inner);
    }

    /** The rise of the objective, as the square of a t statistic, that ends an interval. */
    double threshold() {
        double reach = Wald.reach(inner, level());
        return reach * reach;
    }

    /** Minus twice the log-likelihood; minus infinity where every row is met exactly. */
    double deviance() {
        return Likelihood.deviance(setup.misfit(), exact ? 0 : bare, setup.weights());
    }

    /** The estimates, with intervals from profiles where those of Wald do not hold. */
    List<Estimate> estimates() {
        List<Estimate> made = estimates;
        if (made == null) {
            made = exact ? wald() : new Intervals<>(this).of(wald());
            estimates = made;
        }
        return made;
    }

    /** The parameters with the intervals of Wald only, which cost no refit. */
    List<Estimate> wald() {
        return Wald.estimates(inner, vector(), free, errors());
    }

    /** The values in the family's order, those that stand on a bound at the bound, even if the law has none there. */
    double[] vector() {
        double[] vector = held();
        bounds.forEach((parameter, bound) -> vector[parameter] = bound);
        return vector;
    }

    /** The values of the law in the family's order. */
    double[] held() {
        return family().vector(law);
    }

    /** The estimates on their free scales, none of them at infinity: from here searches on other rows may start. */
    double[] near() {
        return near.clone();
    }

    /** Where refits start: the estimates, and with parameters on a bound also from where these would start. */
    List<double[]> restarts() {
        if (bounds.isEmpty()) {
            return List.of(near);
        }
        double[] back = near.clone();
        bounds.keySet().forEach(k -> {
            Param param = family().params().get(k);
            back[k] = (param.toFree(param.startLow()) + param.toFree(param.startHigh())) / 2;
        });
        return List.of(near, back);
    }

    /** How the objective rises as a parameter is held at other values, and the interval that this gives. */
    Profile profile(String name, double... values) {
        int parameter = family().index(name);
        int place = setup.layout.place()[parameter];
        if (place < 0) {
            throw Check.refused("profile of " + name, "it is fixed", "a parameter that is fitted");
        }
        if (exact) {
            throw Check.refused("profile of " + name, "every row is met exactly", "rows with errors");
        }
        return profiler(parameter).profile(level(), values);
    }

    /** What holds a parameter at other values and fits the rest; towards the inside where it stands on a bound. */
    Profiler<L, R> profiler(int parameter) {
        int place = inner.layout.place()[parameter];
        double variance = place < 0 ? Double.NaN : errors().free[place][place];
        double widening =
                place < 0 || setup.groups().length == 0 ? 1 : variance / covariance(new int[0]).free[place][place];
        boolean usable = widening > 0 && widening < Double.POSITIVE_INFINITY;
        int side = place >= 0
                ? 0
                : bounds.get(parameter) == family().params().get(parameter).low() ? -1 : 1;
        return new Profiler<>(setup, inner, parameter, near, bare, Math.sqrt(variance), usable ? widening : 1, side);
    }

    /** The covariance of the estimates on their free scales. */
    Covariance errors() {
        Covariance made = covariance;
        if (made == null) {
            made = covariance(setup.groups());
            covariance = made;
        }
        return made;
    }

    private Covariance covariance(int[] groups) {
        return Covariance.at(inner.problem(weights), setup.misfit(), point, setup.fitter.options.errors, groups);
    }

    /** Some law's prediction for a row. */
    double predict(L some, R row) {
        return setup.fitter.law.applyAsDouble(some, row);
    }

    /** The residual of a row, counted from 0, under some law. */
    double residual(L some, int place) {
        double predicted = predict(some, setup.rows.get(place));
        return (residual() == Residual.LOG ? Math.log(predicted) : predicted) - setup.targets()[place];
    }
}
