package dev.jacquard.pages;

import dev.jacquard.charts.NumberStyle;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.pages.Block.Cell;
import dev.jacquard.pages.Block.Column;
import dev.jacquard.pages.Block.Table;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
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
        List<List<Cell>> rows = new ArrayList<>();
        for (OutputDraws output : run.outputs()) {
            Summary summary = output.summary();
            rows.add(List.of(
                    Cell.of(output.name()),
                    Cell.of(
                            output.unit().isPlain() && !output.unit().isShare()
                                    ? "–"
                                    : output.unit().symbol()),
                    number(summary.p5()),
                    number(summary.p50()),
                    number(summary.p95()),
                    Cell.of(
                            NumberStyle.PLAIN.text(Wording.allowed(summary.mean(), output.meanError())),
                            summary.mean()),
                    Double.isFinite(output.meanError()) ? number(output.meanError()) : Cell.of("–")));
        }
        return new Table(
                "outputs",
                "What the model gives over all draws",
                List.of(
                        Column.text("Output"),
                        Column.text("Unit"),
                        Column.number("p5"),
                        Column.number("p50"),
                        Column.number("p95"),
                        Column.number("Mean"),
                        Column.number("± Mean")),
                rows);
    }

    /** How well the first outputs are known, after a sixteenth, a quarter and all of the draws. */
    static Table convergence(ScenarioRun run) {
        List<List<Cell>> rows = new ArrayList<>();
        List<OutputDraws> shown = run.outputs();
        for (OutputDraws output : shown.subList(0, Math.min(MOST_CONVERGENCES, shown.size()))) {
            List<Convergence.Step> steps = run.convergence(output.name()).steps();
            for (int back : new int[] {4, 2, 0}) {
                if (steps.size() > back) {
                    Convergence.Step step = steps.get(steps.size() - 1 - back);
                    Convergence.Estimate median = step.estimates().get(MEDIAN);
                    if (Double.isFinite(median.standardError())) {
                        rows.add(List.of(
                                Cell.of(output.name()),
                                number(step.draws()),
                                number(median.value()),
                                number(median.standardError())));
                    }
                }
            }
        }
        return new Table(
                "convergence",
                "How well the draws know their medians",
                List.of(
                        Column.text("Output"),
                        Column.number("Draws"),
                        Column.number("p50"),
                        Column.number("Standard error")),
                rows);
    }

    private static Cell number(double value) {
        return Cell.of(NumberStyle.PLAIN.text(value), value);
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
