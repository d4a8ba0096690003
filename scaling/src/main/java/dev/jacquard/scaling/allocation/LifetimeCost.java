package dev.jacquard.scaling.allocation;

import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.openFraction;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.numerics.quantity.Compute;

/**
 * What a model costs to train once and to serve for its whole life: {@code 6 N D p + 2 N (Tin pin + Tout pout)}.
 *
 * <pre>{@code
 * LifetimeCost.flop(2e12);   // in FLOP, for two trillion tokens read and written
 * var rented = new LifetimeCost.Rate(7e-19, 0.40);
 * LifetimeCost.usd(rented, new LifetimeCost.Served(1e12, new LifetimeCost.Rate(7e-19, 0.40)),
 *     new LifetimeCost.Served(1e12, new LifetimeCost.Rate(7e-19, 0.02)));
 * }</pre>
 *
 * @param perTrainingFlop p, price of one operation of training, {@code > 0}
 * @param perParameter price of all serving for one parameter, {@code >= 0}
 * @see <a href="https://arxiv.org/abs/2401.00448">Sardana et al. 2023</a>, equation 3 and section 3
 */
public record LifetimeCost(double perTrainingFlop, double perParameter) implements Cost {

    public LifetimeCost {
        positive("perTrainingFlop", perTrainingFlop);
        nonNegative("perParameter", perParameter);
    }

    /**
     * The price of an operation that is done.
     *
     * @param usdPerPeakFlop price of an operation at the accelerator's peak: rent per second over peak FLOP/s, USD, {@code > 0}
     * @param mfu share of the peak that is reached, in (0, 1)
     */
    public record Rate(double usdPerPeakFlop, double mfu) {
        public Rate {
            positive("usdPerPeakFlop", usdPerPeakFlop);
            openFraction("mfu", mfu);
        }

        /** USD per operation done. */
        public double usdPerFlop() {
            return usdPerPeakFlop / mfu;
        }
    }

    /**
     * Tokens served over the life of the model, and what an operation costs there: prompts reach a higher utilisation than answers.
     *
     * @param tokens how many, {@code >= 0}
     * @param rate price of an operation
     */
    public record Served(double tokens, Rate rate) {
        public Served {
            nonNegative("tokens", tokens);
        }

        private double usdPerParameter() {
            return Compute.inferenceFlop(1, tokens) * rate.usdPerFlop();
        }
    }

    /**
     * Operations of a life: {@code 6 N D + 2 N T}, FLOP.
     *
     * @param servedTokens T, tokens read and written while serving, {@code >= 0}
     */
    public static LifetimeCost flop(double servedTokens) {
        return new LifetimeCost(1, Compute.inferenceFlop(1, nonNegative("servedTokens", servedTokens)));
    }

    /** Money of a life: training, prompts and answers, each at its own price and utilisation, USD. */
    public static LifetimeCost usd(Rate training, Served prompts, Served answers) {
        return new LifetimeCost(training.usdPerFlop(), prompts.usdPerParameter() + answers.usdPerParameter());
    }

    @Override
    public double of(double parameters, double tokens) {
        return perTrainingFlop * Compute.trainingFlop(parameters, tokens) + perParameter * parameters;
    }

    @Override
    public double parameterElasticity(double parameters, double tokens) {
        return 1;
    }

    /** Training's share of the cost. */
    @Override
    public double tokenElasticity(double parameters, double tokens) {
        return perTrainingFlop * Compute.trainingFlop(parameters, tokens) / of(parameters, tokens);
    }
}
