package dev.jacquard.scaling.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.fit.Estimate;
import dev.jacquard.numerics.fit.Objective;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A public sweep whose best floor is none: fourlhs/greek-scaling-laws, results.csv, four sizes times three lengths, validation loss to
 * seven digits. The optimum with E held at 0 by scipy.
 */
@Tag("once")
class FloorAtZeroTest {

    /** Half a unit of the last of four digits: the fits of scipy were printed to seven, the losses are typed to seven. */
    private static final Percentage FOUR_DIGITS = Percentage.withPercentage(5e-3);

    private static final double[] SIZES = {1238144, 2869504, 8886784, 33506304};
    private static final double[] TOKENS = {5e6, 2e7, 8e7};
    private static final double[][] LOSSES = {
        {8.156000, 5.642949, 4.210987},
        {7.294115, 5.299058, 3.817861},
        {6.653218, 4.797544, 3.207137},
        {6.060610, 4.496887, 2.789879}
    };

    private static List<LossRun> runs() {
        List<LossRun> runs = new ArrayList<>();
        for (int n = 0; n < SIZES.length; n++) {
            for (int d = 0; d < TOKENS.length; d++) {
                runs.add(new LossRun(SIZES[n], TOKENS[d], LOSSES[n][d]));
            }
        }
        return runs;
    }

    @Test
    void leastSquaresHasItsOptimumAtNoFloorAndErrorsGivenIt() {
        var fit = ChinchillaLaw.fitter().objective(Objective.leastSquares()).fit(runs());
        assertThat(fit.law().E()).isZero();
        assertThat(fit.law().A()).isCloseTo(712.3415, FOUR_DIGITS);
        assertThat(fit.law().alpha()).isCloseTo(0.4208260, FOUR_DIGITS);
        assertThat(fit.law().B()).isCloseTo(915.6286, FOUR_DIGITS);
        assertThat(fit.law().beta()).isCloseTo(0.3266384, FOUR_DIGITS);
        assertThat(fit.value()).isCloseTo(0.0127904957, FOUR_DIGITS);
        assertThat(fit.estimate("alpha").standardError()).isCloseTo(0.197, within(0.5e-3));
        assertThat(fit.estimate("beta").standardError()).isCloseTo(0.0430, within(0.5e-4));
        assertThat(fit.estimate("E").onBound()).isTrue();
        assertThat(fit.estimate("E").high()).isBetween(0.1, 2.7);
        assertThat(fit.checks().sensitivity().variants())
                .allMatch(variant -> !variant.values().isEmpty());
    }

    @Test
    void theUsualObjectiveDoesToo() {
        var fit = ChinchillaLaw.fitter().fit(runs());
        assertThat(fit.law().E()).isZero();
        assertThat(fit.law().A()).isCloseTo(275.8943, FOUR_DIGITS);
        assertThat(fit.law().alpha()).isCloseTo(0.3431817, FOUR_DIGITS);
        assertThat(fit.law().B()).isCloseTo(1444.996, FOUR_DIGITS);
        assertThat(fit.law().beta()).isCloseTo(0.3598256, FOUR_DIGITS);
        for (String exponent : List.of("alpha", "beta")) {
            Estimate estimate = fit.estimate(exponent);
            assertThat(estimate.low()).isPositive();
            assertThat(estimate.high()).isLessThan(1);
        }
        assertThat(fit.checks().sensitivity().variants())
                .allMatch(variant -> !variant.values().isEmpty());
        assertThat(fit.report()).contains("E stands on its bound 0").doesNotContain("no optimum");
        assertThat(fit.bootstrap(40, 1).failures()).isZero();
    }

    /** The lowest loss that Cerebras observed is 1.572: Wald's interval of the floor went on to 2.066. */
    @Test
    void noIntervalOfAFloorGoesFarAboveTheLowestLossObserved() {
        var runs = CerebrasAndPythia.paperColumn();
        double lowest = runs.stream().mapToDouble(ComputeRun::loss).min().orElseThrow();
        var fit = PowerLaw.fitter().objective(Objective.leastSquares()).fit(runs);
        Estimate floor = fit.estimate("floor");
        assertThat(floor.high()).isBetween(fit.law().floor(), lowest);
        assertThat(floor.low()).isZero();
        assertThat(floor.method()).isEqualTo("profile likelihood");
        assertThat(fit.bootstrap(200, 1).interval("floor", 0.9).high()).isLessThan(lowest);
        assertThat(fit.warnings().get(0)).contains("but of floor, scale, slope by profile likelihood");
    }
}
