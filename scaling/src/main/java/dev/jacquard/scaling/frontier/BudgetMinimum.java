package dev.jacquard.scaling.frontier;

import dev.jacquard.numerics.quantity.Compute;

/**
 * The best size found at one budget.
 *
 * @param flop the budget, FLOP
 * @param parameters the size of least loss
 * @param loss the least loss, nats/token
 * @param logDeviation standard deviation of {@code ln parameters} by the scatter of the losses; NaN where the procedure does not tell
 */
public record BudgetMinimum(double flop, double parameters, double loss, double logDeviation) {

    /** The tokens that go with it, by {@code C = 6 N D}. */
    public double tokens() {
        return Compute.tokens(flop, parameters);
    }
}
