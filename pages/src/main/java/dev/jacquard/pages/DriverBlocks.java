package dev.jacquard.pages;

import dev.jacquard.charts.Axis;
import dev.jacquard.charts.ContrastChart;
import dev.jacquard.charts.Figure;
import dev.jacquard.charts.NumberStyle;
import dev.jacquard.charts.output.ResultTable;
import dev.jacquard.numerics.sensitivity.InputSample;
import dev.jacquard.numerics.sensitivity.Regional;
import dev.jacquard.numerics.uncertainty.Belief;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.pages.Block.Table;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.argument.Assumption;
import dev.jacquard.scenarios.argument.Condition;
import dev.jacquard.scenarios.claims.ClaimResult;
import dev.jacquard.scenarios.sensitivity.Method;
import dev.jacquard.scenarios.sensitivity.OutputDrivers;
import dev.jacquard.scenarios.sensitivity.Sensitivity;
import dev.jacquard.scenarios.sensitivity.SensitivityFigures;
import dev.jacquard.scenarios.sensitivity.SensitivityResult;
import dev.jacquard.scenarios.sensitivity.Study;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What drives the outputs and the claims of a run: bars of shares, tornados, and what is different where a claim is true. */
final class DriverBlocks {

    /** Outputs with figures; the reader's patience ends there, and {@code jacquard sensitivity} does the others. */
    private static final int OUTPUTS = 3;

    /** Inputs shown of each claim. */
    private static final int PANELS = 3;

    /** A spread wider than this many times is easier read on a logarithmic axis. */
    private static final double WIDE = 12;

    private final ScenarioRun run;
    private final List<OutputDrivers> outputs;
    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private final List<String> leftOut = new ArrayList<>();

    DriverBlocks(ScenarioRun run) {
        this.run = run;
        this.outputs = run.outputDrivers(OUTPUTS);
        for (OutputDrivers output : outputs) {
            String slug = ClaimFigures.slug(output.output());
            output.tornado()
                    .flatMap(result -> SensitivityFigures.of("tornado-" + slug, result))
                    .ifPresent(this::keep);
            output.shares()
                    .flatMap(result -> SensitivityFigures.of("shares-" + slug, result))
                    .ifPresent(this::keep);
        }
        for (ClaimResult result : run.claims()) {
            try {
                contrast(result).ifPresent(this::keep);
            } catch (IllegalArgumentException e) {
                leftOut.add("Claim " + result.claim().id() + " has no figure of its inputs: " + e.getMessage() + ".");
            }
        }
    }

    /** Figures that cannot be drawn, since their numbers are beyond what an axis shows. */
    List<String> leftOut() {
        return leftOut;
    }

    private void keep(Figure figure) {
        figures.put(figure.id(), figure);
    }

    /** All figures in the order in which they stand. */
    List<Figure> figures() {
        return List.copyOf(figures.values());
    }

    /** What is said of the choice of method and of inputs that act together; each sentence once. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        for (OutputDrivers output : outputs) {
            if (!output.note().isEmpty()) {
                sentences.add("Output " + output.output() + ". " + output.note());
            }
            output.shares()
                    .ifPresent(shares -> shares.warnings()
                            .forEach(warning -> sentences.add("Output " + output.output() + ": " + warning + ".")));
        }
        return sentences;
    }

    /** Every number of the shares, for readers and for programs. */
    Table table() {
        ResultTable.Rows rows =
                ResultTable.headed("Output", "Input", "Method", "Measure", "Value", "Low", "High", "To be read as");
        for (OutputDrivers output : outputs) {
            output.shares().ifPresent(shares -> indices(rows, shares));
        }
        return Table.of(
                "indices",
                "What each input has to do with the outputs shown first, with "
                        + NumberStyle.PERCENT.text(Sensitivity.LEVEL) + " intervals",
                rows.table());
    }

    private static void indices(ResultTable.Rows rows, SensitivityResult shares) {
        Study study = shares.study();
        for (Map<String, Object> index : shares.indices()) {
            for (String measure : index.keySet()) {
                if (index.containsKey(measure + "Low") && index.get(measure) instanceof Double value) {
                    double low = (Double) index.get(measure + "Low");
                    double high = (Double) index.get(measure + "High");
                    if (!Double.isNaN(value) && (value != 0 || low != high)) {
                        boolean zero = low <= 0 && high >= 0;
                        boolean above = value > 1 && study.method() != Method.RANK;
                        String read = zero
                                ? "treat as zero or take more draws"
                                : above ? "treat as all or take more draws" : "told apart from zero";
                        String input = (String) index.get("input");
                        rows.row(study.output(), input, study.method().word(), measure, value, low, high, read);
                    }
                }
            }
        }
    }

    /** The inputs that lie most differently where a claim is true. */
    private Optional<Figure> contrast(ClaimResult result) {
        Optional<Condition> predicate = result.claim().predicate();
        if (predicate.isEmpty() || result.constant() || !Wording.believed(result)) {
            return Optional.empty();
        }
        List<Assumption> varying = run.scenario().assumptions().stream()
                .filter(assumption -> varies(draws(assumption)))
                .toList();
        if (varying.isEmpty() || run.draws() < 2) {
            return Optional.empty();
        }
        double[] output = run.output(predicate.get().subject()).values();
        InputSample sample = InputSample.of(
                varying.stream().map(Assumption::name).toList(),
                varying.stream().map(this::draws).toArray(double[][]::new));
        Regional regional = Regional.of(sample.outputs(output), predicate.get()::holds, Sensitivity.LEVEL);
        List<Regional.Contrast> top = regional.contrasts().stream()
                .filter(Regional.Contrast::differs)
                .limit(PANELS)
                .toList();
        if (top.isEmpty()) {
            return Optional.empty();
        }
        boolean[] truth = new boolean[output.length];
        IntStream.range(0, truth.length).forEach(i -> truth[i] = predicate.get().holds(output[i]));
        List<ContrastChart.Panel> panels = top.stream()
                .map(contrast -> panel(run.scenario().assumption(contrast.input()), truth))
                .toList();
        return Optional.of(new Figure(
                "contrast-" + ClaimFigures.slug(result.claim().id()),
                "Where claim " + result.claim().id() + " is true, " + top.get(0).input() + " differs most",
                "Draws of the inputs where the claim is true (" + NumberStyle.PERCENT.text(result.probability())
                        + " of all) and where it is false, each as shares of their own",
                caption(top, panels),
                "This run of the scenario.",
                "The inputs with the largest Kolmogorov-Smirnov distance between the two, at most " + PANELS + " of "
                        + varying.size() + "; only those above noise.",
                new ContrastChart(panels)));
    }

    private String caption(List<Regional.Contrast> top, List<ContrastChart.Panel> panels) {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < top.size(); i++) {
            String input = top.get(i).input();
            if (panels.get(i) instanceof ContrastChart.Numbers) {
                var unit = run.scenario().assumption(input).unit();
                Summary holding = top.get(i).whenTrue();
                sentences.add("The median of " + input + " is " + NumberStyle.quantity(holding.p50(), unit)
                        + " where it is true and "
                        + NumberStyle.quantity(top.get(i).whenFalse().p50(), unit) + " where it is false.");
            }
        }
        return String.join(" ", sentences);
    }

    private double[] draws(Assumption assumption) {
        return run.input(assumption.name()).values();
    }

    private static boolean varies(double... draws) {
        return Arrays.stream(draws).anyMatch(draw -> draw != draws[0]);
    }

    private ContrastChart.Panel panel(Assumption assumption, boolean... truth) {
        double[] draws = draws(assumption);
        double[] holding = split(draws, truth, true);
        double[] others = split(draws, truth, false);
        if (assumption.belief() instanceof Belief.Choice choice) {
            List<ContrastChart.Option> options = new ArrayList<>();
            for (int option = 0; option < choice.options().size(); option++) {
                options.add(new ContrastChart.Option(
                        choice.options().get(option).name(), share(holding, option), share(others, option)));
            }
            return new ContrastChart.Options(assumption.name(), options);
        }
        Summary all = Summary.of(draws);
        boolean positive = Arrays.stream(draws).allMatch(value -> value > 0);
        boolean log = positive && all.p95() / all.p5() > WIDE;
        String unit = assumption.unit().isPlain() ? "" : ", " + assumption.unit();
        return ContrastChart.numbers(new Axis(assumption.name() + unit, log, NumberStyle.PLAIN), holding, others);
    }

    private static double share(double[] codes, int option) {
        return (double) Arrays.stream(codes).filter(code -> code == option).count() / Math.max(1, codes.length);
    }

    private static double[] split(double[] draws, boolean[] truth, boolean side) {
        return IntStream.range(0, draws.length)
                .filter(i -> truth[i] == side)
                .mapToDouble(i -> draws[i])
                .toArray();
    }
}
