package dev.jacquard.scaling.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Objective;
import dev.jacquard.numerics.fit.Residual;
import dev.jacquard.numerics.fit.search.Certificate;
import dev.jacquard.numerics.uncertainty.Stream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fits of made-up runs whose law is known. */
@Tag("once")
class ChinchillaFitTest {

    private static final double IDENTITY = 1e-12;

    private static final double SOLVER = 1e-6;
    private static final ChinchillaLaw TRUTH = ChinchillaLaw.besiroglu2024().law();

    /** Runs on a grid of sizes and data, with heavy-tailed relative errors of a given size. */
    private static List<LossRun> runs(double error, long seed) {
        Stream stream = Stream.of(seed, "made-up runs");
        List<LossRun> runs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 10; j++) {
                double parameters = 6e7 * Math.exp(i * Math.log(250) / 11);
                double tokens = 8e8 * Math.exp(j * Math.log(400) / 9);
                double u = stream.uniform(runs.size());
                double laplace = u < 0.5 ? Math.log(2 * u) : -Math.log(2 * (1 - u));
                runs.add(new LossRun(parameters, tokens, TRUTH.loss(parameters, tokens) * Math.exp(error * laplace)));
            }
        }
        return runs;
    }

    @ParameterizedTest
    @ValueSource(strings = {"huber:1e-3", "lad", "lsq"})
    void aLawWithoutNoiseComesBackExactly(String objective) {
        var fit = ChinchillaLaw.fitter()
                .objective(Objective.parse(objective))
                .starts(60, 1)
                .fit(runs(0, 1));
        double[] found = ChinchillaLaw.FAMILY.vector(fit.law());
        double[] truth = ChinchillaLaw.FAMILY.vector(TRUTH);
        for (int k = 0; k < truth.length; k++) {
            assertThat(found[k]).isCloseTo(truth[k], within(SOLVER * truth[k]));
        }
        assertThat(fit.checks().certificate().kind()).isEqualTo(Certificate.Kind.EXACT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"huber:1e-3", "lad", "lsq"})
    void theTruthLiesInsideTheIntervalsOfANoisyFit(String objective) {
        var fit = ChinchillaLaw.fitter()
                .objective(Objective.parse(objective))
                .level(0.99)
                .starts(60, 1)
                .fit(runs(0.005, 3));
        double[] truth = ChinchillaLaw.FAMILY.vector(TRUTH);
        for (int k = 0; k < truth.length; k++) {
            var estimate = fit.estimates().get(k);
            assertThat(truth[k]).as(estimate.name()).isBetween(estimate.low(), estimate.high());
            assertThat(estimate.identified()).isTrue();
        }
    }

    @Test
    void thePublishedStartsAreTheFourThousandFiveHundred() {
        double[][] starts = ChinchillaLaw.publishedStarts();
        assertThat(starts).hasDimensions(4_500, 5);
        assertThat(java.util.Arrays.stream(starts)
                        .map(java.util.Arrays::toString)
                        .distinct())
                .hasSize(4_500);
        assertThat(starts[0]).containsExactly(Math.exp(-1), 1, 0, 1, 0);
        assertThat(starts[4_499]).containsExactly(Math.exp(1), Math.exp(25), 2, Math.exp(25), 2);
    }

    @Test
    void mostPublishedStartsReachOneOptimum() {
        var fit = ChinchillaLaw.fitter().fit(runs(0.005, 3));
        assertThat(fit.checks().starts().run()).isEqualTo(4_500);
        assertThat(fit.checks().starts().agreeing()).isGreaterThan(3_000);
        assertThat(fit.checks().certificate().possibleDecrease()).isLessThan(1e-10);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e-3, 1e3, 1e6})
    void multiplyingTheObjectiveMovesItsValueOnly(double factor) {
        var fitter = ChinchillaLaw.fitter().starts(20, 1);
        var plain = fitter.fit(runs(0.005, 3));
        var scaled = fitter.objective(Objective.huber(1e-3).times(factor)).fit(runs(0.005, 3));
        assertThat(scaled.law()).isEqualTo(plain.law());
        assertThat(scaled.value() / factor).isCloseTo(plain.value(), within(1e-12 * plain.value()));
        assertThat(scaled.checks().akaike()).isEqualTo(plain.checks().akaike());
        assertThat(scaled.estimate("A").standardError())
                .isEqualTo(plain.estimate("A").standardError());
    }

    /** The same in substance: residuals, knee and all a million times smaller. */
    @Test
    void lossesInAnotherUnitScaleTheLawAndNothingElse() {
        double unit = 1e-6;
        var runs = runs(0.005, 3);
        var small = runs.stream()
                .map(run -> new LossRun(run.parameters(), run.tokens(), run.loss() * unit))
                .toList();
        var fitter = ChinchillaLaw.fitter().residual(Residual.LINEAR).starts(20, 1);
        var plain = fitter.objective(Objective.huber(1e-3)).fit(runs);
        // Starts in the new unit, so that both fits have the same way to go.
        double[][] starts = {{0.8 * unit, 100 * unit, 0.3, 1000 * unit, 0.3}};
        var scaled =
                fitter.objective(Objective.huber(1e-3 * unit)).starts(starts).fit(small);
        assertThat(scaled.value()).isCloseTo(plain.value() * unit * unit, within(SOLVER * plain.value() * unit * unit));
        assertThat(scaled.law().beta()).isCloseTo(plain.law().beta(), within(SOLVER));
        assertThat(scaled.law().E()).isCloseTo(plain.law().E() * unit, within(SOLVER * unit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"huber:1e-3", "lad", "lsq"})
    void exactDerivativesAndDifferencesReachTheSameOptimum(String objective) {
        var exact = ChinchillaLaw.fitter().objective(Objective.parse(objective)).starts(12, 1);
        var numeric = Fitter.of(
                        ChinchillaLaw.FAMILY,
                        (ChinchillaLaw law, LossRun run) -> law.loss(run.parameters(), run.tokens()),
                        LossRun::loss)
                .residual(Residual.LOG)
                .objective(Objective.parse(objective))
                .starts(12, 1);
        Fit<ChinchillaLaw, LossRun> one = exact.fit(runs(0.005, 3));
        Fit<ChinchillaLaw, LossRun> other = numeric.fit(runs(0.005, 3));
        assertThat(other.value()).isCloseTo(one.value(), within(1e-10 * one.value()));
        for (String name : ChinchillaLaw.FAMILY.names()) {
            double value = one.estimate(name).value();
            double error = one.estimate(name).standardError();
            assertThat(other.estimate(name).value()).isCloseTo(value, within(SOLVER * value));
            assertThat(other.estimate(name).standardError()).isCloseTo(error, within(1e-3 * error));
        }
    }

    @Test
    void aFixedParameterStaysAndHasNoError() {
        var fit = ChinchillaLaw.fitter().fixed("E", 1.8172).starts(20, 1).fit(runs(0.005, 3));
        assertThat(fit.law().E()).isCloseTo(1.8172, within(IDENTITY));
        assertThat(fit.estimate("E").fixed()).isTrue();
        assertThat(fit.estimate("E").standardError()).isZero();
        assertThat(fit.errors().degreesOfFreedom()).isEqualTo(116);
        var free = ChinchillaLaw.fitter().starts(20, 1).fit(runs(0.005, 3));
        assertThat(fit.value()).isGreaterThanOrEqualTo(free.value());
        assertThat(fit.estimate("A").standardError())
                .isLessThan(free.estimate("A").standardError());
    }

    @Test
    void tooFewRowsAreRefused() {
        assertThatThrownBy(() -> ChinchillaLaw.fitter().fit(runs(0, 1).subList(0, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fit of ChinchillaLaw: 4 rows for 5 parameters (expected: at least 6)");
    }
}
