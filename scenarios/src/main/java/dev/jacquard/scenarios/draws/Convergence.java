package dev.jacquard.scenarios.draws;

import dev.jacquard.charts.Axis;
import dev.jacquard.charts.Figure;
import dev.jacquard.charts.LineChart;
import dev.jacquard.charts.Point;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.numerics.uncertainty.MonteCarloError;
import dev.jacquard.numerics.uncertainty.OnePassSummary;
import dev.jacquard.numerics.uncertainty.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * How well an answer is known after more and more draws: estimates and their standard errors.
 *
 * <p>The first draws of a run are those of any shorter run, so each step is what that run would have said. Errors are those of {@link
 * MonteCarloError}: of a mean from the spread, of a quantile from order statistics, of a claim's probability from Wilson's interval.
 *
 * <pre>{@code
 * var run = Scenario.load("lossy-self-improvement").run(20_000, 7);
 * run.convergence("growthSlope");              // p50 of growthSlope ± 0.004 at 20000 draws; 80000 for half
 * run.convergence("losses-win").table();
 * }</pre>
 *
 * @param name the output, or the claim's id
 * @param unit unit of the estimates; plain for a claim
 * @param steps by rising number of draws, each twice the one before; the last is the run itself
 */
public record Convergence(String name, Unit unit, List<Step> steps) {

    /** Runs shorter than this say nothing worth a line. */
    private static final int FEWEST = 100;

    private static final double[] PERCENTILES = {0.05, 0.5, 0.95};
    private static final int DIGITS = 2;

    /**
     * What so many draws say.
     *
     * @param draws how many
     * @param estimates mean, p5, p50 and p95 of an output; the probability of a claim
     */
    public record Step(int draws, List<Estimate> estimates) {
        public Step {
            estimates = List.copyOf(estimates);
        }
    }

    /**
     * One number and how well it is known.
     *
     * @param measure {@code mean}, {@code p5}, {@code p50}, {@code p95} or {@code probability}
     * @param value the estimate
     * @param standardError its standard error; infinite where the draws are too few to tell, not a number for a mean of infinite draws
     */
    public record Estimate(String measure, double value, double standardError) {}

    public Convergence {
        Check.notBlank("name", name);
        steps = List.copyOf(steps);
        Check.atLeast("steps", steps.size(), 1);
    }

    /** Of an output: its mean and percentiles. */
    public static Convergence of(OutputDraws output) {
        double[] values = output.values();
        List<Step> steps = new ArrayList<>();
        for (int draws : halves(values.length)) {
            double[] sorted = Arrays.copyOf(values, draws);
            Summary summary = Summary.of(sorted);
            Arrays.sort(sorted);
            List<Estimate> estimates = new ArrayList<>();
            estimates.add(new Estimate("mean", summary.mean(), MonteCarloError.ofMean(summary)));
            for (double p : PERCENTILES) {
                estimates.add(new Estimate(
                        percentile(p),
                        Summary.quantileOfSorted(sorted, p),
                        MonteCarloError.ofQuantileOfSorted(sorted, p)));
            }
            steps.add(new Step(draws, estimates));
        }
        output.whole().ifPresent(whole -> steps.add(step(whole)));
        return new Convergence(output.name(), output.unit(), steps);
    }

    private static Step step(OnePassSummary whole) {
        List<Estimate> estimates = new ArrayList<>();
        estimates.add(new Estimate("mean", whole.mean(), MonteCarloError.ofMean(whole.summary())));
        for (double p : PERCENTILES) {
            OnePassSummary.Quantile quantile = whole.quantile(p);
            estimates.add(new Estimate(percentile(p), quantile.value(), quantile.standardError()));
        }
        return new Step((int) whole.count(), estimates);
    }

    /**
     * The convergence of a claim's probability.
     *
     * @param truth whether it is true, draw by draw
     * @param all how many draws there are, with those that were not kept
     * @param probability share of all draws in which it is true
     */
    public static Convergence of(String claim, boolean[] truth, int all, double probability) {
        List<Step> steps = new ArrayList<>();
        for (int draws : halves(truth.length)) {
            int count = 0;
            for (int draw = 0; draw < draws; draw++) {
                count += truth[draw] ? 1 : 0;
            }
            steps.add(step((double) count / draws, draws));
        }
        if (all > truth.length) {
            steps.add(step(probability, all));
        }
        return new Convergence(claim, Unit.ONE, steps);
    }

    private static Step step(double probability, int draws) {
        return new Step(
                draws, List.of(new Estimate("probability", probability, MonteCarloError.ofShare(probability, draws))));
    }

    private static List<Integer> halves(int draws) {
        List<Integer> halves = new ArrayList<>(List.of(draws));
        while (halves.get(0) / 2 >= FEWEST) {
            halves.add(0, halves.get(0) / 2);
        }
        return halves;
    }

    private static String percentile(double p) {
        return "p" + Math.round(100 * p);
    }

    /** Draws of the whole run. */
    public int draws() {
        return steps.get(steps.size() - 1).draws();
    }

    /**
     * One of the run's estimates.
     *
     * @throws IllegalArgumentException for a measure that is not there
     */
    public Estimate estimate(String measure) {
        List<Estimate> estimates = steps.get(steps.size() - 1).estimates();
        List<String> measures = estimates.stream().map(Estimate::measure).toList();
        return estimates.stream()
                .filter(one -> one.measure().equals(measure))
                .findFirst()
                .orElseThrow(() -> Check.refused("measure", measure, "one of " + String.join(", ", measures)));
    }

    /**
     * Draws that would bring an estimate's standard error down to a target, by the square root law.
     *
     * @param measure such as {@code p50}
     * @param target standard error wanted, {@code > 0}
     * @return infinite where the error is not known
     */
    public double drawsFor(String measure, double target) {
        return drawsFor(draws(), estimate(measure).standardError(), target);
    }

    static double drawsFor(double draws, double error, double target) {
        double ratio = error / Check.positive("target", target);
        return Double.isFinite(ratio) ? Math.ceil(draws * ratio * ratio) : Double.POSITIVE_INFINITY;
    }

    /** All steps as a table: draws, then each estimate and its standard error. */
    public Table table() {
        Table table = Table.create(name + " convergence");
        IntColumn draws = IntColumn.create("draws");
        steps.forEach(step -> draws.append(step.draws()));
        table.addColumns(draws);
        for (int i = 0; i < steps.get(0).estimates().size(); i++) {
            String measure = steps.get(0).estimates().get(i).measure();
            DoubleColumn value = DoubleColumn.create(measure);
            DoubleColumn error = DoubleColumn.create(measure + " ±");
            for (Step step : steps) {
                value.append(step.estimates().get(i).value());
                error.append(step.estimates().get(i).standardError());
            }
            table.addColumns(value, error);
        }
        return table;
    }

    /**
     * Standard errors against draws, both logarithmic: a straight line that falls by half with four times the draws.
     *
     * @param id of the figure: lower-case letters, digits and hyphens
     * @throws IllegalArgumentException where no error is known and above zero
     */
    public Figure figure(String id) {
        List<LineChart.Series> lines = new ArrayList<>();
        for (int i = 0; i < steps.get(0).estimates().size(); i++) {
            int own = i;
            List<Point> points = steps.stream()
                    .filter(step -> drawn(step.estimates().get(own).standardError()))
                    .map(step ->
                            new Point(step.draws(), step.estimates().get(own).standardError()))
                    .toList();
            if (!points.isEmpty()) {
                lines.add(LineChart.Series.line(steps.get(0).estimates().get(i).measure(), points));
            }
        }
        if (lines.isEmpty()) {
            throw Check.refused(name, "no standard error above zero", "an answer that varies, from enough draws");
        }
        String title = sentence();
        return new Figure(
                id,
                title,
                "Monte Carlo standard error" + (unit.isPlain() ? "" : ", " + unit) + ", against the number of draws",
                "Four times the draws halve a standard error. It says how well these draws know what the assumptions imply, not"
                        + " how good the assumptions are.",
                "This scenario.",
                "Of a mean from the spread; of a percentile from the order statistics two standard errors of rank to either side"
                        + " (Woodruff 1952); of a probability from Wilson's interval.",
                new LineChart(Axis.log("draws"), Axis.log("standard error"), lines));
    }

    private static boolean drawn(double error) {
        return error > 0 && Double.isFinite(error);
    }

    /** One line: {@code p50 of growthSlope ± 0.004 at 20000 draws; 80000 for half}. */
    @Override
    public String toString() {
        return sentence();
    }

    private String sentence() {
        boolean claim = steps.get(0).estimates().size() == 1;
        Estimate main = estimate(claim ? "probability" : "p50");
        return (claim ? "p" : main.measure()) + " of " + name + " ± "
                + Decimals.rounded(main.standardError(), DIGITS)
                + (unit.isPlain() ? "" : " " + unit) + " at " + draws() + " draws; " + 4L * draws() + " for half";
    }
}
