package dev.jacquard.scenarios.draws;

import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.numerics.uncertainty.FarthestDraw;
import dev.jacquard.numerics.uncertainty.MonteCarloError;
import dev.jacquard.numerics.uncertainty.OnePassSummary;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scenarios.argument.Condition;
import java.util.Arrays;
import java.util.Optional;

/**
 * One output over all draws of a run.
 *
 * <p>A run of very many draws keeps the first of them: then the summary of an output that the scenario shows is exact over all draws, and
 * everything else comes from those kept.
 *
 * @param name the output; {@code name[index]} for an indexed one, {@code name@2028-01-01} for a path at a date
 * @param unit unit of the values
 * <p>A formula may leave draws out by {@code undefined}: all that is said of it comes from the draws in which it is defined.
 *
 * @param values one a draw, in the order of the draws, as far as they were kept; may be infinite, and NaN where it is undefined
 * @param whole the summary of all draws, where not all were kept
 */
public record OutputDraws(String name, Unit unit, double[] values, Optional<OnePassSummary> whole) {

    public OutputDraws {
        values = values.clone();
    }

    /** An output whose draws are all kept. */
    public OutputDraws(String name, Unit unit, double[] values) {
        this(name, unit, values, Optional.empty());
    }

    /** The values, as a copy. */
    @Override
    public double[] values() {
        return values.clone();
    }

    /** The values of the draws in which it is defined. */
    private double[] defined() {
        return Defined.of(values);
    }

    /** Share of the draws kept in which it is defined; 1 but for formulas with {@code undefined}. */
    public double definedShare() {
        return (double) defined().length / values.length;
    }

    /** Mean and percentiles. */
    public Summary summary() {
        return whole.map(OnePassSummary::summary).orElseGet(() -> Summary.of(defined()));
    }

    /** Monte Carlo standard error of the mean; infinite or not a number where draws are infinite. */
    public double meanError() {
        return MonteCarloError.ofMean(summary());
    }

    /** What the draw farthest from the mean does to it; empty where draws are infinite, few or all the same. */
    public Optional<FarthestDraw> farthest() {
        double least = whole.map(OnePassSummary::minimum)
                .orElseGet(() -> Arrays.stream(defined()).min().orElse(Double.NaN));
        double most = whole.map(OnePassSummary::maximum)
                .orElseGet(() -> Arrays.stream(defined()).max().orElse(Double.NaN));
        return FarthestDraw.of(summary(), least, most);
    }

    /** The type 7 quantile of the draws kept. */
    public double quantile(double probability) {
        return Summary.quantile(defined(), probability);
    }

    /**
     * Monte Carlo standard error of a quantile, {@link MonteCarloError#ofQuantile from order statistics}.
     *
     * @param probability in [0, 1]; of a run whose draws are not all kept, 0.05, 0.5 or 0.95
     */
    public double standardError(double probability) {
        return whole.map(all -> all.quantile(probability).standardError())
                .orElseGet(() -> MonteCarloError.ofQuantile(defined(), probability));
    }

    /** Share of the draws kept, as far as it is defined in them, in which a condition holds. */
    public double share(Condition condition) {
        int count = 0;
        double[] defined = defined();
        for (double value : defined) {
            count += condition.holds(value) ? 1 : 0;
        }
        return (double) count / defined.length;
    }

    @Override
    public String toString() {
        return name + (unit.isPlain() ? "" : " [" + unit + "]") + ": " + summary();
    }
}
