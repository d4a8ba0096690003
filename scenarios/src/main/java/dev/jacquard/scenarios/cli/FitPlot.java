package dev.jacquard.scenarios.cli;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.fit.FitDraws;
import dev.jacquard.scenarios.charts.Axis;
import dev.jacquard.scenarios.charts.Charts;
import dev.jacquard.scenarios.charts.Figure;
import dev.jacquard.scenarios.charts.LineChart;
import dev.jacquard.scenarios.charts.Point;
import java.util.List;
import java.util.stream.IntStream;

/** Runs and law over training compute; the law is dashed outside the runs, and beyond them by a factor of a hundred. */
final class FitPlot {

    private static final int STEPS = 120;
    private static final double REACH = 100;

    private FitPlot() {}

    static <L, R> String svg(FitAnswer<L, R> answer) {
        List<Point> runs =
                answer.fit().rows().stream().map(answer.family().place()).toList();
        double from = runs.stream().mapToDouble(Point::x).min().orElseThrow();
        double to = runs.stream().mapToDouble(Point::x).max().orElseThrow();
        double[] flop = IntStream.rangeClosed(0, STEPS)
                .mapToDouble(i -> from * Math.pow(to * REACH / from, (double) i / STEPS))
                .toArray();
        List<Point> curve = IntStream.range(0, flop.length)
                .mapToObj(i -> new Point(
                        flop[i],
                        answer.family().curve().applyAsDouble(answer.fit().law(), flop[i])))
                .toList();
        LineChart chart = new LineChart(
                Axis.log("training compute, FLOP"),
                Axis.linear("loss, nats per token"),
                List.of(
                        LineChart.Series.line(answer.family().curveName(), curve, from, to),
                        LineChart.Series.dots("runs", runs)),
                answer.draws().map(draws -> List.of(band(answer, draws, flop))).orElse(List.of()),
                List.of());
        return Charts.svg(new Figure(
                "fit",
                answer.family().formula() + ", fitted to " + runs.size() + " runs",
                "loss over training compute",
                "Dashed: beyond the runs fitted, which reach " + Decimals.rounded(to, 2) + " FLOP.",
                answer.family().source(),
                answer.fit().objective().name() + " on "
                        + answer.fit().residual().formula(),
                chart));
    }

    private static <L, R> LineChart.Band band(FitAnswer<L, R> answer, FitDraws<L, R> draws, double[] flop) {
        double tail = (1 - answer.level()) / 2;
        List<LineChart.Slice> slices = IntStream.range(0, flop.length)
                .mapToObj(i -> new LineChart.Slice(
                        flop[i],
                        draws.quantile(law -> answer.family().curve().applyAsDouble(law, flop[i]), tail),
                        draws.quantile(law -> answer.family().curve().applyAsDouble(law, flop[i]), 1 - tail)))
                .toList();
        return new LineChart.Band(Decimals.rounded(answer.level() * 100, 4) + " % of the resamples", slices);
    }
}
