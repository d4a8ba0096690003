package dev.jacquard.scaling.allocation;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the rounding of printed coefficients does to the split they ask for.
 *
 * <p>Each coefficient lies within half a unit of its last printed digit; the split is worked out at all corners of that box. A
 * coefficient with sixteen digits has no rounding to speak of.
 *
 * <pre>{@code
 * RoundedCoefficients.of(ChinchillaLaw.hoffmann2022().law(), 5.76e23);
 * // rounded coefficients: tokens per parameter at 5.76e+23 FLOP are 92.6 as printed, anything from 46.6 to 184 as rounded
 * }</pre>
 *
 * @param flop the training budget, FLOP
 * @param printed tokens per parameter with the coefficients as printed
 * @param low least tokens per parameter within the rounding
 * @param high most tokens per parameter within the rounding
 */
public record RoundedCoefficients(double flop, double printed, double low, double high) {

    /** Rounding that moves the split by less than this factor is not worth a warning. */
    private static final double NOTABLE = 1.2;

    private static final int CORNERS = 16;

    /**
     * The range of splits that round to the same coefficients.
     *
     * @param law a law with coefficients as they were printed
     * @param flop training budget, FLOP, {@code > 0}
     */
    public static RoundedCoefficients of(ChinchillaLaw law, double flop) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (int corner = 0; corner < CORNERS; corner++) {
            ChinchillaLaw rounded = new ChinchillaLaw(
                    law.E(),
                    moved(law.A(), corner & 1),
                    moved(law.alpha(), corner >> 1 & 1),
                    moved(law.B(), corner >> 2 & 1),
                    moved(law.beta(), corner >> 3 & 1));
            double ratio = rounded.optimal(flop).tokensPerParameter();
            low = Math.min(low, ratio);
            high = Math.max(high, ratio);
        }
        return new RoundedCoefficients(flop, law.optimal(flop).tokensPerParameter(), low, high);
    }

    /** A sentence where the rounding moves the split notably; nothing where it does not. */
    public Optional<String> warning() {
        return high / low < NOTABLE ? Optional.empty() : Optional.of(text());
    }

    private String text() {
        return "rounded coefficients: tokens per parameter at " + Decimals.rounded(flop, 3) + " FLOP are "
                + Decimals.rounded(printed, 3) + " as printed, anything from " + Decimals.rounded(low, 3) + " to "
                + Decimals.rounded(high, 3) + " as rounded";
    }

    /** Half a unit of the last printed digit down or up, staying positive. */
    private static double moved(double value, int up) {
        int decimals = new BigDecimal(Decimals.shortest(value)).scale();
        double half = Math.min(Math.pow(10, -decimals) / 2, value / 2);
        return up == 1 ? value + half : value - half;
    }
}
