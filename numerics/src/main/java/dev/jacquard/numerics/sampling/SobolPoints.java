package dev.jacquard.numerics.sampling;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.uncertainty.Stream;
import java.util.List;

/**
 * The Sobol' sequence under a nested uniform scrambling: any 2^m points from a multiple of 2^m on are spread evenly in every
 * coordinate, and each point by itself is uniform.
 *
 * <p>The first point is kept: dropping it breaks the balance of 2^m points. Scrambling flips each binary digit depending on the
 * digits before it, by a hash of the reversed digits in place of Owen's tree of random flips; digits past the 32nd are random, as
 * they are under Owen's scheme.
 *
 * @see <a href="https://doi.org/10.1137/070709359">Joe and Kuo 2008</a>, direction numbers new-joe-kuo-6
 * @see <a href="https://jcgt.org/published/0009/04/01/">Burley 2020</a>, hash-based Owen scrambling; constants of N. Vegdahl
 *     2021, "Building a better LK hash"
 * @see <a href="https://arxiv.org/abs/2008.08051">Owen 2020</a>, on dropping the first Sobol' point
 */
public final class SobolPoints implements Points {

    private static final long SIZE = 1L << DirectionNumbers.BITS;
    /** Random digits after the 32 scrambled ones: 52 in all, and a half step. */
    private static final int MORE_BITS = 20;

    private final List<String> names;
    private final int[][] directions;
    private final int[] keys;
    private final Stream[] streams;

    private SobolPoints(List<String> names, long seed) {
        this.names = names;
        this.directions = new int[names.size()][];
        this.keys = new int[names.size()];
        this.streams = new Stream[names.size()];
        for (int k = 0; k < keys.length; k++) {
            directions[k] = DirectionNumbers.of(k);
            streams[k] = Stream.of(seed, "digits of " + names.get(k));
            keys[k] = (int) (streams[k].bits(-1) >>> 32);
        }
    }

    /**
     * The scrambled sequence of a seed.
     *
     * @param names the coordinates, at most 256
     * @throws IllegalArgumentException if a name is blank or comes twice, or there are too many
     */
    public static SobolPoints of(List<String> names, long seed) {
        List<String> distinct = Names.distinct(names);
        if (distinct.size() > DirectionNumbers.dimensions()) {
            throw Check.refused(
                    "coordinates", distinct.size(), "at most " + DirectionNumbers.dimensions() + " for Sobol' points");
        }
        return new SobolPoints(distinct, seed);
    }

    /** The largest number of coordinates. */
    public static int mostCoordinates() {
        return DirectionNumbers.dimensions();
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public double at(long index, int coordinate) {
        if (index < 0 || index >= SIZE) {
            throw Check.refused("point", index, "a whole number in [0, 2^32)");
        }
        int digits = scrambled(digits(index, coordinate), keys[coordinate]);
        long more = streams[coordinate].bits(digits) >>> (Long.SIZE - MORE_BITS);
        return ((Integer.toUnsignedLong(digits) << MORE_BITS | more) + 0.5) * 0x1p-52;
    }

    /** The 32 binary digits of the sequence before scrambling, in natural order (no Gray code). */
    int digits(long index, int coordinate) {
        int[] numbers = directions[coordinate];
        int digits = 0;
        int k = 0;
        for (long rest = index; rest != 0; rest >>>= 1, k++) {
            digits ^= numbers[k] & -(int) (rest & 1);
        }
        return digits;
    }

    /** Flips each digit by a hash of those before it: on reversed digits, steps that carry information upwards only. */
    static int scrambled(int digits, int key) {
        int x = Integer.reverse(digits);
        x ^= x * 0x3d20adea;
        x += key;
        x *= (key >>> 16) | 1;
        x ^= x * 0x05526c56;
        x ^= x * 0x53a22864;
        return Integer.reverse(x);
    }
}
