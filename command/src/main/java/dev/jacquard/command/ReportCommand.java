package dev.jacquard.command;

import dev.jacquard.charts.output.Json;
import dev.jacquard.numerics.Check;
import dev.jacquard.pages.Report;
import dev.jacquard.pages.ReportFolder;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.binding.Shelves;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code jacquard report [SLUG|DIR ...]}: runs arguments and writes what they come to. */
@Command(
        name = "report",
        description = "Run essays or scenario folders and write their reports; all essays when none is named.",
        footer = {
            "",
            "Writes index.html, SLUG.html, SLUG.md, SLUG.json and SLUG/*.csv; files of these names are replaced.",
            "",
            "Examples:",
            "  jacquard report",
            "  jacquard report my-argument --draws 5000 --out out --format html,csv"
        })
final class ReportCommand implements Callable<Integer> {

    @ParentCommand
    private Jacquard jacquard;

    @Parameters(arity = "0..*", paramLabel = "SLUG|DIR", description = "essays or scenario folders")
    private final List<String> names = new ArrayList<>();

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = ScenarioOptions.DRAWS,
            description = "How many draws (default: ${DEFAULT-VALUE}).")
    private int draws;

    @Option(
            names = "--set",
            paramLabel = "name=value",
            description = "Change an assumption of every named scenario; may be repeated.")
    private final List<String> changes = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "reports", description = "Folder (default: reports).")
    private Path out;

    @Option(
            names = "--format",
            paramLabel = "LIST",
            split = ",",
            defaultValue = "html,md,json,csv",
            description = "Any of html, md, json, csv (default: all).")
    private final List<String> formats = new ArrayList<>();

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            description = "Day against which dated inputs are judged (default: today).")
    private String date;

    @Option(
            names = "--as-of",
            paramLabel = "YYYY-MM-DD",
            description = "Use what was known on that day: facts as they stood, laws that had been published.")
    private String asOf;

    @Override
    public Integer call() {
        ScenarioOptions.number("--draws", draws, 1, RunCommand.MOST_DRAWS);
        Set<String> wanted = formats();
        LocalDate day = day();
        Map<String, String> sets = ScenarioOptions.sets(changes);
        List<String> slugs = names.isEmpty() ? Shelves.slugs() : names;
        if (slugs.isEmpty()) {
            throw Check.refused("SLUG|DIR", "none", "a scenario folder; this build carries no essay");
        }
        List<Scenario> scenarios = new ArrayList<>();
        for (String name : slugs) {
            scenarios.add(ScenarioOptions.knownOn(Scenario.find(name, jacquard.code()), asOf)
                    .with(sets));
        }
        refuseSameNames(scenarios);
        ReportFolder.checkWritable(out);
        List<Report> reports = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            progress("running " + scenario.id() + " (" + (reports.size() + 1) + " of " + scenarios.size() + ")");
            reports.add(Report.of(scenario.run(draws, jacquard.seed(), jacquard.threads()), day));
        }
        progress("writing");
        List<Path> files = ReportFolder.write(reports, out, wanted);
        progress("");
        print(reports, files);
        return Jacquard.DONE;
    }

    private Set<String> formats() {
        Set<String> wanted = new LinkedHashSet<>();
        for (String format : formats) {
            String name = format.strip();
            if (!ReportFolder.FORMATS.contains(name)) {
                throw Check.refused(
                        "--format",
                        name,
                        "any of " + String.join(", ", ReportFolder.FORMATS)
                                + "; for PDF print the page from a browser");
            }
            wanted.add(name);
        }
        return wanted;
    }

    private LocalDate day() {
        return date == null ? LocalDate.now(ZoneOffset.UTC) : ScenarioOptions.day("--date", date);
    }

    private static void refuseSameNames(List<Scenario> scenarios) {
        Set<String> seen = new LinkedHashSet<>();
        for (Scenario scenario : scenarios) {
            if (!seen.add(scenario.id())) {
                throw Check.refused(
                        "SLUG|DIR", scenario.id(), "each scenario once; their files would have the same names");
            }
        }
    }

    /** One line that replaces itself, where somebody watches. */
    private void progress(String text) {
        if (jacquard.showsProgress()) {
            Progress.line(text);
        }
    }

    private void print(List<Report> reports, List<Path> files) {
        if (jacquard.json()) {
            Map<String, String> headlines = new LinkedHashMap<>();
            reports.forEach(report -> headlines.put(report.slug(), report.headline()));
            Json byName = Json.object();
            headlines.forEach(byName::put);
            jacquard.print(Json.document()
                    .put("seed", jacquard.seed())
                    .put("draws", draws)
                    .put("version", reports.get(0).provenance().version())
                    .put("headlines", byName)
                    .put("files", files.stream().map(Path::toString).toList()));
            return;
        }
        StringBuilder text = new StringBuilder();
        for (Report report : reports) {
            text.append(report.slug()).append(": ").append(report.headline()).append('\n');
        }
        text.append("seed ").append(jacquard.seed()).append(", ").append(draws).append(" draws\n\n");
        files.forEach(file -> text.append(file).append('\n'));
        jacquard.print(text.toString());
    }
}
