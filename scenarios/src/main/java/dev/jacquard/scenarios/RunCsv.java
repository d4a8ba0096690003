package dev.jacquard.scenarios;

import dev.jacquard.charts.output.Csv;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.scenarios.argument.Assumption;
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
        return Tables.outputs(run)
                .only("output", "unit", "mean", "p5", "p50", "p95", "meanStandardError")
                .csv();
    }

    /** One row a claim. */
    public static String claims(ScenarioRun run) {
        return Tables.claims(run).csv();
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
