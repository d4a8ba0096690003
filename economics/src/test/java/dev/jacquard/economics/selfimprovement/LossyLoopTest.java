package dev.jacquard.economics.selfimprovement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.ode.DormandPrince;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossyLoopTest {

    private static final double IDENTITY = 1e-12;

    private static final Percentage SOLVER = Percentage.withPercentage(1e-4);
    private static final Offset<Double> SIX_DECIMALS = within(1e-6);
    private static final double CEILING = Math.log(1e12);

    /** Without substitution and losses the path solves {@code (1 - kappa) (A - 1) + kappa ln A = g0 t}. */
    @ParameterizedTest
    @CsvSource({
        "0,    1.5,      2,        3.5,       6,          11",
        "0.5,  1.557146, 2.207940, 4.496664,  8.822675,   18.103874",
        "0.9,  1.625831, 2.555559, 7.667309,  22.842424,  63.623197",
        "0.99, 1.646287, 2.699153, 11.263636, 74.384495,  406.298321",
        "1,    1.648721, 2.718282, 12.182494, 148.413159, 22026.465795"
    })
    void withoutSubstitutionTheLoopIsLinearInTheLongRun(
            double kappa, double y1, double y2, double y5, double y10, double y20) {
        var loop = new LossyLoop(0.5, kappa, 0, 1, 0, 0);
        assertThat(level(loop, 1)).isCloseTo(y1, SIX_DECIMALS);
        assertThat(level(loop, 2)).isCloseTo(y2, SIX_DECIMALS);
        assertThat(level(loop, 5)).isCloseTo(y5, SIX_DECIMALS);
        assertThat(level(loop, 10)).isCloseTo(y10, SIX_DECIMALS);
        assertThat(level(loop, 20)).isCloseTo(y20, SIX_DECIMALS);
    }

    @Test
    void returnsBelowOneGrowAsAPowerOfTime() {
        // r = 0.7, lambda = 0.5, doubling time 0.1 year: A after 1, 2 and 5 years
        var loop = LossyLoop.ofReturns(Math.log(2) / 0.1, 1, 1, 0.5, 0.7, 0);
        assertThat(level(loop, 1)).isCloseTo(70.002525, SIX_DECIMALS);
        assertThat(level(loop, 2)).isCloseTo(623.272099, SIX_DECIMALS);
        assertThat(level(loop, 5)).isCloseTo(20878.800976, SIX_DECIMALS);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1.2, 8.656170", "0.1, 0.5, 1.2, 1.731234", "0.25, 0.7, 1.25, 2.576241"})
    void returnsAboveOneReachInfinityOnADate(double doublingTime, double lambda, double returns, double singular) {
        var loop = LossyLoop.ofReturns(Math.log(2) / doublingTime, 1, 0, lambda, returns, 0);
        assertThat(loop.regime()).isEqualTo(Regime.RUNAWAY);
        assertThat(loop.singularTime().orElseThrow()).isCloseTo(singular, SIX_DECIMALS);
        assertThat(loop.logLevelAfter(singular + 1, CEILING)).isEqualTo(CEILING);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5", "0.25, 0.9", "0.995, 0.9", "1, 0.3", "2, 0.5", "0.5, 0", "0.5, 1"})
    void theLogarithmOfGrowthIsThat(double sigma, double kappa) {
        var loop = new LossyLoop(0.5, kappa, sigma, 0.6, 0.2, 0.1);
        for (double x = 0; x < 30; x += 0.7) {
            assertThat(loop.logGrowth(x)).isCloseTo(Math.log(loop.growth(x)), within(1e-11));
        }
    }

    @Test
    void theRegimeRuleMatchesIndependentCases() {
        var partlyOpen = new LossyLoop(0.1, 0.5, 1, 1, 0.8, 0);
        assertThat(partlyOpen.limitingExponent()).isCloseTo(0.3, within(IDENTITY));
        assertThat(partlyOpen.singularTime().orElseThrow()).isCloseTo(33.333333, SIX_DECIMALS);
        var bottleneck = new LossyLoop(0.1, 0.9, 0.5, 1, 0.9, 0);
        assertThat(bottleneck.limitingExponent()).isCloseTo(-0.1, within(IDENTITY));
        assertThat(bottleneck.regime()).isEqualTo(Regime.LOSSY);
        assertThat(bottleneck.singularTime()).isEmpty();
        assertThat(new LossyLoop(0.1, 1, 0.5, 1, 0, 0).regime()).isEqualTo(Regime.EXPONENTIAL);
        assertThat(new LossyLoop(0.1, 0.3, 1.5, 1, 0.2, 0).regime()).isEqualTo(Regime.RUNAWAY);
    }

    /** The same loop with two elasticities of substitution runs away or does not: sigma is a crux. */
    @Test
    void substitutionAloneCanDecideTheRegime() {
        assertThat(LossyLoop.ofReturns(1, 0.9, 1, 0.7, 3, 0.05).regime()).isEqualTo(Regime.RUNAWAY);
        assertThat(LossyLoop.ofReturns(1, 0.9, 0.5, 0.7, 3, 0.05).regime()).isEqualTo(Regime.LOSSY);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.9, 0,    1,   0,    0",
        "1.2, 0.6, 0.25, 0.5, 0.3,  0.2",
        "0.9, 0.3, 0.5,  0.3, 0.8,  0.02",
        "1.5, 0.95, 0.9, 0.7, 0.6,  0",
        "0.4, 0.5, 1.7,  0.5, -0.4, 0.3",
        "2.5, 0.99, 0,   0.7, 0.75, 0.05"
    })
    void theExactPathAgreesWithTheSolver(double g, double kappa, double sigma, double lambda, double phi, double loss) {
        var loop = new LossyLoop(g, kappa, sigma, lambda, phi, loss);
        double[] times = new double[41];
        for (int i = 0; i <= 40; i++) {
            times[i] = i * 0.25;
        }
        double[] exact = loop.logPath(10, 41, CEILING);
        var solved = DormandPrince.solve((t, x) -> new double[] {loop.growth(x[0])}, new double[] {0}, times, CEILING);
        for (int i = 1; i < solved.times().length; i++) {
            assertThat(exact[i]).as("year %s", times[i]).isCloseTo(solved.component(0)[i], SOLVER);
        }
        solved.escapeTime().ifPresent(t -> assertThat(loop.timeToReach(CEILING)).isCloseTo(t, SOLVER));
        for (int i = solved.times().length; i < 41; i++) {
            assertThat(exact[i]).isEqualTo(CEILING);
        }
        assertThat(loop.logLevelAfter(10, CEILING)).isCloseTo(exact[40], SOLVER);
    }

    @ParameterizedTest
    @CsvSource({"0.9999999999", "1.0000000001"})
    void theConstantExponentIsTheLimitOfTheGeneralPath(double kappaOrSigma) {
        double kappa = Math.min(1, kappaOrSigma);
        var nearlyClosed = new LossyLoop(0.6, kappa, 0.5, 0.5, 0.3, 0.1);
        assertThat(nearlyClosed.logLevelAfter(10, CEILING))
                .isCloseTo(nearlyClosed.closed().logLevelAfter(10, CEILING), SOLVER);
        var nearlyCobbDouglas = new LossyLoop(0.6, 0.5, kappaOrSigma, 0.5, 0.3, 0.1);
        assertThat(nearlyCobbDouglas.logLevelAfter(10, CEILING))
                .isCloseTo(new LossyLoop(0.6, 0.5, 1, 0.5, 0.3, 0.1).logLevelAfter(10, CEILING), SOLVER);
    }

    @Test
    void theSingularTimeIsTheLimitOfTheTimeToReachHighLevels() {
        var loop = new LossyLoop(0.3, 0.4, 1.6, 0.9, 0.4, 0.05);
        assertThat(loop.regime()).isEqualTo(Regime.RUNAWAY);
        double singular = loop.singularTime().orElseThrow();
        assertThat(loop.timeToReach(150)).isCloseTo(singular, SOLVER).isLessThanOrEqualTo(singular * (1 + 1e-9));
        var solved = DormandPrince.solve(
                (t, x) -> new double[] {loop.growth(x[0])}, new double[] {0}, new double[] {0, 2 * singular}, 100);
        assertThat(solved.escapeTime().orElseThrow()).isCloseTo(singular, SOLVER);
    }

    @ParameterizedTest
    @CsvSource({"0.9, 0, 0.5, 0.8, 0.1", "0.5, 1, 0.4, 1.5, 0.05", "0.3, 0.25, 0.7, 2.5, 0.4"})
    void elasticitiesAreTheSlopesOfTheLevelReached(
            double kappa, double sigma, double lambda, double returns, double loss) {
        var at = LossyLoop.ofReturns(0.8, kappa, sigma, lambda, returns, loss).elasticitiesAt(10);
        double step = 1e-4;
        double up = 1 + step;
        double down = 1 - step;
        double differenceError = 1e-5;
        assertThat(at.kappa())
                .isCloseTo(
                        slope(
                                LossyLoop.ofReturns(0.8, kappa * up, sigma, lambda, returns, loss),
                                LossyLoop.ofReturns(0.8, kappa * down, sigma, lambda, returns, loss),
                                step),
                        within(differenceError));
        assertThat(at.returns())
                .isCloseTo(
                        slope(
                                LossyLoop.ofReturns(0.8, kappa, sigma, lambda, returns * up, loss),
                                LossyLoop.ofReturns(0.8, kappa, sigma, lambda, returns * down, loss),
                                step),
                        within(differenceError));
        assertThat(at.loss())
                .isCloseTo(
                        slope(
                                LossyLoop.ofReturns(0.8, kappa, sigma, lambda, returns, loss * up),
                                LossyLoop.ofReturns(0.8, kappa, sigma, lambda, returns, loss * down),
                                step),
                        within(differenceError));
    }

    /** What a search for tipping points may ask for: an answer, and soon. */
    @ParameterizedTest
    @CsvSource({
        "1e300, 0.5, 0,   1.2,  0.1", "1e-300, 0.5, 0, 1.2, 0.1", "1, 0.5, 100, 1.2, 0.1", "1, 0.5, 0, 1e-9, 0.1",
        "1, 0.5, 0, 1e9, 0", "1, 0.5, 0.25, 1.2, 1e9", "1, 1e-300, 0.25, 1.2, 0.1", "1, 0.999999999, 10, 100, 0"
    })
    void extremeLoopsHaveFinitePaths(double growth, double kappa, double sigma, double returns, double loss) {
        double[] logs =
                LossyLoop.ofReturns(growth, kappa, sigma, 0.5, returns, loss).logPath(10, 41, CEILING);
        assertThat(logs).isSorted();
        assertThat(logs[40]).isBetween(0.0, CEILING);
    }

    @Test
    void theConditionThatBindsIsNamed() {
        assertThat(LossyLoop.ofReturns(0.8, 0.9, 0, 0.5, 3, 0.01)
                        .elasticitiesAt(10)
                        .binding())
                .isEqualTo("the loop is closed");
        assertThat(LossyLoop.ofReturns(0.8, 0.05, 0, 0.7, 0.5, 0.01)
                        .elasticitiesAt(10)
                        .binding())
                .isEqualTo("the loop amplifies itself");
        assertThat(LossyLoop.ofReturns(0.8, 0.05, 0, 0.2, 3, 2)
                        .elasticitiesAt(10)
                        .binding())
                .isEqualTo("nothing is lost");
        assertThatThrownBy(() -> new LossyLoop(1, 1, 0, 1, 0.9, 0).elasticitiesAt(10))
                .hasMessageStartingWith("time: 10.0");
    }

    @Test
    void argumentsOutsideTheirRangeAreRefusedByName() {
        assertThatThrownBy(() -> new LossyLoop(1, 95, 0, 1, 0, 0)).hasMessageStartingWith("kappa: 95.0");
        assertThatThrownBy(() -> new LossyLoop(1, 0.5, 0, 1, Double.NaN, 0)).hasMessageStartingWith("phi: NaN");
        assertThatThrownBy(() -> new LossyLoop(1, 0.5, 1e9, 1, 0, 0)).hasMessageStartingWith("sigma: 1.0E9");
        assertThatThrownBy(() -> new LossyLoop(1, 0.5, 0, 1, 0, -1)).hasMessageStartingWith("loss: -1.0");
    }

    /** theta = 0.5, a = -0.2, b = 0.05; x at 1, 5, 10, 20 and 40 years. */
    @ParameterizedTest
    @CsvSource({"1, 0.524325092", "5, 2.899498937", "10, 5.273394590", "20, 7.480775280", "40, 9.088078906"})
    void theComplexityBrakeMatchesIndependentValues(double time, double expected) {
        var brake = new ComplexityBrake(0.5, -0.2, 0.05);
        assertThat(brake.logLevelAfter(time)).isCloseTo(expected, SIX_DECIMALS);
        var solved = DormandPrince.solve(
                (t, x) -> new double[] {brake.growth(x[0])}, new double[] {0}, new double[] {0, time}, 1e3);
        assertThat(solved.component(0)[1]).isCloseTo(expected, SIX_DECIMALS);
    }

    @Test
    void theBrakeBitesBeyondThePeakOfGrowth() {
        var brake = new ComplexityBrake(0.5, -0.2, 0.05);
        assertThat(brake.peak()).isEqualTo(2);
        assertThat(brake.growth(brake.peak())).isCloseTo(0.610701379, SIX_DECIMALS);
        assertThat(new ComplexityBrake(0.5, -0.2, 0).peak()).isInfinite();
        assertThat(brake.logLevelAfter(1e15)).isGreaterThan(20).isLessThan(40);
    }

    private static double slope(LossyLoop up, LossyLoop down, double step) {
        double ceiling = 100;
        return (up.logLevelAfter(10, ceiling) - down.logLevelAfter(10, ceiling)) / (2 * step);
    }

    private static double level(LossyLoop loop, double time) {
        return Math.exp(loop.logLevelAfter(time, CEILING));
    }
}
