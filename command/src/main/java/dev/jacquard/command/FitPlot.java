package dev.jacquard.command;

import dev.jacquard.charts.Axis;
import dev.jacquard.charts.Chart;
import dev.jacquard.charts.Charts;
import dev.jacquard.charts.Figure;
import dev.jacquard.charts.LineChart;
import dev.jacquard.charts.Point;
import dev.jacquard.laws.FitFamily;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.numerics.fit.Interval;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Runs and law with the band of its uncertainty; the law is dashed outside the runs, and beyond them by a factor of a hundred. A law of
 * several numbers is drawn as observations over predictions.
 */
final class FitPlot {

    private static final int STEPS = 120;
    private static final double REACH = 100;

    /** The curve begins a little below the smallest run, so that its dot stands whole. */
    private static final double BEFORE = 2;

    private FitPlot() {}

    static <L, R> String svg(FitAnswer<L, R> answer) {
        return Charts.svg(
                answer.family().curve().map(curve -> curve(answer, curve)).orElseGet(() -> predictions(answer)));
    }

    private static <L, R> Figure curve(FitAnswer<L, R> answer, FitFamily.Curve<L, R> curve) {
        List<Point> runs = answer.fit().rows().stream()
                .map(row -> new Point(
                        curve.place().applyAsDouble(row),
                        answer.family().observed().applyAsDouble(row)))
                .toList();
        double from = runs.stream().mapToDouble(Point::x).min().orElseThrow();
        double to = runs.stream().mapToDouble(Point::x).max().orElseThrow();
        double[] places = IntStream.rangeClosed(0, STEPS)
                .mapToDouble(i -> from / BEFORE * Math.pow(to * REACH * BEFORE / from, (double) i / STEPS))
                .toArray();
        List<Point> line = IntStream.range(0, places.length)
                .mapToObj(i -> new Point(
                        places[i], curve.at().applyAsDouble(answer.fit().law(), places[i])))
                .toList();
        List<LineChart.Band> bands = drawable(answer, curve, from, Math.sqrt(from * to), to)
                ? List.of(band(answer, curve, places))
                : List.of();
        LineChart chart = new LineChart(
                Axis.log(curve.title()),
                Axis.linear(observed(answer.family())),
                List.of(LineChart.Series.line(curve.name(), line, from, to), LineChart.Series.dots("runs", runs)),
                bands,
                List.of());
        String dashed = "Dashed: beyond the runs fitted, which reach " + Decimals.rounded(to, 2) + ".";
        String without = bands.isEmpty() ? " No band without --bootstrap: the rows leave a parameter open." : "";
        String over = observedName(answer.family()) + " over " + curve.title().split(",", -1)[0];
        return figure(answer, over, dashed + without, chart);
    }

    private static <L, R> Figure predictions(FitAnswer<L, R> answer) {
        Fit<L, R> fit = answer.fit();
        ToDoubleFunction<R> observed = answer.family().observed();
        List<Point> runs = fit.rows().stream()
                .map(row -> new Point(fit.predict(row), observed.applyAsDouble(row)))
                .toList();
        double from = runs.stream().mapToDouble(Point::x).min().orElseThrow();
        double to = runs.stream().mapToDouble(Point::x).max().orElseThrow();
        LineChart chart = new LineChart(
                Axis.linear("predicted"),
                Axis.linear(observed(answer.family())),
                List.of(
                        LineChart.Series.line(
                                "observed as predicted", List.of(new Point(from, from), new Point(to, to))),
                        LineChart.Series.dots("runs", runs)));
        return figure(answer, "observed over predicted", "The runs fitted; none beyond them.", chart);
    }

    private static <L, R> Figure figure(FitAnswer<L, R> answer, String subtitle, String caption, Chart chart) {
        Fit<L, R> fit = answer.fit();
        return new Figure(
                "fit",
                answer.family().formula() + ", fitted to " + fit.rows().size() + " runs",
                subtitle,
                caption,
                answer.family().source(),
                fit.choices().objective().name() + " on "
                        + fit.choices().residual().formula(),
                chart);
    }

    private static String observed(FitFamily<?, ?> family) {
        String name = observedName(family);
        return name.equals("loss") ? "loss, nats per token" : name;
    }

    private static String observedName(FitFamily<?, ?> family) {
        return family.columns().get(family.columns().size() - 1);
    }

    /** Whether draws may speak for the whole curve: at both ends of the runs and between. */
    private static <L, R> boolean drawable(FitAnswer<L, R> answer, FitFamily.Curve<L, R> curve, double... places) {
        return DoubleStream.of(places)
                .allMatch(place -> at(answer, curve, place).isPresent());
    }

    private static <L, R> Optional<Interval> at(FitAnswer<L, R> answer, FitFamily.Curve<L, R> curve, double place) {
        return answer.interval(curve.name(), law -> curve.at().applyAsDouble(law, place));
    }

    /** The band, as far as there are intervals. */
    private static <L, R> LineChart.Band band(FitAnswer<L, R> answer, FitFamily.Curve<L, R> curve, double[] places) {
        List<LineChart.Slice> slices = DoubleStream.of(places)
                .boxed()
                .flatMap(place -> at(answer, curve, place).stream()
                        .map(interval -> new LineChart.Slice(place, interval.low(), interval.high())))
                .toList();
        String of = answer.draws().isPresent() ? " % of the resamples" : " % of draws from the covariance";
        return new LineChart.Band(Decimals.rounded(answer.level() * 100, 4) + of, slices);
    }
}
