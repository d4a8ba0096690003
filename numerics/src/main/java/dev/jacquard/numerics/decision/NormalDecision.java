package dev.jacquard.numerics.decision;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.uncertainty.StandardNormal;

/**
 * To act or not, where the gain of acting is normal: values of information in closed form.
 *
 * <p>Learning that moves the mean of the gain with standard deviation s is worth {@code s L(|mean| / s)}, with the unit normal loss {@code
 * L(z) = phi(z) - z (1 - Phi(z))}.
 *
 * <pre>{@code
 * new NormalDecision(1, 2).perfect();        // 0.3956
 * new NormalDecision(1, 2).sample(4, 2);     // 0.3223
 * }</pre>
 *
 * @param mean mean gain of acting over not acting, finite
 * @param standardDeviation its standard deviation, {@code > 0}
 * @see <a href="https://doi.org/10.1002/9781118033197">Raiffa and Schlaifer 1961</a>, section 5.4 (opportunity loss of linear terminal
 *     values)
 */
public record NormalDecision(double mean, double standardDeviation) {

    public NormalDecision {
        Check.finite("mean", mean);
        Check.positive("standardDeviation", standardDeviation);
    }

    /** Expected value of perfect information, in units of the gain. */
    public double perfect() {
        return learning(standardDeviation);
    }

    /**
     * Expected value of measuring the gain before deciding.
     *
     * @param observations number of independent observations, at least 1
     * @param noise standard deviation of one observation about the true gain, {@code > 0}
     */
    public double sample(int observations, double noise) {
        return learning(preposterior(observations, noise));
    }

    /**
     * How far measuring is expected to move the mean: {@code sd^2 / sqrt(sd^2 + noise^2 / n)}.
     *
     * @param observations number of independent observations, at least 1
     * @param noise standard deviation of one observation about the true gain, {@code > 0}
     */
    public double preposterior(int observations, double noise) {
        Check.atLeast("observations", observations, 1);
        double error = Check.positive("noise", noise) / Math.sqrt(observations);
        return standardDeviation * standardDeviation / Math.hypot(standardDeviation, error);
    }

    /**
     * Expected value of anything that moves the mean of the gain by a normal amount.
     *
     * @param move standard deviation of the move, {@code >= 0} and no more than that of the gain
     */
    public double learning(double move) {
        Check.within("move", move, 0, standardDeviation);
        return move == 0 ? 0 : move * loss(Math.abs(mean) / move);
    }

    private static double loss(double z) {
        return StandardNormal.density(z) - z * StandardNormal.cdf(-z);
    }
}
