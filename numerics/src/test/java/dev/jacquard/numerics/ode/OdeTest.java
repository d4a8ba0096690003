package dev.jacquard.numerics.ode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OdeTest {

    private static final Percentage SOLVER = Percentage.withPercentage(1e-4);
    private static final double NO_LIMIT = 1e300;
    private static final double IDENTITY = 1e-12;

    @Test
    void exponentialAndOscillatorMatchTheirClosedForms() {
        double[] times = {0, 0.5, 3, 10};
        var growth = DormandPrince.solve((t, y) -> new double[] {0.5 * y[0]}, new double[] {1}, times, NO_LIMIT);
        var swing = DormandPrince.solve((t, y) -> new double[] {y[1], -y[0]}, new double[] {1, 0}, times, NO_LIMIT);
        for (int i = 0; i < times.length; i++) {
            assertThat(growth.component(0)[i]).isCloseTo(Math.exp(0.5 * times[i]), SOLVER);
            assertThat(swing.component(0)[i]).isCloseTo(Math.cos(times[i]), SOLVER);
        }
        assertThat(growth.escapeTime()).isEmpty();
    }

    @Test
    void aPathThatReachesInfinityIsTypedAndTimed() {
        var path = DormandPrince.solve(
                (t, y) -> new double[] {y[0] * y[0]}, new double[] {1}, new double[] {0, 0.25, 0.5, 2, 3}, 1e9);
        assertThat(path.escapeTime().orElseThrow()).isCloseTo(1, SOLVER);
        assertThat(path.times()).containsExactly(0, 0.25, 0.5);
        assertThat(path.component(0)[2]).isCloseTo(2, SOLVER);
    }

    @Test
    void timesThatDoNotRiseAreRefused() {
        assertThatThrownBy(() -> DormandPrince.solve((t, y) -> y, new double[] {1}, new double[] {0, 1, 1}, 10))
                .hasMessage("times[2]: 1.0 (expected: above 1.0)");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.25, 2, 9, 30})
    void theIntegralInvertedAgreesWithTheSolver(double time) {
        var growth = new AutonomousGrowth(x -> 0.7 / (1 + x * x), 0.5);
        var solved = DormandPrince.solve(
                (t, y) -> new double[] {0.7 / (1 + y[0] * y[0])}, new double[] {0}, new double[] {0, time}, NO_LIMIT);
        double x = growth.after(0, time, 1e6);
        assertThat(x).isCloseTo(solved.component(0)[1], SOLVER);
        // the closed form: x + x^3 / 3 = 0.7 t
        assertThat(x + x * x * x / 3).isCloseTo(0.7 * time, SOLVER);
        assertThat(growth.time(0, x)).isCloseTo(time, SOLVER);
    }

    @Test
    void aPathThatWouldReachInfinityStopsAtTheCeiling() {
        var growth = new AutonomousGrowth(x -> Math.exp(x), 0.5);
        assertThat(growth.after(0, 0.5, 40)).isCloseTo(-Math.log(0.5), SOLVER);
        assertThat(growth.after(0, 1, 40)).isEqualTo(40);
        assertThat(growth.after(0, 1e9, 40)).isEqualTo(40);
        assertThat(growth.time(0, 40)).isCloseTo(1, SOLVER);
    }

    @Test
    void aHumpBetweenThePanelsEndsIsNotMissed() {
        var growth = new AutonomousGrowth(x -> 0.2 + Math.exp(-40 * (x - 0.5) * (x - 0.5)), 0.2);
        var solved = DormandPrince.solve(
                (t, y) -> new double[] {0.2 + Math.exp(-40 * (y[0] - 0.5) * (y[0] - 0.5))},
                new double[] {0},
                new double[] {0, 1.9},
                NO_LIMIT);
        assertThat(growth.after(0, 1.9, 10)).isCloseTo(solved.component(0)[1], SOLVER);
    }

    /** {@code dx/dt = 1 / (1 + e^(x - 3))} from 0: {@code x + e^(x - 3) = t + e^-3}. */
    @Test
    void aPathObeysItsClosedForm() {
        var growth = new AutonomousGrowth(x -> 1 / (1 + Math.exp(x - 3)), 1);
        double[] states = growth.path(0, 0.25, 200, 100);
        for (int i = 0; i < states.length; i++) {
            double time = states[i] + Math.exp(states[i] - 3) - Math.exp(-3);
            assertThat(time).isCloseTo(0.25 * i, within(IDENTITY * Math.max(1, 0.25 * i)));
        }
    }

    @Test
    void aPathPassesThroughTheStatesFoundOneByOne() {
        var growth = new AutonomousGrowth(x -> 0.3 * Math.exp(0.4 * x - 0.01 * x * x), 0.8);
        double[] states = growth.path(0, 0.2, 60, 27);
        double one = 0;
        for (int i = 1; i < states.length; i++) {
            one = growth.after(one, 0.2, 27);
            assertThat(states[i]).isCloseTo(one, SOLVER);
        }
        assertThat(states[states.length - 1]).isEqualTo(27);
        assertThat(new AutonomousGrowth(x -> Math.exp(x), 0.5).path(0, 0.5, 4, 40)[3])
                .isEqualTo(40);
        assertThat(growth.path(5, 1, 1, 27)).containsExactly(5);
    }

    @Test
    void whatIsGatheredOnTheWayIsAnIntegralOverTime() {
        // dx/dt = 1: gathering x over time from 0 to 3 gives 9/2
        assertThat(new AutonomousGrowth(x -> 1, 1).gathered(x -> x, 0, 3)).isCloseTo(4.5, SOLVER);
    }
}
