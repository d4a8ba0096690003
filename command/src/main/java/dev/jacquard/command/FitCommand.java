package dev.jacquard.command;

import dev.jacquard.charts.Charts;
import dev.jacquard.charts.output.Json;
import dev.jacquard.charts.output.WholeFile;
import dev.jacquard.charts.output.WholeFiles;
import dev.jacquard.charts.output.WholeFiles.Content;
import dev.jacquard.data.Dataset;
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.laws.fit.Fits;
import dev.jacquard.laws.fit.Fittings;
import dev.jacquard.laws.fit.TableFit;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.Objective;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
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
            "  jacquard fit published-runs/cerebras-gpt --law power-law --bootstrap 1000",
            "  jacquard fit rl.csv --law scale-rl --set R0=0.12"
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
            names = "--set",
            paramLabel = "name=VALUE",
            description =
                    "a constant that no column holds, such as R0 of scale-rl: a number, or the name of a published law")
    private final List<String> constants = new ArrayList<>();

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
        Fitting<?, ?> fitting = Fittings.forCommandLine(law);
        Fits fits = fits();
        TableFit<?, ?> fitted = Progress.during(jacquard, "fitting", () -> {
            TableFit<?, ?> fit = fits.to(fitting);
            return bootstrap == 0 ? fit : fit.bootstrap(bootstrap);
        });
        finish(fitted);
        return Jacquard.DONE;
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

    private Fits fits() {
        Fits fits = Fits.ofCommandLine(file, jacquard.terminal().in())
                .level(level)
                .seed(jacquard.seed())
                .threads(jacquard.threads())
                .dropWorst(dropWorst);
        fits = each("--where", conditions, fits, Fits::where);
        fits = each("--column", columns, fits, Fits::column);
        fits = each("--unit", units, fits, Fits::unit);
        fits = each("--set", constants, fits, Fits::set);
        fits = each("--state", statements, fits, Fits::state);
        if (group != null) {
            fits = fits.group(group);
        }
        if (objective != null) {
            fits = fits.objective(Objective.parse(objective));
        }
        if (starts != null) {
            fits = starts.equals(Fitting.PUBLISHED) ? fits.publishedStarts() : fits.starts(count(starts));
        }
        return fits;
    }

    private interface Setting {
        Fits on(Fits fits, String name, String value);
    }

    private static Fits each(String option, List<String> arguments, Fits fits, Setting setting) {
        Fits set = fits;
        for (Map.Entry<String, String> pair : pairs(option, arguments).entrySet()) {
            set = setting.on(set, pair.getKey(), pair.getValue());
        }
        return set;
    }

    private void finish(TableFit<?, ?> fitted) {
        Map<Path, Content> files = new LinkedHashMap<>();
        if (plot != null) {
            files.put(plot, Content.of(Charts.svg(fitted.figure())));
        }
        if (saveDraws != null) {
            files.put(saveDraws, Content.of(fitted.drawsAsCsv()));
        }
        WholeFiles.write(files);
        fitted.shipped().map(FitCommand::used).ifPresent(jacquard::note);
        if (jacquard.json()) {
            Json json = FitJson.of(fitted);
            fitted.shipped()
                    .ifPresent(set -> json.put(
                            "data",
                            Json.object()
                                    .put("id", fitted.table())
                                    .put("source", set.source())
                                    .put("licence", set.licence())
                                    .put("status", set.status().word())));
            jacquard.print(json);
        } else {
            jacquard.print(FitText.of(fitted));
        }
    }

    private static String used(Dataset set) {
        return set.marked(set.slug()) + ": " + set.title() + ". " + set.notes();
    }

    private static int count(String starts) {
        if (!starts.matches("[1-9]\\d{0,6}")) {
            throw Check.refused("--starts", starts, "published, or a whole number from 1 to 9999999");
        }
        return Integer.parseInt(starts);
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
                                        .replace("WHERE", "VALUE")
                                        .replace("SET", "VALUE"));
            }
            if (pairs.put(argument.substring(0, equals), argument.substring(equals + 1)) != null) {
                throw Check.refused(option, argument, "each name once");
            }
        }
        return pairs;
    }
}
