package dev.jacquard.scaling.parallel;

import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.scaling.parallel.SpeedupVariables.AGENTS;
import static dev.jacquard.scaling.parallel.SpeedupVariables.SPEEDUP;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;
import dev.jacquard.numerics.EffectiveNumber;
import dev.jacquard.scaling.inference.PassAtK;

/**
 * Agents that resemble each other: n attempts are worth as many independent ones as have the same variance of the mean.
 *
 * <p>{@code S(n) = n / (1 + (n - 1) rho)}: Amdahl's law with serial share rho. For the best of n use {@link BestOfN}, for any
 * success {@link PassAtK}.
 *
 * @param correlation rho, between the results of any two attempts, in [0, 1]
 */
public record CorrelatedAttempts(double correlation) implements SpeedupLaw {

    private static final Variable CORRELATION =
            Variable.any("correlation", "share", "correlation between any two results");

    /** What goes in and comes out: the correlation and the agents to the speed-up. */
    public static final Signature<CorrelatedAttempts> SIGNATURE = Signature.of(
                    SpeedupVariables.stated(
                            "correlated",
                            "Agents that resemble each other: the effective number of attempts",
                            "variance of the mean of equally correlated results; algebra",
                            Confidence.DERIVED),
                    in -> new CorrelatedAttempts(in.of(CORRELATION)))
            .takes(CORRELATION, AGENTS)
            .gives(SPEEDUP, AGENTS, CorrelatedAttempts::speedup)
            .rises(SPEEDUP, AGENTS)
            .falls(SPEEDUP, CORRELATION);

    public CorrelatedAttempts {
        fraction("correlation", correlation);
    }

    @Override
    public double speedup(double agents) {
        return EffectiveNumber.of(agents, correlation);
    }
}
