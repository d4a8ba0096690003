package dev.jacquard.numerics.uncertainty;

/**
 * The random stream of one input: uniform numbers addressed by index.
 *
 * <p>A number is a pure function of (seed, input name, draw index). So any chunk of draws can be made anywhere, in any
 * order and on any number of threads, and adding an input leaves the draws of all others as they were.
 *
 * <p>The index runs through a Weyl sequence whose values are mixed twice by the finaliser of SplitMix64.
 *
 * @param key the stream's own 64 bits
 * @see <a href="https://doi.org/10.1145/2714064.2660195">Steele, Lea and Flood 2014</a>, figure 17
 */
public record Stream(long key) {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long ONE = 0x3FF0000000000000L;
    private static final double ONE_LESS_HALF_A_STEP = 1 - 0x1p-53;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    /** The stream of an input under a seed. */
    public static Stream of(long seed, String name) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        return new Stream(mix(mix(seed + GOLDEN_GAMMA) ^ mix(hash)));
    }

    /** The uniform number of a draw, strictly between 0 and 1. */
    public double uniform(long index) {
        // 52 bits and a half step: never 0, never 1, so every quantile function is finite where it can be. The bits
        // become the
        // fraction of a number in [1, 2) instead of being converted: that is exact as well, and the conversion
        // instruction would
        // make each draw wait for the one before.
        return Double.longBitsToDouble((bits(index) >>> 12) | ONE) - ONE_LESS_HALF_A_STEP;
    }

    /** The 64 random bits of a draw. */
    public long bits(long index) {
        return mix(mix(key + (index + 1) * GOLDEN_GAMMA) ^ key);
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
