package dev.jacquard.command;

import dev.jacquard.charts.output.Json;
import dev.jacquard.charts.output.NewFolder;
import dev.jacquard.charts.output.WholeFiles;
import dev.jacquard.charts.output.WholeFiles.Content;
import dev.jacquard.numerics.Check;
import dev.jacquard.scenarios.RunCsv;
import dev.jacquard.scenarios.RunJson;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.draws.SingleDraw;
import dev.jacquard.scenarios.draws.TargetError;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code jacquard run SLUG|DIR}: an argument, run. */
@Command(
        name = "run",
        description = "Run an essay or a scenario folder: its outputs, and what they say about its claims.",
        footer = {
            "",
            "Examples:",
            "  jacquard run lossy-self-improvement --set kappa=\"= 0.3\"",
            "  jacquard run my-argument --draws 2000 --json",
            "  jacquard run my-argument --target-error 0.001 --max-draws 5000000",
            "",
            "A run of very many draws keeps the first of them; its outputs and probabilities are exact over all.",
            "Exit code 1 where --max-draws came before --target-error was met; the results are printed all the same."
        })
final class RunCommand implements Callable<Integer> {

    /** Its draws are not all kept, so time is the only limit: a standard error of 0.0016 % on any probability. */
    static final int MOST_DRAWS = 1_000_000_000;

    @ParentCommand
    private Jacquard jacquard;

    @Mixin
    private ScenarioOptions options;

    @Option(names = "--engine", paramLabel = "NAME", defaultValue = "local", description = "Where to run: local.")
    private String engine;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also write run.json, outputs.csv, claims.csv and draws.csv there.")
    private Path out;

    @Option(
            names = "--draw",
            paramLabel = "K",
            description = "Run one draw alone and show what the model got and answered.")
    private Integer draw;

    @Option(
            names = "--target-error",
            paramLabel = "X",
            description = "Add draws until the standard error of every claim's probability is at most X.")
    private Double targetError;

    @Option(
            names = "--target",
            paramLabel = "OUTPUT",
            description = "With --target-error: of this output's median instead, in its unit.")
    private String targetOutput;

    @Option(
            names = "--max-draws",
            paramLabel = "N",
            description =
                    "With --target-error: stop at N draws at the latest (default: " + TargetError.MOST_DRAWS + ").")
    private Integer maxDraws;

    @Override
    public Integer call() {
        if (!engine.equals("local")) {
            throw Check.refused("--engine", engine, "local; running on Spark is not part of this build");
        }
        int draws = options.draws(Integer.parseInt(ScenarioOptions.DRAWS), MOST_DRAWS);
        Optional<TargetError> target = target();
        if (draw != null) {
            ScenarioOptions.number("--draw", draw, 0, MOST_DRAWS - 1);
        }
        Scenario scenario = options.changed(options.base(jacquard));
        if (draw != null) {
            return single(scenario.draw(jacquard.seed(), draw));
        }
        ScenarioRun run = Progress.counting(
                jacquard,
                "running",
                progress -> target.map(error -> scenario.runUntil(error, jacquard.seed(), jacquard.threads(), progress))
                        .orElseGet(() -> scenario.run(draws, jacquard.seed(), jacquard.threads(), progress)));
        // What finding something out is worth takes longer than all else, and stands in JSON alone.
        boolean full = jacquard.json() || out != null;
        Progress.during(jacquard, "judging claims", () -> full ? run.learning() : run.claims());
        List<String> stale = RunText.stale(scenario, LocalDate.now(ZoneOffset.UTC));
        if (out != null) {
            write(run, RunJson.of(run, stale));
        }
        if (jacquard.json()) {
            jacquard.print(RunJson.of(run, stale));
        } else {
            jacquard.print(RunText.of(run));
        }
        run.warnings().forEach(warning -> jacquard.note("warning: " + warning));
        stale.forEach(warning -> jacquard.note("warning: " + warning));
        if (out != null && run.keptDraws() < run.draws()) {
            jacquard.note("note: draws.csv holds the first " + run.keptDraws() + " of " + run.draws() + " draws");
        }
        return run.target().filter(outcome -> !outcome.reached()).isPresent() ? missed(run) : Jacquard.DONE;
    }

    private void write(ScenarioRun run, Json json) {
        NewFolder.requirePlace(out);
        Map<Path, Content> files = new LinkedHashMap<>();
        files.put(out.resolve("run.json"), Content.of(json.text()));
        files.put(out.resolve("outputs.csv"), Content.of(RunCsv.outputs(run)));
        files.put(out.resolve("claims.csv"), Content.of(RunCsv.claims(run)));
        files.put(out.resolve("draws.csv"), stream -> RunCsv.writeDraws(run, stream));
        WholeFiles.write(files);
    }

    private int missed(ScenarioRun run) {
        jacquard.notice(RunText.target(run.target().orElseThrow(), run.draws()) + "; --max-draws allows more");
        return Jacquard.FAILED;
    }

    /** The error to stop at, if one is asked for. */
    private Optional<TargetError> target() {
        if (targetError == null) {
            if (targetOutput != null || maxDraws != null) {
                throw Check.refused(targetOutput != null ? "--target" : "--max-draws", "alone", "with --target-error");
            }
            return Optional.empty();
        }
        options.refuseDraws("--target-error");
        if (!(targetError > 0 && Double.isFinite(targetError))) {
            throw Check.refused("--target-error", targetError, "a finite number > 0");
        }
        int most = maxDraws == null ? TargetError.MOST_DRAWS : maxDraws;
        ScenarioOptions.number("--max-draws", most, 1, MOST_DRAWS);
        return Optional.of(new TargetError(targetError, Optional.ofNullable(targetOutput), most));
    }

    private int single(SingleDraw single) {
        Optional<String> failure = single.failureText();
        if (jacquard.json()) {
            Json inputs = Json.object();
            single.inputs().forEach(inputs::put);
            Json outputs = Json.object();
            single.outputs().forEach(outputs::put);
            jacquard.print(Json.document()
                    .put("seed", single.seed())
                    .put("draw", single.draw())
                    .put("inputs", inputs)
                    .put("outputs", outputs)
                    .put("failure", failure.orElse(null)));
        } else {
            TextTable table = new TextTable("", "");
            single.inputs().forEach(table::row);
            single.outputs().forEach((name, value) -> table.row("-> " + name, value));
            jacquard.print("draw " + single.draw() + " of seed " + single.seed() + "\n" + table.text());
        }
        if (failure.isPresent()) {
            throw new IllegalArgumentException(
                    "draw " + single.draw() + ": " + failure.get() + " (expected: an answer)",
                    single.failure().orElseThrow());
        }
        return Jacquard.DONE;
    }
}
