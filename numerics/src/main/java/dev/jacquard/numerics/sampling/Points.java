package dev.jacquard.numerics.sampling;

import java.util.List;

/**
 * Points of the open unit cube with one named coordinate for each input, addressed by index.
 *
 * <p>Every coordinate is uniform on (0, 1), never 0 or 1; a marginal distribution's quantile turns it into a value.
 *
 * <pre>{@code
 * Points points = SobolPoints.of(List.of("growth", "price"), 7);
 * double growth = belief.quantile(points.at(41, 0));
 * }</pre>
 */
public sealed interface Points permits RandomPoints, LatinHypercube, SobolPoints {

    /** Names of the coordinates, in order. */
    List<String> names();

    /**
     * One coordinate of one point.
     *
     * @param index which point, from 0
     * @param coordinate which coordinate, from 0
     * @return a number strictly between 0 and 1
     * @throws IllegalArgumentException if there is no such point
     */
    double at(long index, int coordinate);

    /** How many coordinates a point has. */
    default int dimension() {
        return names().size();
    }

    /** One point, in a new array. */
    default double[] point(long index) {
        double[] point = new double[dimension()];
        for (int k = 0; k < point.length; k++) {
            point[k] = at(index, k);
        }
        return point;
    }
}
