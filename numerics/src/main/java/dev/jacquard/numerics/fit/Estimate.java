package dev.jacquard.numerics.fit;

/**
 * One fitted parameter.
 *
 * <p>The interval is Wald's, symmetric on the free scale and carried back, where the objective follows it. It comes from the profile of the
 * objective where the rows do not determine the parameter, where it stands on a bound, and where Wald's would reach values that the rows
 * exclude; {@link #method} says which. An end that nothing holds is the parameter's bound.
 *
 * <p>A parameter counts as identified unless predictions do not respond to some direction that it takes part in, or its interval spans more
 * than a factor of ten (in the odds, for a share), or it reaches a bound, or stands on one.
 *
 * <pre>{@code
 * fit.estimate("alpha").standardError();
 * }</pre>
 *
 * @param name the parameter
 * @param unit its unit
 * @param value the estimate; on a bound the bound itself, which may be infinite
 * @param standardError in the unit of the value, by the delta method; infinite where the rows say nothing; 0 for one that is fixed or stands
 *     on a bound
 * @param low lower end of the interval at the fit's level
 * @param high upper end
 * @param standing how firmly the rows hold it
 * @param method how the interval was found, in words
 */
public record Estimate(
        String name,
        String unit,
        double value,
        double standardError,
        double low,
        double high,
        Standing standing,
        String method) {

    /** How intervals symmetric on the free scale are named. */
    static final String WALD = "Wald";

    /** Whether the rows hold it on both sides, or it was given. */
    public boolean identified() {
        return standing == Standing.DETERMINED || fixed();
    }

    /** Whether it was given, not fitted. */
    public boolean fixed() {
        return standing == Standing.FIXED;
    }

    /** Whether it stands on a bound of its range, which may be infinity. */
    public boolean onBound() {
        return standing == Standing.ON_BOUND;
    }

    /** The same, otherwise held. */
    Estimate standing(Standing other) {
        return new Estimate(name, unit, value, standardError, low, high, other, method);
    }

    /** The same with another interval. */
    Estimate within(double from, double to, String by) {
        return new Estimate(name, unit, value, standardError, from, to, standing, by);
    }
}
