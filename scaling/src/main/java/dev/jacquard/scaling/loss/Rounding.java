package dev.jacquard.scaling.loss;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.fit.Family;
import java.math.BigDecimal;
import java.util.function.ToDoubleFunction;

/**
 * What an answer of a law may be, given that its coefficients were rounded when they were printed.
 *
 * <p>Each coefficient lies within half a unit of its last printed digit; the answer is worked out at all corners of that box. A coefficient
 * with sixteen digits has no rounding to speak of; trailing zeros that were printed are not known and count as not printed.
 *
 * <pre>{@code
 * var law = ChinchillaLaw.hoffmann2022().law();
 * Rounding.of(ChinchillaLaw.FAMILY, law, it -> it.loss(70e9, 1.4e12));   // Rounding[printed=1.94, low=1.90, high=1.98]
 * }</pre>
 *
 * @param printed the answer with the coefficients as printed
 * @param low the least within the rounding
 * @param high the most within the rounding
 */
public record Rounding(double printed, double low, double high) {

    /**
     * The range of an answer.
     *
     * @param family the form of the law
     * @param law coefficients as they were printed
     * @param question what is asked of it; monotone in each coefficient over so small a box
     */
    public static <L> Rounding of(Family<L> family, L law, ToDoubleFunction<? super L> question) {
        double[] printed = family.vector(law);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int corner = 0; corner < 1 << printed.length; corner++) {
            double[] moved = new double[printed.length];
            for (int k = 0; k < moved.length; k++) {
                moved[k] = printed[k] + ((corner >> k & 1) == 1 ? 1 : -1) * halfAUnit(printed[k]);
            }
            double answer = question.applyAsDouble(family.create(moved));
            low = Math.min(low, answer);
            high = Math.max(high, answer);
        }
        return new Rounding(question.applyAsDouble(law), low, high);
    }

    /** Half a unit of the last printed digit, and never so much that a coefficient changes its sign. */
    private static double halfAUnit(double value) {
        int decimals = new BigDecimal(Decimals.shortest(value)).scale();
        return Math.min(Math.pow(10, -decimals) / 2, Math.abs(value) / 2);
    }
}
