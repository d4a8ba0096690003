package dev.jacquard.numerics.fit;

/**
 * One fitted parameter.
 *
 * <p>The interval is taken on the free scale (symmetric there) and carried back: that of a parameter searched as a logarithm or a logit
 * keeps its bounds, that of one searched as it is may reach past them.
 *
 * <p>A parameter counts as identified unless predictions do not respond to some direction that it takes part in, or its interval spans more
 * than a factor of ten (in the odds, for a share), or reaches a bound.
 *
 * <pre>{@code
 * fit.estimate("alpha").standardError();
 * }</pre>
 *
 * @param name the parameter
 * @param unit its unit
 * @param value the estimate
 * @param standardError in the unit of the value, by the delta method; infinite where the rows say nothing; 0 for a fixed one
 * @param low lower end of the interval at the fit's level
 * @param high upper end
 * @param identified whether the rows determine it; false where a direction of the parameters is flat
 * @param fixed whether it was given, not fitted
 */
public record Estimate(
        String name,
        String unit,
        double value,
        double standardError,
        double low,
        double high,
        boolean identified,
        boolean fixed) {}
