package dev.jacquard.scenarios.crux;

import dev.jacquard.numerics.Check;
import java.util.List;
import java.util.Optional;

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

    /** The claim on which the two are furthest apart, the first of several; empty where there are none. */
    public static Optional<Standing> widest(List<Standing> standings) {
        return standings.stream().reduce((one, other) -> Math.abs(other.gap()) > Math.abs(one.gap()) ? other : one);
    }

    /** The second author's share less the first's. */
    public double gap() {
        return b - a;
    }
}
