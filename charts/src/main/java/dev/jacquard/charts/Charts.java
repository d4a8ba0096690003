package dev.jacquard.charts;

import static dev.jacquard.numerics.Check.notNull;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Published;
import dev.jacquard.numerics.Check;
import dev.jacquard.scaling.loss.Allocation;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Ready figures of laws and runs, and the ways to look at a figure.
 *
 * <pre>{@code
 * var figure = Charts.lossCurve(ChinchillaLaw.besiroglu2024(), 1e20, 1e27);
 * Charts.svg(figure);     // text of a self-standing SVG file
 * }</pre>
 */
public final class Charts {

    private static final int CURVE_POINTS = 141;
    private static final int BISECTIONS = 60;

    /** What a budget is split into. */
    private static final List<String> SPLIT = List.of("parameters", "tokens");

    private Charts() {}

    /**
     * The least loss that a law gives for each training budget, split as the law itself would split it. The caption carries
     * the citation; where the split leaves the models and tokens that were observed, the line is dashed.
     *
     * @param published the law
     * @param fromFlop smallest budget, FLOP, {@code > 0}
     * @param toFlop largest budget, FLOP, above {@code fromFlop}
     */
    public static Figure lossCurve(Published<ChinchillaLaw> published, double fromFlop, double toFlop) {
        notNull("published", published);
        positive("fromFlop", fromFlop);
        if (!(toFlop > fromFlop) || Double.isInfinite(toFlop)) {
            throw Check.refused("toFlop", toFlop, "finite and above fromFlop = " + fromFlop);
        }
        ChinchillaLaw law = published.law();
        TreeSet<Double> budgets = new TreeSet<>();
        IntStream.range(0, CURVE_POINTS)
                .mapToDouble(i -> fromFlop * Math.pow(toFlop / fromFlop, i / (CURVE_POINTS - 1.0)))
                .forEach(budgets::add);
        double[] ends = observedEnds(published, budgets);
        budgets.addAll(DoubleStream.of(ends).filter(Double::isFinite).boxed().toList());
        List<Point> points = budgets.stream()
                .map(flop -> new Point(flop, law.optimalLoss(flop)))
                .toList();
        double first = points.get(0).y();
        double last = points.get(points.size() - 1).y();
        String title = "Compute-optimal loss falls from " + NumberStyle.plain(first) + " to " + NumberStyle.plain(last)
                + " nats per token";
        var chart = new LineChart(
                Axis.log("training compute, FLOP"),
                Axis.linear("loss, nats per token"),
                List.of(LineChart.Series.line(published.title(), points, ends[0], ends[1])));
        return new Figure(
                "loss-curve",
                title,
                "Least loss for a training budget, nats per token against FLOP",
                beyond(published, toFlop) + " Law: " + published.citation().text() + ".",
                published.citation().text(),
                "Each budget is split between parameters and tokens as the law itself would split it.",
                chart);
    }

    private static boolean observed(Published<ChinchillaLaw> published, double flop) {
        Allocation split = published.law().optimal(flop);
        return published.range().unstated(SPLIT).isEmpty()
                && published.range().beyond("parameters", split.parameters()) == 1
                && published.range().beyond("tokens", split.tokens()) == 1;
    }

    /** The budgets between which the split stays inside the data; both infinite where it never does. */
    private static double[] observedEnds(Published<ChinchillaLaw> published, TreeSet<Double> budgets) {
        List<Double> inside =
                budgets.stream().filter(flop -> observed(published, flop)).toList();
        if (inside.isEmpty()) {
            return new double[] {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        }
        double low = inside.get(0);
        double high = inside.get(inside.size() - 1);
        Double below = budgets.lower(low);
        Double above = budgets.higher(high);
        return new double[] {
            below == null ? low : edge(published, low, below), above == null ? high : edge(published, high, above)
        };
    }

    private static double edge(Published<ChinchillaLaw> published, double inside, double outside) {
        double in = inside;
        double out = outside;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = Math.sqrt(in * out);
            if (observed(published, middle)) {
                in = middle;
            } else {
                out = middle;
            }
        }
        return in;
    }

    private static String beyond(Published<ChinchillaLaw> published, double flop) {
        CalibratedRange range = published.range();
        Allocation split = published.law().optimal(flop);
        Optional<String> unstated = range.unstated(SPLIT);
        if (unstated.isPresent()) {
            return "All dashed: " + unstated.get() + ".";
        }
        double times = Math.max(range.beyond("parameters", split.parameters()), range.beyond("tokens", split.tokens()));
        return times == 1
                ? "All of it lies inside the observed models and tokens."
                : "Dashed: outside the observed models and tokens; at " + NumberStyle.plain(flop)
                        + " FLOP the split lies " + NumberStyle.plain(times) + " times beyond them.";
    }

    /** A self-standing SVG file with light colours: title, subtitle and chart. The same figure gives the same text. */
    public static String svg(Figure figure) {
        return Svg.file(notNull("figure", figure));
    }

    /**
     * The chart for a page that declares the variables of {@link Ink}: scales with its container, real text, described for
     * screen readers, ids that begin with the figure's.
     */
    public static String inlineSvg(Figure figure, Size size) {
        return Svg.inline(notNull("figure", figure), notNull("size", size));
    }
}
