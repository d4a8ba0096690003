package dev.jacquard.scenarios.crux;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.numerics.sensitivity.GapContributions;
import dev.jacquard.numerics.sensitivity.GapDesign;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scenarios.argument.ScenarioException;
import dev.jacquard.scenarios.crux.Disagreement.Contribution;
import dev.jacquard.scenarios.crux.Disagreement.Statistic;
import dev.jacquard.scenarios.crux.Pairing.Group;
import dev.jacquard.scenarios.draws.Engine;
import dev.jacquard.scenarios.draws.Layout;
import dev.jacquard.scenarios.draws.ProgressListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The runs of all mixtures of two authors' beliefs on common random numbers; each is made once, for all questions together.
 *
 * <p>While a mixture runs, one number is kept for each question and draw; afterwards only the statistics. The two ends keep their
 * numbers.
 */
final class Mixtures {

    /** The draws fall into so many blocks, whose spread is the Monte Carlo error of an amount. */
    private static final int BLOCKS = 10;

    private final Pairing pairing;
    private final List<Answered> questions;
    private final int draws;
    private final long seed;
    private final int threads;
    private final Map<BitSet, List<Mixture>> made = new LinkedHashMap<>();
    private final List<Mixture> none;
    private final List<Mixture> all;
    private Engine ofFirst;

    /**
     * One mixture, as far as one question goes.
     *
     * @param outputs the output by draw, for the two ends; empty between them
     * @param statistic over all draws; may be infinite
     * @param blocks the same over each block of draws
     */
    record Mixture(double[] outputs, double statistic, double[] blocks) {}

    /** Runs the two authors; the mixtures between them wait for {@link #run}. */
    static Mixtures runEnds(Pairing pairing, List<Answered> questions, int draws, long seed, int threads) {
        return new Mixtures(pairing, questions, draws, seed, threads);
    }

    private Mixtures(Pairing pairing, List<Answered> questions, int draws, long seed, int threads) {
        this.pairing = pairing;
        this.questions = List.copyOf(questions);
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

    /** The first author alone, on one question. */
    Mixture none(int question) {
        return none.get(question);
    }

    /** The second author on everything disputed. */
    Mixture all(int question) {
        return all.get(question);
    }

    /** How many mixtures have been run. */
    int count() {
        return made.size();
    }

    /** The engine of the first author, whose layout is known. */
    Engine ofFirst() {
        return ofFirst;
    }

    /** Where each question is read. */
    List<Layout.Reading> readings() {
        return readings(ofFirst);
    }

    private List<Layout.Reading> readings(Engine engine) {
        return questions.stream()
                .map(question -> engine.layout().reading(question.output()))
                .toList();
    }

    /** Unit of the statistic. */
    Unit unit(int question) {
        return questions.get(question).predicate().isPresent()
                ? Unit.SHARE
                : readings().get(question).unit();
    }

    /** Runs the mixtures of a design that have not been run. */
    void run(GapDesign design, ProgressListener progress) {
        for (int row = 0; row < design.size(); row++) {
            made.computeIfAbsent(bits(design, row), missing -> mixture(missing, false));
            progress.progress((row + 1L) * draws, (long) design.size() * draws);
        }
    }

    /**
     * What each disputed input adds to the answer to one question, in the design's order, once it has been run.
     *
     * @throws IllegalArgumentException if a mixture has no finite statistic
     */
    List<Contribution> contributions(int question, GapDesign design) {
        requireFinite(question);
        List<Mixture> rows = IntStream.range(0, design.size())
                .mapToObj(row -> made.get(bits(design, row)).get(question))
                .toList();
        double[] whole = rows.stream().mapToDouble(Mixture::statistic).toArray();
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
    private static double[][] blockAmounts(GapDesign design, List<Mixture> rows) {
        double[][] amounts = new double[design.inputs().size()][BLOCKS];
        for (int block = 0; block < BLOCKS; block++) {
            int own = block;
            double[] y = rows.stream().mapToDouble(row -> row.blocks()[own]).toArray();
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

    private static BitSet bits(GapDesign design, int row) {
        BitSet bits = new BitSet();
        for (int input = 0; input < design.inputs().size(); input++) {
            bits.set(input, design.isSecond(row, input));
        }
        return bits;
    }

    private List<Mixture> mixture(BitSet ofSecond, boolean keeps) {
        double[][] outputs = run(ofSecond);
        return IntStream.range(0, outputs.length)
                .mapToObj(question -> summedUp(questions.get(question), outputs[question], keeps))
                .toList();
    }

    private Mixture summedUp(Answered question, double[] outputs, boolean keeps) {
        double[] values = question.values(outputs);
        double[] blocks = new double[BLOCKS];
        for (int block = 0; block < BLOCKS; block++) {
            int from = (int) ((long) draws * block / BLOCKS);
            int to = (int) ((long) draws * (block + 1) / BLOCKS);
            blocks[block] = question.statistic().of(Arrays.copyOfRange(values, from, to));
        }
        return new Mixture(keeps ? outputs : new double[0], question.statistic().of(values), blocks);
    }

    private double[][] run(BitSet ofSecond) {
        try {
            Engine engine = Engine.of(pairing.mixed(ofSecond), seed, threads, draws);
            if (ofSecond.isEmpty()) {
                ofFirst = engine;
            }
            return engine.read(draws, readings(engine));
        } catch (ScenarioException e) {
            throw ofSecond.isEmpty() ? e : new ScenarioException(with(ofSecond) + ": " + e.getMessage(), e);
        }
    }

    /** Refuses a question that the mixtures run so far have no finite answer to. */
    void requireFinite(int question) {
        made.keySet().forEach(ofSecond -> requireFinite(question, ofSecond));
    }

    private void requireFinite(int question, BitSet ofSecond) {
        double statistic = made.get(ofSecond).get(question).statistic();
        Answered asked = questions.get(question);
        if (!Double.isFinite(statistic)) {
            boolean mean = asked.statistic() == Statistic.MEAN;
            throw Check.refused(
                    asked.statistic().word() + " of " + asked.output(),
                    statistic + (ofSecond.isEmpty() ? "" : " " + with(ofSecond)),
                    "a finite number; ask for " + (mean ? "the median, or " : "") + "a claim about it");
        }
    }

    private String with(BitSet ofSecond) {
        return "with "
                + ofSecond.stream()
                        .mapToObj(g -> pairing.different().get(g).name())
                        .collect(Collectors.joining(", "))
                + " of " + pairing.second().heading().id();
    }
}
