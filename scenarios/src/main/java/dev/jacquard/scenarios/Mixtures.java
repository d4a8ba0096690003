package dev.jacquard.scenarios;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.numerics.sensitivity.GapContributions;
import dev.jacquard.numerics.sensitivity.GapDesign;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scenarios.Pairing.Group;
import dev.jacquard.scenarios.crux.Disagreement.Contribution;
import dev.jacquard.scenarios.crux.Disagreement.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** The runs of all mixtures of two authors' beliefs on common random numbers; each is made once. */
final class Mixtures {

    /** The draws fall into so many blocks, whose spread is the Monte Carlo error of an amount. */
    private static final int BLOCKS = 10;

    private final Pairing pairing;
    private final Answered answered;
    private final int draws;
    private final long seed;
    private final int threads;
    private final Map<BitSet, Mixture> made = new HashMap<>();
    private final Mixture none;
    private final Mixture all;
    private Engine ofFirst;

    /**
     * One mixture.
     *
     * @param outputs the output by draw, for the two ends; empty between them
     * @param statistic over all draws
     * @param blocks the same over each block of draws
     */
    record Mixture(double[] outputs, double statistic, double[] blocks) {}

    Mixtures(Pairing pairing, Answered answered, int draws, long seed, int threads) {
        this.pairing = pairing;
        this.answered = answered;
        this.draws = draws;
        this.seed = seed;
        this.threads = threads;
        BitSet ends = new BitSet();
        this.none = mixture(ends, true);
        made.put(ends, none);
        BitSet every = new BitSet();
        every.set(0, pairing.different().size());
        this.all = every.isEmpty() ? none : mixture(every, true);
        made.put(every, all);
    }

    int draws() {
        return draws;
    }

    long seed() {
        return seed;
    }

    /** The first author alone. */
    Mixture none() {
        return none;
    }

    /** The second author on everything disputed. */
    Mixture all() {
        return all;
    }

    /** How many mixtures have been run. */
    int count() {
        return made.size();
    }

    /** The engine of the first author, whose layout is known. */
    Engine ofFirst() {
        return ofFirst;
    }

    /** The output for what the model gets in each draw; what fails says on which draw. */
    double[][] each(IntFunction<Object[]> leaves) {
        Layout.Reading reading = reading();
        double[][] outputs = ofFirst.each(draws, 1, draw ->
                new double[] {reading.of(ofFirst.layout().row(ofFirst.answer(leaves.apply(draw))))});
        for (int draw = 0; draw < draws; draw++) {
            if (Double.isNaN(outputs[0][draw])) {
                throw failure(leaves.apply(draw), draw);
            }
        }
        return outputs;
    }

    private ScenarioException failure(Object[] leaves, int draw) {
        try {
            ofFirst.layout().row(ofFirst.answer(leaves));
        } catch (RuntimeException e) {
            return new ScenarioException(
                    "half of each author's beliefs: " + pairing.first().model().name() + " fails on draw " + draw
                            + " of seed " + seed + ": " + Engine.describe(e),
                    e);
        }
        throw new IllegalStateException("draw " + draw + ": answers when asked again");
    }

    Layout.Reading reading() {
        return ofFirst.layout().reading(answered.output());
    }

    /** Unit of the statistic. */
    Unit unit() {
        return answered.predicate().isPresent() ? Unit.SHARE : reading().unit();
    }

    /** What each disputed input adds, in the design's order. */
    List<Contribution> contributions(GapDesign design, ProgressListener progress) {
        Mixture[] rows = new Mixture[design.size()];
        for (int row = 0; row < rows.length; row++) {
            BitSet bits = Crux.bits(design, row);
            rows[row] = made.computeIfAbsent(bits, missing -> mixture(missing, false));
            progress.progress((row + 1L) * draws, (long) rows.length * draws);
        }
        double[] whole = Arrays.stream(rows).mapToDouble(Mixture::statistic).toArray();
        List<GapContributions.Contribution> amounts =
                GapContributions.of(design.outputs(whole)).contributions();
        double[][] errors = blockAmounts(design, rows);
        List<Contribution> contributions = new ArrayList<>();
        for (int g = 0; g < amounts.size(); g++) {
            Group group = pairing.different().get(g);
            GapContributions.Contribution own = amounts.get(g);
            contributions.add(new Contribution(
                    group.name(),
                    pairing.inputs(group),
                    Pairing.notation(pairing.first(), group),
                    Pairing.notation(pairing.second(), group),
                    pairing.role(group),
                    own.amount(),
                    own.share(),
                    Math.hypot(own.standardError(), error(errors[g]))));
        }
        return contributions;
    }

    /** For each input its amount in each block; infinite where a block has no finite statistic. */
    private static double[][] blockAmounts(GapDesign design, Mixture[] rows) {
        double[][] amounts = new double[design.inputs().size()][BLOCKS];
        for (int block = 0; block < BLOCKS; block++) {
            int own = block;
            double[] y =
                    Arrays.stream(rows).mapToDouble(row -> row.blocks()[own]).toArray();
            boolean finite = Arrays.stream(y).allMatch(Double::isFinite);
            List<GapContributions.Contribution> found =
                    finite ? GapContributions.of(design.outputs(y)).contributions() : List.of();
            for (int g = 0; g < amounts.length; g++) {
                amounts[g][block] = finite ? found.get(g).amount() : Double.POSITIVE_INFINITY;
            }
        }
        return amounts;
    }

    private static double error(double[] amounts) {
        boolean finite = Arrays.stream(amounts).allMatch(Double::isFinite);
        return finite ? Summary.of(amounts).standardDeviation() / Math.sqrt(BLOCKS) : Double.POSITIVE_INFINITY;
    }

    private Mixture mixture(BitSet ofSecond, boolean keeps) {
        Engine engine = new Engine(pairing.mixed(ofSecond), seed, threads);
        double[] outputs = run(engine, ofSecond);
        if (ofSecond.isEmpty()) {
            ofFirst = engine;
        }
        double[] values = answered.values(outputs);
        double[] blocks = new double[BLOCKS];
        for (int block = 0; block < BLOCKS; block++) {
            int from = (int) ((long) draws * block / BLOCKS);
            int to = (int) ((long) draws * (block + 1) / BLOCKS);
            blocks[block] = answered.statistic().of(Arrays.copyOfRange(values, from, to));
        }
        return new Mixture(keeps ? outputs : new double[0], statistic(values, ofSecond), blocks);
    }

    private double[] run(Engine engine, BitSet ofSecond) {
        try {
            Engine.Columns columns = engine.run(draws);
            return engine.layout().reading(answered.output()).of(columns.outputs());
        } catch (ScenarioException e) {
            throw ofSecond.isEmpty() ? e : new ScenarioException(with(ofSecond) + ": " + e.getMessage(), e);
        }
    }

    private double statistic(double[] values, BitSet ofSecond) {
        double statistic = answered.statistic().of(values);
        if (!Double.isFinite(statistic)) {
            boolean mean = answered.statistic() == Statistic.MEAN;
            throw Check.refused(
                    answered.statistic().word() + " of " + answered.output(),
                    statistic + (ofSecond.isEmpty() ? "" : " " + with(ofSecond)),
                    "a finite number; ask for " + (mean ? "the median, or " : "") + "a claim about it");
        }
        return statistic;
    }

    private String with(BitSet ofSecond) {
        return "with "
                + ofSecond.stream()
                        .mapToObj(g -> pairing.different().get(g).name())
                        .collect(Collectors.joining(", "))
                + " of " + pairing.second().heading().id();
    }
}
