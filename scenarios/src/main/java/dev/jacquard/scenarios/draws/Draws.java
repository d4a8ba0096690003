package dev.jacquard.scenarios.draws;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.scenarios.argument.Assumption;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.argument.Condition;
import dev.jacquard.scenarios.argument.ScenarioException;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.binding.Marginal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The draws of a scenario: what was run, with which seed, and a column of numbers for each input and output.
 *
 * <p>A run with more numbers than memory should hold keeps its first draws only, and of all draws summaries; see {@link #kept()}.
 */
public final class Draws {

    private final Definition definition;
    private final Engine engine;
    private final Engine.Columns columns;
    private final LongRun whole;
    private final long seed;
    private final int threads;

    private Draws(Definition definition, Engine engine, Engine.Columns columns, LongRun whole, long seed, int threads) {
        this.definition = definition;
        this.engine = engine;
        this.columns = columns;
        this.whole = whole;
        this.seed = seed;
        this.threads = threads;
    }

    /**
     * Runs a scenario.
     *
     * @throws dev.jacquard.scenarios.argument.ScenarioException if the model fails on a draw
     */
    public static Draws run(Definition definition, int draws, long seed, int threads, ProgressListener progress) {
        Engine engine = Engine.of(definition, seed, threads, draws);
        int kept = LongRun.kept(draws, engine.numbers());
        Engine.Columns columns = engine.run(kept, kept == draws ? progress : ProgressListener.NONE);
        refuseUndefined(engine.layout(), columns);
        LongRun whole =
                kept == draws ? null : LongRun.run(engine, definition, shown(definition, engine), draws, progress);
        return new Draws(definition, engine, columns, whole, seed, threads);
    }

    /** A number that no draw has is none: nothing could be said of it. */
    private static void refuseUndefined(Layout layout, Engine.Columns columns) {
        for (Layout.Block block : layout.blocks()) {
            if (block.output().partial() && Defined.count(columns.outputs()[block.first()]) == 0) {
                throw new ScenarioException(block.output().name() + ": undefined in all " + columns.draws()
                        + " draws (expected: a number in some of them)");
            }
        }
    }

    /** The same draws and those that follow them. */
    Draws more(int longer, ProgressListener progress) {
        return LongRun.kept(longer, engine.numbers()) == longer
                ? new Draws(definition, engine, engine.more(columns, longer, progress), null, seed, threads)
                : run(definition, longer, seed, threads, progress);
    }

    /** What was run. */
    public Definition definition() {
        return definition;
    }

    /** How many draws. */
    public int count() {
        return whole == null ? columns.draws() : whole.draws();
    }

    /** How many of them, the first ones, are kept. */
    public int kept() {
        return columns.draws();
    }

    /** Seed of the draws. */
    public long seed() {
        return seed;
    }

    /** Threads they were run on; no result depends on them. */
    public int threads() {
        return threads;
    }

    /** What can be asked further on the same codes. */
    public Engine engine() {
        return engine;
    }

    /** What all draws say, where not all are kept. */
    public Optional<LongRun> whole() {
        return Optional.ofNullable(whole);
    }

    /** The codes of an input, one for each draw kept; not to be changed. */
    public double[] codes(int input) {
        return columns.inputs()[input];
    }

    /** The numbers at a place in the rows of outputs, one for each draw kept; not to be changed. */
    public double[] values(Layout.Reading reading) {
        return reading.in(columns.outputs());
    }

    /** All outputs, those shown first before the others: an index at a time, and a path at its last date. */
    public List<OutputDraws> outputs() {
        return shown(definition, engine).stream().map(this::output).toList();
    }

    private static List<String> shown(Definition definition, Engine engine) {
        return definition.outputs().stream()
                .flatMap(name -> engine.layout().whole(name).stream())
                .toList();
    }

    /** An output: {@code name}, {@code name[index]} or {@code name@2028-01-01}. */
    public OutputDraws output(String name) {
        Layout.Reading reading = engine.layout().reading(name);
        return new OutputDraws(name, reading.unit(), values(reading), whole().map(all -> all.output(name)));
    }

    /** Names of the outputs that are dated paths. */
    public List<String> pathNames() {
        return engine.layout().blocks().stream()
                .filter(block -> block.path() != null)
                .map(block -> block.output().name())
                .toList();
    }

    /** A dated path over all draws. */
    public PathDraws path(String name) {
        Layout.Block block = engine.layout().block(name);
        if (block.path() == null) {
            throw Check.refused(name, "not a path", "one of " + Check.among(name, pathNames()));
        }
        double[][] steps = Arrays.copyOfRange(columns.outputs(), block.first(), block.first() + block.length());
        return new PathDraws(name, block.unit(), block.path(), steps);
    }

    /** The draws of an input that is a number; for a choice, positions of its options from 0. */
    public OutputDraws input(Assumption assumption) {
        List<String> names = definition.inputs().stream()
                .map(input -> input.assumption().name())
                .toList();
        return new OutputDraws(assumption.name(), assumption.unit(), codes(names.indexOf(assumption.name())));
    }

    /** What was drawn for an input in one draw, as text: the number, or the form's name. */
    public String inputText(int input, int draw) {
        Marginal marginal = definition.inputs().get(input).marginal();
        double code = codes(input)[draw];
        return marginal instanceof Marginal.Forms forms ? forms.names().get((int) code) : Decimals.shortest(code);
    }

    /** Whether a claim is true, in each draw kept; not where its output is undefined. */
    public boolean[] truth(int claim) {
        Condition predicate = predicate(claim);
        double[] values = values(engine.layout().reading(predicate.subject()));
        boolean[] truth = new boolean[values.length];
        for (int draw = 0; draw < truth.length; draw++) {
            truth[draw] = predicate.holds(values[draw]);
        }
        return truth;
    }

    private Condition predicate(int claim) {
        Claim own = definition.claims().get(claim);
        return own.predicate()
                .orElseThrow(() -> Check.refused(
                        "claim", own.id() + ", an identity without a predicate", "one that draws decide"));
    }

    /** Share of all draws, as far as its output is defined in them, in which a claim is true. */
    public double probability(int claim) {
        if (whole != null) {
            return whole.probability(claim);
        }
        int count = 0;
        for (boolean one : truth(claim)) {
            count += one ? 1 : 0;
        }
        return (double) count
                / Defined.count(values(engine.layout().reading(predicate(claim).subject())));
    }
}
