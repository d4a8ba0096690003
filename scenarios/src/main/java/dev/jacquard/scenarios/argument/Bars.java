package dev.jacquard.scenarios.argument;

import dev.jacquard.numerics.Check;

/**
 * The probabilities at which a belief holds or fails.
 *
 * @param holds a claim holds when p − 2se reaches it
 * @param fails a claim fails when p + 2se does not exceed it
 */
public record Bars(double holds, double fails) {

    /** Nine in ten, and one in ten. */
    public static final Bars DEFAULT = new Bars(0.9, 0.1);

    public Bars {
        Check.openFraction("holds", holds);
        Check.openFraction("fails", fails);
        if (!(fails < holds)) {
            throw Check.refused("fails", fails, "below holds = " + holds);
        }
    }

    /** Monte Carlo standard error of a share: {@code sqrt(p (1 - p) / n)}. */
    public static double standardError(double p, long draws) {
        return Math.sqrt(p * (1 - p) / Check.positive("draws", draws));
    }
}
