package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Check;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which parameters a search moves: several may share one coordinate (ties), and some have none (fixed values).
 *
 * @param place for each parameter of the family its coordinate; -1 for a fixed one
 * @param size the number of coordinates
 */
record Layout(int[] place, int size) {

    /** The layout of a family with fixed values and ties. */
    static Layout of(Family<?> family, Map<String, Double> fixed, List<List<String>> ties) {
        int[] leader = new int[family.size()];
        Arrays.setAll(leader, k -> k);
        for (List<String> tie : ties) {
            int first = tie.stream().mapToInt(family::index).min().orElseThrow();
            for (String name : tie) {
                if (fixed.containsKey(name)) {
                    throw Check.refused("tie of " + name, "it is fixed", "parameters that are searched");
                }
                leader[family.index(name)] = first;
            }
        }
        int[] place = new int[leader.length];
        int size = 0;
        for (int k = 0; k < place.length; k++) {
            place[k] = fixed.containsKey(family.names().get(k)) ? -1 : leader[k] < k ? place[leader[k]] : size++;
        }
        return new Layout(place, size);
    }

    /** The same with the coordinate of a parameter taken out: that parameter, and those tied to it, are held. */
    Layout without(int parameter) {
        int held = place[parameter];
        int[] left = Arrays.stream(place)
                .map(at -> at == held ? -1 : at > held ? at - 1 : at)
                .toArray();
        return new Layout(left, size - 1);
    }

    /** Places of the parameters that a search moves, ascending. */
    int[] moved() {
        return IntStream.range(0, place.length).filter(k -> place[k] >= 0).toArray();
    }

    /** The coordinates among all parameters: the mean of those that share one. */
    double[] reduce(double[] all) {
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
    void expand(double[] point, double[] all) {
        for (int k = 0; k < place.length; k++) {
            if (place[k] >= 0) {
                all[k] = point[place[k]];
            }
        }
    }
}
