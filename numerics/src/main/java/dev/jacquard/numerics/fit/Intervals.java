package dev.jacquard.numerics.fit;

import java.util.List;

/**
 * Takes the intervals of Wald to the profile of the objective where they do not hold.
 *
 * <p>That is where the rows do not determine a parameter, where it stands on a bound, and where an end of Wald's interval is a value that
 * the rows exclude: with the parameter held there and all others fitted again the fit is worse by more than {@link #EXCLUDED} times what ends
 * an interval, and either by more than the bend of the objective at half that way leads to expect, or so that the typical residual doubles: no
 * uncertainty about the size of the errors covers that.
 */
final class Intervals<L, R> {

    /** So many thresholds beyond the end of an interval a value is excluded. */
    private static final double EXCLUDED = 4;

    /** A parabola rises by four from half the way to the end; more than this many times four is no parabola. */
    private static final double STEEPER = 2;

    /** The rise for each row where the typical residual doubles: twice the logarithm of 2. */
    private static final double DOUBLED = 2 * Math.log(2);

    private final Optimum<L, R> optimum;

    Intervals(Optimum<L, R> optimum) {
        this.optimum = optimum;
    }

    List<Estimate> of(List<Estimate> walds) {
        return walds.stream().map(this::of).toList();
    }

    private Estimate of(Estimate wald) {
        if (wald.fixed() || Double.isNaN(wald.standardError()) || wald.identified() && !excluded(wald)) {
            return wald;
        }
        Profile profile = optimum.profile(wald.name());
        return wald.within(profile.low(), profile.high(), profile.interval().method());
    }

    private Param param(Estimate estimate) {
        return optimum.family().params().get(optimum.family().index(estimate.name()));
    }

    private boolean excluded(Estimate wald) {
        return excluded(wald, wald.low()) || excluded(wald, wald.high());
    }

    private boolean excluded(Estimate wald, double end) {
        int parameter = optimum.family().index(wald.name());
        Param param = param(wald);
        if (!param.contains(end)) {
            return true;
        }
        double half = param.fromFree((param.toFree(wald.value()) + param.toFree(end)) / 2);
        double rise = optimum.profiler(parameter).riseAt(end);
        if (!(rise > EXCLUDED * optimum.threshold())) {
            return false;
        }
        return rise > DOUBLED * optimum.setup.rows.size()
                || rise > STEEPER * 4 * optimum.profiler(parameter).riseAt(half);
    }
}
