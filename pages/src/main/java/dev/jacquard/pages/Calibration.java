package dev.jacquard.pages;

import dev.jacquard.charts.Axis;
import dev.jacquard.charts.Figure;
import dev.jacquard.charts.LineChart;
import dev.jacquard.charts.NumberStyle;
import dev.jacquard.charts.Point;
import dev.jacquard.scenarios.claims.Scoreboard;
import java.util.List;
import java.util.Optional;

/** The picture of how often things came true that were said to be so likely; drawn once enough claims are settled. */
final class Calibration {

    private Calibration() {}

    static Optional<Figure> figure(Scoreboard board) {
        List<Scoreboard.Group> groups = board.groups();
        if (!board.enough() || groups.size() < 2) {
            return Optional.empty();
        }
        LineChart.Series found = LineChart.Series.dots(
                "settled claims, in groups",
                groups.stream()
                        .map(group -> new Point(group.said(), group.share()))
                        .toList());
        LineChart.Series ideal =
                LineChart.Series.line("said as often as it comes true", List.of(new Point(0, 0), new Point(1, 1)));
        LineChart.Band band = new LineChart.Band(
                NumberStyle.PERCENT.text(Scoreboard.LEVEL) + " interval",
                groups.stream()
                        .map(group -> new LineChart.Slice(group.said(), group.low(), group.high()))
                        .toList());
        long good = groups.stream().filter(Scoreboard.Group::calibrated).count();
        return Optional.of(new Figure(
                "calibration",
                good == groups.size()
                        ? "What was said is compatible with what happened in every group"
                        : "What was said is compatible with what happened in " + good + " of "
                                + Wording.count(groups.size(), "group", "groups"),
                "Share of settled claims that came true, against the probability they were given, %",
                "Mean Brier score " + NumberStyle.PLAIN.text(board.brier()) + " over "
                        + Wording.count(board.settled().size(), "claim", "claims")
                        + "; always saying the share that came true would score "
                        + NumberStyle.PLAIN.text(board.reference()) + ".",
                "Outcomes entered in the scenarios, each with its source.",
                "Claims grouped by fifths of the probability scale; Wilson intervals of the share.",
                new LineChart(
                        Axis.percent("probability that was given"),
                        Axis.percent("share that came true"),
                        List.of(found, ideal),
                        List.of(band),
                        List.of())));
    }
}
