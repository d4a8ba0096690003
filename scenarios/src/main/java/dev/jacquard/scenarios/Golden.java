package dev.jacquard.scenarios;

import dev.jacquard.charts.output.Csv;
import dev.jacquard.charts.output.ResultTable;
import dev.jacquard.charts.output.WholeFile;
import dev.jacquard.data.tables.UserTable;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.argument.ScenarioException;
import dev.jacquard.scenarios.claims.ClaimResult;
import dev.jacquard.scenarios.draws.OutputDraws;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers a scenario gave when somebody last looked: {@code expected.csv}, nine significant digits.
 *
 * <p>The file says with how many draws and which seed it was made; a check repeats that.
 */
public final class Golden {

    /** The file's name. */
    public static final String FILE = "expected.csv";

    private static final int DIGITS = 9;
    /** One unit in the ninth digit of any number: what rounding at the last place may differ by. */
    private static final double LAST_DIGIT = 1e-8;

    private static final List<String> HEADING = List.of("name", "measure", "value");

    private Golden() {}

    /**
     * A value that is not the expected one.
     *
     * @param name output or claim
     * @param measure what of it
     * @param expected as the file has it; empty where it has none
     * @param actual as the run gave it; empty where it gave none
     */
    public record Difference(String name, String measure, String expected, String actual) {}

    /** Whether a scenario has the file. */
    public static boolean exists(Scenario scenario) {
        return scenario.definition().beside().folders().get(0).file(FILE).isPresent();
    }

    /** The file's text for a run. */
    public static String text(ScenarioRun run) {
        List<List<String>> rows = new ArrayList<>();
        values(run).forEach((key, value) -> rows.add(List.of(key.get(0), key.get(1), value)));
        return Csv.text(HEADING, rows);
    }

    /** Writes the file of a run into the scenario's folder, whole. */
    public static Path accept(ScenarioRun run) {
        return accept(run, run.scenario().folder());
    }

    /** Writes the file of a run into a folder, whole. */
    public static Path accept(ScenarioRun run, Path folder) {
        Path file = folder.resolve(FILE);
        WholeFile.write(file, text(run));
        return file;
    }

    /**
     * Repeats the run that the file was made with.
     *
     * @throws ScenarioException if there is no such file, or it does not say how it was made
     */
    public static ScenarioRun repeat(Scenario scenario, int threads) {
        Map<List<String>, String> expected = read(scenario);
        try {
            int draws = Integer.parseInt(expected.getOrDefault(List.of("run", "draws"), ""));
            long seed = Long.parseLong(expected.getOrDefault(List.of("run", "seed"), ""));
            return scenario.run(draws, seed, threads);
        } catch (NumberFormatException e) {
            throw new ScenarioException(
                    FILE + ": no rows `run,draws` and `run,seed` (expected: a file that check --accept wrote)", e);
        }
    }

    /** Where a run differs from the scenario's file, in the order of the file. */
    public static List<Difference> differences(ScenarioRun run) {
        Map<List<String>, String> expected = read(run.scenario());
        Map<List<String>, String> actual = values(run);
        List<Difference> differences = new ArrayList<>();
        expected.forEach((key, value) -> {
            String got = actual.getOrDefault(key, "");
            if (!same(value, got)) {
                differences.add(new Difference(key.get(0), key.get(1), value, got));
            }
        });
        actual.forEach((key, value) -> {
            if (!expected.containsKey(key)) {
                differences.add(new Difference(key.get(0), key.get(1), "", value));
            }
        });
        return List.copyOf(differences);
    }

    /** Differences as a table: the same in text and in JSON. */
    public static ResultTable table(List<Difference> differences) {
        return ResultTable.of(differences)
                .text("name", "name", Difference::name)
                .text("measure", "measure", Difference::measure)
                .text("expected", "expected", Difference::expected)
                .text("actual", "actual", Difference::actual)
                .table();
    }

    private static boolean same(String expected, String actual) {
        if (expected.equals(actual)) {
            return true;
        }
        try {
            double a = Double.parseDouble(expected);
            double b = Double.parseDouble(actual);
            return Math.abs(a - b) <= LAST_DIGIT * Math.max(Math.abs(a), Math.abs(b));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static Map<List<String>, String> read(Scenario scenario) {
        byte[] content = scenario.definition()
                .beside()
                .folders()
                .get(0)
                .file(FILE)
                .orElseThrow(() -> new ScenarioException(
                        scenario.id() + ": no " + FILE + " (expected: one that check --accept wrote)"));
        Map<List<String>, String> values = new LinkedHashMap<>();
        try {
            UserTable table = UserTable.read(FILE, new ByteArrayInputStream(content));
            for (int row = 0; row < table.rowCount(); row++) {
                values.put(List.of(table.text(row, "name"), table.text(row, "measure")), table.text(row, "value"));
            }
        } catch (IOException e) {
            throw new ScenarioException(FILE + ": cannot be read", e);
        }
        return values;
    }

    private static Map<List<String>, String> values(ScenarioRun run) {
        Map<List<String>, String> values = new LinkedHashMap<>();
        values.put(List.of("run", "draws"), String.valueOf(run.draws()));
        values.put(List.of("run", "seed"), String.valueOf(run.seed()));
        for (OutputDraws output : run.outputs()) {
            Summary summary = output.summary();
            put(values, output.name(), "mean", summary.mean());
            put(values, output.name(), "p5", summary.p5());
            put(values, output.name(), "p50", summary.p50());
            put(values, output.name(), "p95", summary.p95());
        }
        for (ClaimResult result : run.claims()) {
            String name = "claim " + result.claim().id();
            if (result.claim().kind() != Claim.Kind.IDENTITY) {
                put(values, name, "probability", result.probability());
            }
            values.put(List.of(name, "verdict"), result.verdict().text());
            values.put(
                    List.of(name, "driver"),
                    result.driver().map(driver -> driver.input()).orElse("none"));
            values.put(List.of(name, "halfWidth"), result.halfWidth().word());
            values.put(List.of(name, "doubleWidth"), result.doubleWidth().word());
        }
        return values;
    }

    private static void put(Map<List<String>, String> values, String name, String measure, double value) {
        values.put(List.of(name, measure), Decimals.rounded(value, DIGITS));
    }
}
