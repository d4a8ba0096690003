package dev.jacquard.scaling.precision;

import static dev.jacquard.numerics.Check.positive;

/**
 * The precisions in which a model is trained.
 *
 * <pre>{@code
 * Bits.all(8);            // everything in 8 bits
 * new Bits(4, 8, 16);     // weights in 4, activations in 8, the cache of keys and values in 16
 * }</pre>
 *
 * @param weights bits of a weight, {@code > 0}
 * @param activations bits of an activation, {@code > 0}
 * @param cache bits of a key or value that is kept, {@code > 0}
 */
public record Bits(double weights, double activations, double cache) {

    public Bits {
        positive("weights", weights);
        positive("activations", activations);
        positive("cache", cache);
    }

    /** One precision for all three. */
    public static Bits all(double bits) {
        positive("bits", bits);
        return new Bits(bits, bits, bits);
    }
}
