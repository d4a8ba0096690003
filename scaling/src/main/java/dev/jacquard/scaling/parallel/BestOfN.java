package dev.jacquard.scaling.parallel;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.numerics.uncertainty.StandardNormal;

/**
 * The best of n ideas whose qualities are normal and equally correlated.
 *
 * <p>{@code E[max] = sd sqrt(1 - rho) m(n)} above the mean, with {@code m(n)} the expected largest of n independent standard
 * normals, about {@code sqrt(2 ln n)}: ten times the ideas buy less and less.
 *
 * @param standardDeviation of one idea's quality, {@code > 0}
 * @param correlation rho, between any two, in [0, 1]
 * @see "David and Nagaraja 2003, Order Statistics, sections 3.1 and 5.3"
 */
public record BestOfN(double standardDeviation, double correlation) {

    /** Beyond 12 standard deviations the integrand is below 1e-16 for any n up to 1e16. */
    private static final int STEPS = 768;

    private static final double STEP = 1.0 / 64;

    public BestOfN {
        positive("standardDeviation", standardDeviation);
        fraction("correlation", correlation);
    }

    /** How far the best of n lies above the mean, in expectation. */
    public double expectedMaximum(double n) {
        return standardDeviation * Math.sqrt(1 - correlation) * ofStandardNormals(n);
    }

    /**
     * Expected largest of n independent standard normals: {@code m(n)}, the integral of {@code x n phi(x) Phi(x)^(n - 1)}.
     *
     * <p>The integrand is analytic and vanishes at both ends, so that the trapezoid rule converges faster than any power of its
     * step.
     *
     * @param n {@code >= 1}, need not be whole
     */
    public static double ofStandardNormals(double n) {
        atLeast("n", n, 1);
        double sum = 0;
        for (int i = -STEPS; i <= STEPS; i++) {
            double x = i * STEP;
            sum += x * n * StandardNormal.density(x) * Math.exp((n - 1) * logCdf(x));
        }
        return sum * STEP;
    }

    private static double logCdf(double x) {
        return x > 0 ? Math.log1p(-StandardNormal.cdf(-x)) : Math.log(StandardNormal.cdf(x));
    }
}
