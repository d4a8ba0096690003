package dev.jacquard.pages;

import dev.jacquard.charts.NumberStyle;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.claims.ClaimResult;
import dev.jacquard.scenarios.claims.Driver;
import dev.jacquard.scenarios.draws.OutputDraws;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A story's references answered from a run. */
final class RunReferences implements References {

    private static final List<String> STATISTICS = List.of("mean", "p5", "p50", "p95");
    private static final List<String> CLAIM_FIELDS =
            List.of("verdict", "probability", "standardError", "driver", "halfWidth", "doubleWidth", "text");

    private final ScenarioRun run;
    private final Map<String, Integer> figures;

    /** A summary sorts the draws, and a story quotes the same outputs again and again. */
    private final Map<String, Summary> summaries = new HashMap<>();

    RunReferences(ScenarioRun run, Map<String, Integer> figures) {
        this.run = run;
        this.figures = figures;
    }

    @Override
    public int figure(String id) {
        Integer number = figures.get(id);
        if (number == null) {
            throw unknown("figure", id, List.copyOf(figures.keySet()));
        }
        return number;
    }

    @Override
    public String text(String path, String style) {
        String kind = path.substring(0, path.indexOf('.'));
        String rest = path.substring(path.indexOf('.') + 1);
        return switch (kind) {
            case "outputs" -> output(rest, style);
            case "claims" -> claim(rest, style);
            case "inputs" ->
                unstyled(path, style, run.scenario().assumption(rest).notation());
            default -> runField(rest, style);
        };
    }

    private String output(String path, String style) {
        int dot = path.lastIndexOf('.');
        String statistic = path.substring(dot + 1);
        if (dot < 0 || !STATISTICS.contains(statistic)) {
            throw unknown("statistic", statistic, STATISTICS);
        }
        OutputDraws output = run.output(path.substring(0, dot));
        Summary summary = summaries.computeIfAbsent(output.name(), name -> output.summary());
        double value = switch (statistic) {
            case "mean" -> Wording.allowed(summary.mean(), output.meanError());
            case "p5" -> summary.p5();
            case "p50" -> summary.p50();
            default -> summary.p95();
        };
        return style.isEmpty()
                ? NumberStyle.quantity(value, output.unit())
                : NumberStyle.named(style).text(value);
    }

    private String claim(String path, String style) {
        int dot = path.lastIndexOf('.');
        String field = path.substring(dot + 1);
        if (dot < 0 || !CLAIM_FIELDS.contains(field)) {
            throw unknown("field of a claim", field, CLAIM_FIELDS);
        }
        ClaimResult result = run.claim(path.substring(0, dot));
        return switch (field) {
            case "probability" -> number(result.probability(), style);
            case "standardError" -> number(result.standardError(), style);
            case "driver" ->
                unstyled(path, style, result.driver().map(Driver::input).orElse("no single input"));
            case "halfWidth" -> unstyled(path, style, result.halfWidth().words());
            case "doubleWidth" -> unstyled(path, style, result.doubleWidth().words());
            case "text" -> unstyled(path, style, result.claim().text());
            default -> unstyled(path, style, result.verdict().words());
        };
    }

    private String runField(String field, String style) {
        return switch (field) {
            case "draws" -> unstyled(field, style, NumberStyle.PLAIN.text(run.draws()));
            case "seed" -> unstyled(field, style, Long.toString(run.seed()));
            default -> throw unknown("field of a run", field, List.of("draws", "seed"));
        };
    }

    private static String number(double share, String style) {
        return (style.isEmpty() ? NumberStyle.PERCENT : NumberStyle.named(style)).text(share);
    }

    private static String unstyled(String path, String style, String text) {
        if (!style.isEmpty()) {
            throw Check.refused(path, style, "no number style: this is text");
        }
        return text;
    }

    private static IllegalArgumentException unknown(String what, String name, List<String> known) {
        return Check.refused(what, name, "one of: " + Check.among(name, known) + Check.nearest(name, known));
    }
}
