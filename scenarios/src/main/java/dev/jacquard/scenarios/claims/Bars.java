package dev.jacquard.scenarios.claims;

import dev.jacquard.numerics.Check;
import java.util.Optional;

/**
 * The probabilities at which a belief holds or fails.
 *
 * @param holds a claim holds when p − 2se reaches it
 * @param fails a claim fails when p + 2se does not exceed it
 */
public record Bars(double holds, double fails) {

    /** Nine in ten, and one in ten. */
    public static final Bars DEFAULT = new Bars(0.9, 0.1);

    private static final double STANDARD_ERRORS = 2;

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

    /** Holds or fails, where the probability with its standard error decides; empty where it does not. */
    public Optional<Verdict> decide(double p, double standardError) {
        if (p - STANDARD_ERRORS * standardError >= holds) {
            return Optional.of(new Verdict.Holds());
        }
        if (p + STANDARD_ERRORS * standardError <= fails) {
            return Optional.of(new Verdict.Fails());
        }
        return Optional.empty();
    }
}
