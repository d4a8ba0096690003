package dev.jacquard.scaling.data;

import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.quantity.Compute;

/**
 * How a training budget is split between the size of the model and passes over a limited amount of data.
 *
 * <pre>{@code
 * DataConstrainedLaw.muennighoff2023().law().optimal(1e22, 25e9).epochs();   // 9.49
 * }</pre>
 *
 * @param parameters N, {@code > 0}
 * @param tokens D, tokens seen, {@code > 0}
 * @param uniqueTokens U, different tokens at hand, {@code > 0}
 */
public record DataLimitedAllocation(double parameters, double tokens, double uniqueTokens) {

    private static final int PRINTED_DIGITS = 3;

    public DataLimitedAllocation {
        positive("parameters", parameters);
        positive("tokens", tokens);
        positive("uniqueTokens", uniqueTokens);
    }

    /** Passes over the data used: 1 while they suffice, else {@code D / U}. */
    public double epochs() {
        return Math.max(1, tokens / uniqueTokens);
    }

    /** Training compute in FLOP, by {@link Compute#trainingFlop}. */
    public double flop() {
        return Compute.trainingFlop(parameters, tokens);
    }

    /** The numbers to three digits, the same on every Java version. */
    @Override
    public String toString() {
        return "DataLimitedAllocation[parameters=" + Decimals.rounded(parameters, PRINTED_DIGITS) + ", tokens="
                + Decimals.rounded(tokens, PRINTED_DIGITS) + ", epochs=" + Decimals.rounded(epochs(), PRINTED_DIGITS)
                + "]";
    }
}
