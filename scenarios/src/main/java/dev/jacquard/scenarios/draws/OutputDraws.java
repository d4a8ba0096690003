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
 * @param values one a draw, in the order of the draws, as far as they were kept; may be infinite, never NaN
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

    /** Mean and percentiles. */
    public Summary summary() {
        return whole.map(OnePassSummary::summary).orElseGet(() -> Summary.of(values));
    }

    /** Monte Carlo standard error of the mean; infinite or not a number where draws are infinite. */
    public double meanError() {
        return MonteCarloError.ofMean(summary());
    }

    /** What the draw farthest from the mean does to it; empty where draws are infinite, few or all the same. */
    public Optional<FarthestDraw> farthest() {
        double least = whole.map(OnePassSummary::minimum)
                .orElseGet(() -> Arrays.stream(values).min().orElse(Double.NaN));
        double most = whole.map(OnePassSummary::maximum)
                .orElseGet(() -> Arrays.stream(values).max().orElse(Double.NaN));
        return FarthestDraw.of(summary(), least, most);
    }

    /** The type 7 quantile of the draws kept. */
    public double quantile(double probability) {
        return Summary.quantile(values, probability);
    }

    /**
     * Monte Carlo standard error of a quantile, {@link MonteCarloError#ofQuantile from order statistics}.
     *
     * @param probability in [0, 1]; of a run whose draws are not all kept, 0.05, 0.5 or 0.95
     */
    public double standardError(double probability) {
        return whole.map(all -> all.quantile(probability).standardError())
                .orElseGet(() -> MonteCarloError.ofQuantile(values, probability));
    }

    /** Share of the draws kept in which a condition holds. */
    public double share(Condition condition) {
        int count = 0;
        for (double value : values) {
            count += condition.holds(value) ? 1 : 0;
        }
        return (double) count / values.length;
    }

    @Override
    public String toString() {
        return name + (unit.isPlain() ? "" : " [" + unit + "]") + ": " + summary();
    }
}
