package dev.jacquard.numerics.sampling;

import java.util.List;

/** The three ways to fill the unit cube with points. */
public enum Sampling {
    /** Independent pseudo-random points: errors fall with the square root of the number of points. */
    RANDOM {
        @Override
        public Points points(List<String> names, long size, long seed) {
            return RandomPoints.of(names, seed);
        }
    },
    /** One point in each of {@code size} equal slices of every coordinate; the size is fixed beforehand. */
    LATIN_HYPERCUBE {
        @Override
        public Points points(List<String> names, long size, long seed) {
            return LatinHypercube.of(names, size, seed);
        }
    },
    /** A scrambled Sobol' sequence, first point kept; best where the size is a power of two. */
    SOBOL {
        @Override
        public Points points(List<String> names, long size, long seed) {
            return SobolPoints.of(names, seed);
        }
    };

    /**
     * Points of this kind.
     *
     * @param names the coordinates, all different
     * @param size how many points will be used; only {@link #LATIN_HYPERCUBE} needs to know
     * @param seed the seed; another one gives other points
     */
    public abstract Points points(List<String> names, long size, long seed);
}
