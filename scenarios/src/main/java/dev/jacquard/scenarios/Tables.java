package dev.jacquard.scenarios;

import dev.jacquard.charts.output.ResultTable;
import dev.jacquard.charts.output.ResultTable.Estimate;
import dev.jacquard.charts.output.ResultTable.Style;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.uncertainty.Belief;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scenarios.argument.Assumption;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.claims.ClaimResult;
import dev.jacquard.scenarios.claims.Driver;
import dev.jacquard.scenarios.claims.Verdict;
import dev.jacquard.scenarios.draws.OutputDraws;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What stands in the tables of arguments, runs and comparisons; every form they are written in picks columns from here. */
public final class Tables {

    private Tables() {}

    /** Inputs: name, unit, value as written, basis, why and day. */
    public static ResultTable assumptions(List<Assumption> assumptions) {
        return ResultTable.of(assumptions)
                .text("input", "Input", Assumption::name)
                .column("unit", "Unit", Style.UNIT, Assumption::unit)
                .text("value", "Value, range or choice", Assumption::notation)
                .text("basis", "Basis", Assumption::basis)
                .column("why", "Why", Style.SENTENCES, Assumption::why)
                .column(
                        "asOf",
                        "As of",
                        Style.DAY,
                        each -> each.asOf().map(Object::toString).orElse(""))
                .table();
    }

    /** Outputs: unit, mean, percentiles, and the Monte Carlo errors of mean and median. */
    public static ResultTable outputs(ScenarioRun run) {
        return ResultTable.of(run.outputs())
                .text("output", "Output", OutputDraws::name)
                .column("unit", "Unit", Style.UNIT, OutputDraws::unit)
                .column(
                        "mean",
                        "Mean",
                        Style.NUMBER,
                        output -> new Estimate(output.summary().mean(), output.meanError()))
                .number("p5", "p5", output -> output.summary().p5())
                .number("p50", "p50", output -> output.summary().p50())
                .number("p95", "p95", output -> output.summary().p95())
                .error("meanStandardError", "± Mean", OutputDraws::meanError)
                .error("p50StandardError", "± p50", output -> output.standardError(0.5))
                .table();
    }

    /** Claims: what they are, and what the run says about them; an identity has no probability. */
    public static ResultTable claims(ScenarioRun run) {
        return ResultTable.of(run.claims())
                .text("claim", "Claim", result -> result.claim().id())
                .text("by", "By", result -> result.claim().by().word())
                .text("kind", "Kind", result -> result.claim().kind().word())
                .text(
                        "evidence",
                        "Evidence",
                        result -> result.claim().evidence().name())
                .column(
                        "text",
                        "Text",
                        Style.SENTENCES,
                        result -> result.claim().text())
                .text("when", "When", Tables::when)
                .share("probability", "True in", result -> unlessIdentity(result, result.probability()))
                .share("standardError", "± s.e.", result -> unlessIdentity(result, result.standardError()))
                .text("verdict", "Verdict", result -> result.verdict().text())
                .text("driver", "Driver", Tables::driver)
                .text("halfWidth", "Half width", result -> result.halfWidth().word())
                .text(
                        "doubleWidth",
                        "Double width",
                        result -> result.doubleWidth().word())
                .table();
    }

    private static String when(ClaimResult result) {
        return result.claim().predicate().map(Object::toString).orElse("");
    }

    private static String driver(ClaimResult result) {
        return result.driver().map(Driver::input).orElse("");
    }

    private static double unlessIdentity(ClaimResult result, double number) {
        return result.claim().kind() == Claim.Kind.IDENTITY ? Double.NaN : number;
    }

    /** The inputs that differ between two runs. */
    public static ResultTable inputs(Comparison comparison) {
        return ResultTable.of(comparison.inputs())
                .text("name", "changed input", Comparison.InputChange::name)
                .text("base", "base", Comparison.InputChange::base)
                .text("changed", "now", Comparison.InputChange::changed)
                .table();
    }

    /** Outputs and claims of two runs side by side. */
    static ResultTable comparison(Comparison comparison) {
        ResultTable.Rows rows = ResultTable.headed("what", "unit", "base", "changed", "difference", "standardError");
        for (Comparison.OutputChange output : comparison.outputs()) {
            rows.row(
                    output.name(),
                    output.unit().symbol(),
                    text(output.base()),
                    text(output.changed()),
                    output.medianMoved(),
                    output.errors().median());
        }
        for (Comparison.ClaimChange claim : comparison.claims()) {
            rows.row(
                    "claim " + claim.id(),
                    "",
                    text(claim.baseVerdict(), claim.baseProbability()),
                    text(claim.changedVerdict(), claim.changedProbability()),
                    claim.moved(),
                    claim.standardError());
        }
        return rows.table();
    }

    private static String text(Verdict verdict, double probability) {
        return verdict.words() + " (p " + number(probability) + ")";
    }

    private static String text(Summary summary) {
        return number(summary.p50()) + " (" + number(summary.p5()) + " .. " + number(summary.p95()) + ")";
    }

    private static String number(double value) {
        return Decimals.rounded(value, 4);
    }

    /** Every draw, by columns at once: a table of cells would hold a million of them twice. */
    static Table draws(ScenarioRun run) {
        Table table = Table.create(run.scenario().id() + " draws");
        IntColumn index = IntColumn.create("draw");
        for (int draw = 0; draw < run.keptDraws(); draw++) {
            index.append(draw);
        }
        table.addColumns(index);
        List<Assumption> assumptions = run.scenario().assumptions();
        for (int input = 0; input < assumptions.size(); input++) {
            String name = assumptions.get(input).name();
            if (assumptions.get(input).belief() instanceof Belief.Choice) {
                StringColumn forms = StringColumn.create(name);
                for (int draw = 0; draw < run.keptDraws(); draw++) {
                    forms.append(run.inputText(input, draw));
                }
                table.addColumns(forms);
            } else {
                table.addColumns(DoubleColumn.create(name, run.input(name).values()));
            }
        }
        for (OutputDraws output : run.outputs()) {
            table.addColumns(DoubleColumn.create("output " + output.name(), output.values()));
        }
        return table;
    }
}
