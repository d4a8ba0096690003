package dev.jacquard.command;

import dev.jacquard.charts.Charts;
import dev.jacquard.charts.Figure;
import dev.jacquard.charts.output.WholeFile;
import dev.jacquard.charts.output.WholeFiles;
import dev.jacquard.charts.output.WholeFiles.Content;
import dev.jacquard.numerics.Check;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.crux.Crux;
import dev.jacquard.scenarios.crux.CruxFigures;
import dev.jacquard.scenarios.crux.CruxJson;
import dev.jacquard.scenarios.crux.CruxRun;
import dev.jacquard.scenarios.crux.Disagreement;
import dev.jacquard.scenarios.crux.Disagreement.Statistic;
import dev.jacquard.scenarios.crux.Standing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code jacquard crux SLUG|DIR [SLUG|DIR]}: which of the inputs two authors disagree on carries the gap between them. */
@Command(
        name = "crux",
        description = {
            "Say what the gap between two authors comes from, and what to measure first.",
            "The two are a scenario's author and one of its beliefs files, two of its beliefs files, or two scenarios on",
            "one model. Without --output, the claim on which they are furthest apart is taken apart (or else the output",
            "shown first), and all other claims are listed."
        },
        footer = {
            "",
            "Examples:",
            "  jacquard crux lossy-self-improvement --beliefs takeoff",
            "  jacquard crux lossy-self-improvement --output growthSlope --plot crux.svg --map map.svg",
            "  jacquard crux my-argument --beliefs optimist --beliefs pessimist",
            "  jacquard crux my-argument her-argument --output pays"
        })
final class CruxCommand implements Callable<Integer> {

    private static final int LEAST_DRAWS = 100;
    private static final int MOST_DRAWS = 1_000_000;

    @ParentCommand
    private Jacquard jacquard;

    @Parameters(
            arity = "1..2",
            paramLabel = "SLUG|DIR",
            description = "one scenario, or two on one model: essays that jacquard essays lists, or scenario folders")
    private final List<String> scenarios = new ArrayList<>();

    @Option(
            names = "--beliefs",
            paramLabel = "NAME",
            description = "With one scenario: beliefs/NAME.yaml against its author; given twice, against each other"
                    + " (default: the only file there is).")
    private final List<String> beliefs = new ArrayList<>();

    @Option(names = "--output", paramLabel = "NAME", description = "An output, or the id of a claim.")
    private String output;

    @Option(
            names = "--statistic",
            paramLabel = "NAME",
            description = "median or mean, for an output (default: median); a claim has its probability.")
    private String statistic;

    @Option(
            names = "--draws",
            paramLabel = "N",
            description =
                    "Draws of each mixture of the two (default: 1000 to 20000, fewer where there are more mixtures).")
    private Integer draws;

    @Option(
            names = "--set",
            paramLabel = "name=value",
            description = "Give both authors this value, as in --set kappa=\"= 0.3\"; may be repeated.")
    private final List<String> changes = new ArrayList<>();

    @Option(names = "--plot", paramLabel = "FILE.svg", description = "Also draw the way from one answer to the other.")
    private Path plot;

    @Option(
            names = "--map",
            paramLabel = "FILE.svg",
            description = "Also draw where the verdict flips over the two disputed numbers that matter most.")
    private Path map;

    @Override
    public Integer call() {
        checkFiles();
        Crux crux = asked(crux());
        Found found = Progress.counting(jacquard, "evaluating", progress -> found(crux.progress(progress)));
        draw(crux, found.parting());
        if (jacquard.json()) {
            jacquard.print(CruxJson.of(found.parting(), found.standings()));
        } else {
            jacquard.print(CruxText.of(crux.title(), found.parting(), found.standings()));
        }
        return Jacquard.DONE;
    }

    /** What is taken apart, and how the two stand on all claims where nothing was asked for. */
    private record Found(Disagreement parting, List<Standing> standings) {}

    private Found found(Crux crux) {
        if (output != null) {
            return new Found(crux.on(output), List.of());
        }
        CruxRun run = crux.run();
        return new Found(run.onWidest(), run.standings());
    }

    private void checkFiles() {
        for (Path file : new Path[] {plot, map}) {
            if (file != null) {
                WholeFile.requireFolder(file);
            }
        }
        if (plot != null && plot.equals(map)) {
            throw Check.refused("--map", map, "another file than --plot");
        }
    }

    private Crux asked(Crux crux) {
        Crux asked = crux.seed(jacquard.seed()).threads(jacquard.threads());
        if (draws != null) {
            asked = asked.draws(ScenarioOptions.number("--draws", draws, LEAST_DRAWS, MOST_DRAWS));
        }
        return statistic == null ? asked : asked.statistic(named(statistic));
    }

    private static Statistic named(String word) {
        List<String> words =
                Arrays.stream(Statistic.values()).map(Statistic::word).toList();
        int index = words.indexOf(word);
        if (index < 0) {
            throw Check.refused("--statistic", word, "one of " + String.join(", ", words) + Check.nearest(word, words));
        }
        return Statistic.values()[index];
    }

    private Crux crux() {
        Map<String, String> sets = ScenarioOptions.sets(changes);
        Scenario first = Scenario.find(scenarios.get(0), jacquard.code());
        if (scenarios.size() == 2) {
            if (!beliefs.isEmpty()) {
                throw Check.refused("--beliefs", beliefs.get(0), "one scenario, not two");
            }
            Scenario second = Scenario.find(scenarios.get(1), jacquard.code());
            return first.crux(second).withBoth(sets);
        }
        List<String> names = beliefs.isEmpty() ? onlyFile(first) : beliefs;
        return switch (names.size()) {
            case 1 -> first.crux(names.get(0)).withBoth(sets);
            case 2 -> first.crux(names.get(0), names.get(1)).withBoth(sets);
            default -> throw Check.refused("--beliefs", String.join(", ", names), "one file or two");
        };
    }

    private static List<String> onlyFile(Scenario scenario) {
        if (scenario.beliefs().size() != 1) {
            String files = scenario.beliefs().isEmpty()
                    ? "a second scenario; " + scenario.id() + " has no beliefs files"
                    : "one or two of " + Check.among("", scenario.beliefs()) + ", or a second scenario";
            throw Check.refused("--beliefs", "missing", files);
        }
        return scenario.beliefs();
    }

    /** Both figures are written, or neither. */
    private void draw(Crux crux, Disagreement parting) {
        Map<Path, Figure> figures = new LinkedHashMap<>();
        if (plot != null) {
            figures.put(
                    plot,
                    CruxFigures.waterfall("crux", parting)
                            .orElseThrow(() -> Check.refused(
                                    "--plot", plot, "a finite gap between two who disagree on something")));
        }
        if (map != null) {
            figures.put(
                    map,
                    crux.map(parting)
                            .map(chart -> CruxFigures.map("map", parting, chart))
                            .orElseThrow(() -> Check.refused("--map", map, "at least two numbers that are disputed")));
        }
        Map<Path, Content> files = new LinkedHashMap<>();
        figures.forEach((file, figure) -> files.put(file, Content.of(Charts.svg(figure))));
        WholeFiles.write(files);
    }
}
