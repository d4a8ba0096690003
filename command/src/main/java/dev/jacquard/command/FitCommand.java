package dev.jacquard.command;

import dev.jacquard.charts.output.Json;
import dev.jacquard.charts.output.Version;
import dev.jacquard.charts.output.WholeFile;
import dev.jacquard.charts.output.WholeFiles;
import dev.jacquard.charts.output.WholeFiles.Content;
import dev.jacquard.data.Dataset;
import dev.jacquard.data.tables.UserTable;
import dev.jacquard.laws.FitColumns;
import dev.jacquard.laws.FitFamilies;
import dev.jacquard.laws.FitFamily;
import dev.jacquard.laws.FitInput;
import dev.jacquard.laws.Mixtures;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.numerics.fit.FitDraws;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Objective;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code jacquard fit FILE --law FAMILY}: the parameters of a law from a table of runs. */
@Command(
        name = "fit",
        description = {
            "Fit a law to a table of runs, and say how well the runs determine it.",
            "Of the columns parameters, tokens and flop two suffice: the third follows from C = 6ND."
        },
        footer = {
            "",
            "Examples:",
            "  jacquard fit runs.csv --law chinchilla --column parameters=\"Model Size\" --unit tokens=1e9",
            "  jacquard fit published-runs/cerebras-gpt --law power-law --bootstrap 1000"
        })
final class FitCommand implements Callable<Integer> {

    /** So many tell a 99.9 % interval to a per cent of its width; more is a mistyped number. */
    private static final int MOST_RESAMPLES = 1_000_000;

    @ParentCommand
    private Jacquard jacquard;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "a CSV file, - for standard input, or a shipped data set such as published-runs")
    private String file;

    @Option(
            names = "--law",
            required = true,
            paramLabel = "FAMILY",
            description = "a family that jacquard list families shows")
    private String law;

    @Option(
            names = "--column",
            paramLabel = "name=HEADER",
            description = "the header of parameters, tokens, flop, loss or another column, where it is another word")
    private final List<String> columns = new ArrayList<>();

    @Option(
            names = "--unit",
            paramLabel = "name=UNIT",
            description = "what a column counts in: a number such as 1e9, or a unit")
    private final List<String> units = new ArrayList<>();

    @Option(
            names = "--objective",
            paramLabel = "F",
            description = "huber:DELTA, lad, lsq, or for an envelope quantile:TAU, expectile:TAU, asymmetric:PENALTY "
                    + "(default: that of the family; huber:1e-3 of the logarithm for most laws of loss)")
    private String objective;

    @Option(
            names = "--starts",
            paramLabel = "published|N",
            description =
                    "where searches start (default: as published where the family has a published grid, else 200)")
    private String starts;

    @Option(
            names = "--drop-worst",
            paramLabel = "K",
            defaultValue = "0",
            description = "keep only rows strictly below the K-th largest loss (default: 0, all rows)")
    private int dropWorst;

    @Option(
            names = "--where",
            paramLabel = "HEADER=VALUE",
            description = "fit only the rows that have this value in a column")
    private final List<String> conditions = new ArrayList<>();

    @Option(
            names = "--group",
            paramLabel = "HEADER",
            description = "rows that belong together: errors are clustered, and the bootstrap draws whole groups")
    private String group;

    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            defaultValue = "0",
            description = "errors and intervals from N resamples of the rows "
                    + "(default: from the covariance, or a profile where that does not hold)")
    private int bootstrap;

    @Option(
            names = "--level",
            paramLabel = "P",
            defaultValue = "0.9",
            description = "level of the intervals, in (0, 1) (default: 0.9)")
    private double level;

    @Option(names = "--plot", paramLabel = "FILE.svg", description = "draw runs and law, with a band")
    private Path plot;

    @Option(
            names = "--save-draws",
            paramLabel = "FILE.csv",
            description = "keep the bootstrap's joint draws; as fits/NAME.csv they are `fit: NAME` of a scenario")
    private Path saveDraws;

    @Option(
            names = "--state",
            paramLabel = "NAME=TEXT",
            description =
                    "what the numbers do not say, for the checklist: schedule=cosine, tokenizer=.., meaning of tokens=..")
    private final List<String> statements = new ArrayList<>();

    @Override
    public Integer call() {
        checkOptions();
        return run(FitFamilies.find(law));
    }

    private void checkOptions() {
        ScenarioOptions.number("--bootstrap", bootstrap, 0, MOST_RESAMPLES);
        Check.openFraction("--level", level);
        if (saveDraws != null && bootstrap == 0) {
            throw Check.refused("--save-draws", saveDraws, "--bootstrap N with it");
        }
        if (plot != null && plot.equals(saveDraws)) {
            throw Check.refused("--save-draws", saveDraws, "another file than --plot");
        }
        for (Path target : new Path[] {plot, saveDraws}) {
            if (target != null) {
                WholeFile.requireFolder(target);
            }
        }
    }

    private <L, R> int run(FitFamily<L, R> family) {
        FitInput input = FitInput.open(file, jacquard.terminal().in()).where(pairs("--where", conditions));
        FitColumns columnsRead = FitColumns.of(
                        input.table(), family.columns(), pairs("--column", columns), pairs("--unit", units))
                .withoutWorst(dropWorst);
        List<R> rows = rows(family, columnsRead);
        Map<String, String> stated = pairs("--state", statements);
        if (!conditions.isEmpty()) {
            stated.putIfAbsent("choice of rows", String.join(", ", conditions));
        }
        finish(
                Progress.during(jacquard, "fitting", () -> {
                    Fit<L, R> fit = grouped(fitter(family, stated), rows, input.table(), columnsRead)
                            .fit(rows);
                    Optional<FitDraws<L, R>> draws =
                            bootstrap == 0 ? Optional.empty() : Optional.of(fit.bootstrap(bootstrap, jacquard.seed()));
                    return FitAnswer.of(
                            family,
                            fit,
                            draws,
                            jacquard.seed(),
                            warnings(family, fit, input.table(), columnsRead, stated));
                }),
                input);
        return Jacquard.DONE;
    }

    private <L, R> void finish(FitAnswer<L, R> answer, FitInput input) {
        Map<Path, Content> files = new LinkedHashMap<>();
        if (plot != null) {
            files.put(plot, Content.of(FitPlot.svg(answer)));
        }
        if (saveDraws != null) {
            files.put(saveDraws, Content.of(answer.drawsAsCsv()));
        }
        WholeFiles.write(files);
        input.shipped().map(FitCommand::used).ifPresent(jacquard::note);
        if (jacquard.json()) {
            Json json = FitJson.of(answer);
            input.shipped()
                    .ifPresent(set -> json.put(
                            "data",
                            Json.object()
                                    .put("id", input.name())
                                    .put("source", set.source())
                                    .put("licence", set.licence())
                                    .put("status", set.status().word())));
            jacquard.print(json);
        } else {
            jacquard.print(answer.text(
                    input.shipped().map(set -> set.marked(input.name())).orElse(input.name())));
        }
    }

    private static String used(Dataset set) {
        return set.marked(set.slug()) + ": " + set.title() + ". " + set.notes();
    }

    private static <R> List<R> rows(FitFamily<?, R> family, FitColumns columns) {
        return IntStream.range(0, columns.rows().length)
                .mapToObj(i -> family.row()
                        .apply(columns.values().stream()
                                .mapToDouble(column -> column[i])
                                .toArray()))
                .toList();
    }

    private <L, R> Fitter<L, R> fitter(FitFamily<L, R> family, Map<String, String> stated) {
        Fitter<L, R> fitter = family.fitter()
                .level(level)
                .threads(jacquard.threads())
                .stating("code", "Jacquard " + Version.current() + ", commit " + Version.commit());
        for (Map.Entry<String, String> statement : stated.entrySet()) {
            fitter = fitter.stating(statement.getKey(), statement.getValue());
        }
        if (objective != null) {
            fitter = fitter.objective(Objective.parse(objective));
        }
        if (starts == null ? family.hasPublishedStarts() : starts.equals(FitFamily.PUBLISHED)) {
            if (!family.hasPublishedStarts()) {
                throw Check.refused("--starts", starts, "a number: " + family.id() + " has no published grid");
            }
            return fitter.starts(FitFamily.PUBLISHED);
        }
        return starts == null ? fitter.starts(200, jacquard.seed()) : fitter.starts(count(starts), jacquard.seed());
    }

    private static int count(String starts) {
        if (!starts.matches("[1-9]\\d{0,6}")) {
            throw Check.refused("--starts", starts, "published, or a whole number from 1 to 9999999");
        }
        return Integer.parseInt(starts);
    }

    private <L, R> Fitter<L, R> grouped(Fitter<L, R> fitter, List<R> rows, UserTable table, FitColumns columnsRead) {
        if (group == null) {
            return fitter;
        }
        Map<R, String> groups = new IdentityHashMap<>();
        IntStream.range(0, rows.size())
                .forEach(i -> groups.put(rows.get(i), table.text(columnsRead.rows()[i], group)));
        return fitter.groups(groups::get);
    }

    private List<String> warnings(
            FitFamily<?, ?> family,
            Fit<?, ?> fit,
            UserTable table,
            FitColumns columnsRead,
            Map<String, String> stated) {
        List<String> warnings = new ArrayList<>(columnsRead.warnings());
        if (dropWorst > 0) {
            warnings.add("only rows strictly below the " + dropWorst + "-th largest observed value are fitted");
        }
        Set<String> read = new LinkedHashSet<>(FitColumns.read(family.columns()));
        read.addAll(pairs("--column", columns).values());
        warnings.addAll(Mixtures.of(table, columnsRead.rows(), read, stated.keySet(), fit));
        return warnings;
    }

    /** {@code name=text} pairs; a name given twice is refused. */
    private static Map<String, String> pairs(String option, List<String> arguments) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1 || equals == argument.length() - 1) {
                throw Check.refused(
                        option,
                        argument,
                        "name="
                                + option.substring(2)
                                        .replace("column", "header")
                                        .toUpperCase(Locale.ROOT)
                                        .replace("STATE", "TEXT")
                                        .replace("WHERE", "VALUE"));
            }
            if (pairs.put(argument.substring(0, equals), argument.substring(equals + 1)) != null) {
                throw Check.refused(option, argument, "each name once");
            }
        }
        return pairs;
    }
}
