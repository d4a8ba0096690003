package dev.jacquard.scenarios.draws;

import dev.jacquard.numerics.Check;
import java.util.Optional;

/**
 * A standard error at which a run may stop.
 *
 * <pre>{@code
 * scenario.runUntil(TargetError.ofClaims(0.002), 7);                            // every claim's probability
 * scenario.runUntil(TargetError.ofMedian("growthSlope", 0.001).upTo(500_000), 7);
 * }</pre>
 *
 * @param error the largest standard error allowed, in the unit of what is measured, {@code > 0} and finite
 * @param output the output whose median is measured; empty for the probabilities of all claims
 * @param mostDraws where a run stops even if the error is larger, {@code >= 1}
 */
public record TargetError(double error, Optional<String> output, int mostDraws) {

    /** Draws at which a run stops unless more are allowed. */
    public static final int MOST_DRAWS = 1_000_000;

    public TargetError {
        Check.positive("target error", Check.finite("target error", error));
        Check.notNull("output", output);
        Check.atLeast("most draws", mostDraws, 1);
    }

    /** A standard error for the probability of every claim that is not true by derivation. */
    public static TargetError ofClaims(double error) {
        return new TargetError(error, Optional.empty(), MOST_DRAWS);
    }

    /** A standard error for the median of one output, in its unit. */
    public static TargetError ofMedian(String output, double error) {
        return new TargetError(error, Optional.of(output), MOST_DRAWS);
    }

    /** The same target with another limit. */
    public TargetError upTo(int draws) {
        return new TargetError(error, output, draws);
    }

    /**
     * How near a run came to its target.
     *
     * @param target the target
     * @param worst what was known worst: {@code p50 of OUTPUT} or {@code p of CLAIM}
     * @param error its standard error; infinite where the draws are too few to tell
     */
    public record Outcome(TargetError target, String worst, double error) {

        /** Whether the error is small enough; if not, the limit of draws came first. */
        public boolean reached() {
            return error <= target.error();
        }
    }
}
