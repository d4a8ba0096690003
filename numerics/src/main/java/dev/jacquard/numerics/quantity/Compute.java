package dev.jacquard.numerics.quantity;

import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.positive;

/**
 * Training compute of a dense transformer from its size and its data: {@code C = 6 N D}.
 *
 * <p>A forward pass takes 2 operations (a multiply and an add) for each parameter and token, and the backward pass twice as
 * many, so training takes 6. This is the only place in the library that knows the factor.
 *
 * <p>What the rule leaves out: attention over the context (a few per cent at a context of 2 048 tokens, more in long contexts and
 * small models), the input embedding (a look-up, yet often counted in N), recomputed activations (work of the machine, not of the
 * model), and everything that is not one pass over the data. For a mixture of experts N is the number of active parameters.
 * Compare runs only when all count N in the same way.
 *
 * <pre>{@code
 * Compute.trainingFlop(70e9, 1.4e12);   // 5.88e23 FLOP, the budget of Chinchilla
 * Compute.tokens(5.88e23, 70e9);        // 1.4e12 tokens
 * }</pre>
 *
 * @see <a href="https://arxiv.org/abs/2001.08361">Kaplan et al. 2020</a>, section 2.1 and equation 2.2 (C = 6NBS, with D = BS)
 */
public final class Compute {

    private static final double FLOP_PER_PARAMETER_AND_TOKEN = 6;
    private static final double FLOP_PER_PARAMETER_AND_TOKEN_FORWARD = 2;

    private static final double FLOP_PER_PETAFLOP_DAY = 1e15 * 86_400;

    private Compute() {}

    /**
     * Operations to train a model: {@code C = 6 N D}, in FLOP.
     *
     * @param parameters N, active parameters, {@code > 0}
     * @param tokens D, training tokens seen (repeats counted each time), {@code > 0}
     */
    public static double trainingFlop(double parameters, double tokens) {
        return FLOP_PER_PARAMETER_AND_TOKEN * positive("parameters", parameters) * positive("tokens", tokens);
    }

    /**
     * Operations to read or write tokens with a trained model: {@code 2 N T}, in FLOP; attention over the context is left out.
     *
     * @param parameters N, active parameters, {@code > 0}
     * @param tokens T, tokens read and written, {@code >= 0}
     */
    public static double inferenceFlop(double parameters, double tokens) {
        return FLOP_PER_PARAMETER_AND_TOKEN_FORWARD
                * positive("parameters", parameters)
                * nonNegative("tokens", tokens);
    }

    /** Tokens that a budget buys for a model of a given size: {@code D = C / (6 N)}. */
    public static double tokens(double flop, double parameters) {
        return positive("flop", flop) / FLOP_PER_PARAMETER_AND_TOKEN / positive("parameters", parameters);
    }

    /** Parameters that a budget trains on a given number of tokens: {@code N = C / (6 D)}. */
    public static double parameters(double flop, double tokens) {
        return positive("flop", flop) / FLOP_PER_PARAMETER_AND_TOKEN / positive("tokens", tokens);
    }

    /** FLOP in petaflop-days: {@code 8.64e19} each. */
    public static double flopOfPetaflopDays(double petaflopDays) {
        return positive("petaflopDays", petaflopDays) * FLOP_PER_PETAFLOP_DAY;
    }

    /** Petaflop-days in FLOP: {@code C / 8.64e19}. */
    public static double petaflopDays(double flop) {
        return positive("flop", flop) / FLOP_PER_PETAFLOP_DAY;
    }
}
