package dev.jacquard.scenarios.draws;

import dev.jacquard.numerics.uncertainty.OnePassSummary;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.argument.Condition;
import dev.jacquard.scenarios.binding.Definition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run says whose draws are too many to keep: exact summaries of the outputs, and how often each claim is true.
 *
 * <p>Everything else that a run is asked comes from its first draws, which are kept.
 */
public final class LongRun {

    /** Numbers that a run keeps at most, 128 MiB of them; with its variants it stays below half a gibibyte. */
    private static final int MOST_NUMBERS = 1 << 24;

    /** Draws that are kept where not all are. */
    private static final int KEPT = 100_000;

    private static final double[] PERCENTILES = {0.05, 0.5, 0.95};

    private final int draws;
    private final Map<String, OnePassSummary> outputs = new LinkedHashMap<>();
    private final Map<Integer, Double> shares = new HashMap<>();
    private final Map<Integer, OnePassSummary> intervals = new HashMap<>();

    /** One number of a row, or whether a claim is true in it. */
    private record Column(Layout.Reading reading, Condition condition, double[] probabilities) {
        double of(double[] row) {
            double value = reading.of(row);
            if (Double.isNaN(value)) {
                throw new IllegalStateException(
                        "undefined (expected: a number in every draw of a run with more draws than are kept)");
            }
            return condition == null ? value : condition.holds(value) ? 1 : 0;
        }
    }

    /** How many draws are kept of a run: all, if they have few enough numbers. */
    static int kept(int draws, int numbers) {
        return (long) draws * numbers <= MOST_NUMBERS ? draws : Math.min(draws, Math.min(KEPT, MOST_NUMBERS / numbers));
    }

    /**
     * Runs all draws.
     *
     * @param shown the numbers summarised
     */
    static LongRun run(Engine engine, Definition definition, List<String> shown, int draws, ProgressListener progress) {
        return new LongRun(engine, definition, shown, draws, progress);
    }

    private LongRun(Engine engine, Definition definition, List<String> shown, int draws, ProgressListener progress) {
        this.draws = draws;
        List<Column> columns = new ArrayList<>();
        shown.forEach(name -> columns.add(new Column(engine.layout().reading(name), null, PERCENTILES)));
        Map<Integer, Integer> truths = new HashMap<>();
        Map<Integer, Integer> levels = new HashMap<>();
        for (int c = 0; c < definition.claims().size(); c++) {
            Claim claim = definition.claims().get(c);
            if (claim.predicate().isPresent()) {
                Condition predicate = claim.predicate().get();
                Layout.Reading reading = engine.layout().reading(predicate.subject());
                truths.put(c, columns.size());
                columns.add(new Column(reading, predicate, new double[0]));
                if (claim.kind() == Claim.Kind.DATA) {
                    levels.put(c, columns.size());
                    columns.add(new Column(reading, null, ends(claim)));
                }
            }
        }
        List<OnePassSummary> all = engine.pass(
                draws,
                row -> columns.stream().mapToDouble(column -> column.of(row)).toArray(),
                columns.stream().map(Column::probabilities).toList(),
                progress);
        for (int i = 0; i < shown.size(); i++) {
            outputs.put(shown.get(i), all.get(i));
        }
        truths.forEach((claim, column) -> shares.put(claim, all.get(column).mean()));
        levels.forEach((claim, column) -> intervals.put(claim, all.get(column)));
    }

    private static double[] ends(Claim claim) {
        return new double[] {(1 - claim.level()) / 2, (1 + claim.level()) / 2};
    }

    /** How many draws in all. */
    public int draws() {
        return draws;
    }

    /** The summary of an output that the scenario shows; null for another number. */
    OnePassSummary output(String name) {
        return outputs.get(name);
    }

    /** Share of all draws in which a claim is true. */
    public double probability(int claim) {
        return shares.get(claim);
    }

    /** The ends of the interval that decides a claim about data. */
    public double[] interval(int claim) {
        return intervals.get(claim).quantiles().stream()
                .mapToDouble(OnePassSummary.Quantile::value)
                .toArray();
    }
}
