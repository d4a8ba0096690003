package dev.jacquard.scenarios;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.dependence.GaussianCopula;
import dev.jacquard.numerics.sensitivity.Design;
import dev.jacquard.numerics.sensitivity.InputSample;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.binding.Marginal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a scenario's model answers over the unit cube of its factors: what all its responses share. */
final class Surface {

    /** Draws tried for the shape of an answer before a model counts as one that never answers. */
    private static final int TRIED = 100;

    private final Definition definition;
    private final Engine engine;
    private final Layout layout;
    private final List<Sampler.Factor> factors;
    private final List<String> names;
    private final GaussianCopula copula;

    private Surface(Definition definition, Engine engine, Layout layout) {
        this.definition = definition;
        this.engine = engine;
        this.layout = layout;
        this.factors = engine.sampler().factors();
        this.names = factors.stream().map(Sampler.Factor::name).toList();
        this.copula = copula(definition, names);
    }

    static Surface of(Definition definition) {
        Engine engine = new Engine(definition, 1, 1);
        Surface surface = new Surface(definition, engine, layout(definition, engine));
        if (surface.factors.isEmpty()) {
            throw Check.refused("inputs of " + definition.heading().id(), "all fixed", "one or more that vary");
        }
        return surface;
    }

    private static Layout layout(Definition definition, Engine engine) {
        RuntimeException first = null;
        for (int draw = -1; draw < TRIED; draw++) {
            try {
                double[] codes =
                        draw < 0 ? engine.sampler().middle() : engine.sampler().codes(draw);
                return Layout.of(definition.model().outputs(), engine.answer(codes));
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        throw new ScenarioException(
                definition.model().name() + ": fails with all inputs in the middle and on " + TRIED
                        + " draws (expected: an answer); first: " + Engine.describe(first),
                first);
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
        return layout;
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
        return engine.sampler().middle();
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
        return layout.row(engine.answer(codes));
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
        Engine pool = new Engine(definition, 1, threads);
        Engine.Problem[] problems = new Engine.Problem[Engine.chunks(size)];
        Tally tally = new Tally(size, progress);
        pool.inChunks(size, chunk -> {
            int start = chunk * Engine.CHUNK;
            int end = Math.min(size, start + Engine.CHUNK);
            for (int index = start; index < end; index++) {
                try {
                    double[] row = row(codes(design.row(index)));
                    for (int r = 0; r < values.length; r++) {
                        values[r][index] = responses.get(r).of(row);
                    }
                } catch (RuntimeException e) {
                    problems[chunk] =
                            problems[chunk] == null ? new Engine.Problem(1, index, e) : problems[chunk].another();
                }
            }
            tally.add(end - start);
        });
        refuse(problems, design);
        return values;
    }

    private void refuse(Engine.Problem[] problems, Design<?> design) {
        int count = 0;
        Engine.Problem first = null;
        for (Engine.Problem problem : problems) {
            if (problem != null) {
                count += problem.count();
                first = first == null ? problem : first;
            }
        }
        if (first == null) {
            return;
        }
        throw new ScenarioException(
                definition.model().name() + ": fails on " + count + " of " + design.size() + " rows, "
                        + Decimals.rounded(100.0 * count / design.size(), 2)
                        + " % (expected: an answer for every row); first on row " + first.draw() + ": "
                        + Engine.describe(first.first()) + "; see it alone with --draw 0 "
                        + String.join(" ", settings(codes(design.row(first.draw())))),
                first.first());
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
