package dev.jacquard.command;

import dev.jacquard.charts.Charts;
import dev.jacquard.charts.Figure;
import dev.jacquard.charts.output.Version;
import dev.jacquard.charts.output.WholeFile;
import dev.jacquard.numerics.Check;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.sensitivity.Method;
import dev.jacquard.scenarios.sensitivity.Sensitivity;
import dev.jacquard.scenarios.sensitivity.SensitivityFigures;
import dev.jacquard.scenarios.sensitivity.SensitivityJson;
import dev.jacquard.scenarios.sensitivity.SensitivityResult;
import dev.jacquard.scenarios.sensitivity.Study;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code jacquard sensitivity SLUG|DIR}: which inputs matter to an output or to a claim. */
@Command(
        name = "sensitivity",
        description = {
            "Say which inputs matter to an output, or to whether a claim is true.",
            "sobol, jansen and shapley share out the variance, tornado moves one input at a time, morris screens,",
            "rank and pawn take outputs that are infinite in some draws, and shapley takes correlated inputs."
        },
        footer = {
            "",
            "Examples:",
            "  jacquard sensitivity lossy-self-improvement --output growthSlope",
            "  jacquard sensitivity lossy-self-improvement --output losses-win --method tornado --plot tornado.svg"
        })
final class SensitivityCommand implements Callable<Integer> {

    /** Pairs of points, walks or draws unless others are asked for. */
    static final int DRAWS = 4_096;

    @ParentCommand
    private Jacquard jacquard;

    @Mixin
    private ScenarioOptions options;

    @Option(
            names = "--output",
            paramLabel = "NAME",
            description = "An output, or the id of a claim (default: the output shown first).")
    private String output;

    @Option(
            names = "--method",
            paramLabel = "NAME",
            description =
                    "sobol, jansen, morris, pawn, tornado, shapley or rank (default: sobol; shapley where inputs are"
                            + " correlated).")
    private String method;

    @Option(names = "--plot", paramLabel = "FILE.svg", description = "Also draw the result.")
    private Path plot;

    @Override
    public Integer call() {
        if (plot != null) {
            WholeFile.requireFolder(plot);
        }
        int draws = options.draws(DRAWS);
        Method asked = method == null ? null : Method.of(method);
        Scenario scenario = options.changed(options.base(jacquard));
        ScenarioOptions.caution(jacquard, scenario);
        Sensitivity sensitivity = (output == null ? scenario.sensitivity() : scenario.sensitivity(output))
                .withThreads(jacquard.threads());
        Method used = asked == null ? sensitivity.method() : asked;
        SensitivityResult result = Progress.counting(
                jacquard,
                "evaluating",
                progress -> sensitivity.withProgress(progress).by(used, draws, jacquard.seed()));
        if (plot != null) {
            draw(result);
        }
        if (jacquard.json()) {
            jacquard.print(SensitivityJson.of(scenario.id(), result));
        } else {
            jacquard.print(text(scenario, result));
        }
        if (asked == null && used == Method.SHAPLEY) {
            jacquard.note("note: inputs are correlated, so these are Shapley effects in place of Sobol' indices");
        }
        result.warnings().forEach(warning -> jacquard.note("warning: " + warning));
        return Jacquard.DONE;
    }

    private void draw(SensitivityResult result) {
        Figure figure = SensitivityFigures.of("sensitivity", result)
                .orElseThrow(() -> Check.refused("--plot", "infinite outputs", "finite ones; --method rank or pawn"));
        WholeFile.write(plot, Charts.svg(figure));
    }

    private static String text(Scenario scenario, SensitivityResult result) {
        Study study = result.study();
        StringBuilder text =
                new StringBuilder(scenario.title() + "\n" + scenario.id() + ", " + study.outputText() + "\n"
                        + study.method().word() + ": " + study.method().meaning() + "\n" + study.evaluations()
                        + " evaluations, seed " + study.seed() + ", intervals " + study.levelText() + ", jacquard "
                        + Version.current() + "\n");
        scenario.changes()
                .forEach((name, notation) -> text.append("changed: ")
                        .append(name)
                        .append(' ')
                        .append(notation)
                        .append('\n'));
        TextTable table = new TextTable(result.headings().toArray(String[]::new));
        for (List<String> row : result.rows()) {
            table.row(row.toArray(String[]::new));
        }
        return text.append('\n').append(table.text()).toString();
    }
}
