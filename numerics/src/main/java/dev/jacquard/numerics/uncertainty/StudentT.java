package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;

/**
 * Student's t distribution, moved and stretched: a normal shape with heavier tails.
 *
 * <p>Uses {@code n / (n + t^2) ~ Beta(n / 2, 1 / 2)} for the two tails together.
 */
public final class StudentT implements Distribution {

    private final double degreesOfFreedom;
    private final double centre;
    private final double scale;
    private final Beta tails;

    /**
     * A t distribution.
     *
     * @param degreesOfFreedom n, {@code > 0}; small values give heavy tails
     * @param centre the median, finite
     * @param scale unit of the deviation from it, {@code > 0}
     */
    public StudentT(double degreesOfFreedom, double centre, double scale) {
        this.degreesOfFreedom = Check.positive("degreesOfFreedom", degreesOfFreedom);
        this.centre = Check.finite("centre", centre);
        this.scale = Check.positive("scale", scale);
        this.tails = new Beta(degreesOfFreedom / 2, 0.5);
    }

    /** The quantile of the t distribution with centre 0 and scale 1. */
    public static double standardQuantile(double degreesOfFreedom, double p) {
        return new StudentT(degreesOfFreedom, 0, 1).quantile(p);
    }

    @Override
    public double quantile(double p) {
        double q = Check.fraction("p", p) - 0.5;
        double bothTails = 2 * Math.min(p, 1 - p);
        double x = tails.quantile(bothTails);
        double t = q == 0 ? 0 : Math.sqrt(degreesOfFreedom * (1 - x) / x);
        return centre + scale * (q < 0 ? -t : t);
    }

    @Override
    public double cdf(double x) {
        double t = (x - centre) / scale;
        double oneTail = 0.5 * tails.cdf(degreesOfFreedom / (degreesOfFreedom + t * t));
        return t < 0 ? oneTail : 1 - oneTail;
    }

    @Override
    public double mean() {
        return degreesOfFreedom > 1 ? centre : Double.NaN;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StudentT that
                && degreesOfFreedom == that.degreesOfFreedom
                && centre == that.centre
                && scale == that.scale;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(degreesOfFreedom) * 31 * 31 + Double.hashCode(centre) * 31 + Double.hashCode(scale);
    }

    @Override
    public String toString() {
        return "StudentT[degreesOfFreedom=" + degreesOfFreedom + ", centre=" + centre + ", scale=" + scale + "]";
    }
}
