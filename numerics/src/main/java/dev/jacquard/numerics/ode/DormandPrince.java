package dev.jacquard.numerics.ode;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.notNull;
import static dev.jacquard.numerics.Check.positive;
import static dev.jacquard.numerics.Check.refused;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.events.EventHandler;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;

/**
 * Solves {@code dy/dt = f(t, y)} by the Dormand-Prince method of order 8, and says so when the path escapes to infinity.
 *
 * <p>Relative tolerance {@value #RELATIVE_TOLERANCE}, absolute {@value #ABSOLUTE_TOLERANCE}, per step. A path that reaches
 * the limit in size stops there: the time is located as an event and the solution is typed as escaped.
 *
 * <pre>{@code
 * var path = DormandPrince.solve((t, y) -> new double[] {y[0] * y[0]}, new double[] {1}, new double[] {0, 0.5, 2}, 1e9);
 * path.escapeTime();   // OptionalDouble[1.0]: the square grows to infinity in finite time
 * }</pre>
 *
 * @see "Hairer, Norsett and Wanner 1993, Solving Ordinary Differential Equations I, section II.5 (DOP853)"
 */
public final class DormandPrince {

    static final double RELATIVE_TOLERANCE = 1e-10;
    static final double ABSOLUTE_TOLERANCE = 1e-12;
    private static final double SMALLEST_STEP = 1e-14;
    private static final double EVENT_TOLERANCE = 1e-10;
    private static final int EVENT_ITERATIONS = 200;

    private DormandPrince() {}

    /** The right-hand side: the rates of change at a time and a state. */
    @FunctionalInterface
    public interface Rates {
        /** Rates of change, one for each component of the state. */
        double[] at(double time, double[] state);
    }

    /**
     * The states at the times asked for, up to the escape.
     *
     * @param times the times reached, the first of them the start
     * @param states one state for each time reached
     * @param escapeTime when a component reached the limit in size, if one did; later times are left out
     */
    public record Solution(double[] times, double[][] states, OptionalDouble escapeTime) {
        /** One component along the path. */
        public double[] component(int index) {
            return Arrays.stream(states).mapToDouble(state -> state[index]).toArray();
        }
    }

    /**
     * Solves from the first time to the last.
     *
     * @param rates the right-hand side, finite for states below the limit
     * @param start the state at the first time
     * @param times rising, at least one
     * @param limit size of a component at which the path counts as escaped, {@code > 0}
     */
    public static Solution solve(Rates rates, double[] start, double[] times, double limit) {
        checkTimes(times);
        notNull("rates", rates);
        var escape = new Escape(positive("limit", limit));
        var integrator = new DormandPrince853Integrator(
                SMALLEST_STEP,
                Math.max(SMALLEST_STEP, times[times.length - 1] - times[0]),
                ABSOLUTE_TOLERANCE,
                RELATIVE_TOLERANCE);
        integrator.addEventHandler(escape, Double.MAX_VALUE, EVENT_TOLERANCE, EVENT_ITERATIONS);
        double[][] states = new double[times.length][];
        states[0] = start.clone();
        for (int i = 1; i < times.length; i++) {
            double[] next = new double[start.length];
            double reached =
                    integrator.integrate(equations(rates, start.length), times[i - 1], states[i - 1], times[i], next);
            if (escape.happened) {
                return new Solution(Arrays.copyOf(times, i), Arrays.copyOf(states, i), OptionalDouble.of(reached));
            }
            states[i] = next;
        }
        return new Solution(times.clone(), states, OptionalDouble.empty());
    }

    private static void checkTimes(double[] times) {
        if (times.length == 0) {
            throw refused("times", "none", "at least one");
        }
        for (int i = 0; i < times.length; i++) {
            finite("times[" + i + "]", times[i]);
            if (i > 0 && !(times[i] > times[i - 1])) {
                throw refused("times[" + i + "]", times[i], "above " + times[i - 1]);
            }
        }
    }

    private static FirstOrderDifferentialEquations equations(Rates rates, int dimension) {
        return new FirstOrderDifferentialEquations() {
            @Override
            public int getDimension() {
                return dimension;
            }

            @Override
            public void computeDerivatives(double t, double[] y, double[] yDot) {
                System.arraycopy(rates.at(t, y), 0, yDot, 0, dimension);
            }
        };
    }

    /** Stops the integration where the largest component reaches the limit. */
    private static final class Escape implements EventHandler {
        private final double limit;
        private boolean happened;

        Escape(double limit) {
            this.limit = limit;
        }

        @Override
        public void init(double t0, double[] y0, double t) {}

        @Override
        public double g(double t, double[] y) {
            double largest = 0;
            for (double component : y) {
                largest = Math.max(largest, Math.abs(component));
            }
            return Math.log(Math.min(largest, Double.MAX_VALUE) + Double.MIN_NORMAL) - Math.log(limit);
        }

        @Override
        public Action eventOccurred(double t, double[] y, boolean increasing) {
            happened = increasing;
            return increasing ? Action.STOP : Action.CONTINUE;
        }

        @Override
        public void resetState(double t, double[] y) {}
    }
}
