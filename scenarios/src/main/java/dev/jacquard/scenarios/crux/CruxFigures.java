package dev.jacquard.scenarios.crux;

import dev.jacquard.charts.Axis;
import dev.jacquard.charts.Figure;
import dev.jacquard.charts.RegionMap;
import dev.jacquard.charts.WaterfallChart;
import dev.jacquard.charts.WaterfallChart.End;
import dev.jacquard.charts.WaterfallChart.Kind;
import dev.jacquard.charts.WaterfallChart.Step;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.scenarios.argument.Assumption.Role;
import dev.jacquard.scenarios.crux.Disagreement.Contribution;
import dev.jacquard.scenarios.crux.Disagreement.Question;
import dev.jacquard.scenarios.crux.Disagreement.Sampling;
import dev.jacquard.scenarios.crux.Disagreement.Statistic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The two figures of a disagreement: the way from one answer to the other, and the map of where the verdict flips. */
public final class CruxFigures {

    /** More steps than this are read by nobody; the others are one step, and the table has them all. */
    private static final int MOST = 8;

    private static final double STANDARD_ERRORS = 2;

    private static final String SOURCE = "This scenario and the beliefs it is compared with.";

    private CruxFigures() {}

    /**
     * From the first author's answer through what each disputed input adds to the second author's answer.
     *
     * @param id lower-case letters, digits and hyphens
     * @return empty where nothing that is disputed has any part
     */
    public static Optional<Figure> waterfall(String id, Disagreement parting) {
        List<Contribution> taking = parting.contributions().stream()
                .filter(own -> own.amount() != 0 || own.standardError() != 0)
                .toList();
        if (taking.isEmpty()) {
            return Optional.empty();
        }
        WaterfallChart chart = new WaterfallChart(
                axis(parting.question()), end(parting, parting.a()), steps(parting, taking), end(parting, parting.b()));
        return Optional.of(new Figure(
                id,
                title(parting),
                start(parting.question()) + ", from one answer to the other",
                String.join(" ", parting.sentences().subList(0, 2)),
                SOURCE,
                processing(parting.sampling()),
                chart));
    }

    private static End end(Disagreement parting, Disagreement.Side side) {
        return new End(side.name(), new CruxWords(parting).value(side), side.value());
    }

    /** The largest first; but a probability that would pass 0 or 1 on the way goes against the gap first. */
    private static List<Step> steps(Disagreement parting, List<Contribution> taking) {
        boolean folded = taking.size() > MOST;
        List<Step> steps = new ArrayList<>();
        for (Contribution own : taking.subList(0, folded ? MOST - 1 : taking.size())) {
            steps.add(step(parting, own.input(), own.amount(), own.standardError(), kind(own.role())));
        }
        if (folded) {
            steps.add(others(parting, taking.subList(MOST - 1, taking.size())));
        }
        if (parting.question().statistic() == Statistic.PROBABILITY
                && leaves(parting.a().value(), steps)) {
            steps.sort(Comparator.comparing((Step step) -> step.amount() * parting.gap() > 0));
        }
        return steps;
    }

    private static boolean leaves(double start, List<Step> steps) {
        double at = start;
        boolean left = false;
        for (Step step : steps) {
            at += step.amount();
            left |= at < 0 || at > 1;
        }
        return left;
    }

    private static Step others(Disagreement parting, List<Contribution> others) {
        double error = Math.sqrt(others.stream()
                .mapToDouble(own -> own.standardError() * own.standardError())
                .sum());
        boolean values = others.stream().allMatch(own -> own.role() == Role.VALUE);
        double amount = others.stream().mapToDouble(Contribution::amount).sum();
        return step(parting, "all " + others.size() + " others", amount, error, values ? Kind.VALUE : Kind.FACT);
    }

    private static Step step(Disagreement parting, String name, double amount, double error, Kind kind) {
        String text = (amount > 0 ? "+" : "") + new CruxWords(parting).amount(amount);
        return new Step(name, text, amount, STANDARD_ERRORS * error, kind);
    }

    private static Kind kind(Role role) {
        return role == Role.VALUE ? Kind.VALUE : Kind.FACT;
    }

    private static String start(Question question) {
        return question.statistic() == Statistic.PROBABILITY
                ? "Share of the draws in which it is true"
                : axis(question).title();
    }

    private static Axis axis(Question question) {
        if (question.statistic() == Statistic.PROBABILITY) {
            return Axis.percent("share of draws in which " + question.subject() + " is true");
        }
        Unit unit = question.unit();
        return Axis.linear(
                question.statistic().word() + " of " + question.subject() + (unit.isPlain() ? "" : ", " + unit));
    }

    private static String title(Disagreement parting) {
        Contribution first = parting.contributions().get(0);
        return first.mayBeZero()
                ? "No single input carries the gap on " + parting.question().subject()
                : "On " + parting.question().subject() + " the two part over " + first.input();
    }

    private static String processing(Sampling sampling) {
        String amounts = sampling.exact()
                ? "The mean over all orders in which the inputs could change hands (Shapley values)"
                : "The mean over sampled orders in which the inputs could change hands (Shapley values)";
        return amounts + "; " + sampling.mixtures() + " mixtures of both beliefs, " + sampling.draws()
                + " draws each on common random numbers, seed " + sampling.seed()
                + "; whiskers: two standard errors either way.";
    }

    /**
     * Where the verdict flips over the two disputed numbers that contribute most.
     *
     * @param id lower-case letters, digits and hyphens
     * @param map the map of {@link dev.jacquard.scenarios.crux.Crux#map}
     */
    public static Figure map(String id, Disagreement parting, RegionMap map) {
        List<String> where = map.boxes().stream()
                .map(box -> map.regionAt(box.middle()).orElse("off the map"))
                .toList();
        String subject = parting.question().subject();
        boolean apart = !where.get(0).equals(where.get(1));
        return new Figure(
                id,
                apart
                        ? "On " + subject + " the line between the verdicts runs between the two"
                        : "On " + subject + " the middles of both beliefs have the same verdict",
                "Over " + name(map.x()) + " and " + name(map.y())
                        + "; boxes hold the central 90 % of each belief, dots are at both medians",
                "At the medians: " + where.get(0) + " for " + parting.a().name() + ", " + where.get(1) + " for "
                        + parting.b().name() + "."
                        + (apart
                                ? ""
                                : " What parts them is how much of each belief lies on the other side of the line."),
                SOURCE,
                "All other inputs stand in the middle between the two"
                        + (map.held().isEmpty() ? "." : ": " + map.held() + "."),
                map);
    }

    private static String name(Axis axis) {
        return axis.title().replaceFirst(",.*", "");
    }
}
