package dev.jacquard.pages;

import dev.jacquard.charts.output.ResultTable;
import dev.jacquard.pages.Block.Cell;
import dev.jacquard.pages.Block.Column;
import dev.jacquard.pages.Block.Table;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.Tables;
import dev.jacquard.scenarios.draws.Convergence;
import dev.jacquard.scenarios.draws.OutputDraws;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of a report that are neither about claims nor about assumptions: outputs, and where the ranges come from. */
final class RunTables {

    private static final int MOST_CONVERGENCES = 3;

    /** Place of the median among the estimates of an output. */
    private static final int MEDIAN = 2;

    private RunTables() {}

    static Table outputs(ScenarioRun run) {
        return Table.of(
                "outputs",
                "What the model gives over all draws",
                Tables.outputs(run).only("output", "unit", "p5", "p50", "p95", "mean", "meanStandardError"));
    }

    /** How well the first outputs are known, after a sixteenth, a quarter and all of the draws. */
    static Table convergence(ScenarioRun run) {
        ResultTable.Rows rows = ResultTable.headed("Output", "Draws", "p50", "Standard error");
        List<OutputDraws> shown = run.outputs();
        for (OutputDraws output : shown.subList(0, Math.min(MOST_CONVERGENCES, shown.size()))) {
            List<Convergence.Step> steps = run.convergence(output.name()).steps();
            for (int back : new int[] {4, 2, 0}) {
                if (steps.size() > back) {
                    Convergence.Step step = steps.get(steps.size() - 1 - back);
                    Convergence.Estimate median = step.estimates().get(MEDIAN);
                    if (Double.isFinite(median.standardError())) {
                        rows.row(output.name(), (double) step.draws(), median.value(), median.standardError());
                    }
                }
            }
        }
        return Table.of("convergence", "How well the draws know their medians", rows.table());
    }

    static Table bases(Scenario scenario) {
        Map<String, List<String>> byBasis = new LinkedHashMap<>();
        scenario.assumptions()
                .forEach(assumption -> byBasis.computeIfAbsent(assumption.basis(), basis -> new ArrayList<>())
                        .add(assumption.name()));
        List<List<Cell>> rows = new ArrayList<>();
        byBasis.forEach((basis, inputs) -> rows.add(List.of(Cell.of(basis), Cell.of(String.join(", ", inputs)))));
        return new Table(
                "bases", "Where the ranges come from", List.of(Column.text("Basis"), Column.wide("Inputs")), rows);
    }
}
