package dev.jacquard.numerics.sensitivity;

import dev.jacquard.numerics.Check;

/**
 * The total Sobol' index of one input: the share of an output's variance that the input is involved in, alone or with others.
 *
 * <p>Jansen's estimator, {@code S_T = mean((y - y')^2) / (2 V)}, where y' is the output of the same draw with this one input drawn anew
 * and V the variance of all y and y' about their common mean. It is never negative, and exactly zero for an input that does not matter.
 * Both sides of each pair are in V, so the index is one minus a correlation: a claim that is false in 4 of the draws and in 9 of the
 * redrawn ones has an index of 1, and not of 13 / 8.
 *
 * @param value the index, {@code >= 0}; above 1 only by sampling error
 * @param standardError Monte Carlo standard error of the index, as that of a ratio of means
 * @see <a href="https://doi.org/10.1016/S0010-4655(98)00154-4">Jansen 1999</a>; <a
 *     href="https://doi.org/10.1016/j.cpc.2009.09.018">Saltelli et al. 2010</a>, table 2 (f)
 */
public record TotalEffect(double value, double standardError) {

    /** The effect of an input that nothing depends on, or on an output that never varies. */
    public static final TotalEffect NONE = new TotalEffect(0, 0);

    /**
     * The index from paired outputs.
     *
     * @param base outputs of the draws
     * @param redrawn outputs of the same draws, this input drawn anew; same length, at least 2
     * @return the index, or {@link #NONE} where nothing varies
     * @throws IllegalArgumentException if the lengths differ or a value is not finite
     */
    public static TotalEffect of(double[] base, double[] redrawn) {
        int n = Check.atLeast("draws", base.length, 2);
        if (redrawn.length != n) {
            throw Check.refused("redrawn outputs", redrawn.length, "as many as base outputs, " + n);
        }
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += (Check.finite("output " + i, base[i]) + Check.finite("output " + i, redrawn[i])) / (2.0 * n);
        }
        double changes = 0;
        double variance = 0;
        for (int i = 0; i < n; i++) {
            changes += change(base[i], redrawn[i]) / n;
            variance += spread(base[i] - mean, redrawn[i] - mean) / n;
        }
        if (variance == 0) {
            return NONE;
        }
        double index = changes / variance;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double residual = change(base[i], redrawn[i]) - index * spread(base[i] - mean, redrawn[i] - mean);
            squares += residual * residual / n;
        }
        return new TotalEffect(index, Math.sqrt(squares / n) / variance);
    }

    private static double change(double base, double redrawn) {
        return (base - redrawn) * (base - redrawn) / 2;
    }

    private static double spread(double base, double redrawn) {
        return (base * base + redrawn * redrawn) / 2;
    }

    /**
     * The index of a claim, an output that is true or false: half the share of draws whose truth changes, over p (1 - p).
     *
     * @param base whether the claim holds in each draw
     * @param redrawn the same with this input drawn anew
     */
    public static TotalEffect of(boolean[] base, boolean[] redrawn) {
        return of(indicator(base), indicator(redrawn));
    }

    private static double[] indicator(boolean[] truths) {
        double[] numbers = new double[truths.length];
        for (int i = 0; i < truths.length; i++) {
            numbers[i] = truths[i] ? 1 : 0;
        }
        return numbers;
    }
}
