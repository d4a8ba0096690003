package dev.jacquard.numerics.sampling;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.uncertainty.Stream;
import java.util.List;

/**
 * A Latin hypercube: each coordinate has exactly one point in each of n equal slices, at a random place in the slice.
 *
 * <p>Coordinate k of point i is {@code (p_k(i) + u_k(i)) / n}, with a pseudo-random permutation p_k that is computed at one index
 * at a time, and a stream u_k. Both depend on seed and name only, so adding a coordinate leaves all others as they were.
 *
 * @see <a href="https://doi.org/10.1080/00401706.1979.10489755">McKay, Beckman and Conover 1979</a>, section 2.1
 */
public final class LatinHypercube implements Points {

    private static final double BELOW_ONE = Math.nextDown(1.0);
    private static final long LARGEST = 1L << 52;

    private final List<String> names;
    private final long size;
    private final Stream[] streams;
    private final Permutation[] permutations;

    private LatinHypercube(List<String> names, long size, long seed) {
        this.names = names;
        this.size = size;
        this.streams = names.stream().map(name -> Stream.of(seed, name)).toArray(Stream[]::new);
        this.permutations = names.stream()
                .map(name -> new Permutation(size, Stream.of(seed, "order of " + name)))
                .toArray(Permutation[]::new);
    }

    /**
     * The hypercube of a seed.
     *
     * @param names the coordinates
     * @param size number of points, 1 to 2^52
     * @throws IllegalArgumentException if a name is blank or comes twice, or the size is out of range
     */
    public static LatinHypercube of(List<String> names, long size, long seed) {
        if (size < 1 || size > LARGEST) {
            throw Check.refused("points", size, "a whole number in [1, 2^52]");
        }
        return new LatinHypercube(Names.distinct(names), size, seed);
    }

    @Override
    public List<String> names() {
        return names;
    }

    /** How many points there are. */
    public long size() {
        return size;
    }

    @Override
    public double at(long index, int coordinate) {
        if (index < 0 || index >= size) {
            throw Check.refused("point", index, "a whole number in [0, " + (size - 1) + "]");
        }
        double place = permutations[coordinate].at(index) + streams[coordinate].uniform(index);
        // The sum may round up to n in the last slice.
        return Math.min(BELOW_ONE, place / size);
    }
}
