package dev.jacquard.scenarios.sensitivity;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.dependence.GaussianCopula;
import dev.jacquard.numerics.sensitivity.Design;
import dev.jacquard.numerics.sensitivity.InputSample;
import dev.jacquard.scenarios.argument.Correlation;
import dev.jacquard.scenarios.argument.ScenarioException;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.binding.Marginal;
import dev.jacquard.scenarios.draws.Batch;
import dev.jacquard.scenarios.draws.Evaluator;
import dev.jacquard.scenarios.draws.Layout;
import dev.jacquard.scenarios.draws.ProgressListener;
import dev.jacquard.scenarios.draws.Sampler;
import dev.jacquard.scenarios.draws.SingleDraw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a scenario's model answers over the unit cube of its factors: what all its responses share. */
final class Surface {

    /** Draws tried for the shape of an answer before a model counts as one that never answers. */
    private static final int TRIED = 100;

    private final Definition definition;
    private final Evaluator evaluator;
    private final Sampler sampler;
    private final List<Sampler.Factor> factors;
    private final List<String> names;
    private final GaussianCopula copula;

    private Surface(Definition definition) {
        this.definition = definition;
        this.sampler = new Sampler(definition, 1);
        this.evaluator = evaluator(definition, sampler);
        this.factors = sampler.factors();
        this.names = factors.stream().map(Sampler.Factor::name).toList();
        this.copula = copula(definition, names);
    }

    static Surface of(Definition definition) {
        Surface surface = new Surface(definition);
        if (surface.factors.isEmpty()) {
            throw Check.refused("inputs of " + definition.heading().id(), "all fixed", "one or more that vary");
        }
        return surface;
    }

    private static Evaluator evaluator(Definition definition, Sampler sampler) {
        return Evaluator.of(
                definition,
                TRIED + 1,
                index -> index == 0 ? sampler.middle() : sampler.codes(index - 1L),
                first -> new ScenarioException(
                        definition.model().name() + ": fails with all inputs in the middle and on " + TRIED
                                + " draws (expected: an answer); first: " + Evaluator.describe(first),
                        first));
    }

    private static GaussianCopula copula(Definition definition, List<String> names) {
        double[][] spearman = new double[names.size()][names.size()];
        for (int i = 0; i < spearman.length; i++) {
            spearman[i][i] = 1;
        }
        for (Correlation correlation : definition.correlations()) {
            int first = names.indexOf(correlation.first());
            int second = names.indexOf(correlation.second());
            // An input that was fixed since has no factor, and the others keep the correlations among themselves.
            if (first >= 0 && second >= 0) {
                spearman[first][second] = correlation.spearman();
                spearman[second][first] = correlation.spearman();
            }
        }
        return names.isEmpty() ? GaussianCopula.independent(1) : GaussianCopula.ofSpearman(spearman);
    }

    Definition definition() {
        return definition;
    }

    Layout layout() {
        return evaluator.layout();
    }

    List<String> factors() {
        return names;
    }

    GaussianCopula copula() {
        return copula;
    }

    /** Positions of the inputs that a factor sets. */
    List<Integer> inputs(int factor) {
        return factors.get((int) Check.within("factor", factor, 0, factors.size() - 1))
                .inputs();
    }

    /** What a factor draws from; of a fit, its first parameter. */
    Marginal marginal(int factor) {
        return definition.inputs().get(inputs(factor).get(0)).marginal();
    }

    /** The codes of all inputs with all factors in the middle. */
    double[] middle() {
        return sampler.middle();
    }

    /** The codes of all inputs at a point. */
    double[] codes(double... point) {
        if (point.length != factors.size()) {
            throw Check.refused("coordinates", point.length, "one for each of the " + factors.size() + " factors");
        }
        double[] codes = middle();
        for (int factor = 0; factor < point.length; factor++) {
            set(codes, factor, point[factor]);
        }
        return codes;
    }

    /** Sets the inputs of one factor to what a coordinate draws. */
    void set(double[] codes, int factor, double coordinate) {
        Check.openFraction(names.get(factor), coordinate);
        for (int input : factors.get(factor).inputs()) {
            codes[input] = definition.inputs().get(input).marginal().code(coordinate);
        }
    }

    /** The outputs as a row, for one code of each input. */
    double[] row(double[] codes) {
        return evaluator.row(codes);
    }

    String valueText(int factor, double coordinate) {
        if (marginal(factor) instanceof Marginal.Joint joint) {
            return "row " + (int) (coordinate * joint.rows().size());
        }
        int input = inputs(factor).get(0);
        return SingleDraw.text(definition.inputs().get(input), marginal(factor).code(coordinate));
    }

    /** The draws of a run with this seed as points. */
    InputSample sample(int draws, long seed) {
        Sampler sampler = new Sampler(definition, seed);
        double[][] columns = new double[factors.size()][draws];
        for (int draw = 0; draw < draws; draw++) {
            double[] uniforms = sampler.uniforms(draw);
            for (int factor = 0; factor < columns.length; factor++) {
                columns[factor][draw] = uniforms[factors.get(factor).inputs().get(0)];
            }
        }
        return InputSample.of(names, columns);
    }

    /**
     * A sample with the values of the inputs in place of coordinates, so that equal values are equal: the number itself, or the
     * position of a name; a fit, whose rows are no number, keeps its coordinate.
     */
    InputSample inValues(InputSample sample) {
        double[][] columns = new double[factors.size()][];
        for (int factor = 0; factor < columns.length; factor++) {
            Marginal marginal = marginal(factor);
            columns[factor] = Arrays.stream(sample.draws(factor))
                    .map(coordinate -> value(marginal, coordinate))
                    .toArray();
        }
        return InputSample.of(names, columns);
    }

    private static double value(Marginal marginal, double coordinate) {
        if (marginal instanceof Marginal.Joint) {
            return coordinate;
        }
        double code = marginal.code(coordinate);
        return marginal.value(code) instanceof Number number ? number.doubleValue() : code;
    }

    /** Each response at every row of a design, in the rows' order. */
    double[][] evaluate(Design<?> design, List<Response> responses, int threads, ProgressListener progress) {
        int size = design.size();
        double[][] values = new double[responses.size()][size];
        Batch.of(definition.model().name(), size, threads)
                .run(progress, index -> {
                    double[] row = row(codes(design.row(index)));
                    for (int r = 0; r < values.length; r++) {
                        values[r][index] = responses.get(r).of(row);
                    }
                })
                .ifPresent(failure -> {
                    throw refused(failure, design);
                });
        return values;
    }

    private ScenarioException refused(Batch.Failure failure, Design<?> design) {
        return new ScenarioException(
                definition.model().name() + ": fails on " + failure.share(design.size(), "rows")
                        + " (expected: an answer for every row); first on row " + failure.first() + ": "
                        + Evaluator.describe(failure.cause()) + "; see it alone with --draw 0 "
                        + String.join(" ", settings(codes(design.row(failure.first())))),
                failure.cause());
    }

    /** What sets all varying inputs to these codes on the command line. */
    private List<String> settings(double[] codes) {
        List<String> settings = new ArrayList<>();
        for (Sampler.Factor factor : factors) {
            for (int input : factor.inputs()) {
                Definition.Input own = definition.inputs().get(input);
                settings.add("--set " + own.spec().name() + "=\"= " + SingleDraw.text(own, codes[input]) + "\"");
            }
        }
        return settings;
    }

    /** Whether the options of a factor have an order: numbers do, names and the rows of a fit do not. */
    boolean isOrdered(int factor) {
        if (marginal(factor) instanceof Marginal.Forms forms) {
            return forms.values().stream().allMatch(Number.class::isInstance);
        }
        return marginal(factor) instanceof Marginal.Number;
    }
}
