package dev.jacquard.numerics.fit.search;

/**
 * The predictions of a law for all rows of a fit, with their derivatives along the free scales of the parameters.
 *
 * <p>A fitter differentiates numerically unless it is given one of these. Predictions are on the scale of the residual: {@code ln
 * predicted} for residuals of logarithms, predicted itself for residuals as they are. An instance holds the last point and is used by
 * one thread; the fitter makes one for each.
 *
 * <p>Second derivatives are asked only in sums over rows, since that is all a Newton step needs and it is far cheaper.
 */
public interface Surface {

    /**
     * Moves to a point and fills the predictions. What the law refuses is NaN, never an exception.
     *
     * @param free all parameters on their free scales
     * @param predicted one place for each row, to fill
     */
    void predict(double[] free, double[] predicted);

    /**
     * At the last point, with p the prediction of a row and sums over rows: fills {@code gradient[k] = sum first p_k}, {@code
     * curvature[k (k + 1) / 2 + l] = sum second p_k p_l + first p_kl} for {@code l <= k}, and {@code squares[k] = sum p_k^2}.
     *
     * @param first a coefficient for each row
     * @param second a coefficient for each row
     */
    void sums(double[] first, double[] second, double[] gradient, double[] curvature, double[] squares);

    /** At the last point: fills {@code slopes[row * parameters + k]} with the derivative of the row's prediction. */
    void slopes(double[] slopes);

    /** As {@link #slopes}, to all the digits that can be had: asked a few times at the end of a search. */
    default void preciseSlopes(double[] slopes) {
        slopes(slopes);
    }
}
