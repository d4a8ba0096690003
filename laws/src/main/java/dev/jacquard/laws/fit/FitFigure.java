package dev.jacquard.laws.fit;

import dev.jacquard.charts.Axis;
import dev.jacquard.charts.Chart;
import dev.jacquard.charts.Figure;
import dev.jacquard.charts.LineChart;
import dev.jacquard.charts.Point;
import dev.jacquard.data.fitting.Fitting;
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
final class FitFigure {

    private static final int STEPS = 120;
    private static final double REACH = 100;

    /** The curve begins a little below the smallest run, so that its dot stands whole. */
    private static final double BEFORE = 2;

    private FitFigure() {}

    static <L, R> Figure of(TableFit<L, R> fitted) {
        return fitted.fitting().curve().map(curve -> curve(fitted, curve)).orElseGet(() -> predictions(fitted));
    }

    private static <L, R> Figure curve(TableFit<L, R> fitted, Fitting.Curve<L, R> curve) {
        List<Point> runs = fitted.fit().rows().stream()
                .map(row -> new Point(
                        curve.place().applyAsDouble(row),
                        fitted.fitting().rows().observed().applyAsDouble(row)))
                .toList();
        double from = runs.stream().mapToDouble(Point::x).min().orElseThrow();
        double to = runs.stream().mapToDouble(Point::x).max().orElseThrow();
        double[] places = IntStream.rangeClosed(0, STEPS)
                .mapToDouble(i -> from / BEFORE * Math.pow(to * REACH * BEFORE / from, (double) i / STEPS))
                .toArray();
        List<Point> line = IntStream.range(0, places.length)
                .mapToObj(i -> new Point(
                        places[i], curve.at().applyAsDouble(fitted.fit().law(), places[i])))
                .toList();
        List<LineChart.Band> bands = drawable(fitted, curve, from, Math.sqrt(from * to), to)
                ? List.of(band(fitted, curve, places))
                : List.of();
        LineChart chart = new LineChart(
                Axis.log(curve.title()),
                Axis.linear(observed(fitted.fitting())),
                List.of(LineChart.Series.line(curve.name(), line, from, to), LineChart.Series.dots("runs", runs)),
                bands,
                List.of());
        String dashed = "Dashed: beyond the runs fitted, which reach " + Decimals.rounded(to, 2) + ".";
        String without = bands.isEmpty() ? " No band without --bootstrap: the rows leave a parameter open." : "";
        String over = observedName(fitted.fitting()) + " over " + curve.title().split(",", -1)[0];
        return figure(fitted, over, dashed + without, chart);
    }

    private static <L, R> Figure predictions(TableFit<L, R> fitted) {
        Fit<L, R> fit = fitted.fit();
        ToDoubleFunction<R> observed = fitted.fitting().rows().observed();
        List<Point> runs = fit.rows().stream()
                .map(row -> new Point(fit.predict(row), observed.applyAsDouble(row)))
                .toList();
        double from = runs.stream().mapToDouble(Point::x).min().orElseThrow();
        double to = runs.stream().mapToDouble(Point::x).max().orElseThrow();
        LineChart chart = new LineChart(
                Axis.linear("predicted"),
                Axis.linear(observed(fitted.fitting())),
                List.of(
                        LineChart.Series.line(
                                "observed as predicted", List.of(new Point(from, from), new Point(to, to))),
                        LineChart.Series.dots("runs", runs)));
        return figure(fitted, "observed over predicted", "The runs fitted; none beyond them.", chart);
    }

    private static <L, R> Figure figure(TableFit<L, R> fitted, String subtitle, String caption, Chart chart) {
        Fit<L, R> fit = fitted.fit();
        return new Figure(
                "fit",
                fitted.fitting().formula() + ", fitted to " + fit.rows().size() + " runs",
                subtitle,
                caption,
                fitted.fitting().source(),
                fit.choices().objective().name() + " on "
                        + fit.choices().residual().formula(),
                chart);
    }

    private static String observed(Fitting<?, ?> fitting) {
        String name = observedName(fitting);
        return name.equals("loss") ? "loss, nats per token" : name;
    }

    private static String observedName(Fitting<?, ?> fitting) {
        return fitting.rows().observedColumn().name();
    }

    /** Whether draws may speak for the whole curve: at both ends of the runs and between. */
    private static <L, R> boolean drawable(TableFit<L, R> fitted, Fitting.Curve<L, R> curve, double... places) {
        return DoubleStream.of(places)
                .allMatch(place -> at(fitted, curve, place).isPresent());
    }

    private static <L, R> Optional<Interval> at(TableFit<L, R> fitted, Fitting.Curve<L, R> curve, double place) {
        return fitted.interval(curve.name(), law -> curve.at().applyAsDouble(law, place));
    }

    /** The band, as far as there are intervals. */
    private static <L, R> LineChart.Band band(TableFit<L, R> fitted, Fitting.Curve<L, R> curve, double[] places) {
        List<LineChart.Slice> slices = DoubleStream.of(places)
                .boxed()
                .flatMap(place -> at(fitted, curve, place).stream()
                        .map(interval -> new LineChart.Slice(place, interval.low(), interval.high())))
                .toList();
        String of = fitted.draws().isPresent() ? " % of the resamples" : " % of draws from the covariance";
        return new LineChart.Band(Decimals.rounded(fitted.level() * 100, 4) + of, slices);
    }
}
