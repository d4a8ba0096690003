package dev.jacquard.numerics.sampling;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.uncertainty.Stream;
import java.util.List;

/**
 * Independent pseudo-random points: coordinate k of point i is number i of the stream of (seed, name k).
 *
 * <p>Adding a coordinate leaves all others as they were, so these are the same numbers a scenario draws for inputs of these names.
 */
public final class RandomPoints implements Points {

    private final List<String> names;
    private final Stream[] streams;

    private RandomPoints(List<String> names, Stream[] streams) {
        this.names = names;
        this.streams = streams;
    }

    /**
     * The points of a seed.
     *
     * @throws IllegalArgumentException if a name is blank or comes twice
     */
    public static RandomPoints of(List<String> names, long seed) {
        List<String> distinct = Names.distinct(names);
        return new RandomPoints(
                distinct, distinct.stream().map(name -> Stream.of(seed, name)).toArray(Stream[]::new));
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public double at(long index, int coordinate) {
        if (index < 0) {
            throw Check.refused("point", index, "a whole number >= 0");
        }
        return streams[coordinate].uniform(index);
    }
}
