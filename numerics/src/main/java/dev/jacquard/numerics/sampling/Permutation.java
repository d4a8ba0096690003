package dev.jacquard.numerics.sampling;

import dev.jacquard.numerics.uncertainty.Stream;

/**
 * A pseudo-random permutation of 0 .. size - 1, computed at one place without making the others.
 *
 * <p>A keyed Feistel network permutes the next larger square of a power of two; walking along its cycle until a value below
 * {@code size} comes up restricts it to the range.
 *
 * @see <a href="https://doi.org/10.1007/3-540-45760-7_9">Black and Rogaway 2002</a>, sections 4 (cycle walking) and 5 (Feistel)
 */
final class Permutation {

    private static final int ROUNDS = 6;

    private final long size;
    private final int halfBits;
    private final long halfMask;
    private final Stream[] rounds = new Stream[ROUNDS];

    Permutation(long size, Stream key) {
        this.size = size;
        int bits = Long.SIZE - Long.numberOfLeadingZeros(size - 1);
        this.halfBits = Math.max(1, (bits + 1) / 2);
        this.halfMask = (1L << halfBits) - 1;
        for (int r = 0; r < ROUNDS; r++) {
            rounds[r] = new Stream(key.bits(r));
        }
    }

    /** Where the permutation sends an index of the range. */
    long at(long index) {
        long x = index;
        do {
            long left = x >>> halfBits;
            long right = x & halfMask;
            for (Stream round : rounds) {
                long mixed = left ^ (round.bits(right) & halfMask);
                left = right;
                right = mixed;
            }
            x = left << halfBits | right;
        } while (x >= size);
        return x;
    }
}
