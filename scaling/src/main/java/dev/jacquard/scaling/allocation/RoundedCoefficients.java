package dev.jacquard.scaling.allocation;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.Rounding;
import java.util.Optional;

/**
 * What the rounding of printed coefficients does to the split they ask for.
 *
 * <p>The range is that of {@link Rounding}.
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

    /**
     * The range of splits that round to the same coefficients.
     *
     * @param law a law with coefficients as they were printed
     * @param flop training budget, FLOP, {@code > 0}
     */
    public static RoundedCoefficients of(ChinchillaLaw law, double flop) {
        Rounding ratio = Rounding.of(
                ChinchillaLaw.FAMILY, law, rounded -> rounded.optimal(flop).tokensPerParameter());
        return new RoundedCoefficients(flop, ratio.printed(), ratio.low(), ratio.high());
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
}
