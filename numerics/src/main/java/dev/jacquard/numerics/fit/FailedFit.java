package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Decimals;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fit that did not reach an optimum, and how far it got.
 *
 * <pre>{@code
 * if (fitter.attempt(points) instanceof FailedFit<FlooredPower, Point> failed) {
 *   failed.reason();   // "the best of 200 starts did not settle"
 * }
 * }</pre>
 *
 * @param <L> the type of the law
 * @param <R> the type of a row
 * @param law the law's name
 * @param rows number of rows
 * @param reason what went wrong, in words
 * @param startsRun how many searches were made
 * @param bestValue the lowest objective reached; infinite if no start lay in the law's domain
 * @param best the parameters there, which may lie outside their bounds; empty if there are none
 * @param possibleDecrease how much lower the objective could still go nearby, as a share of it; infinite if not known
 */
public record FailedFit<L, R>(
        String law,
        int rows,
        String reason,
        int startsRun,
        double bestValue,
        Map<String, Double> best,
        double possibleDecrease)
        implements FitOutcome<L, R> {

    public FailedFit {
        best = Collections.unmodifiableMap(new LinkedHashMap<>(best));
    }

    /** One line with everything known. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder("fit of " + law + ": " + reason + " (" + rows + " rows, " + startsRun + " starts");
        if (bestValue < Double.POSITIVE_INFINITY) {
            text.append("; lowest objective ")
                    .append(Decimals.rounded(bestValue, 9))
                    .append(" at");
            best.forEach(
                    (name, value) -> text.append(' ').append(name).append('=').append(Decimals.rounded(value, 6)));
        }
        if (possibleDecrease < Double.POSITIVE_INFINITY) {
            text.append("; could still fall by ")
                    .append(Decimals.rounded(possibleDecrease, 2))
                    .append(" of itself");
        }
        return text.append(')').toString();
    }
}
