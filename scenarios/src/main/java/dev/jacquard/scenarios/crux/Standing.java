package dev.jacquard.scenarios.crux;

import dev.jacquard.numerics.Check;

/**
 * How two authors stand on a claim: in which share of each one's draws it is true.
 *
 * @param claim id of the claim
 * @param a share of the first author's draws
 * @param b share of the second author's draws, on the same random numbers
 */
public record Standing(String claim, double a, double b) {
    public Standing {
        Check.notBlank("claim", claim);
        Check.fraction("a", a);
        Check.fraction("b", b);
    }

    /** The second author's share less the first's. */
    public double gap() {
        return b - a;
    }
}
