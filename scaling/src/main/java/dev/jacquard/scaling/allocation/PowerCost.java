package dev.jacquard.scaling.allocation;

import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.numerics.quantity.Compute;

/**
 * A cost that is a product of powers: {@code kappa N^p D^q}.
 *
 * <pre>{@code
 * PowerCost.training();              // 6 N D, FLOP
 * new PowerCost(6, 1.1, 1);          // larger models reach a lower utilisation
 * }</pre>
 *
 * @param kappa price level, {@code > 0}
 * @param p elasticity to parameters, {@code > 0}
 * @param q elasticity to tokens, {@code > 0}
 */
public record PowerCost(double kappa, double p, double q) implements Cost {

    public PowerCost {
        positive("kappa", kappa);
        positive("p", p);
        positive("q", q);
    }

    /** Training compute, FLOP: {@code 6 N D}. */
    public static PowerCost training() {
        return new PowerCost(Compute.trainingFlop(1, 1), 1, 1);
    }

    @Override
    public double of(double parameters, double tokens) {
        return kappa * Math.pow(positive("parameters", parameters), p) * Math.pow(positive("tokens", tokens), q);
    }

    @Override
    public double parameterElasticity(double parameters, double tokens) {
        return p;
    }

    @Override
    public double tokenElasticity(double parameters, double tokens) {
        return q;
    }
}
