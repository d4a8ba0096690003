package dev.jacquard.scenarios;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.uncertainty.IndexedColumns;
import dev.jacquard.numerics.uncertainty.OnePass;
import dev.jacquard.numerics.uncertainty.OnePassSummary;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.binding.Marginal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** Calls the model: once for a row of codes, or for all draws in chunks on a pool. */
final class Engine {

    /** Draws a thread takes at a time: long enough to hide the hand-over, short enough to share the work evenly. */
    static final int CHUNK = 256;

    private final Definition definition;
    private final List<Marginal> marginals;
    private final Sampler sampler;
    private final long seed;
    private final int threads;
    private Layout layout;

    Engine(Definition definition, long seed, int threads) {
        this.definition = definition;
        this.marginals =
                definition.inputs().stream().map(Definition.Input::marginal).toList();
        this.sampler = new Sampler(definition, seed);
        this.seed = seed;
        this.threads = threads;
    }

    Sampler sampler() {
        return sampler;
    }

    Layout layout() {
        return layout;
    }

    /**
     * The draws of a run: one column for each input and each cell of the outputs.
     *
     * @param draws how many
     * @param inputs codes by input
     * @param outputs numbers by cell
     */
    record Columns(int draws, double[][] inputs, double[][] outputs) {}

    /** The outputs as a row, for one code of each input. */
    double[] row(double[] codes) {
        return layout.row(answer(codes));
    }

    /** What the model answers for one code of each input. */
    Object[] answer(double[] codes) {
        Object[] leaves = new Object[codes.length];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = marginals.get(i).value(codes[i]);
        }
        return answer(leaves);
    }

    /** What the model answers for one value of each input. */
    Object[] answer(Object[] leaves) {
        try {
            return definition.model().run(leaves);
        } catch (VirtualMachineError e) {
            if (e instanceof StackOverflowError) {
                throw new IllegalStateException("the model calls itself without end (StackOverflowError)", e);
            }
            throw e;
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Learns the shape of the answers from the first draw that has one, out of so many. */
    void prepare(int draws) {
        layout = firstLayout(draws);
    }

    /** How many numbers one draw has: inputs and cells of the outputs. */
    int numbers() {
        return marginals.size() + layout.width();
    }

    /** Runs all draws. */
    Columns run(int draws) {
        prepare(draws);
        return run(draws, ProgressListener.NONE);
    }

    /** Runs all draws, once {@link #prepare prepared}. */
    Columns run(int draws, ProgressListener progress) {
        Columns none = new Columns(0, new double[marginals.size()][0], new double[layout.width()][0]);
        Columns columns = more(none, draws, progress);
        refuseImpure(
                Arrays.stream(columns.outputs()).mapToDouble(cell -> cell[0]).toArray());
        return columns;
    }

    /**
     * Numbers read from all draws, once {@link #prepare prepared}; of the rest of the outputs nothing is kept.
     *
     * @param readings where each number is read
     * @return a column for each number
     */
    double[][] read(int draws, List<Layout.Reading> readings) {
        return read(draws, readings, input -> false).outputs();
    }

    /**
     * Numbers read from all draws, and the codes of some inputs, once {@link #prepare prepared}.
     *
     * @param readings where each number is read
     * @param wanted which inputs; the columns of the others stay empty
     */
    Columns read(int draws, List<Layout.Reading> readings, IntPredicate wanted) {
        double[][] inputs = new double[marginals.size()][];
        Arrays.setAll(inputs, input -> new double[wanted.test(input) ? draws : 0]);
        double[][] numbers = new double[readings.size()][draws];
        evaluate(0, draws, ProgressListener.NONE, draw -> {
            double[] codes = sampler.codes(draw);
            double[] row = row(codes);
            for (int input = 0; input < inputs.length; input++) {
                if (inputs[input].length > 0) {
                    inputs[input][draw] = codes[input];
                }
            }
            for (int number = 0; number < numbers.length; number++) {
                numbers[number][draw] = readings.get(number).of(row);
            }
        });
        refuseImpure(row(sampler.codes(0)));
        return new Columns(draws, inputs, numbers);
    }

    /** Draws that are there already, and those that follow them. */
    Columns more(Columns known, int draws, ProgressListener progress) {
        int start = known.draws();
        double[][] inputs = longer(known.inputs(), draws);
        double[][] outputs = longer(known.outputs(), draws);
        evaluate(start, draws, progress, draw -> {
            double[] codes = sampler.codes(draw);
            put(inputs, draw, codes);
            put(outputs, draw, row(codes));
        });
        return new Columns(draws, inputs, outputs);
    }

    /** Does something for each draw from a first one on; draws on which it fails are counted and refused together. */
    private void evaluate(int start, int draws, ProgressListener progress, IntConsumer each) {
        Problem[] problems = new Problem[chunks(draws - start)];
        Tally tally = new Tally(start, draws, progress);
        inChunks(draws - start, chunk -> {
            int first = start + chunk * CHUNK;
            int end = Math.min(draws, first + CHUNK);
            for (int draw = first; draw < end; draw++) {
                try {
                    each.accept(draw);
                } catch (RuntimeException e) {
                    problems[chunk] = problems[chunk] == null ? new Problem(1, draw, e) : problems[chunk].another();
                }
            }
            tally.add(end - first);
        });
        refuseProblems(problems, draws);
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
        AtomicReference<Problem> problem = new AtomicReference<>();
        IndexedColumns source = (first, count, into) -> {
            for (int i = 0; i < count; i++) {
                int draw = (int) first + i;
                try {
                    put(into, i, read.apply(row(sampler.codes(draw))));
                } catch (RuntimeException e) {
                    problem.accumulateAndGet(new Problem(1, draw, e), Problem::and);
                    put(into, i, new double[into.length]);
                }
            }
        };
        List<OnePassSummary> summaries =
                OnePass.of(source, probabilities, draws, threads, done -> progress.progress(done, draws));
        if (problem.get() != null) {
            throw failure(problem.get(), draws);
        }
        return summaries;
    }

    /** A model that answers the same inputs in two ways cannot be reproduced by anybody. */
    private void refuseImpure(double[] once) {
        double[] again = row(sampler.codes(0));
        for (int cell = 0; cell < again.length; cell++) {
            if (again[cell] != once[cell]) {
                throw new ScenarioException(definition.model().name() + ": draw 0 gave two answers, "
                        + Decimals.shortest(once[cell]) + " and " + Decimals.shortest(again[cell])
                        + " (expected: a pure model, the same outputs for the same inputs)");
            }
        }
    }

    /** Numbers computed for the first draws, in chunks; a draw whose computation fails becomes NaN. */
    double[][] each(int draws, int width, DrawRow compute) {
        double[][] columns = new double[width][draws];
        inChunks(draws, chunk -> {
            int end = Math.min(draws, (chunk + 1) * CHUNK);
            for (int draw = chunk * CHUNK; draw < end; draw++) {
                try {
                    put(columns, draw, compute.row(draw));
                } catch (RuntimeException e) {
                    for (double[] column : columns) {
                        column[draw] = Double.NaN;
                    }
                }
            }
        });
        return columns;
    }

    /** Computes a row of numbers for a draw. */
    interface DrawRow {
        double[] row(int draw);
    }

    record Problem(int count, int draw, RuntimeException first) {
        Problem another() {
            return new Problem(count + 1, draw, first);
        }

        /** Both together; the first of nothing is the other. */
        static Problem and(Problem one, Problem other) {
            if (one == null) {
                return other;
            }
            Problem first = one.draw() < other.draw() ? one : other;
            return new Problem(one.count() + other.count(), first.draw(), first.first());
        }
    }

    private Layout firstLayout(int draws) {
        RuntimeException first = null;
        for (int draw = 0; draw < draws; draw++) {
            try {
                return Layout.of(definition.model().outputs(), answer(sampler.codes(draw)));
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        throw failure(new Problem(draws, 0, first), draws);
    }

    private void refuseProblems(Problem[] problems, int draws) {
        int count = 0;
        Problem first = null;
        for (Problem problem : problems) {
            if (problem != null) {
                count += problem.count();
                first = first == null ? problem : first;
            }
        }
        if (first != null) {
            throw failure(new Problem(count, first.draw(), first.first()), draws);
        }
    }

    private ScenarioException failure(Problem problem, int draws) {
        String share = Decimals.rounded(100.0 * problem.count() / draws, 2);
        return new ScenarioException(
                definition.model().name() + ": fails on " + problem.count() + " of " + draws + " draws, " + share
                        + " % (expected: an answer for every draw); first on draw " + problem.draw() + " of seed "
                        + seed + ": "
                        + describe(problem.first()) + "; see it alone with --seed " + seed + " --draw "
                        + problem.draw(),
                problem.first());
    }

    static String describe(RuntimeException e) {
        Throwable cause = e instanceof IllegalStateException && e.getCause() != null ? e.getCause() : e;
        String message = cause.getMessage() == null
                ? ""
                : ": " + cause.getMessage().lines().findFirst().orElse("");
        return cause.getClass().getSimpleName() + message;
    }

    private static void put(double[][] columns, int draw, double[] row) {
        for (int column = 0; column < row.length; column++) {
            columns[column][draw] = row[column];
        }
    }

    static int chunks(int draws) {
        return (draws + CHUNK - 1) / CHUNK;
    }

    void inChunks(int draws, IntConsumer work) {
        if (threads == 1) {
            for (int chunk = 0; chunk < chunks(draws); chunk++) {
                work.accept(chunk);
            }
            return;
        }
        ForkJoinPool pool = new ForkJoinPool(Math.max(1, Math.min(threads, chunks(draws))));
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int chunk = 0; chunk < chunks(draws); chunk++) {
                int own = chunk;
                running.add(pool.submit(() -> work.accept(own)));
            }
            for (Future<?> task : running) {
                task.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScenarioException("interrupted", e);
        } catch (ExecutionException e) {
            throw new ScenarioException(definition.model().name() + ": " + e.getCause(), e);
        } finally {
            pool.shutdownNow();
        }
    }
}
