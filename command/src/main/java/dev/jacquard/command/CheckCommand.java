package dev.jacquard.command;

import dev.jacquard.charts.output.Json;
import dev.jacquard.charts.output.WholeFiles;
import dev.jacquard.charts.output.WholeFiles.Content;
import dev.jacquard.numerics.Check;
import dev.jacquard.scenarios.Golden;
import dev.jacquard.scenarios.NewerFacts;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.binding.Pins;
import dev.jacquard.scenarios.binding.Shelves;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code jacquard check [SLUG|DIR]}: does a scenario still give what it gave? */
@Command(
        name = "check",
        description = "Run a scenario again and compare with its expected.csv; without a name, all essays.",
        footer = {"", "Examples:", "  jacquard check my-argument --accept", "  jacquard check my-argument --take-new"})
final class CheckCommand implements Callable<Integer> {

    private static final Path ESSAYS = Path.of("essays");

    @ParentCommand
    private Jacquard jacquard;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SLUG|DIR",
            description = "an essay that jacquard essays lists, or a scenario folder")
    private String scenario;

    @Option(names = "--accept", description = "Write expected.csv anew, with the seed and the draws given here.")
    private boolean accept;

    @Option(
            names = "--take-new",
            description =
                    "Write the newest of superseded facts into the pins of scenario.yaml and beliefs/*.yaml, and say what"
                            + " that does to the claims; then --accept.")
    private boolean takeNew;

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = ScenarioOptions.DRAWS,
            description = "Draws for --accept (default: ${DEFAULT-VALUE}); a check repeats those of the file.")
    private int draws;

    @Override
    public Integer call() {
        ScenarioOptions.number("--draws", draws, 1, ScenarioOptions.MOST_DRAWS);
        if (takeNew) {
            return takeNew();
        }
        List<String> names = scenario == null ? Shelves.slugs() : List.of(scenario);
        List<Json> results = new ArrayList<>();
        boolean differs = false;
        for (String name : names) {
            Scenario loaded = Scenario.find(name, jacquard.code());
            ScenarioOptions.caution(jacquard, loaded);
            if (accept) {
                accept(loaded);
                continue;
            }
            ScenarioRun run = Golden.repeat(loaded, jacquard.threads());
            List<Golden.Difference> differences = Golden.differences(run);
            differs |= !differences.isEmpty();
            results.add(json(run, differences));
            if (!jacquard.json()) {
                print(run, differences);
            }
        }
        if (jacquard.json() && !accept) {
            jacquard.print(results);
        }
        return differs ? Jacquard.FAILED : Jacquard.DONE;
    }

    private int takeNew() {
        if (scenario == null || accept) {
            throw Check.refused(
                    "--take-new",
                    accept ? "--accept" : "every essay",
                    "one SLUG or DIR, and --accept by itself after it");
        }
        Scenario loaded = Scenario.find(scenario, jacquard.code());
        Path folder = loaded.isBuiltIn() ? source("--take-new", loaded.id()) : loaded.folder();
        Pins pins = Pins.of(folder);
        List<Pins.Moved> moved = pins.superseded();
        NewerFacts newer =
                loaded.run(draws, jacquard.seed(), jacquard.threads()).newerFacts();
        Map<Path, Content> files = new LinkedHashMap<>();
        pins.withNewest().forEach((file, text) -> files.put(file, Content.of(text)));
        WholeFiles.write(files);
        if (jacquard.json()) {
            jacquard.print(Json.document()
                    .put("scenario", loaded.id())
                    .put("pins", moved.stream().map(CheckCommand::json).toList())
                    .put("claims", newer.claimsTable().json())
                    .put("written", files.keySet().stream().map(Path::toString).toList()));
            return Jacquard.DONE;
        }
        if (moved.isEmpty()) {
            jacquard.print(loaded.id() + ": no pin is superseded\n");
            return Jacquard.DONE;
        }
        StringBuilder text = new StringBuilder();
        moved.forEach(pin -> text.append(pin.file())
                .append(':')
                .append(pin.line())
                .append(' ')
                .append(pin.pinned().name())
                .append(" (")
                .append(pin.pinned().quantity())
                .append(") -> ")
                .append(pin.newest().name().day())
                .append(" (")
                .append(pin.newest().quantity())
                .append(")\n"));
        if (!newer.claims().isEmpty()) {
            text.append(RunText.claims(newer));
        }
        files.keySet().forEach(file -> text.append("wrote ").append(file).append('\n'));
        jacquard.print(text.toString());
        return Jacquard.DONE;
    }

    private static Json json(Pins.Moved pin) {
        return Json.object()
                .put("file", pin.file())
                .put("line", pin.line())
                .put("pinned", pin.pinned().name().toString())
                .put("value", pin.pinned().quantity())
                .put("newest", pin.newest().name().toString())
                .put("now", pin.newest().quantity());
    }

    private void accept(Scenario loaded) {
        Path folder = loaded.isBuiltIn() ? source("--accept", loaded.id()) : loaded.folder();
        Path written = Golden.accept(loaded.run(draws, jacquard.seed(), jacquard.threads()), folder);
        if (jacquard.json()) {
            jacquard.print(Json.document().put("scenario", loaded.id()).put("written", written.toString()));
        } else {
            jacquard.print("wrote " + written + "\n");
        }
    }

    /** Where an essay lies in the source tree: what was accepted becomes part of the next build. */
    private static Path source(String option, String slug) {
        Path folder = ESSAYS.resolve(slug);
        if (!Files.isDirectory(folder)) {
            throw Check.refused(option, slug, "an essay only at the root of the source tree, which holds " + ESSAYS);
        }
        return folder;
    }

    private void print(ScenarioRun run, List<Golden.Difference> differences) {
        String made = run.draws() + " draws, seed " + run.seed();
        if (differences.isEmpty()) {
            jacquard.print(run.scenario().id() + ": as expected (" + made + ")\n");
            return;
        }
        jacquard.print(run.scenario().id() + ": " + differences.size() + " values differ (" + made + ")\n"
                + TextTable.of(Golden.table(differences)).text());
    }

    private static Json json(ScenarioRun run, List<Golden.Difference> differences) {
        return Json.document()
                .put("scenario", run.scenario().id())
                .put("draws", run.draws())
                .put("seed", run.seed())
                .put("same", differences.isEmpty())
                .put("differences", Golden.table(differences).json())
                .put("warnings", run.scenario().cautions());
    }
}
