package dev.jacquard.scenarios;

import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scenarios.argument.Assumption;
import dev.jacquard.scenarios.claims.ClaimResult;
import dev.jacquard.scenarios.claims.Driver;
import dev.jacquard.scenarios.draws.OutputDraws;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Runs and comparisons as Tablesaw tables. */
final class Tables {

    private Tables() {}

    static Table outputs(ScenarioRun run) {
        StringColumn name = StringColumn.create("output");
        StringColumn unit = StringColumn.create("unit");
        DoubleColumn mean = DoubleColumn.create("mean");
        DoubleColumn p5 = DoubleColumn.create("p5");
        DoubleColumn p50 = DoubleColumn.create("p50");
        DoubleColumn p95 = DoubleColumn.create("p95");
        DoubleColumn error = DoubleColumn.create("meanStandardError");
        for (OutputDraws output : run.outputs()) {
            Summary summary = output.summary();
            name.append(output.name());
            unit.append(output.unit().symbol());
            mean.append(summary.mean());
            p5.append(summary.p5());
            p50.append(summary.p50());
            p95.append(summary.p95());
            error.append(output.meanError());
        }
        return Table.create(run.scenario().id() + " outputs", name, unit, mean, p5, p50, p95, error);
    }

    static Table claims(ScenarioRun run) {
        StringColumn id = StringColumn.create("claim");
        StringColumn by = StringColumn.create("by");
        StringColumn kind = StringColumn.create("kind");
        StringColumn evidence = StringColumn.create("evidence");
        DoubleColumn probability = DoubleColumn.create("probability");
        DoubleColumn error = DoubleColumn.create("standardError");
        StringColumn verdict = StringColumn.create("verdict");
        StringColumn driver = StringColumn.create("driver");
        StringColumn half = StringColumn.create("halfWidth");
        StringColumn twice = StringColumn.create("doubleWidth");
        for (ClaimResult result : run.claims()) {
            id.append(result.claim().id());
            by.append(result.claim().by().word());
            kind.append(result.claim().kind().word());
            evidence.append(result.claim().evidence().name());
            probability.append(result.probability());
            error.append(result.standardError());
            verdict.append(result.verdict().word());
            driver.append(result.driver().map(Driver::input).orElse(""));
            half.append(result.halfWidth().word());
            twice.append(result.doubleWidth().word());
        }
        return Table.create(
                run.scenario().id() + " claims",
                id,
                by,
                kind,
                evidence,
                probability,
                error,
                verdict,
                driver,
                half,
                twice);
    }

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
            if (assumptions.get(input).belief() instanceof dev.jacquard.numerics.uncertainty.Belief.Choice) {
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

    static Table comparison(Comparison comparison) {
        StringColumn what = StringColumn.create("what");
        StringColumn unit = StringColumn.create("unit");
        StringColumn base = StringColumn.create("base");
        StringColumn changed = StringColumn.create("changed");
        DoubleColumn difference = DoubleColumn.create("difference");
        DoubleColumn error = DoubleColumn.create("standardError");
        for (Comparison.OutputChange output : comparison.outputs()) {
            what.append(output.name());
            unit.append(output.unit().symbol());
            base.append(text(output.base()));
            changed.append(text(output.changed()));
            difference.append(output.medianMoved());
            error.append(output.errors().median());
        }
        for (Comparison.ClaimChange claim : comparison.claims()) {
            what.append("claim " + claim.id());
            unit.append("");
            base.append(claim.baseVerdict().word() + " (p " + number(claim.baseProbability()) + ")");
            changed.append(claim.changedVerdict().word() + " (p " + number(claim.changedProbability()) + ")");
            difference.append(claim.moved());
            error.append(claim.standardError());
        }
        return Table.create("changed against base", what, unit, base, changed, difference, error);
    }

    private static String text(Summary summary) {
        return number(summary.p50()) + " (" + number(summary.p5()) + " .. " + number(summary.p95()) + ")";
    }

    private static String number(double value) {
        return dev.jacquard.numerics.Decimals.rounded(value, 4);
    }
}
