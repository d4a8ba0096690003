package dev.jacquard.scenarios;

import dev.jacquard.charts.output.Csv;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scenarios.argument.Assumption;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.claims.ClaimResult;
import dev.jacquard.scenarios.claims.Driver;
import dev.jacquard.scenarios.draws.OutputDraws;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A run as CSV text: its outputs, its claims, or every draw. */
public final class RunCsv {

    private RunCsv() {}

    /** One row an output: unit, mean, percentiles, and the standard error of the mean, blank where it has none. */
    public static String outputs(ScenarioRun run) {
        List<List<String>> rows = new ArrayList<>();
        for (OutputDraws output : run.outputs()) {
            Summary summary = output.summary();
            rows.add(List.of(
                    output.name(),
                    output.unit().symbol(),
                    number(summary.mean()),
                    number(summary.p5()),
                    number(summary.p50()),
                    number(summary.p95()),
                    Double.isFinite(output.meanError()) ? number(output.meanError()) : ""));
        }
        return Csv.text(List.of("output", "unit", "mean", "p5", "p50", "p95", "meanStandardError"), rows);
    }

    /** One row a claim. */
    public static String claims(ScenarioRun run) {
        List<List<String>> rows = new ArrayList<>();
        for (ClaimResult result : run.claims()) {
            Claim claim = result.claim();
            boolean identity = claim.kind() == Claim.Kind.IDENTITY;
            rows.add(List.of(
                    claim.id(),
                    claim.by().word(),
                    claim.kind().word(),
                    claim.evidence().name(),
                    claim.text(),
                    claim.predicate().map(Object::toString).orElse(""),
                    identity ? "" : number(result.probability()),
                    identity ? "" : number(result.standardError()),
                    result.verdict().text(),
                    result.driver().map(Driver::input).orElse(""),
                    result.halfWidth().word(),
                    result.doubleWidth().word()));
        }
        List<String> heading = List.of(
                "claim",
                "by",
                "kind",
                "evidence",
                "text",
                "when",
                "probability",
                "standardError",
                "verdict",
                "driver",
                "halfWidth",
                "doubleWidth");
        return Csv.text(heading, rows);
    }

    /** One row a draw: inputs, then outputs; a choice by the name of its form. */
    public static String draws(ScenarioRun run) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            writeDraws(run, text);
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory cannot be written", e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /** Writes {@link #draws} as UTF-8, a row at a time: a million of them are more text than one wants to hold. */
    public static void writeDraws(ScenarioRun run, OutputStream out) throws IOException {
        List<Assumption> inputs = run.scenario().assumptions();
        List<OutputDraws> outputs = run.outputs();
        List<double[]> values = outputs.stream().map(OutputDraws::values).toList();
        List<String> row = new ArrayList<>(List.of("draw"));
        inputs.forEach(input -> row.add(input.name()));
        outputs.forEach(output -> row.add(output.name()));
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        text.write(Csv.line(row));
        for (int draw = 0; draw < run.keptDraws(); draw++) {
            row.clear();
            row.add(String.valueOf(draw));
            for (int input = 0; input < inputs.size(); input++) {
                row.add(run.inputText(input, draw));
            }
            for (double[] output : values) {
                row.add(number(output[draw]));
            }
            text.write(Csv.line(row));
        }
        text.flush();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Decimals.shortest(value);
    }
}
