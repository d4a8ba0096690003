package dev.jacquard.scenarios.conditions;

import dev.jacquard.numerics.uncertainty.WilsonInterval;
import java.util.List;
import java.util.Map;

/**
 * What a box must fulfil on the draws that find it.
 *
 * <p>The share of its draws in which the claim is as asked reaches the bar with a fifth of the rest to spare, and Wilson's lower end at
 * four standard errors reaches the bar. It has enough draws. And the claim is as asked in half of the draws at least along each of its
 * sides and in each of its forms: none is padded.
 *
 * @param bar the share at which the claim is as asked
 * @param least least number of draws in a box
 */
record Demands(double bar, int least) {

    /** With fewer draws a share says little. */
    static final int LEAST_DRAWS = 200;

    private static final double SPARE = 0.2;
    private static final double FIND = 4;
    private static final double BY_ITSELF = 0.5;
    private static final double TWENTIETH = 0.05;
    private static final double HUNDREDTH = 0.01;
    private static final int LEAST_STRIP = 20;
    /** From so many draws on a hundredth of them says something. */
    private static final int MANY = 3_000;

    static Demands of(double bar, double leastMass, int draws) {
        return new Demands(bar, Math.max(LEAST_DRAWS, (int) Math.ceil(leastMass * draws)));
    }

    /** Whether so many draws are enough, and the claim is as asked in enough of them. */
    boolean meets(int count, int hits) {
        return count >= least
                && hits >= (bar + SPARE * (1 - bar)) * count
                && WilsonInterval.of(hits, count, FIND).low() >= bar;
    }

    /** How many draws the strips along a side have that must do by themselves. */
    static int[] strips(int count) {
        int twentieth = Math.max(LEAST_STRIP, (int) Math.ceil(TWENTIETH * count));
        return count < MANY
                ? new int[] {twentieth}
                : new int[] {twentieth, Math.max(LEAST_STRIP, (int) Math.ceil(HUNDREDTH * count))};
    }

    /** Whether a strip or a form does by itself. */
    static boolean suffices(int count, int hits) {
        return hits >= BY_ITSELF * count;
    }

    /** Whether the draws of a box meet all. */
    boolean meets(Half half, List<Searched> inputs, Box box, Half.Members members) {
        if (!meets(members.count(), members.hits())) {
            return false;
        }
        for (Map.Entry<Integer, Limit> limit : box.limits().entrySet()) {
            int input = limit.getKey();
            boolean sound = limit.getValue() instanceof Limit.Forms forms
                    ? eachForm(half, input, forms, members)
                    : inputs.get(input).isChoice() ? outermost(half, input, members) : alongSides(half, input, members);
            if (!sound) {
                return false;
            }
        }
        return true;
    }

    private static boolean eachForm(Half half, int input, Limit.Forms forms, Half.Members members) {
        int[] counts = new int[forms.places().length()];
        int[] hits = new int[counts.length];
        double[] values = half.values(input);
        members.in().stream().forEach(draw -> {
            counts[(int) values[draw]]++;
            hits[(int) values[draw]] += half.isTrue(draw) ? 1 : 0;
        });
        return forms.places().stream().allMatch(place -> counts[place] > 0 && suffices(counts[place], hits[place]));
    }

    /** The least and the greatest number of a choice of numbers. */
    private static boolean outermost(Half half, int input, Half.Members members) {
        return strip(half, input, members, 1, false) && strip(half, input, members, 1, true);
    }

    private static boolean alongSides(Half half, int input, Half.Members members) {
        for (int size : strips(members.count())) {
            if (!strip(half, input, members, size, false) || !strip(half, input, members, size, true)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the outer draws of a box on one side do by themselves; draws of one value stay together. */
    private static boolean strip(Half half, int input, Half.Members members, int size, boolean high) {
        int[] order = half.order(input);
        double[] values = half.values(input);
        int count = 0;
        int hits = 0;
        double last = Double.NaN;
        for (int k = 0; k < order.length; k++) {
            int draw = order[high ? order.length - 1 - k : k];
            if (members.in().get(draw)) {
                if (count >= size && values[draw] != last) {
                    break;
                }
                count++;
                hits += half.isTrue(draw) ? 1 : 0;
                last = values[draw];
            }
        }
        return suffices(count, hits);
    }
}
