package dev.jacquard.scenarios.sensitivity;

import dev.jacquard.charts.Axis;
import dev.jacquard.charts.BarChart;
import dev.jacquard.charts.Chart;
import dev.jacquard.charts.Figure;
import dev.jacquard.charts.IntervalChart;
import dev.jacquard.charts.Mark;
import dev.jacquard.charts.NumberStyle;
import dev.jacquard.charts.SharesChart;
import dev.jacquard.charts.TornadoChart;
import dev.jacquard.numerics.sensitivity.Index;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The figure of each result: at most eight inputs, the one that matters most on top. */
public final class SensitivityFigures {

    /** More bars than this are read by nobody; the table has them all. */
    private static final int MOST = 8;

    /** A spread wider than this many times is easier read on a logarithmic axis. */
    private static final double WIDE = 12;

    private static final String SOURCE = "This scenario.";

    private SensitivityFigures() {}

    /**
     * The figure of a result.
     *
     * @param id lower-case letters, digits and hyphens
     * @return empty for a tornado whose outputs are infinite
     */
    public static Optional<Figure> of(String id, SensitivityResult result) {
        return chart(result)
                .map(chart -> new Figure(
                        id,
                        title(result),
                        result.study().outputText() + ", "
                                + result.study().method().word() + ": "
                                + result.study().method().meaning(),
                        caption(result),
                        SOURCE,
                        processing(result),
                        chart));
    }

    private static Optional<Chart> chart(SensitivityResult result) {
        if (result instanceof SobolResult sobol) {
            return Optional.of(shares(sobol));
        }
        if (result instanceof TornadoResult tornado) {
            return tornado(tornado);
        }
        if (result instanceof ShapleyResult shapley) {
            return Optional.of(bars(
                    Axis.percent("share of variance"),
                    shapley.effects().stream()
                            .limit(MOST)
                            .map(effect -> bar(effect.input(), effect.effect()))
                            .toList()));
        }
        if (result instanceof MorrisResult morris) {
            return Optional.of(bars(
                    Axis.linear("mean size of the elementary effect (mu*)" + unit(result)),
                    morris.effects().stream()
                            .limit(MOST)
                            .map(effect -> bar(effect.input(), effect.muStar()))
                            .toList()));
        }
        return Optional.of(result instanceof PawnResult pawn ? pawn(pawn) : ranks((RankResult) result));
    }

    /** How many inputs are drawn: those that move the output at all, at least one and at most eight. */
    private static int shown(SensitivityResult result) {
        return Math.max(1, Math.min(MOST, matter(result)));
    }

    private static int matter(SensitivityResult result) {
        long count = result.inputs().size();
        if (result instanceof SobolResult sobol) {
            count = sobol.effects().stream()
                    .filter(effect -> effect.total().value() != 0)
                    .count();
        } else if (result instanceof TornadoResult tornado) {
            count = tornado.bars().stream().filter(bar -> bar.width() > 0).count();
        }
        return (int) count;
    }

    private static String unit(SensitivityResult result) {
        return result.study().unit().isPlain() ? "" : ", " + result.study().unit();
    }

    private static Chart bars(Axis axis, List<BarChart.Bar> bars) {
        return new BarChart(axis, bars, Double.NaN, List.of());
    }

    /** Bars begin at zero, and so do their intervals. */
    private static BarChart.Bar bar(String input, Index index) {
        return new BarChart.Bar(
                input, Math.max(0, index.value()), Math.max(0, index.low()), Math.max(0, index.high()), 0);
    }

    private static Chart shares(SobolResult result) {
        return new SharesChart(
                Axis.percent("share of the variance"),
                "with all others (total)",
                "alone (first order)",
                result.effects().stream()
                        .limit(shown(result))
                        .map(effect ->
                                new SharesChart.Row(effect.input(), share(effect.total()), share(effect.first())))
                        .toList());
    }

    private static SharesChart.Share share(Index index) {
        return new SharesChart.Share(index.value(), index.low(), index.high());
    }

    private static Optional<Chart> tornado(TornadoResult result) {
        List<TornadoChart.Bar> bars = result.bars().stream()
                .filter(bar -> Double.isFinite(bar.atLow()) && Double.isFinite(bar.atHigh()))
                .limit(shown(result))
                .map(bar -> new TornadoChart.Bar(
                        bar.input(), withoutUnit(bar), shortened(bar.high()), bar.atLow(), bar.atHigh()))
                .toList();
        if (bars.isEmpty() || !Double.isFinite(result.middle())) {
            return Optional.empty();
        }
        double low = bars.stream()
                .mapToDouble(bar -> Math.min(bar.atLow(), bar.atHigh()))
                .min()
                .orElseThrow();
        double high = bars.stream()
                .mapToDouble(bar -> Math.max(bar.atLow(), bar.atHigh()))
                .max()
                .orElseThrow();
        String name = result.study().output() + unit(result);
        boolean log = low > 0 && high / low > WIDE;
        return Optional.of(new TornadoChart(log ? Axis.log(name) : Axis.linear(name), result.middle(), bars));
    }

    /** The low end; its unit is said once, at the high end. */
    private static String withoutUnit(TornadoResult.Bar bar) {
        String low = shortened(bar.low());
        int blank = low.indexOf(' ');
        return blank > 0 && bar.high().endsWith(low.substring(blank)) ? low.substring(0, blank) : low;
    }

    /** A number at full precision, with its unit, rounded for a label; other text stays. */
    private static String shortened(String value) {
        int blank = value.indexOf(' ');
        String number = blank < 0 ? value : value.substring(0, blank);
        if (!number.matches("-?\\d+(\\.\\d+)?(e-?\\d+)?")) {
            return value;
        }
        return NumberStyle.PLAIN.text(Double.parseDouble(number)) + (blank < 0 ? "" : value.substring(blank));
    }

    private static Chart pawn(PawnResult result) {
        return new BarChart(
                Axis.linear("median distance of distributions"),
                result.effects().stream()
                        .limit(MOST)
                        .map(effect -> BarChart.Bar.of(effect.input(), effect.median()))
                        .toList(),
                Double.NaN,
                List.of(Mark.vertical("noise", result.noiseFloor())));
    }

    private static Chart ranks(RankResult result) {
        List<IntervalChart.Row> rows = result.effects().stream()
                .flatMap(effect -> effect
                        .partial()
                        .map(index -> new IntervalChart.Row(
                                effect.input(), index.low(), index.value(), index.high(), index.value() < 0 ? 3 : 0))
                        .stream())
                .limit(MOST)
                .toList();
        List<IntervalChart.Row> shown =
                rows.isEmpty() ? List.of(new IntervalChart.Row("no input has an order", 0, 0, 0, 5)) : rows;
        return new IntervalChart(
                Axis.linear("partial rank correlation"), shown, -1, 1, List.of(Mark.vertical("none", 0)));
    }

    private static String title(SensitivityResult result) {
        String output = result.study().output();
        String first = result.inputs().get(0);
        if (result instanceof SobolResult sobol && sobol.variance() == 0
                || result instanceof ShapleyResult shapley && shapley.variance() == 0) {
            return "No input matters to " + output;
        }
        if (result instanceof SobolResult sobol) {
            return first + " takes part in " + portion(sobol.effects().get(0).total()) + " of the variance of "
                    + output;
        }
        if (result instanceof ShapleyResult shapley) {
            return first + " brings " + portion(shapley.effects().get(0).effect()) + " of the variance of " + output;
        }
        return switch (result.study().method()) {
            case TORNADO -> "By itself, " + first + " moves " + output + " most";
            case MORRIS -> first + " changes " + output + " most";
            case PAWN -> first + " shifts the distribution of " + output + " most";
            default -> output + " goes most steadily with " + first;
        };
    }

    /** A share in a title: an estimate above the whole, or below nothing, is not told apart from it. */
    private static String portion(Index index) {
        if (index.isAboveWhole()) {
            return "all, within its error,";
        }
        return index.value() < 0 ? "none, within its error," : NumberStyle.PERCENT.text(index.value());
    }

    private static String caption(SensitivityResult result) {
        int left = result.inputs().size() - shown(result);
        boolean all = shown(result) == matter(result);
        String more = switch (left) {
            case 0 -> "";
            case 1 -> "One input that " + (all ? "does not matter" : "matters less") + " is left out.";
            default ->
                left + " inputs that " + (all ? "do not matter" : "matter less or not at all") + " are left out.";
        };
        return String.join(
                " ",
                Stream.concat(result.warnings().stream().map(SensitivityFigures::sentence), Stream.of(more))
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    private static String sentence(String warning) {
        return warning.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + warning.substring(1) + ".";
    }

    private static String processing(SensitivityResult result) {
        Study study = result.study();
        String intervals = result instanceof TornadoResult
                ? "inputs at the ends of their central " + study.levelText() + " intervals"
                : "intervals are " + study.levelText() + " ones";
        return study.evaluations() + " evaluations, seed " + study.seed() + "; " + intervals + ".";
    }
}
