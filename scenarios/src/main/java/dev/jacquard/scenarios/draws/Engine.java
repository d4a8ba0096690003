package dev.jacquard.scenarios.draws;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.uncertainty.IndexedColumns;
import dev.jacquard.numerics.uncertainty.OnePass;
import dev.jacquard.numerics.uncertainty.OnePassSummary;
import dev.jacquard.scenarios.argument.ScenarioException;
import dev.jacquard.scenarios.binding.Definition;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/** The draws of a scenario on a pool: which codes each has, and what the model answers. */
public final class Engine {

    private final Definition definition;
    private final Sampler sampler;
    private final Evaluator evaluator;
    private final long seed;
    private final int threads;

    private Engine(Definition definition, Evaluator evaluator, long seed, int threads) {
        this.definition = definition;
        this.sampler = new Sampler(definition, seed);
        this.evaluator = evaluator;
        this.seed = seed;
        this.threads = threads;
    }

    /** The draws of a seed; the shape of the answers is learned from the first of so many that has one. */
    public static Engine of(Definition definition, long seed, int threads, int draws) {
        return new Engine(definition, Evaluator.ofDraws(definition, seed, draws), seed, threads);
    }

    /** Which codes a draw has. */
    public Sampler sampler() {
        return sampler;
    }

    /** What the model answers. */
    public Evaluator evaluator() {
        return evaluator;
    }

    /** Where each number lies in a row of outputs. */
    public Layout layout() {
        return evaluator.layout();
    }

    /**
     * The draws of a run: one column for each input and each cell of the outputs.
     *
     * @param draws how many
     * @param inputs codes by input
     * @param outputs numbers by cell
     */
    public record Columns(int draws, double[][] inputs, double[][] outputs) {}

    /** How many numbers one draw has: inputs and cells of the outputs. */
    int numbers() {
        return definition.inputs().size() + layout().width();
    }

    /** Runs all draws. */
    Columns run(int draws, ProgressListener progress) {
        Columns none = new Columns(0, new double[definition.inputs().size()][0], new double[layout().width()][0]);
        Columns columns = more(none, draws, progress);
        refuseImpure(
                Arrays.stream(columns.outputs()).mapToDouble(cell -> cell[0]).toArray());
        return columns;
    }

    /**
     * Numbers read from all draws; of the rest of the outputs nothing is kept.
     *
     * @param readings where each number is read
     * @return a column for each number
     */
    public double[][] read(int draws, List<Layout.Reading> readings) {
        return read(draws, readings, 0, input -> false).outputs();
    }

    /**
     * Numbers read from all draws, and the codes of some inputs in the first of them.
     *
     * @param readings where each number is read
     * @param first how many draws keep their codes at most
     * @param wanted which inputs; the columns of the others stay empty
     */
    public Columns read(int draws, List<Layout.Reading> readings, int first, IntPredicate wanted) {
        double[][] inputs = new double[definition.inputs().size()][];
        Arrays.setAll(inputs, input -> new double[wanted.test(input) ? Math.min(draws, first) : 0]);
        double[][] numbers = new double[readings.size()][draws];
        evaluate(0, draws, ProgressListener.NONE, draw -> {
            double[] codes = sampler.codes(draw);
            double[] row = evaluator.row(codes);
            for (int input = 0; input < inputs.length; input++) {
                if (draw < inputs[input].length) {
                    inputs[input][draw] = codes[input];
                }
            }
            for (int number = 0; number < numbers.length; number++) {
                numbers[number][draw] = readings.get(number).of(row);
            }
        });
        refuseImpure(evaluator.row(sampler.codes(0)));
        return new Columns(draws, inputs, numbers);
    }

    /** Draws that are there already, and those that follow them. */
    Columns more(Columns known, int draws, ProgressListener progress) {
        double[][] inputs = longer(known.inputs(), draws);
        double[][] outputs = longer(known.outputs(), draws);
        evaluate(known.draws(), draws, progress, draw -> {
            double[] codes = sampler.codes(draw);
            put(inputs, draw, codes);
            put(outputs, draw, evaluator.row(codes));
        });
        return new Columns(draws, inputs, outputs);
    }

    /** Does something for each draw from a first one on; draws on which it fails are counted and refused together. */
    private void evaluate(int start, int draws, ProgressListener progress, IntConsumer each) {
        new Batch(definition.model().name(), start, draws, threads)
                .run(progress, each)
                .ifPresent(failure -> {
                    throw Evaluator.failure(definition, seed, failure, draws);
                });
    }

    private static double[][] longer(double[][] columns, int draws) {
        return Arrays.stream(columns)
                .map(column -> Arrays.copyOf(column, draws))
                .toArray(double[][]::new);
    }

    /**
     * Numbers read from each draw, none of them kept.
     *
     * @param read the numbers of a row of outputs
     * @param probabilities for each number, those of the quantiles wanted
     */
    List<OnePassSummary> pass(
            int draws, Function<double[], double[]> read, List<double[]> probabilities, ProgressListener progress) {
        AtomicReference<Batch.Failure> failure = new AtomicReference<>();
        IndexedColumns source = (first, count, into) -> {
            for (int i = 0; i < count; i++) {
                int draw = (int) first + i;
                try {
                    put(into, i, read.apply(evaluator.row(sampler.codes(draw))));
                } catch (RuntimeException e) {
                    failure.accumulateAndGet(new Batch.Failure(1, draw, e), Batch.Failure::and);
                    put(into, i, new double[into.length]);
                }
            }
        };
        List<OnePassSummary> summaries =
                OnePass.of(source, probabilities, draws, threads, done -> progress.progress(done, draws));
        if (failure.get() != null) {
            throw Evaluator.failure(definition, seed, failure.get(), draws);
        }
        return summaries;
    }

    /** A model that answers the same inputs in two ways cannot be reproduced by anybody. */
    private void refuseImpure(double[] once) {
        double[] again = evaluator.row(sampler.codes(0));
        for (int cell = 0; cell < again.length; cell++) {
            if (again[cell] != once[cell] && !(Double.isNaN(again[cell]) && Double.isNaN(once[cell]))) {
                throw new ScenarioException(definition.model().name() + ": draw 0 gave two answers, "
                        + Decimals.shortest(once[cell]) + " and " + Decimals.shortest(again[cell])
                        + " (expected: a pure model, the same outputs for the same inputs)");
            }
        }
    }

    /** Numbers computed for the first draws; those of a draw whose computation fails are NaN. */
    public double[][] each(int draws, int width, IntFunction<double[]> compute) {
        double[][] columns = new double[width][draws];
        for (double[] column : columns) {
            Arrays.fill(column, Double.NaN);
        }
        Batch.of(definition.model().name(), draws, threads)
                .run(ProgressListener.NONE, draw -> put(columns, draw, compute.apply(draw)));
        return columns;
    }

    private static void put(double[][] columns, int draw, double[] row) {
        for (int column = 0; column < row.length; column++) {
            columns[column][draw] = row[column];
        }
    }
}
