package dev.jacquard.scaling.parallel;

import static dev.jacquard.numerics.Check.fraction;

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

    public CorrelatedAttempts {
        fraction("correlation", correlation);
    }

    @Override
    public double speedup(double agents) {
        return EffectiveNumber.of(agents, correlation);
    }
}
