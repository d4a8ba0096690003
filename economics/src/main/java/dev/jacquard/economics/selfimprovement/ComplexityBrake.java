package dev.jacquard.economics.selfimprovement;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.numerics.ode.AutonomousGrowth;

/**
 * The complexity brake: growth first gains from what is known, then chokes on what must be known.
 *
 * <p>{@code dx/dt = theta exp(-a x - b x^2)} with {@code x = ln A}. A negative a makes growth rise at first; b is the brake. Growth
 * is largest at {@code x = -a / (2 b)}.
 *
 * @param theta growth at the start, 1/year, {@code > 0}
 * @param a first-order slowdown per e-fold; below zero growth rises at first
 * @param b second-order slowdown, {@code >= 0}
 * @see "Allen and Greaves 2011, The singularity isn't near, MIT Technology Review (the idea; the form is ours)"
 */
public record ComplexityBrake(double theta, double a, double b) {

    /** A path without a brake is stopped here: e^700 is the largest level that a double can hold. */
    private static final double LOG_CEILING = 700;

    private static final double FIRST_REACH = 16;

    public ComplexityBrake {
        positive("theta", theta);
        finite("a", a);
        nonNegative("b", b);
    }

    /** Growth at {@code x = ln A}, 1/year. */
    public double growth(double x) {
        return theta * Math.exp(-a * x - b * x * x);
    }

    /** The level {@code x = ln A} at which growth is largest; zero when it falls from the start, infinity when it never falls. */
    public double peak() {
        return a >= 0 ? 0 : b > 0 ? -a / (2 * b) : Double.POSITIVE_INFINITY;
    }

    /**
     * {@code ln A} after a time, from A = 1.
     *
     * @param time years, {@code >= 0}
     */
    public double logLevelAfter(double time) {
        nonNegative("time", time);
        double reach = FIRST_REACH;
        double x = within(reach, time);
        while (x > reach && x < LOG_CEILING) {
            reach *= 2;
            x = within(reach, time);
        }
        return x;
    }

    /** The path with panels narrow enough for levels up to the reach, where {@code ln growth} falls by {@code a + 2 b x} per e-fold. */
    private double within(double reach, double time) {
        double width = 1 / Math.max(1, Math.max(Math.abs(a), Math.abs(a + 2 * b * reach)));
        return new AutonomousGrowth(this::growth, width).after(0, time, LOG_CEILING);
    }
}
