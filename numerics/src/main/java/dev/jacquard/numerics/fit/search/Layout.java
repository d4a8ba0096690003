package dev.jacquard.numerics.fit.search;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which parameters a search moves: several may share one coordinate (ties), and some have none (fixed values).
 *
 * @param place for each parameter of the family its coordinate; -1 for a fixed one
 * @param size the number of coordinates
 */
public record Layout(int[] place, int size) {

    /**
     * The layout of parameters of which some are fixed and some share a coordinate.
     *
     * @param fixed for each parameter whether it has none
     * @param ties places of parameters that share one; none of them fixed
     */
    public static Layout of(boolean[] fixed, List<int[]> ties) {
        int[] leader = new int[fixed.length];
        Arrays.setAll(leader, k -> k);
        for (int[] tie : ties) {
            int first = Arrays.stream(tie).min().orElseThrow();
            for (int k : tie) {
                leader[k] = first;
            }
        }
        int[] place = new int[fixed.length];
        int size = 0;
        for (int k = 0; k < place.length; k++) {
            place[k] = fixed[k] ? -1 : leader[k] < k ? place[leader[k]] : size++;
        }
        return new Layout(place, size);
    }

    /** The same with the coordinate of a parameter taken out: that parameter, and those tied to it, are held. */
    public Layout without(int parameter) {
        int held = place[parameter];
        int[] left = Arrays.stream(place)
                .map(at -> at == held ? -1 : at > held ? at - 1 : at)
                .toArray();
        return new Layout(left, size - 1);
    }

    /** Places of the parameters that a search moves, ascending. */
    public int[] moved() {
        return IntStream.range(0, place.length).filter(k -> place[k] >= 0).toArray();
    }

    /** The coordinates among all parameters: the mean of those that share one. */
    public double[] reduce(double[] all) {
        double[] point = new double[size];
        int[] members = new int[size];
        for (int k = 0; k < place.length; k++) {
            if (place[k] >= 0) {
                members[place[k]]++;
                point[place[k]] += (all[k] - point[place[k]]) / members[place[k]];
            }
        }
        return point;
    }

    /** Puts coordinates into all parameters; those that are fixed stay. */
    public void expand(double[] point, double[] all) {
        for (int k = 0; k < place.length; k++) {
            if (place[k] >= 0) {
                all[k] = point[place[k]];
            }
        }
    }
}
