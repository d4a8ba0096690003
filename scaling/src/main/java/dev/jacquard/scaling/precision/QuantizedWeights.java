package dev.jacquard.scaling.precision;

import static dev.jacquard.data.Variables.PARAMETERS;
import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.positive;
import static dev.jacquard.numerics.Check.within;
import static dev.jacquard.scaling.precision.PrecisionVariables.BITS;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Stated;
import dev.jacquard.data.Variable;
import dev.jacquard.numerics.Check;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How weights are stored after rounding, and the memory that takes.
 *
 * <p>Bits per parameter are {@code k + scaleBits / block + p (16 - k)}: k bits of a weight, one scale of scaleBits for each block of weights,
 * and a share p of outliers kept at 16 bits. Weights at 16 bits need no scale. Only weights are counted: activations and the cache of keys and
 * values come on top.
 *
 * <p>Over 35 000 measurements of OPT, BLOOM, Pythia and GPT-2 models of 19M to 176B, k of 3 to 16, activations at 16 bits, found 4 bits best
 * for the total bits of a model nearly throughout (3 bits were a hair better at BLOOM-176B, and unstable in OPT and Pythia); no trick of
 * rounding helps at 6 to 8 bits. Blocks of 64 instead of 1024 cost .234 bit and are worth nearly one. Model sizes come in steps, and
 * that can turn the choice around ({@link #largestOf}).
 *
 * <pre>{@code
 * QuantizedWeights.blocks(4, 64).bitsPerParameter();   // 4.25
 * QuantizedWeights.blocks(4, 64).memoryBytes(70e9);    // 3.72e10
 * QuantizedWeights.blocks(4, 64).largestModel(48e9);   // 9.04e10 parameters
 * }</pre>
 *
 * @param bits k, bits of a weight, in (0, 16]
 * @param block weights that share a scale, {@code >= 1}
 * @param scaleBits bits of a scale, {@code >= 0}; 0 for none
 * @param outliers p, share of weights kept at 16 bits, in [0, 1]
 * @see <a href="https://arxiv.org/abs/2212.09720">Dettmers and Zettlemoyer 2022</a>, the bit-level scaling laws and table 1
 */
public record QuantizedWeights(double bits, double block, double scaleBits, double outliers) {

    private static final double FULL_BITS = 16;
    private static final double BITS_PER_BYTE = 8;

    private static final Variable BLOCK = Variable.positive("block", "parameter", "weights that share a scale")
            .from(1);
    private static final Variable OUTLIERS = Variable.any("outliers", "share", "share of weights kept at 16 bits");
    private static final Variable PER_PARAMETER =
            Variable.any("bitsPerParameter", "1", "bits per parameter, scales and outliers included");
    private static final Variable MEMORY = Variable.any("memory", "byte", "memory of the weights");

    /** What goes in and comes out: size and format to memory. */
    public static final Signature<QuantizedWeights> SIGNATURE = Signature.of(
                    Stated.of(
                                    "quantized-weights/dettmers2022",
                                    "Memory of weights in few bits, with a scale of 16 bits for each block",
                                    "Dettmers, Zettlemoyer 2022, The case for 4-bit precision: k-bit Inference Scaling Laws"
                                            + " (https://arxiv.org/abs/2212.09720)",
                                    Confidence.VERIFIED)
                            .observed(CalibratedRange.of("parameters", 1.9e7, 1.76e11)
                                    .and("bits", 3, 16))
                            .noting(
                                    "Weights only. 4 bits are best for the total bits of a model nearly throughout; compare your own"
                                            + " measurements by scaling.precision.BitCurves."),
                    in -> blocks(in.of(BITS), in.of(BLOCK)).withOutliers(in.of(OUTLIERS)))
            .takes(PARAMETERS, BITS, BLOCK, OUTLIERS)
            .gives(PER_PARAMETER, (weights, in) -> weights.bitsPerParameter())
            .gives(MEMORY, PARAMETERS, QuantizedWeights::memoryBytes)
            .rises(MEMORY, PARAMETERS, OUTLIERS)
            .falls(MEMORY, BLOCK);

    public QuantizedWeights {
        positive("bits", bits);
        within("bits", bits, 0, FULL_BITS);
        atLeast("block", block, 1);
        nonNegative("scaleBits", scaleBits);
        fraction("outliers", outliers);
    }

    /** Weights of so many bits in blocks with a scale of 16 bits each, no outliers; 16 bits are unquantised and have no scale. */
    public static QuantizedWeights blocks(double bits, double block) {
        return new QuantizedWeights(bits, block, bits == FULL_BITS ? 0 : FULL_BITS, 0);
    }

    /** The same with a share of weights kept at 16 bits. */
    public QuantizedWeights withOutliers(double share) {
        return new QuantizedWeights(bits, block, scaleBits, share);
    }

    /** Bits per parameter: {@code k + scaleBits / block + p (16 - k)}. */
    public double bitsPerParameter() {
        return bits + scaleBits / block + outliers * (FULL_BITS - bits);
    }

    /** Memory of the weights of a model, bytes. */
    public double memoryBytes(double parameters) {
        return positive("parameters", parameters) * bitsPerParameter() / BITS_PER_BYTE;
    }

    /** The largest model whose weights fit into a memory, parameters. */
    public double largestModel(double memoryBytes) {
        return positive("memoryBytes", memoryBytes) * BITS_PER_BYTE / bitsPerParameter();
    }

    /**
     * The largest of the models there are that fits; empty if none does. In 48 GB, 66B fit in 5 bits and 175B do not in 4: among those two
     * sizes 5 bits are the better use of the memory.
     *
     * @param memoryBytes the memory, {@code > 0}
     * @param sizes parameters of the models there are, each {@code > 0}
     */
    public OptionalDouble largestOf(double memoryBytes, double... sizes) {
        double limit = largestModel(memoryBytes);
        return Arrays.stream(sizes)
                .map(size -> positive("size", size))
                .filter(size -> size <= limit)
                .max();
    }

    /**
     * The most whole bits of a weight with which a model fits into a memory, in blocks of so many weights and without outliers.
     *
     * @throws IllegalArgumentException if it does not fit at one bit
     */
    public static int mostBits(double parameters, double memoryBytes, double block) {
        for (int bits = (int) FULL_BITS; bits >= 1; bits--) {
            if (blocks(bits, block).memoryBytes(parameters) <= positive("memoryBytes", memoryBytes)) {
                return bits;
            }
        }
        throw Check.refused(
                "memoryBytes", memoryBytes, "at least " + blocks(1, block).memoryBytes(parameters) + " for one bit");
    }
}
