package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.fit.search.Misfit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.special.Erf;

/**
 * The error distribution whose likelihood the objective is, with its scale s at the maximum: density {@code exp(-w f(r) / s) / Z(s / w)} for
 * an objective f and a row of weight w.
 *
 * <p>Errors are normal for least squares (two half normals for an expectile), of Laplace's distribution for absolute deviations (asymmetric
 * for a quantile), and for Huber's objective normal in the middle with exponential tails. All are full likelihoods on the scale of the
 * residual, so their values compare.
 *
 * @see <a href="https://doi.org/10.1016/S0167-7152(01)00124-9">Yu and Moyeed 2001</a>, equation 2 (asymmetric Laplace density)
 */
final class Likelihood {

    private static final int BISECTIONS = 200;

    private Likelihood() {}

    /**
     * Minus twice the log-likelihood, the scale of the errors at its best; minus infinity where every row is met exactly.
     *
     * @param value the objective without its factor
     */
    static double deviance(Misfit misfit, double value, double[] weights) {
        if (!(value > 0)) {
            return Double.NEGATIVE_INFINITY;
        }
        int rows = weights.length;
        double logWeights = Arrays.stream(weights).map(Math::log).sum();
        double u = misfit.under();
        double o = misfit.over();
        return switch (misfit.kind()) {
            case LEAST_SQUARES ->
                rows * (Math.log(2 * Math.PI * value / rows) + 1)
                        + 2 * rows * Math.log((1 / Math.sqrt(u) + 1 / Math.sqrt(o)) / 2)
                        - logWeights;
            case LAD ->
                2 * rows * (Math.log(2 * value / rows) + 1) + 2 * rows * Math.log((1 / u + 1 / o) / 2) - 2 * logWeights;
            case HUBER -> huber(misfit, value, weights);
        };
    }

    /** {@code min over s of 2 (F / s + sum of ln Z(s / w))}, which is unimodal in ln s. */
    private static double huber(Misfit misfit, double value, double[] weights) {
        Map<Double, Integer> rowsOf = new LinkedHashMap<>();
        for (double weight : weights) {
            rowsOf.merge(weight, 1, Integer::sum);
        }
        double[] distinct =
                rowsOf.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        double[] counts =
                rowsOf.values().stream().mapToDouble(Integer::doubleValue).toArray();
        double low = Math.log(value / weights.length) - 40;
        double high = Math.log(value / weights.length) + 40;
        for (int i = 0; i < BISECTIONS; i++) {
            double left = low + (high - low) / 3;
            double right = high - (high - low) / 3;
            if (huber(misfit, value, distinct, counts, left) < huber(misfit, value, distinct, counts, right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return huber(misfit, value, distinct, counts, (low + high) / 2);
    }

    private static double huber(Misfit misfit, double value, double[] weights, double[] counts, double logScale) {
        double scale = Math.exp(logScale);
        double logs = 0;
        for (int j = 0; j < weights.length; j++) {
            double below = norm(misfit.delta(), scale / (weights[j] * misfit.under()));
            double above = norm(misfit.delta(), scale / (weights[j] * misfit.over()));
            logs += counts[j] * Math.log((below + above) / 2);
        }
        return 2 * (value / scale + logs);
    }

    /** The integral of {@code exp(-h(r) / scale)}. */
    private static double norm(double delta, double scale) {
        double middle = Math.sqrt(2 * Math.PI * scale) * Erf.erf(delta / Math.sqrt(2 * scale));
        double tails = 2 * scale / delta * Math.exp(-delta * delta / (2 * scale));
        return middle + tails;
    }
}
