package dev.jacquard.scenarios.conditions;

import dev.jacquard.numerics.uncertainty.WilsonInterval;
import dev.jacquard.scenarios.argument.Bars;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.draws.Sampler;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Looks for the parts of what the inputs can be in which a claim holds, and in which it fails.
 *
 * <p>Even draws find, odd draws judge. Classes are tried in order: some forms of one choice; a range of one drawn number; two, then
 * three of the six inputs that take part in most of the claim's variance, by patient rule induction. Each gives one candidate, that of
 * greatest coverage, and the first is reported of which Wilson's lower end on the odd draws reaches the bar. The direction that covers
 * more goes first; the other is searched outside it, so that the two never overlap.
 *
 * <pre>{@code
 * new ConditionSearch(definition.inputs(), codes, draws).of(truth, defined, Bars.DEFAULT, outright, ranked);
 * }</pre>
 */
public final class ConditionSearch {

    /** Only the first draws of a run are searched. */
    public static final int MOST_DRAWS = 20_000;

    /** With fewer no condition is looked for. */
    public static final int LEAST_DRAWS = 2_000;

    /** So many of the inputs that matter most are taken two and three together. */
    private static final int TOGETHER = 6;

    private static final double LEAST_MASS = 0.1;
    /** Of a claim that holds or fails outright even a small part where it does not is worth knowing. */
    private static final double LEAST_MASS_AGAINST = 0.02;

    private static final double JUDGE = 2.6;

    private final List<Searched> inputs;
    private final double[][] even;
    private final double[][] odd;
    private final int[][] order;
    private final int draws;

    /**
     * Draws to be searched.
     *
     * @param inputs the inputs, in the model's order
     * @param codes for each input that varies, its code in each draw
     * @param draws how many there are; the first {@value #MOST_DRAWS} are used
     */
    public ConditionSearch(List<Definition.Input> inputs, double[][] codes, int draws) {
        this.draws = Math.min(draws, MOST_DRAWS);
        this.inputs = new ArrayList<>();
        this.even = new double[inputs.size()][];
        this.odd = new double[inputs.size()][];
        this.order = new int[inputs.size()][];
        for (int input = 0; input < inputs.size(); input++) {
            boolean varies = Sampler.varies(inputs.get(input).marginal());
            Searched searched = varies ? Searched.of(inputs.get(input)) : null;
            this.inputs.add(searched);
            if (varies) {
                even[input] = column(searched, codes[input], 0);
                odd[input] = column(searched, codes[input], 1);
            }
        }
    }

    private double[] column(Searched input, double[] codes, int first) {
        return IntStream.range(0, draws)
                .filter(draw -> draw % 2 == first)
                .mapToDouble(draw -> input.value(codes[draw]))
                .toArray();
    }

    /** What the plain probability says of a claim before conditions are looked for. */
    public enum Outright {
        HOLDS,
        FAILS,
        OPEN
    }

    /**
     * The conditions of a claim, that where it holds before that where it fails; at most one of each.
     *
     * @param truth in which draws the claim is true
     * @param defined in which draws its output is defined
     * @param ranked the positions of the inputs that vary, those that take part in most of the claim's variance first
     * @return empty where fewer than {@value #LEAST_DRAWS} draws are defined: then none was looked for
     */
    public Optional<List<FoundCondition>> of(
            BitSet truth, BitSet defined, Bars bars, Outright outright, Supplier<int[]> ranked) {
        BitSet used = defined.get(0, draws);
        if (used.cardinality() < LEAST_DRAWS) {
            return Optional.empty();
        }
        Half find = half(even, order, truth, used, 0);
        Half judge = half(odd, new int[odd.length][], truth, used, 1);
        double least = outright == Outright.OPEN ? LEAST_MASS : LEAST_MASS_AGAINST;
        Direction holds = new Direction(true, bars.holds(), least, find, judge, ranked);
        Direction fails = new Direction(false, 1 - bars.fails(), least, find.negated(), judge.negated(), ranked);
        Optional<Result> held = outright == Outright.HOLDS ? Optional.empty() : holds.search(List.of(Box.ALL));
        Optional<Result> failed = outright == Outright.FAILS ? Optional.empty() : fails.search(List.of(Box.ALL));
        if (held.isPresent() && failed.isPresent()) {
            if (failed.get().condition().coverage() > held.get().condition().coverage()) {
                held = holds.search(failed.get().box().beyond(inputs));
            } else {
                failed = fails.search(held.get().box().beyond(inputs));
            }
        }
        List<FoundCondition> found = new ArrayList<>();
        held.ifPresent(result -> found.add(result.condition()));
        failed.ifPresent(result -> found.add(result.condition()));
        return Optional.of(List.copyOf(found));
    }

    /** Every second draw, but for those in which the output is not defined. */
    private Half half(double[][] columns, int[][] orders, BitSet truth, BitSet used, int first) {
        int[] kept = used.stream().filter(draw -> draw % 2 == first).toArray();
        BitSet own = new BitSet();
        for (int k = 0; k < kept.length; k++) {
            own.set(k, truth.get(kept[k]));
        }
        if (used.cardinality() == draws) {
            return new Half(inputs, columns, orders, own, kept.length);
        }
        double[][] some = new double[columns.length][];
        for (int input = 0; input < columns.length; input++) {
            double[] column = columns[input];
            some[input] = column == null
                    ? null
                    : IntStream.of(kept).mapToDouble(draw -> column[draw / 2]).toArray();
        }
        return new Half(inputs, some, new int[columns.length][], own, kept.length);
    }

    /** A condition and its box. */
    private record Result(Box box, FoundCondition condition) {}

    /** The search for where a claim is as asked: true, or false. */
    private final class Direction {
        private final boolean holds;
        private final double bar;
        private final Half judge;
        private final Finder finder;
        private final Supplier<int[]> ranked;

        Direction(boolean holds, double bar, double leastMass, Half find, Half judge, Supplier<int[]> ranked) {
            this.holds = holds;
            this.bar = bar;
            this.judge = judge;
            this.finder = new Finder(inputs, find, Demands.of(bar, leastMass, find.draws()));
            this.ranked = ranked;
        }

        /** The first class that passes, within any of some frames of at most one limit each. */
        Optional<Result> search(List<Box> frames) {
            return judged(one(frames, true))
                    .or(() -> judged(one(frames, false)))
                    .or(() -> judged(together(frames, 2)))
                    .or(() -> judged(together(frames, 3)));
        }

        private Optional<Finder.Found> one(List<Box> frames, boolean choices) {
            Optional<Finder.Found> best = Optional.empty();
            for (Box frame : frames) {
                for (int input = 0; input < inputs.size(); input++) {
                    Searched searched = inputs.get(input);
                    boolean asked = searched != null
                            && searched.isChoice() == choices
                            && (frame.limits().isEmpty() || frame.limits().containsKey(input));
                    if (asked) {
                        Optional<Limit> limit =
                                Optional.ofNullable(frame.limits().get(input));
                        best = Finder.Found.better(
                                best, choices ? finder.forms(input, limit) : finder.range(input, limit));
                    }
                }
            }
            return best;
        }

        private Optional<Finder.Found> together(List<Box> frames, int size) {
            int[] main = IntStream.of(ranked.get()).limit(TOGETHER).sorted().toArray();
            Optional<Finder.Found> best = Optional.empty();
            for (Box frame : frames) {
                for (int[] group : groups(main, frame, size)) {
                    best = Finder.Found.better(best, PatientRule.of(finder, group, frame));
                }
            }
            return best;
        }

        /** All groups of the main inputs; those within a frame have its input among them. */
        private List<int[]> groups(int[] main, Box frame, int size) {
            int[] framed =
                    frame.limits().keySet().stream().mapToInt(Integer::intValue).toArray();
            int[] others = IntStream.of(main)
                    .filter(input -> !frame.limits().containsKey(input))
                    .toArray();
            List<int[]> groups = new ArrayList<>();
            grow(framed, others, 0, size, groups);
            return groups;
        }

        private void grow(int[] group, int[] others, int next, int size, List<int[]> groups) {
            if (group.length == size) {
                groups.add(IntStream.of(group).sorted().toArray());
                return;
            }
            for (int k = next; k < others.length; k++) {
                grow(
                        IntStream.concat(IntStream.of(group), IntStream.of(others[k]))
                                .toArray(),
                        others,
                        k + 1,
                        size,
                        groups);
            }
        }

        private Optional<Result> judged(Optional<Finder.Found> found) {
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Box box = found.get().box();
            Half.Members members = judge.members(box);
            if (members.count() == 0) {
                return Optional.empty();
            }
            WilsonInterval interval = WilsonInterval.of(members.hits(), members.count(), JUDGE);
            if (!(interval.low() >= bar)) {
                return Optional.empty();
            }
            return Optional.of(new Result(
                    box,
                    new FoundCondition(
                            holds,
                            box.where(inputs),
                            members.share(),
                            (double) members.hits() / judge.hits(),
                            (double) members.count() / judge.draws(),
                            interval)));
        }
    }
}
