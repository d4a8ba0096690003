package dev.jacquard.scenarios.conditions;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The draws that are left of a box while one part after the other is peeled off. */
final class Peeling {

    private static final double PEEL = 0.05;

    private final Half half;
    private final List<Side> sides = new ArrayList<>();
    private final List<Choice> choices = new ArrayList<>();
    private final boolean[] in;
    private Box box;
    private int count;
    private int hits;

    /**
     * A box before anything is peeled off.
     *
     * @param inputs what is peeled
     * @param byForms which of them are peeled by forms
     */
    Peeling(Half half, Box frame, int[] inputs, boolean[] byForms) {
        this.half = half;
        this.box = frame;
        Half.Members members = half.members(frame);
        this.in = new boolean[half.draws()];
        members.in().stream().forEach(draw -> in[draw] = true);
        this.count = members.count();
        this.hits = members.hits();
        for (int k = 0; k < inputs.length; k++) {
            if (byForms[k]) {
                choices.add(new Choice(inputs[k]));
            } else {
                sides.add(new Side(inputs[k], false));
                sides.add(new Side(inputs[k], true));
            }
        }
    }

    Box box() {
        return box;
    }

    int count() {
        return count;
    }

    int hits() {
        return hits;
    }

    /** What can be peeled off. */
    private record Peel(Limit limit, int input, int count, int hits, Side side, Choice choice, int place) {}

    /**
     * Peels off what leaves the claim most often as asked; of equals the smaller, then the first.
     *
     * @param least how many draws have to be left
     * @return whether something was peeled off
     */
    boolean peel(int least) {
        Peel best = null;
        for (Side side : sides) {
            best = better(best, side.peel().orElse(null));
        }
        for (Choice choice : choices) {
            for (Peel peel : choice.peels()) {
                best = better(best, peel);
            }
        }
        if (best == null || count - best.count() < least) {
            return false;
        }
        if (best.side() != null) {
            best.side().remove(best.count());
        } else {
            best.choice().remove(best.place());
        }
        box = box.with(best.input(), best.limit());
        return true;
    }

    private Peel better(Peel best, Peel other) {
        if (other == null) {
            return best;
        }
        if (best == null) {
            return other;
        }
        double share = (double) (hits - other.hits()) / (count - other.count());
        double most = (double) (hits - best.hits()) / (count - best.count());
        return share > most || share == most && other.count() < best.count() ? other : best;
    }

    private void remove(int draw) {
        in[draw] = false;
        count--;
        hits -= half.isTrue(draw) ? 1 : 0;
        choices.forEach(choice -> choice.left(draw));
    }

    /** One side of a number. */
    private final class Side {
        private final int input;
        private final boolean high;
        private final int[] order;
        private final double[] values;
        private int next;

        Side(int input, boolean high) {
            this.input = input;
            this.high = high;
            this.order = half.order(input);
            this.values = half.values(input);
        }

        private int draw(int place) {
            return order[high ? order.length - 1 - place : place];
        }

        /** A twentieth of the draws less; draws of one value go together. */
        Optional<Peel> peel() {
            while (next < order.length && !in[draw(next)]) {
                next++;
            }
            int size = Math.max(1, (int) (PEEL * count));
            int gone = 0;
            int goneHits = 0;
            double last = Double.NaN;
            for (int place = next; place < order.length; place++) {
                int draw = draw(place);
                if (in[draw]) {
                    if (gone >= size && values[draw] != last) {
                        return Optional.of(new Peel(limit(values[draw]), input, gone, goneHits, this, null, 0));
                    }
                    gone++;
                    goneHits += half.isTrue(draw) ? 1 : 0;
                    last = values[draw];
                }
            }
            return Optional.empty();
        }

        private Limit limit(double end) {
            Limit.Range range = (Limit.Range) box.limits().getOrDefault(input, Limit.Range.ALL);
            return high ? range.to(end) : range.from(end);
        }

        void remove(int gone) {
            for (int left = gone; left > 0; next++) {
                if (in[draw(next)]) {
                    Peeling.this.remove(draw(next));
                    left--;
                }
            }
        }
    }

    /** The forms of a choice. */
    private final class Choice {
        private final int input;
        private final double[] values;
        private final int[] counts;
        private final int[] hitsOf;

        Choice(int input) {
            this.input = input;
            this.values = half.values(input);
            int size = half.forms(input);
            this.counts = new int[size];
            this.hitsOf = new int[size];
            for (int draw = 0; draw < in.length; draw++) {
                if (in[draw]) {
                    counts[(int) values[draw]]++;
                    hitsOf[(int) values[draw]] += half.isTrue(draw) ? 1 : 0;
                }
            }
        }

        void left(int draw) {
            counts[(int) values[draw]]--;
            hitsOf[(int) values[draw]] -= half.isTrue(draw) ? 1 : 0;
        }

        /** Each form less that is there. */
        List<Peel> peels() {
            List<Peel> peels = new ArrayList<>();
            for (int place = 0; place < counts.length; place++) {
                if (counts[place] > 0 && counts[place] < count) {
                    BitSet others = new BitSet();
                    for (int other = 0; other < counts.length; other++) {
                        others.set(other, other != place && counts[other] > 0);
                    }
                    peels.add(
                            new Peel(new Limit.Forms(others), input, counts[place], hitsOf[place], null, this, place));
                }
            }
            return peels;
        }

        void remove(int place) {
            for (int draw = 0; draw < in.length; draw++) {
                if (in[draw] && values[draw] == place) {
                    Peeling.this.remove(draw);
                }
            }
        }
    }
}
