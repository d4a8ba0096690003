package dev.jacquard.numerics;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.fraction;

/**
 * How many independent samples a number of equally correlated ones is worth.
 *
 * <p>{@code nEff = n / (1 + (n - 1) rho)}: the variance of the mean of n samples with pairwise correlation rho is that of nEff
 * independent ones. It is Amdahl's law with serial share rho, and never exceeds {@code 1 / rho}.
 *
 * <p>It answers for averages and votes. It must not be put into {@code 1 - (1 - p)^n} or into the best of n: those have laws of
 * their own.
 *
 * @see "Kish 1965, Survey Sampling, section 5.4 (the design effect)"
 */
public final class EffectiveNumber {

    private EffectiveNumber() {}

    /**
     * The variance-equivalent number of independent samples.
     *
     * @param n samples, {@code >= 1}
     * @param correlation rho, between any two samples, in [0, 1]
     */
    public static double of(double n, double correlation) {
        atLeast("n", n, 1);
        fraction("correlation", correlation);
        return n / (1 + (n - 1) * correlation);
    }
}
