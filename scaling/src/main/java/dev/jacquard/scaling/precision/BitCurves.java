package dev.jacquard.scaling.precision;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.numerics.Check;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Scores over the total bits of a model, one curve for each precision, from one's own measurements.
 *
 * <p>{@code score(T, k) = base(T) + offset(k)}, with T the total bits of the weights (parameters times bits per parameter), k bits of a weight,
 * and base the curve of a precision of reference. A power law in parameters and bits fits such data poorly; curves that are linear between
 * measurements, nearly parallel over {@code ln T}, are what the authors use. {@link #spread} says how parallel they are. Nothing is
 * extrapolated: outside the measurements of a precision there is no answer.
 *
 * <pre>{@code
 * var curves = BitCurves.of(measured);     // rows of (bits, totalBits, score)
 * curves.offset(4, 16);                    // what 4 bits gain over 16 at equal total bits
 * curves.best(3.2e11);                     // the precision with the highest score for 40 GB of weights
 * }</pre>
 *
 * @see <a href="https://arxiv.org/abs/2212.09720">Dettmers and Zettlemoyer 2022</a>, the bit-level scaling laws
 */
public final class BitCurves {

    private final NavigableMap<Double, NavigableMap<Double, Double>> curves;

    private BitCurves(NavigableMap<Double, NavigableMap<Double, Double>> curves) {
        this.curves = curves;
    }

    /**
     * One model at one precision.
     *
     * @param bits k of a weight, {@code > 0}
     * @param totalBits T of all weights, {@code > 0}
     * @param score what was measured, higher is better
     */
    public record Measured(double bits, double totalBits, double score) {
        public Measured {
            positive("bits", bits);
            positive("totalBits", totalBits);
            finite("score", score);
        }
    }

    /** Curves through measurements; at least two of each precision, no total twice at one precision. */
    public static BitCurves of(List<Measured> measured) {
        NavigableMap<Double, NavigableMap<Double, Double>> curves = new TreeMap<>();
        for (Measured each : measured) {
            var curve = curves.computeIfAbsent(each.bits(), bits -> new TreeMap<>());
            if (curve.put(Math.log(each.totalBits()), each.score()) != null) {
                throw Check.refused("totalBits", each.totalBits(), "each total once at " + each.bits() + " bits");
            }
        }
        if (curves.isEmpty()) {
            throw Check.refused("measured", "no rows", "at least two rows of each precision");
        }
        curves.forEach((bits, curve) -> Check.atLeast("rows at " + bits + " bits", curve.size(), 2));
        return new BitCurves(curves);
    }

    /** The score at a precision and a total, linear in {@code ln T} between the two measurements around it. */
    public double score(double bits, double totalBits) {
        NavigableMap<Double, Double> curve = curve(bits);
        double at = Math.log(positive("totalBits", totalBits));
        if (!reaches(curve, at)) {
            throw Check.refused(
                    "totalBits",
                    totalBits,
                    "between " + Math.exp(curve.firstKey()) + " and " + Math.exp(curve.lastKey()) + ", as measured at "
                            + bits + " bits");
        }
        return interpolated(curve, at);
    }

    /**
     * How much higher a precision scores than another at equal total bits: the mean gap over the measurements of the first that lie within
     * those of the second.
     *
     * @throws IllegalArgumentException if there is none
     */
    public double offset(double bits, double reference) {
        return overlap(
                bits,
                reference,
                gaps -> gaps.stream().mapToDouble(gap -> gap).average().orElseThrow());
    }

    /** Highest less lowest of the gaps whose mean is {@link #offset}: zero where the two curves are parallel. */
    public double spread(double bits, double reference) {
        return overlap(
                bits,
                reference,
                gaps -> gaps.stream().mapToDouble(gap -> gap).max().orElseThrow()
                        - gaps.stream().mapToDouble(gap -> gap).min().orElseThrow());
    }

    /** The score of a precision as the reference's curve moved by the offset: {@code base(T) + offset(k)}. */
    public double parallel(double bits, double reference, double totalBits) {
        return score(reference, totalBits) + offset(bits, reference);
    }

    /**
     * The precision with the highest score at a total, among those measured on both sides of it.
     *
     * @throws IllegalArgumentException if there is none
     */
    public double best(double totalBits) {
        double at = Math.log(positive("totalBits", totalBits));
        return curves.entrySet().stream()
                .filter(curve -> reaches(curve.getValue(), at))
                .max(Comparator.comparingDouble(curve -> interpolated(curve.getValue(), at)))
                .map(Map.Entry::getKey)
                .orElseThrow(() -> Check.refused("totalBits", totalBits, "a total within the measurements"));
    }

    private double overlap(double bits, double reference, ToDoubleFunction<List<Double>> answer) {
        NavigableMap<Double, Double> base = curve(reference);
        List<Double> gaps = curve(bits).entrySet().stream()
                .filter(point -> reaches(base, point.getKey()))
                .map(point -> point.getValue() - interpolated(base, point.getKey()))
                .toList();
        if (gaps.isEmpty()) {
            throw Check.refused(
                    "reference", reference, "a precision measured at totals around those of " + bits + " bits");
        }
        return answer.applyAsDouble(gaps);
    }

    private NavigableMap<Double, Double> curve(double bits) {
        NavigableMap<Double, Double> curve = curves.get(bits);
        if (curve == null) {
            throw Check.refused("bits", bits, "one of: " + curves.keySet());
        }
        return curve;
    }

    private static boolean reaches(NavigableMap<Double, Double> curve, double at) {
        return at >= curve.firstKey() && at <= curve.lastKey();
    }

    private static double interpolated(NavigableMap<Double, Double> curve, double at) {
        Map.Entry<Double, Double> below = curve.floorEntry(at);
        Map.Entry<Double, Double> above = curve.ceilingEntry(at);
        if (below.getKey().equals(above.getKey())) {
            return below.getValue();
        }
        double share = (at - below.getKey()) / (above.getKey() - below.getKey());
        return below.getValue() + share * (above.getValue() - below.getValue());
    }
}
