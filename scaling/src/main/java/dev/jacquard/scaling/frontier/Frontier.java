package dev.jacquard.scaling.frontier;

import static dev.jacquard.data.Variables.FLOP;
import static dev.jacquard.data.Variables.PARAMETERS;
import static dev.jacquard.data.Variables.TOKENS;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.numerics.quantity.Compute;
import dev.jacquard.scaling.loss.Allocation;
import dev.jacquard.scaling.loss.AllocationLaw;
import dev.jacquard.scaling.loss.ChinchillaLaw;

/**
 * The split of compute as two powers of it: {@code size* = k C^a} and {@code D* = h C^b}, C in FLOP, D in tokens.
 *
 * <p>It says nothing of the loss. Where C is {@code 6 N D} and N the size, {@code a + b = 1} and {@code k h = 1/6}; publications that fit
 * both powers by themselves, or whose C is not {@code 6 N D}, keep neither.
 *
 * <pre>{@code
 * PublishedFrontiers.llama2024().law().optimal(3.8e25);   // Allocation[parameters=3.89e11, tokens=1.63e13]
 * Frontier.of(ChinchillaLaw.besiroglu2024().law()).size().exponent();   // 0.513
 * }</pre>
 *
 * @param counts what the size is measured in
 * @param size the best size
 * @param tokens the best number of training tokens
 */
public record Frontier(Counts counts, PowerOfCompute size, PowerOfCompute tokens) implements AllocationLaw {

    /** What a size is measured in. */
    public enum Counts {
        /** Parameters. */
        PARAMETERS(Compute.trainingFlop(1, 1)),
        /** Training FLOP for one token, M, with {@code C = M D}. */
        FLOP_PER_TOKEN(1);

        private final double flopPerToken;

        Counts(double flopPerToken) {
            this.flopPerToken = flopPerToken;
        }

        private double parameters(double size) {
            return size * flopPerToken / Compute.trainingFlop(1, 1);
        }
    }

    /** The form in parameters: the factors, searched as logarithms, and the exponents of size and tokens. */
    public static final Family<Frontier> FAMILY = family(Counts.PARAMETERS);

    private static Family<Frontier> family(Counts counts) {
        return Family.of(
                Frontier.class,
                v -> new Frontier(counts, new PowerOfCompute(v[0], v[1]), new PowerOfCompute(v[2], v[3])),
                law -> new double[] {law.size.factor(), law.size.exponent(), law.tokens.factor(), law.tokens.exponent()
                },
                Param.positive("factor", "parameter").startingIn(1e-6, 1e6),
                Param.real("a", "1").startingIn(0, 1),
                Param.positive("tokenFactor", "token").startingIn(1e-6, 1e6),
                Param.real("b", "1").startingIn(0, 1));
    }

    /** What goes in and comes out: compute to the best size and data. */
    public static final Signature<Frontier> SIGNATURE = Signature.ofEach(
                    "allocation", (Frontier law) -> family(law.counts), PublishedFrontiers::all)
            .takes(FLOP)
            .gives(
                    PARAMETERS.meaning("best size"),
                    FLOP,
                    (law, flop) -> law.optimal(flop).parameters())
            .gives(
                    TOKENS.meaning("best number of tokens"),
                    FLOP,
                    (law, flop) -> law.optimal(flop).tokens())
            .gives(
                    Variable.any("tokensPerParameter", "1", "tokens per parameter"),
                    FLOP,
                    (law, flop) -> law.optimal(flop).tokensPerParameter())
            .gives(
                    Variable.any("flopPerToken", "FLOP", "training compute for one token"),
                    FLOP,
                    (law, flop) -> law.optimal(flop).flop() / law.optimal(flop).tokens())
            .rises(PARAMETERS, FLOP)
            .rises(TOKENS, FLOP);

    public Frontier {
        notNull("counts", counts);
        notNull("size", size);
        notNull("tokens", tokens);
    }

    /** Powers of parameters and of tokens. */
    public static Frontier of(PowerOfCompute parameters, PowerOfCompute tokens) {
        return new Frontier(Counts.PARAMETERS, parameters, tokens);
    }

    /** The power of parameters alone: tokens follow from {@code C = 6 N D}. */
    public static Frontier ofParameters(PowerOfCompute parameters) {
        return of(parameters, other(parameters));
    }

    /** The power of tokens alone: parameters follow from {@code C = 6 N D}. */
    public static Frontier ofTokens(PowerOfCompute tokens) {
        return of(other(tokens), tokens);
    }

    /** The split of a Chinchilla law, which is exactly of this form: {@code N* = G (C/6)^a}. */
    public static Frontier of(ChinchillaLaw law) {
        double a = law.parameterExponent();
        return ofParameters(PowerOfCompute.through(Compute.trainingFlop(1, 1), law.G(), a));
    }

    private static PowerOfCompute other(PowerOfCompute one) {
        return new PowerOfCompute(1 / Compute.trainingFlop(1, one.factor()), 1 - one.exponent());
    }

    /** The exponent a of the best size. */
    public double a() {
        return size.exponent();
    }

    /** The exponent b of the best number of tokens. */
    public double b() {
        return tokens.exponent();
    }

    /** The split; where the size is FLOP per token, its parameters are those with {@code 6 N} FLOP per token. */
    @Override
    public Allocation optimal(double flop) {
        return new Allocation(counts.parameters(size.at(flop)), tokens.at(flop));
    }
}
