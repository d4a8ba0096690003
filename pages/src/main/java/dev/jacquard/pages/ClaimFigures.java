package dev.jacquard.pages;

import dev.jacquard.charts.Axis;
import dev.jacquard.charts.BarChart;
import dev.jacquard.charts.DensityChart;
import dev.jacquard.charts.Figure;
import dev.jacquard.charts.IntervalChart;
import dev.jacquard.charts.Mark;
import dev.jacquard.charts.NumberStyle;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.argument.Condition;
import dev.jacquard.scenarios.argument.Sign;
import dev.jacquard.scenarios.claims.ClaimResult;
import dev.jacquard.scenarios.claims.FormProbability;
import dev.jacquard.scenarios.draws.OutputDraws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The figures that every scenario has without a line of code: probabilities, drivers, and each claim's output. */
final class ClaimFigures {

    private static final String SOURCE = "This run of the scenario.";

    /** A spread wider than this many times is easier read on a logarithmic axis. */
    private static final double WIDE = 12;

    private final ScenarioRun run;
    private final List<String> leftOut = new ArrayList<>();

    ClaimFigures(ScenarioRun run) {
        this.run = run;
    }

    private List<ClaimResult> beliefs() {
        return run.claims().stream().filter(Wording::believed).toList();
    }

    /** Figures that cannot be drawn, since their numbers are beyond what an axis shows; known once they were asked for. */
    List<String> leftOut() {
        return leftOut;
    }

    /** Probability of each belief with two standard errors either way, and the bars of the verdict. */
    Optional<Figure> probabilities() {
        List<ClaimResult> beliefs = beliefs();
        if (beliefs.isEmpty()) {
            return Optional.empty();
        }
        List<BarChart.Bar> bars = beliefs.stream().map(ClaimFigures::bar).toList();
        double holds = run.scenario().bars().holds();
        double fails = run.scenario().bars().fails();
        var chart = new BarChart(
                Axis.percent("share of draws in which the claim is true"),
                bars,
                1,
                List.of(Mark.vertical("fails", fails), Mark.vertical("holds", holds)));
        return Optional.of(new Figure(
                "claims",
                Headline.bare(Headline.counts(run.claims())),
                "Share of draws in which each belief is true, %",
                extremes(beliefs),
                SOURCE,
                "Whiskers: two Monte Carlo standard errors either way, of " + NumberStyle.PLAIN.text(run.draws())
                        + " draws.",
                chart));
    }

    private static BarChart.Bar bar(ClaimResult result) {
        double p = result.probability();
        double room = 2 * result.standardError();
        int group = switch (result.verdict().word()) {
            case "holds" -> 2;
            case "fails" -> 1;
            case "holds-if", "fails-if" -> 4;
            default -> 5;
        };
        String name = result.claim().id() + ". " + Headline.bare(result.claim().text()) + " — "
                + result.verdict().word();
        return new BarChart.Bar(name, p, Math.max(0, p - room), Math.min(1, p + room), group);
    }

    private static String extremes(List<ClaimResult> beliefs) {
        Comparator<ClaimResult> byProbability = Comparator.comparingDouble(ClaimResult::probability);
        ClaimResult most = beliefs.stream().max(byProbability).orElseThrow();
        ClaimResult least = beliefs.stream().min(byProbability).orElseThrow();
        if (most == least) {
            return "Claim " + most.claim().id() + " is true in " + NumberStyle.PERCENT.text(most.probability())
                    + " of the draws: it " + most.verdict().clause() + ".";
        }
        return "Most often true is claim " + most.claim().id() + " (" + NumberStyle.PERCENT.text(most.probability())
                + ", " + most.verdict().words() + "), least often claim "
                + least.claim().id() + " ("
                + NumberStyle.PERCENT.text(least.probability()) + ", "
                + least.verdict().words() + ").";
    }

    /** What drives each belief: the largest total Sobol' index of its indicator. */
    Optional<Figure> drivers() {
        List<ClaimResult> driven =
                beliefs().stream().filter(result -> result.driver().isPresent()).toList();
        if (driven.isEmpty()) {
            return Optional.empty();
        }
        List<BarChart.Bar> bars = new ArrayList<>();
        for (ClaimResult result : driven) {
            String input = result.driver().orElseThrow().input();
            double effect = Wording.share(result.driver().orElseThrow().totalEffect());
            bars.add(BarChart.Bar.of("Claim " + result.claim().id() + ": " + input, effect));
        }
        ClaimResult most = driven.stream()
                .max(Comparator.comparingDouble(
                        result -> result.driver().orElseThrow().totalEffect()))
                .orElseThrow();
        long inputs = driven.stream()
                .map(result -> result.driver().orElseThrow().input())
                .distinct()
                .count();
        String title = inputs == 1
                ? "One input, " + most.driver().orElseThrow().input() + ", is the driver of every claim that has one"
                : Wording.sentence(most.driver().orElseThrow().input() + " decides most about claim "
                        + most.claim().id());
        return Optional.of(new Figure(
                "drivers",
                title,
                "Total effect of the strongest input on whether each claim is true, share of variance",
                "The strongest input takes part in "
                        + Wording.portion(most.driver().orElseThrow())
                        + " of the variance of claim " + most.claim().id() + ".",
                SOURCE,
                "Total Sobol’ index of the claim’s indicator; claims without a driver are left out.",
                new BarChart(Axis.percent("total effect"), bars, 1, List.of())));
    }

    /** How the draws of a claim's output fell, with the region where it is true shaded. */
    Optional<Figure> density(ClaimResult result) {
        Optional<Condition> predicate = result.claim().predicate();
        if (predicate.isEmpty() || !Wording.believed(result)) {
            return Optional.empty();
        }
        Condition condition = predicate.get();
        OutputDraws output = run.output(condition.subject());
        double factor = output.unit().factorTo(condition.unit());
        double[] values =
                Arrays.stream(output.values()).map(value -> value * factor).toArray();
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        if (Arrays.stream(finite).distinct().limit(3).count() < 3) {
            return Optional.empty();
        }
        Summary summary = Summary.of(finite);
        boolean positive = condition.low() > 0 && Arrays.stream(finite).allMatch(value -> value > 0);
        boolean log = positive && summary.p95() / summary.p5() > WIDE;
        String unit = condition.unit().isPlain() ? "" : ", " + condition.unit();
        Axis axis = new Axis(condition.subject() + unit, log, NumberStyle.PLAIN);
        DensityChart chart;
        try {
            chart = DensityChart.of(axis, values, truth(condition), marks(condition));
        } catch (IllegalArgumentException e) {
            leftOut.add("Claim " + result.claim().id() + " has no figure of its draws: " + e.getMessage() + ".");
            return Optional.empty();
        }
        String left = chart.outside() > 0
                ? NumberStyle.PERCENT.text(chart.outside()) + " of the draws lie outside the picture."
                : "";
        return Optional.of(new Figure(
                "claim-" + slug(result.claim().id()),
                condition.subject() + " satisfies “" + condition.words() + "” in "
                        + NumberStyle.PERCENT.text(result.probability()) + " of the draws",
                "Draws of " + condition.subject() + unit + (log ? ", logarithmic axis" : ""),
                "Median " + NumberStyle.PLAIN.text(summary.p50()) + ", 90 % of the draws between "
                        + NumberStyle.PLAIN.text(summary.p5()) + " and " + NumberStyle.PLAIN.text(summary.p95())
                        + "; the claim " + result.verdict().clause() + ".",
                SOURCE,
                left,
                chart));
    }

    private static DensityChart.Truth truth(Condition condition) {
        return switch (condition.sign()) {
            case LESS, AT_MOST -> new DensityChart.Truth(Double.NEGATIVE_INFINITY, condition.high());
            case GREATER, AT_LEAST -> new DensityChart.Truth(condition.low(), Double.POSITIVE_INFINITY);
            case WITHIN -> new DensityChart.Truth(condition.low(), condition.high());
        };
    }

    private static List<Mark> marks(Condition condition) {
        Mark low = Mark.vertical(NumberStyle.PLAIN.text(condition.low()), condition.low());
        return condition.sign() == Sign.WITHIN
                ? List.of(low, Mark.vertical(NumberStyle.PLAIN.text(condition.high()), condition.high()))
                : List.of(low);
    }

    /** A claim's probability under each form of each choice. */
    Optional<Figure> forms(ClaimResult result) {
        List<IntervalChart.Row> rows = new ArrayList<>();
        int group = 0;
        for (Map.Entry<String, List<FormProbability>> choice : result.byForm().entrySet()) {
            for (FormProbability form : choice.getValue()) {
                if (form.draws() > 0) {
                    double p = form.probability();
                    double room = 2 * Math.sqrt(p * (1 - p) / form.draws());
                    rows.add(new IntervalChart.Row(
                            choice.getKey() + ": " + form.form(),
                            Math.max(0, p - room),
                            p,
                            Math.min(1, p + room),
                            group));
                }
            }
            group++;
        }
        if (rows.size() < 2 || !Wording.believed(result)) {
            return Optional.empty();
        }
        IntervalChart.Row most = rows.stream()
                .max(Comparator.comparingDouble(IntervalChart.Row::value))
                .orElseThrow();
        IntervalChart.Row least = rows.stream()
                .min(Comparator.comparingDouble(IntervalChart.Row::value))
                .orElseThrow();
        String title = result.formsDisagree()
                ? "Claim " + result.claim().id() + ": the forms of " + Wording.list(result.disagreeingChoices())
                        + " disagree on the verdict"
                : "Claim " + result.claim().id() + ": no form changes the verdict";
        return Optional.of(new Figure(
                "forms-" + slug(result.claim().id()),
                title,
                "Probability of claim " + result.claim().id() + " under each form, %",
                "Highest under " + most.name() + " (" + NumberStyle.PERCENT.text(most.value()) + "), lowest under "
                        + least.name() + " (" + NumberStyle.PERCENT.text(least.value()) + ").",
                SOURCE,
                "Only the draws that chose the form; intervals are two standard errors either way.",
                new IntervalChart(
                        Axis.percent("share of draws in which the claim is true"),
                        rows,
                        0,
                        1,
                        List.of(
                                Mark.vertical("fails", run.scenario().bars().fails()),
                                Mark.vertical("holds", run.scenario().bars().holds())))));
    }

    static String slug(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "x" : slug;
    }
}
