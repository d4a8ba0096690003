package dev.jacquard.scaling.frontier;

import static dev.jacquard.numerics.Check.notNull;
import static dev.jacquard.numerics.Check.openFraction;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.fit.Interval;
import dev.jacquard.numerics.uncertainty.Draws;
import dev.jacquard.scaling.loss.Allocation;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How the best size and data grow with compute, estimated from runs: the powers, what the runs leave open, and what to know.
 *
 * <pre>{@code
 * var estimate = IsoFlop.of(runs).estimate(1_000, 1);
 * estimate.a(0.9);                       // a: 0.51, 0.48 .. 0.54 (90 %, ...)
 * estimate.allocation(1e23);             // Allocation[parameters=..., tokens=...]
 * estimate.parameters(1e23, 0.9);        // the interval of the size there
 * estimate.diagnostics();                // budgets left out, and why
 * }</pre>
 *
 * @param approach which procedure, in words
 * @param frontier the estimate
 * @param draws the same for each resample
 * @param resampling what was resampled, in words
 * @param minima the best size at each budget used; empty for the parametric approach
 * @param diagnostics what was left out and what weakens the answer
 */
public record FrontierEstimate(
        String approach,
        Frontier frontier,
        Draws<Frontier> draws,
        String resampling,
        List<BudgetMinimum> minima,
        List<String> diagnostics) {

    public FrontierEstimate {
        notNull("frontier", frontier);
        notNull("draws", draws);
        minima = List.copyOf(minima);
        diagnostics = List.copyOf(diagnostics);
    }

    /** The exponent of the best size with its bootstrap interval. */
    public Interval a(double level) {
        return interval("a", Frontier::a, level);
    }

    /** The exponent of the best number of tokens with its bootstrap interval. */
    public Interval b(double level) {
        return interval("b", Frontier::b, level);
    }

    /** The split at a budget. */
    public Allocation allocation(double flop) {
        return frontier.optimal(flop);
    }

    /** The best size at a budget with its bootstrap interval. */
    public Interval parameters(double flop, double level) {
        return interval("parameters", split -> split.optimal(flop).parameters(), level);
    }

    /** The best number of tokens at a budget with its bootstrap interval. */
    public Interval tokens(double flop, double level) {
        return interval("tokens", split -> split.optimal(flop).tokens(), level);
    }

    private Interval interval(String name, ToDoubleFunction<Frontier> number, double level) {
        double tail = (1 - openFraction("level", level)) / 2;
        return new Interval(
                name,
                number.applyAsDouble(frontier),
                draws.quantile(number, tail),
                draws.quantile(number, 1 - tail),
                level,
                "bootstrap over " + resampling + ", " + draws.size() + " resamples, percentiles");
    }

    @Override
    public String toString() {
        return approach + ": a " + Decimals.rounded(frontier.a(), 3) + ", b " + Decimals.rounded(frontier.b(), 3) + ", "
                + minima.size() + " budgets";
    }
}
