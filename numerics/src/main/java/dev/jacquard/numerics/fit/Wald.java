package dev.jacquard.numerics.fit;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Estimates with the intervals of Wald: the estimate plus and minus t standard errors on the free scale, carried back.
 *
 * <p>Student's t has the degrees of freedom of the fit, or one less than the number of groups where errors are clustered.
 */
final class Wald {

    /** An interval of a positive parameter that spans more than a factor of ten says nothing; one of a share, the same in its odds. */
    private static final double VAGUE = Math.log(10) / 2;

    private Wald() {}

    /** The parameters in the family's order. */
    static List<Estimate> estimates(Setup<?, ?> setup, double[] values, double[] free, Covariance covariance) {
        double reach = reach(setup, setup.fitter.options.level);
        List<Estimate> estimates = new ArrayList<>();
        for (int k = 0; k < free.length; k++) {
            Param param = setup.fitter.family.params().get(k);
            int place = setup.layout.place()[k];
            if (place < 0) {
                Standing given = setup.holds(k) ? Standing.ON_BOUND : Standing.FIXED;
                estimates.add(new Estimate(param.name(), param.unit(), values[k], 0, values[k], values[k], given, ""));
                continue;
            }
            double error = Math.sqrt(covariance.free[place][place]);
            estimates.add(new Estimate(
                    param.name(),
                    param.unit(),
                    values[k],
                    error == Double.POSITIVE_INFINITY ? error : error * param.slope(free[k]),
                    param.fromFree(free[k] - reach * error),
                    param.fromFree(free[k] + reach * error),
                    covariance.flat[place] || vagueReach(param, values[k], reach * error)
                            ? Standing.NOT_IDENTIFIED
                            : Standing.DETERMINED,
                    Estimate.WALD));
        }
        return estimates;
    }

    /** How many standard errors an interval reaches to each side. */
    static double reach(Setup<?, ?> setup, double level) {
        return new TDistribution(null, freedom(setup)).inverseCumulativeProbability((1 + level) / 2);
    }

    static int freedom(Setup<?, ?> setup) {
        return setup.groups().length > 0 ? setup.groupCount() - 1 : setup.rows.size() - setup.layout.size();
    }

    /** What the standard errors take for granted, in words. */
    static String method(Setup<?, ?> setup) {
        Options<?> options = setup.fitter.options;
        if (setup.groups().length > 0) {
            return "sandwich clustered over " + setup.groupCount() + " groups, rows of different groups independent";
        }
        return setup.misfit().isLeastSquares() && options.errors != Errors.SANDWICH
                ? "classical, scaled by RSS / degrees of freedom, rows independent with errors of one size"
                : "sandwich, rows taken as independent";
    }

    /** Whether an interval found otherwise says nothing: it spans more than a factor of ten, or reaches a bound. */
    static boolean vague(Param param, double low, double high) {
        return switch (param.scale()) {
            case LOG, LOGIT -> !(param.toFree(high) - param.toFree(low) <= 2 * VAGUE);
            case AS_IS -> !(low > param.low() && high < param.high());
        };
    }

    private static boolean vagueReach(Param param, double value, double reach) {
        return switch (param.scale()) {
            case LOG, LOGIT -> reach > VAGUE;
            // An interval that reaches a bound; a parameter of either sign has none, and may well be zero.
            case AS_IS ->
                reach > Math.min(value - param.low(), param.high() - value) || reach == Double.POSITIVE_INFINITY;
        };
    }
}
