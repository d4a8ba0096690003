package dev.jacquard.scaling.loss;

import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.quantity.Compute;

/**
 * How a training budget is split between the size of the model and the data.
 *
 * <pre>{@code
 * ChinchillaLaw.besiroglu2024().law().optimal(5e26);   // Allocation[parameters=2.32e12, tokens=3.59e13]
 * }</pre>
 *
 * @param parameters N, {@code > 0}
 * @param tokens D, {@code > 0}
 */
public record Allocation(double parameters, double tokens) {

    private static final int PRINTED_DIGITS = 3;

    public Allocation {
        positive("parameters", parameters);
        positive("tokens", tokens);
    }

    /** D / N. */
    public double tokensPerParameter() {
        return tokens / parameters;
    }

    /** Training compute in FLOP, by {@link Compute#trainingFlop}. */
    public double flop() {
        return Compute.trainingFlop(parameters, tokens);
    }

    /** Both numbers to three digits, the same on every Java version. */
    @Override
    public String toString() {
        return "Allocation[parameters=" + Decimals.rounded(parameters, PRINTED_DIGITS) + ", tokens="
                + Decimals.rounded(tokens, PRINTED_DIGITS) + "]";
    }
}
