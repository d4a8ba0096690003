package dev.jacquard.numerics.fit;

import org.apache.commons.math3.special.Erf;

/**
 * Akaike's criterion under the error distribution whose likelihood the objective is, with its scale at the maximum.
 *
 * <p>Errors are normal for least squares, of Laplace's distribution for least absolute deviations, and for Huber's objective of the
 * density {@code exp(-h(r) / s) / Z(s)}, normal in the middle with exponential tails. All three are full likelihoods on the scale of
 * the residual, so their values compare.
 */
final class Akaike {

    private static final int BISECTIONS = 200;

    private Akaike() {}

    /**
     * {@code 2 (parameters + 1) - 2 ln likelihood}; minus infinity where every row is met exactly.
     *
     * @param value the objective without its factor
     */
    static double criterion(Objective objective, double value, int rows, int parameters) {
        double penalty = 2.0 * (parameters + 1);
        if (!(value > 0)) {
            return Double.NEGATIVE_INFINITY;
        }
        return penalty
                + switch (objective.kind()) {
                    case LEAST_SQUARES -> rows * (Math.log(2 * Math.PI * value / rows) + 1);
                    case LAD -> 2 * rows * (Math.log(2 * value / rows) + 1);
                    case HUBER -> huber(objective.delta(), value, rows);
                };
    }

    /** Minus twice the log-likelihood at the best scale s: {@code min over s of 2 (F / s + n ln Z(s))}, which is unimodal in ln s. */
    private static double huber(double delta, double value, int rows) {
        double low = Math.log(value / rows) - 40;
        double high = Math.log(value / rows) + 40;
        for (int i = 0; i < BISECTIONS; i++) {
            double left = low + (high - low) / 3;
            double right = high - (high - low) / 3;
            if (deviance(delta, value, rows, left) < deviance(delta, value, rows, right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return deviance(delta, value, rows, (low + high) / 2);
    }

    private static double deviance(double delta, double value, int rows, double logScale) {
        double scale = Math.exp(logScale);
        double middle = Math.sqrt(2 * Math.PI * scale) * Erf.erf(delta / Math.sqrt(2 * scale));
        double tails = 2 * scale / delta * Math.exp(-delta * delta / (2 * scale));
        return 2 * (value / scale + rows * Math.log(middle + tails));
    }
}
