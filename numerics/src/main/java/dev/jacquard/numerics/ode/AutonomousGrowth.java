package dev.jacquard.numerics.ode;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.positive;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The path of {@code dx/dt = f(x)} with f above zero: the time is an integral, {@code t(x) = integral of du / f(u)}, and the path is
 * its inverse.
 *
 * <p>The integral takes Gauss-Legendre panels of six nodes and Newton's method inverts it, so that there is no step-size error to
 * grow, and a path that reaches infinity in finite time is met as a finite integral, not as an overflow.
 *
 * @param rate f, finite and above zero from the start up
 * @param panel width in x over which {@code 1 / f} is smooth: its logarithm should move by less than about 3, and its nearest
 *     singularity in the complex plane should lie at least three panels away; {@code > 0}
 */
public record AutonomousGrowth(DoubleUnaryOperator rate, double panel) {

    private static final double[] NODES = {0.2386191860831969, 0.6612093864662645, 0.9324695142031521};
    private static final double[] WEIGHTS = {0.4679139345726910, 0.3607615730481386, 0.1713244923791704};

    /** Newton's error after a correction is about its square: below 1e-9 of a panel. */
    private static final double SMALL_CORRECTION = 3e-5;

    private static final int MOST_CORRECTIONS = 60;

    public AutonomousGrowth {
        positive("panel", panel);
    }

    /** The time from one state to a higher one. */
    public double time(double from, double to) {
        nonNegative("to - from", to - from);
        int panels = (int) Math.max(1, Math.ceil((to - from) / panel));
        double width = (to - from) / panels;
        double sum = 0;
        for (int i = 0; i < panels; i++) {
            sum += panelTime(from + i * width, width);
        }
        return sum;
    }

    /** The integral of a quantity along the path, {@code integral of g(u) / f(u) du}: what g gathers on the way. */
    public double gathered(DoubleUnaryOperator quantity, double from, double to) {
        nonNegative("to - from", to - from);
        int panels = (int) Math.max(1, Math.ceil((to - from) / panel));
        double half = (to - from) / panels / 2;
        double sum = 0;
        for (int i = 0; i < panels; i++) {
            double middle = from + (2 * i + 1) * half;
            for (int k = 0; k < NODES.length; k++) {
                double low = middle - half * NODES[k];
                double high = middle + half * NODES[k];
                sum += WEIGHTS[k]
                        * half
                        * (quantity.applyAsDouble(low) / rate.applyAsDouble(low)
                                + quantity.applyAsDouble(high) / rate.applyAsDouble(high));
            }
        }
        return sum;
    }

    /**
     * The state after a time, or the ceiling where the path gets there first.
     *
     * @param from the state at the start
     * @param elapsed time, {@code >= 0}
     * @param ceiling a state at which the path stays, above {@code from}
     */
    public double after(double from, double elapsed, double ceiling) {
        double x = from;
        double left = nonNegative("elapsed", elapsed);
        while (left > 0 && x < ceiling) {
            double width = Math.min(panel, ceiling - x);
            double slope = rate.applyAsDouble(x);
            // Where the rate could fill the panel in the time left (with a margin for a peak between its ends), see
            // whether it does.
            if (2 * Math.max(slope, rate.applyAsDouble(x + width)) * left >= width) {
                double whole = panelTime(x, width);
                if (whole <= left) {
                    left -= whole;
                    x += width;
                    continue;
                }
            }
            return within(x, left, width, slope);
        }
        return Math.min(x, ceiling);
    }

    /**
     * The states at equal steps of time, stopped at the ceiling.
     *
     * <p>The time along each panel becomes one polynomial, from which all its states are read: for many steps within a panel that is
     * much less work than one {@link #after} for each, to the same digits.
     *
     * @param from the state at the start, the first of those returned
     * @param step time between two states, {@code > 0}
     * @param points how many states
     * @param ceiling as for {@link #after}
     */
    public double[] path(double from, double step, int points, double ceiling) {
        positive("step", step);
        double[] states = new double[atLeast("points", points, 1)];
        Arrays.fill(states, ceiling);
        states[0] = Math.min(from, ceiling);
        double start = from;
        double reached = 0;
        int next = 1;
        while (next < points && start < ceiling) {
            double width = Math.min(panel, ceiling - start);
            Piece piece = new Piece(rate, start, width);
            double whole = piece.time();
            double guess = start;
            for (; next < points && next * step - reached < whole; next++) {
                double state = piece.after(next * step - reached, guess);
                // As far again as the last step, to begin with.
                guess = state + (next > 1 ? Math.max(0, state - Math.max(start, states[next - 1])) : 0);
                states[next] = state;
            }
            reached += whole;
            start += width;
        }
        return states;
    }

    /** Solves {@code t(x, x + y) = left} for y in [0, width], starting from a Runge-Kutta step. */
    private double within(double x, double left, double width, double slope) {
        double second = rate.applyAsDouble(x + Math.min(width, slope * left / 2));
        double third = rate.applyAsDouble(x + Math.min(width, second * left / 2));
        double fourth = rate.applyAsDouble(x + Math.min(width, third * left));
        double y = Math.min(width, left * (slope + 2 * second + 2 * third + fourth) / 6);
        double low = 0;
        double high = width;
        for (int i = 0; i < MOST_CORRECTIONS; i++) {
            double excess = panelTime(x, y) - left;
            if (excess > 0) {
                high = y;
            } else {
                low = y;
            }
            double next = y - excess * rate.applyAsDouble(x + y);
            boolean outside = !(next >= low && next <= high);
            double correction = Math.abs(next - y);
            y = outside ? (low + high) / 2 : next;
            if (!outside && correction <= SMALL_CORRECTION * width) {
                break;
            }
        }
        return x + y;
    }

    private double panelTime(double x, double width) {
        double half = width / 2;
        double middle = x + half;
        double sum = 0;
        for (int k = 0; k < NODES.length; k++) {
            double offset = half * NODES[k];
            sum += WEIGHTS[k] * (1 / rate.applyAsDouble(middle - offset) + 1 / rate.applyAsDouble(middle + offset));
        }
        return sum * half;
    }
}
