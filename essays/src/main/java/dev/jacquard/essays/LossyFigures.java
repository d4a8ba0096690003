package dev.jacquard.essays;

import dev.jacquard.charts.Axis;
import dev.jacquard.charts.Figure;
import dev.jacquard.charts.LineChart;
import dev.jacquard.charts.Mark;
import dev.jacquard.charts.NumberStyle;
import dev.jacquard.charts.Point;
import dev.jacquard.charts.RegionMap;
import dev.jacquard.data.TimeHorizon;
import dev.jacquard.economics.growth.GrowthSlope;
import dev.jacquard.essays.LossySelfImprovement.Mechanism;
import dev.jacquard.essays.LossySelfImprovement.ProgressUnit;
import dev.jacquard.numerics.uncertainty.Belief;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scaling.parallel.SpeedupLaw;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.draws.PathDraws;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The figures of the essay "Lossy self-improvement", every word of them computed from the run. */
final class LossyFigures {

    private static final String TEN_THOUSAND = NumberStyle.PLAIN.text(10_000);

    private static final String MODEL = "Model of this scenario.";
    private static final int[] TEAMS = {1, 2, 3, 4, 6, 10, 16, 25, 40, 63, 100, 160, 250, 400, 1_000, 2_500, 10_000};

    private static final int MAP_CELLS = 90;
    private static final int PRIOR_DOTS = 300;

    /** Years that curves run on beyond the first date and the last, so that no mark stands on an edge. */
    private static final double ROOM = 0.2;

    private final ScenarioRun run;
    private final List<LossySelfImprovement> models;

    LossyFigures(ScenarioRun run) {
        this.run = run;
        Inputs inputs = new Inputs(run);
        this.models =
                IntStream.range(0, run.keptDraws()).mapToObj(inputs::model).toList();
    }

    List<Figure> all() {
        List<Figure> figures = new ArrayList<>(List.of(speedup(), regimes()));
        figures.add(paths("paths-linear", false));
        figures.add(paths("paths-log", true));
        figures.add(horizons());
        return figures;
    }

    /** Speed-up against agents under the four mechanisms, each at the median of the draws. */
    private Figure speedup() {
        Map<Mechanism, String> names = new LinkedHashMap<>();
        names.put(Mechanism.CES, "part of the work stays slow");
        names.put(Mechanism.CORRELATION, "attempts are alike");
        names.put(Mechanism.REVIEW_QUEUE, "one person reviews");
        names.put(Mechanism.STEPPING_ON_TOES, "toes are stepped on");
        List<LineChart.Series> lines = new ArrayList<>();
        List<Double> last = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        names.forEach((mechanism, name) -> {
            List<Point> points = Arrays.stream(TEAMS)
                    .mapToObj(agents -> new Point(agents, median(law -> law.speedup(agents), mechanism)))
                    .toList();
            lines.add(LineChart.Series.line(name, points));
            double gain = median(law -> law.gain(400, 10_000), mechanism);
            last.add(gain);
            sentences.add(NumberStyle.X.text(median(law -> law.gain(4, 40), mechanism)) + " and "
                    + NumberStyle.X.text(gain) + " where " + name);
        });
        long few = last.stream().filter(gain -> gain < 2).count();
        return new Figure(
                "speedup",
                "In " + few + " of " + last.size() + " readings " + TEN_THOUSAND
                        + " agents are less than twice as fast as 400",
                "Speed of a team over that of one agent, against agents; median of the draws",
                "From 4 to 40 agents, and from 400 to " + TEN_THOUSAND + ", a team gains "
                        + String.join("; ", sentences) + ".",
                MODEL,
                "Each line is the median over " + models.size()
                        + " draws of all inputs. The lines are rival descriptions of one loss: they are never multiplied.",
                new LineChart(
                        Axis.log("agents"),
                        Axis.log("speed over one agent"),
                        lines,
                        List.of(),
                        List.of(Mark.vertical("4", 4), Mark.vertical("40", 40), Mark.vertical("400", 400))));
    }

    private double median(ToDoubleFunction<SpeedupLaw> question, Mechanism mechanism) {
        double[] answers = models.stream()
                .mapToDouble(model -> question.applyAsDouble(model.law(mechanism)))
                .toArray();
        return Summary.quantile(answers, 0.5);
    }

    /** Where growth rises, stays and falls over kappa and r, all other inputs at their medians, with draws of the two. */
    private Figure regimes() {
        LossySelfImprovement middle = middle();
        List<Point> pairs = models.stream()
                .map(model -> new Point(model.kappa(), model.returns()))
                .toList();
        List<Point> shown = pairs.subList(0, Math.min(PRIOR_DOTS, pairs.size()));
        RegionMap map = RegionMap.over(
                Axis.percent("closed part of the loop, κ"),
                0,
                1,
                Axis.log("returns to research, r"),
                0.2,
                8,
                MAP_CELLS,
                List.of("growth falls", "growth stays", "growth rises"),
                (kappa, returns) -> region(with(middle, middle.sigma(), kappa, returns)),
                shown);
        double[] slopes = run.output("growthSlope").values();
        double falling = share(slopes, slope -> slope < -GrowthSlope.BAND);
        double rising = share(slopes, slope -> slope > GrowthSlope.BAND);
        double[] regions = regions(middle, middle.sigma(), pairs);
        return new Figure(
                "regimes",
                "Growth falls as productivity rises in " + NumberStyle.PERCENT.text(falling)
                        + " of the draws and rises in " + NumberStyle.PERCENT.text(rising),
                "Slope of ln growth on ln productivity over ten years: below −0.05, within, above; dots are draws of κ and r",
                "With all other inputs at their medians (σ = " + NumberStyle.PLAIN.text(middle.sigma()) + ", λ = "
                        + NumberStyle.PLAIN.text(middle.lambda()) + ", loss " + NumberStyle.PLAIN.text(middle.loss())
                        + ") the drawn pairs lie in the falling region in "
                        + NumberStyle.PERCENT.text(share(regions, region -> region == 0))
                        + " of cases, and in the rising one in "
                        + NumberStyle.PERCENT.text(share(regions, region -> region == 2))
                        + "; with σ = 1 in the rising one in "
                        + NumberStyle.PERCENT.text(share(regions(middle, 1, pairs), region -> region == 2))
                        + ". The title counts the draws of all inputs.",
                MODEL,
                "The map asks the model at the middle of " + MAP_CELLS + " by " + MAP_CELLS + " cells; " + shown.size()
                        + " of " + pairs.size() + " draws are shown.",
                map);
    }

    /** The region of each pair, sigma and all other inputs held; at sigma = 1 open and closed work replace each other as in Cobb and Douglas. */
    private static double[] regions(LossySelfImprovement middle, double sigma, List<Point> pairs) {
        return pairs.parallelStream()
                .mapToDouble(pair -> region(with(middle, sigma, pair.x(), pair.y())))
                .toArray();
    }

    private static int region(LossySelfImprovement model) {
        double[] logs = model.loop()
                .logPath(
                        LossySelfImprovement.HORIZON_YEARS,
                        LossySelfImprovement.QUARTERS,
                        LossySelfImprovement.LOG_CEILING);
        double slope = LossySelfImprovement.growthSlope(model.loop(), logs);
        return slope < -GrowthSlope.BAND ? 0 : slope > GrowthSlope.BAND ? 2 : 1;
    }

    private static double share(double[] values, java.util.function.DoublePredicate condition) {
        return (double) Arrays.stream(values).filter(condition).count() / values.length;
    }

    /** The median of each number; the description and the unit do not matter to the map. */
    private LossySelfImprovement middle() {
        return new LossySelfImprovement(
                middle(LossySelfImprovement::reviewTime),
                middle(LossySelfImprovement::autonomousTime),
                middle(LossySelfImprovement::parallelShare),
                middle(LossySelfImprovement::sigma),
                middle(LossySelfImprovement::correlation),
                Mechanism.CES,
                middle(LossySelfImprovement::kappa),
                middle(LossySelfImprovement::returns),
                middle(LossySelfImprovement::lambda),
                middle(LossySelfImprovement::loss),
                middle(LossySelfImprovement::startGrowth),
                ProgressUnit.PRODUCTIVITY,
                middle(LossySelfImprovement::rampShare));
    }

    private double middle(ToDoubleFunction<LossySelfImprovement> input) {
        return Summary.quantile(models.stream().mapToDouble(input).toArray(), 0.5);
    }

    private static LossySelfImprovement with(LossySelfImprovement m, double sigma, double kappa, double returns) {
        return new LossySelfImprovement(
                m.reviewTime(),
                m.autonomousTime(),
                m.parallelShare(),
                sigma,
                m.correlation(),
                m.mechanism(),
                kappa,
                returns,
                m.lambda(),
                m.loss(),
                m.startGrowth(),
                m.progressUnit(),
                m.rampShare());
    }

    /** The fan of productivity over ten years. */
    private Figure paths(String id, boolean logarithmic) {
        PathDraws path = run.path("productivity");
        double first = path.start().getYear();
        double[] years = path.years();
        double outer = logarithmic ? 0.05 : 0.25;
        double[] low = path.quantile(outer);
        double[] half = path.quantile(0.5);
        double[] high = path.quantile(1 - outer);
        List<Point> median = new ArrayList<>();
        List<LineChart.Slice> band = new ArrayList<>();
        for (int i = 0; i < years.length; i++) {
            median.add(new Point(first + years[i], half[i]));
            band.add(new LineChart.Slice(first + years[i], low[i], high[i]));
        }
        int last = years.length - 1;
        int middle = last / 2;
        double early = half[middle] / half[0];
        double late = half[last] / half[middle];
        double firstGain = half[middle] - half[0];
        double nextGain = half[last] - half[middle];
        String title = logarithmic
                ? "The median path grows " + NumberStyle.X.text(early) + " in five years and "
                        + NumberStyle.X.text(late) + " in the next five"
                : "The median path adds " + NumberStyle.PLAIN.text(firstGain) + " in five years and "
                        + NumberStyle.PLAIN.text(nextGain) + " in the next five";
        String reading = logarithmic
                ? "Counted in doublings progress " + (late < early ? "slows down. " : "does not slow down. ")
                : "Counted as it is progress " + (nextGain > firstGain ? "speeds up. " : "does not speed up. ");
        String range = logarithmic ? "5 % to 95 %" : "25 % to 75 %";
        return new Figure(
                id,
                title,
                "Productivity as a multiple of " + path.start().getYear() + ", "
                        + (logarithmic ? "logarithmic" : "linear") + " axis; median and " + range + " of the draws",
                reading + "After ten years the median is " + NumberStyle.X.text(half[last]) + " the start, and the "
                        + range
                        + " range runs from " + NumberStyle.X.text(low[last]) + " to " + NumberStyle.X.text(high[last])
                        + ".",
                MODEL,
                "A path that passes " + NumberStyle.PLAIN.text(LossySelfImprovement.SOFTWARE_CEILING)
                        + " times the start is held there.",
                new LineChart(
                        Axis.years("year"),
                        logarithmic ? Axis.log("productivity, start = 1") : Axis.linear("productivity, start = 1"),
                        List.of(LineChart.Series.line("median", median)),
                        List.of(new LineChart.Band(range + " of draws", band)),
                        List.of()));
    }

    /** The horizons of the essay's time; METR has corrected them since. */
    private static final LocalDate PINNED = LocalDate.of(2026, 1, 31);

    /** The last three years of measured horizons with the best line and the best exponential, both carried on. */
    private Figure horizons() {
        List<TimeHorizon> all = TimeHorizon.asOf(PINNED);
        LocalDate newest = all.get(all.size() - 1).released();
        LocalDate from = newest.minusYears(3);
        List<TimeHorizon> recent = all.stream()
                .filter(horizon -> !horizon.released().isBefore(from))
                .toList();
        double[] dates = recent.stream()
                .mapToDouble(horizon -> decimalYear(horizon.released()))
                .toArray();
        double[] minutes = recent.stream().mapToDouble(TimeHorizon::minutes50).toArray();
        double[] logs = Arrays.stream(minutes).map(Math::log).toArray();
        Line line = Line.through(dates, minutes);
        Line growth = Line.through(dates, logs);
        double end = decimalYear(newest);
        double settled = decimalYear(LocalDate.of(2028, 3, 22));
        List<Point> straight = new ArrayList<>();
        List<Point> bent = new ArrayList<>();
        for (int i = 0; i <= 60; i++) {
            double date = dates[0] - ROOM + (settled - dates[0] + 2 * ROOM) * i / 60;
            bent.add(new Point(date, Math.exp(growth.at(date))));
            if (line.at(date) > minutes[0] / 4) {
                straight.add(new Point(date, line.at(date)));
            }
        }
        List<Point> observed = IntStream.range(0, dates.length)
                .mapToObj(i -> new Point(dates[i], minutes[i]))
                .toList();
        double doubling = 365.25 * Math.log(2) / growth.slope();
        double apart = Math.exp(growth.at(settled)) / line.at(settled);
        return new Figure(
                "horizons",
                "By March 2028 the two readings of the same " + recent.size() + " models are "
                        + NumberStyle.X.text(apart) + " apart",
                "Human minutes of tasks done with 50 % success, against release date; dashed where carried on",
                "The best exponential doubles every " + NumberStyle.PLAIN.text(doubling) + " days and reaches "
                        + NumberStyle.MIN.text(Math.exp(growth.at(settled))) + "; the best line adds "
                        + NumberStyle.MIN.text(line.slope()) + " a year and reaches "
                        + NumberStyle.MIN.text(line.at(settled))
                        + ". Claim losses-win is settled by whether horizons double no faster than every 100 days.",
                "METR, arXiv 2503.14499 and its version 1.1 update.",
                "Models released in the three years to " + newest
                        + ", state of the art at release; each curve by least squares, the exponential in logarithms.",
                new LineChart(
                        Axis.years("release date"),
                        Axis.log("minutes of human time"),
                        List.of(
                                LineChart.Series.line("best exponential", bent, dates[0], end),
                                LineChart.Series.line("best line", straight, dates[0], end),
                                LineChart.Series.dots("measured", observed)),
                        List.of(),
                        List.of(Mark.vertical("claim settled", settled))));
    }

    private static double decimalYear(LocalDate date) {
        return date.getYear() + (date.getDayOfYear() - 1.0) / date.lengthOfYear();
    }

    /** A least-squares line. */
    private record Line(double intercept, double slope) {
        static Line through(double[] x, double[] y) {
            double meanX = Arrays.stream(x).average().orElseThrow();
            double meanY = Arrays.stream(y).average().orElseThrow();
            double xy = 0;
            double xx = 0;
            for (int i = 0; i < x.length; i++) {
                xy += (x[i] - meanX) * (y[i] - meanY);
                xx += (x[i] - meanX) * (x[i] - meanX);
            }
            return new Line(meanY - xy / xx * meanX, xy / xx);
        }

        double at(double x) {
            return intercept + slope * x;
        }
    }

    /** The draws of the inputs, turned back into models. */
    private static final class Inputs {
        private final Map<String, double[]> columns = new LinkedHashMap<>();

        Inputs(ScenarioRun run) {
            for (var assumption : run.scenario().assumptions()) {
                double[] values = run.input(assumption.name()).values();
                if (assumption.belief() instanceof Belief.Choice choice
                        && !assumption.name().equals("mechanism")
                        && !assumption.name().equals("progressUnit")) {
                    values = Arrays.stream(values)
                            .map(code -> Double.parseDouble(
                                    choice.options().get((int) code).name()))
                            .toArray();
                }
                columns.put(assumption.name(), values);
            }
        }

        LossySelfImprovement model(int draw) {
            return new LossySelfImprovement(
                    at("reviewTime", draw),
                    at("autonomousTime", draw),
                    at("parallelShare", draw),
                    at("sigma", draw),
                    at("correlation", draw),
                    Mechanism.CES,
                    at("kappa", draw),
                    at("returns", draw),
                    at("lambda", draw),
                    at("loss", draw),
                    at("startGrowth", draw),
                    ProgressUnit.PRODUCTIVITY,
                    at("rampShare", draw));
        }

        private double at(String name, int draw) {
            return columns.get(name)[draw];
        }
    }
}
