package dev.jacquard.scenarios.cli;

import dev.jacquard.numerics.Check;
import dev.jacquard.scenarios.RunCsv;
import dev.jacquard.scenarios.RunJson;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.SingleDraw;
import dev.jacquard.scenarios.output.Json;
import dev.jacquard.scenarios.output.NewFolder;
import dev.jacquard.scenarios.output.WholeFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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
            "  jacquard run my-argument --draws 2000 --json"
        })
final class RunCommand implements Callable<Integer> {

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

    @Override
    public Integer call() {
        if (!engine.equals("local")) {
            throw Check.refused("--engine", engine, "local; running on Spark is not part of this build");
        }
        Scenario scenario = options.changed(options.base(jacquard));
        if (draw != null) {
            return single(scenario.draw(jacquard.seed(), draw));
        }
        ScenarioRun run = scenario.run(options.draws(), jacquard.seed(), jacquard.threads());
        List<String> stale = RunText.stale(scenario, LocalDate.now(ZoneOffset.UTC));
        Json json = RunJson.of(run, stale);
        if (out != null) {
            NewFolder.orExisting(out);
            WholeFile.write(out.resolve("run.json"), json.text());
            WholeFile.write(out.resolve("outputs.csv"), RunCsv.outputs(run));
            WholeFile.write(out.resolve("claims.csv"), RunCsv.claims(run));
            WholeFile.write(out.resolve("draws.csv"), RunCsv.draws(run));
        }
        if (jacquard.json()) {
            jacquard.print(json);
        } else {
            jacquard.print(RunText.of(run));
        }
        run.warnings().forEach(warning -> jacquard.note("warning: " + warning));
        stale.forEach(warning -> jacquard.note("warning: " + warning));
        return Jacquard.DONE;
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
