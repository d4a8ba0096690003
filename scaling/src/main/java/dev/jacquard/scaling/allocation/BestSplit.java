package dev.jacquard.scaling.allocation;

import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.numerics.Bisection;
import dev.jacquard.numerics.Check;
import dev.jacquard.scaling.loss.Allocation;
import dev.jacquard.scaling.loss.LossLaw;
import java.util.function.DoublePredicate;

/**
 * The best split between parameters and tokens for any law of loss and any cost.
 *
 * <p>Both problems have one first-order condition: the pulls of the loss stand as the elasticities of the cost, {@code eN / kN = eD /
 * kD}, with {@code eN = -dL / d ln N} and {@code kN = d ln cost / d ln N}. It is solved by bisection in ln N, with D on the line of
 * equal cost or of equal loss. A closed form, where there is one ({@link dev.jacquard.scaling.loss.ChinchillaLaw#optimal}), gives the
 * same.
 *
 * <pre>{@code
 * BestSplit.leastLoss(ChinchillaLaw.besiroglu2024().law(), PowerCost.training(), 5e26);
 * BestSplit.leastCost(ChinchillaLaw.besiroglu2024().law(), LifetimeCost.flop(2e12), 2.0);
 * }</pre>
 *
 * @see <a href="https://arxiv.org/abs/2401.00448">Sardana et al. 2023</a>, section 2 (the condition for a served model)
 */
public final class BestSplit {

    private static final double LOW = 0;
    private static final double HIGH = Math.log(1e30);
    private static final double MOST_TOKENS = Math.log(1e45);
    private static final double EDGE = 1e-9;

    private BestSplit() {}

    /**
     * The split with the least loss that costs the budget.
     *
     * @param law the loss; must fall in both, with pulls that fall too
     * @param cost the cost of a split
     * @param budget in the unit of the cost, {@code > 0}
     * @throws IllegalArgumentException if no split between 1 and 1e30 parameters is best
     */
    public static Allocation leastLoss(LossLaw law, Cost cost, double budget) {
        positive("budget", budget);
        return best("budget", budget, law, cost, logParameters -> {
            double parameters = Math.exp(logParameters);
            return lastYes(LOW - 1, MOST_TOKENS + 1, x -> cost.of(parameters, Math.exp(x)) < budget);
        });
    }

    /**
     * The split that reaches a loss at the least cost.
     *
     * @param law the loss; must fall in both, with pulls that fall too
     * @param cost the cost of a split
     * @param loss the loss to reach, nats/token, {@code > 0}
     * @throws IllegalArgumentException if no split between 1 and 1e30 parameters reaches it, or none of them is best
     */
    public static Allocation leastCost(LossLaw law, Cost cost, double loss) {
        positive("loss", loss);
        return best("loss", loss, law, cost, logParameters -> {
            double parameters = Math.exp(logParameters);
            return lastYes(LOW - 1, MOST_TOKENS + 1, x -> law.loss(parameters, Math.exp(x)) > loss);
        });
    }

    /** ln D on a line of equal cost or loss, beyond the two ends where the line does not pass through this size. */
    private interface Line {
        double logTokens(double logParameters);
    }

    private static Allocation best(String name, double value, LossLaw law, Cost cost, Line line) {
        DoublePredicate larger = logParameters -> {
            double logTokens = line.logTokens(logParameters);
            if (logTokens < LOW) {
                return false;
            }
            if (logTokens > MOST_TOKENS) {
                return true;
            }
            return larger(law, cost, Math.exp(logParameters), Math.exp(logTokens));
        };
        double logParameters = lastYes(LOW, HIGH, larger);
        double logTokens = line.logTokens(logParameters);
        // Larger to the very end, or not even once: one of the two never pays, or the line does not exist.
        if (!larger.test(LOW) || larger.test(HIGH) || !(logTokens > LOW + EDGE && logTokens < MOST_TOKENS - EDGE)) {
            throw Check.refused(
                    name, value, name.equals("loss") ? "a loss that the law can reach" : "a budget with a best split");
        }
        return new Allocation(Math.exp(logParameters), Math.exp(logTokens));
    }

    /** Where yes turns into no as the number rises; an end where it never does. */
    private static double lastYes(double low, double high, DoublePredicate question) {
        if (!question.test(low)) {
            return low;
        }
        return question.test(high) ? high : Bisection.root(x -> question.test(x) ? 1 : -1, low, high);
    }

    private static boolean larger(LossLaw law, Cost cost, double parameters, double tokens) {
        return law.parameterPull(parameters, tokens) * cost.tokenElasticity(parameters, tokens)
                > law.tokenPull(parameters, tokens) * cost.parameterElasticity(parameters, tokens);
    }
}
