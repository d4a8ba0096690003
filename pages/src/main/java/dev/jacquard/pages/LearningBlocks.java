package dev.jacquard.pages;

import dev.jacquard.charts.Axis;
import dev.jacquard.charts.BarChart;
import dev.jacquard.charts.Figure;
import dev.jacquard.charts.NumberStyle;
import dev.jacquard.numerics.decision.ValueOfInformation;
import dev.jacquard.pages.Block.Cell;
import dev.jacquard.pages.Block.Column;
import dev.jacquard.pages.Block.Table;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.claims.Learning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What finding something out would be worth: the part of a report that says what would change our mind, ranked. */
final class LearningBlocks {

    static final String FIGURE = "learning";

    /** Inputs shown of each claim; the rest is in the table. */
    private static final int SHOWN = 3;

    private static final double STANDARD_ERRORS = 2;

    private final List<Learning> learning;
    private final int draws;

    LearningBlocks(ScenarioRun run) {
        this.learning = run.learning();
        this.draws = run.learningDraws();
    }

    /** The most valuable finding in words, and the claims that no finding decides. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        learning.stream()
                .filter(one -> !one.worthKnowing().isEmpty())
                .max(Comparator.comparingDouble(one -> first(one).known().value()))
                .ifPresent(one -> sentences.add("Claim " + one.claim() + ", called " + one.call()
                        + ", would be called wrongly in " + percent(one.wrong()) + " of the draws; whoever knew "
                        + first(one).input() + " would be wrong in " + percent(one.wrongKnowing(first(one))) + "."));
        List<String> undecidable = learning.stream()
                .filter(one -> one.undecided()
                        && !one.inputs().isEmpty()
                        && one.worthKnowing().isEmpty())
                .map(Learning::claim)
                .toList();
        if (!undecidable.isEmpty()) {
            sentences.add("Knowing any single " + knowable() + " exactly would not change the call of claim "
                    + Wording.list(undecidable) + ".");
        }
        if (!values().isEmpty()) {
            sentences.add("Left out as a value, which people choose and nobody can find out: " + Wording.list(values())
                    + ".");
        }
        return sentences;
    }

    private List<String> values() {
        return learning.stream()
                .flatMap(one -> one.values().stream())
                .distinct()
                .toList();
    }

    private String knowable() {
        return values().isEmpty() ? "input" : "fact";
    }

    private static Learning.Worth first(Learning one) {
        return one.worthKnowing().get(0);
    }

    /** Every input that matters to a claim, the most valuable of each claim first. */
    Table table() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Learning one : learning) {
            for (Learning.Worth worth : one.worthKnowing()) {
                rows.add(List.of(
                        Cell.of(one.claim()),
                        share(one.wrong()),
                        Cell.of(worth.input()),
                        share(worth.known().value()),
                        worth.measured().map(LearningBlocks::measured).orElse(Cell.of("–")),
                        share(one.wrongKnowing(worth))));
            }
        }
        return new Table(
                FIGURE,
                "By how much finding out one " + knowable() + " lowers the chance of calling a claim wrongly",
                List.of(
                        Column.text("Claim"),
                        Column.number("Wrong now"),
                        Column.text("Input"),
                        Column.number("Known exactly"),
                        Column.number("One measurement"),
                        Column.number("Wrong then")),
                rows);
    }

    private static Cell measured(ValueOfInformation value) {
        return value.mayBeZero() ? new Cell("≈ 0", Double.toString(value.value()), List.of()) : share(value.value());
    }

    private static Cell share(double value) {
        return Cell.of(percent(value), value);
    }

    private static String percent(double value) {
        return NumberStyle.PERCENT.text(value);
    }

    /** How to read the table. */
    String note() {
        return "Known exactly: expected fall in the chance of a wrong call (partial perfect information). One measurement: the"
                + " same after one observation as uncertain as today’s range, which halves the variance (sample information);"
                + " a choice has none. Wrong now is also what knowing everything would be worth. By regression on "
                + NumberStyle.PLAIN.text(draws) + " draws.";
    }

    /** The most valuable inputs of each claim, side by side. */
    Optional<Figure> figure() {
        List<BarChart.Bar> bars = new ArrayList<>();
        int group = 0;
        for (Learning one : learning) {
            for (Learning.Worth worth : one.worthKnowing().stream().limit(SHOWN).toList()) {
                double value = worth.known().value();
                double room = STANDARD_ERRORS * worth.known().standardError();
                bars.add(new BarChart.Bar(
                        one.claim() + ": " + worth.input(), value, Math.max(0, value - room), value + room, group));
            }
            group++;
        }
        if (bars.isEmpty()) {
            return Optional.empty();
        }
        BarChart.Bar best = bars.stream()
                .max(Comparator.comparingDouble(BarChart.Bar::value))
                .orElseThrow();
        return Optional.of(new Figure(
                FIGURE,
                "Most worth finding out is " + best.name().substring(best.name().indexOf(": ") + 2) + ", for claim "
                        + best.name().substring(0, best.name().indexOf(": ")),
                "Fall in the chance of calling a claim wrongly once an input is known, percentage points",
                "Knowing it lowers that chance by " + NumberStyle.PLAIN.text(100 * best.value())
                        + " percentage points.",
                "This run of the scenario.",
                "Expected value of partial perfect information about right or wrong, by regression; the " + SHOWN
                        + " most valuable inputs of each claim; whiskers: two standard errors either way.",
                new BarChart(Axis.percent("fall in the chance of a wrong call"), bars, Double.NaN, List.of())));
    }
}
