package dev.jacquard.command;

import dev.jacquard.charts.Axis;
import dev.jacquard.charts.Charts;
import dev.jacquard.charts.Figure;
import dev.jacquard.charts.LineChart;
import dev.jacquard.charts.Mark;
import dev.jacquard.charts.Point;
import dev.jacquard.laws.CatalogueLaw;
import dev.jacquard.numerics.Decimals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The speed-up over the number of agents, from one to ten times the number asked about, all else as asked. */
final class SpeedupCurve {

    private static final int STEPS = 100;
    private static final double REACH = 10;
    private static final String AGENTS = "agents";

    private SpeedupCurve() {}

    static String svg(Evaluation evaluation) {
        CatalogueLaw law = evaluation.law();
        double asked = evaluation.inputs().get(AGENTS);
        List<Point> points = IntStream.rangeClosed(0, STEPS)
                .mapToDouble(i -> Math.rint(Math.pow(asked * REACH, (double) i / STEPS)))
                .distinct()
                .mapToObj(agents -> new Point(agents, speedup(law, evaluation.inputs(), agents)))
                .toList();
        String given = evaluation.inputs().entrySet().stream()
                .filter(input -> !input.getKey().equals(AGENTS))
                .map(input -> input.getKey() + " " + Decimals.rounded(input.getValue(), 4))
                .collect(Collectors.joining(", "));
        double speedup = evaluation.outputs().get("speedup");
        LineChart chart = new LineChart(
                Axis.log("agents"),
                Axis.linear("speed-up over one agent"),
                List.of(LineChart.Series.line(law.id(), points)),
                List.of(),
                List.of(Mark.vertical(Decimals.rounded(asked, 4) + " agents", asked)));
        return Charts.svg(new Figure(
                "speedup",
                Decimals.rounded(asked, 4) + " agents are " + Decimals.rounded(speedup, 3) + " times as fast as one",
                "speed-up over the number of agents; " + given,
                law.title(),
                law.citation(),
                "",
                chart));
    }

    private static double speedup(CatalogueLaw law, Map<String, Double> inputs, double agents) {
        Map<String, Double> there = new LinkedHashMap<>(inputs);
        there.put(AGENTS, agents);
        return law.at(there).get("speedup");
    }
}
