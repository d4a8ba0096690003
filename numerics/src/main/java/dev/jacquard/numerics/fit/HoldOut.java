package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Decimals;

/**
 * How well a law fitted to the smaller rows predicts the largest: the nearest thing to a test of extrapolation that rows allow.
 *
 * <p>Errors are residuals on the scale of the fit, so for {@link Residual#LOG} 0.01 is one per cent. An error far above that of the rows
 * fitted says that the form does not carry over, and that intervals beyond the rows, which take the form as true, are too narrow.
 *
 * <pre>{@code
 * fit.checks().holdOut(0.2);   // fitted to the 192 rows with training compute up to 1.2e21, predicts the 48 above (to 1.2e22, 10x) ..
 * }</pre>
 *
 * @param scale what makes a row large
 * @param fitted how many rows were fitted
 * @param held how many larger ones were predicted
 * @param reached the largest scale fitted
 * @param largest the largest scale predicted
 * @param fittedError root mean square residual of the rows fitted
 * @param error root mean square residual of the rows predicted
 * @param bias mean residual of the rows predicted, predicted less observed
 */
public record HoldOut(
        String scale,
        int fitted,
        int held,
        double reached,
        double largest,
        double fittedError,
        double error,
        double bias) {

    private static final int PRINTED_DIGITS = 3;

    @Override
    public String toString() {
        String times = reached > 0 ? ", " + rounded(largest / reached) + "x" : "";
        return "fitted to the " + fitted + " rows with " + scale + " up to " + rounded(reached) + ", predicts the "
                + held
                + " above (to " + rounded(largest) + times + ") with error " + rounded(error) + " (root mean square), "
                + rounded(error / fittedError) + " times that of the rows fitted; mean " + rounded(bias);
    }

    private static String rounded(double value) {
        return Decimals.rounded(value, PRINTED_DIGITS);
    }
}
