package dev.jacquard.economics.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.uncertainty.StandardNormal;
import dev.jacquard.numerics.uncertainty.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class SigmoidFootTest {

    private static final int SERIES = 4096;

    /** Four standard errors of the difference between a table entry (512 series) and a fresh simulation. */
    private static double monteCarlo(double share) {
        double variance = Math.max(share * (1 - share), 1.0 / 512);
        return 4 * Math.sqrt(variance / 512 + variance / SERIES);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.9})
    void theTableAgreesWithDirectSimulation(double ramp) {
        double direct = SigmoidFoot.simulate(ramp, SERIES, 4711);
        assertThat(SigmoidFoot.indistinguishable(ramp)).isCloseTo(direct, within(monteCarlo(direct)));
    }

    @Test
    void dataBeforeTheBendCannotTellASigmoidFromAnExponential() {
        assertThat(SigmoidFoot.indistinguishable(0.05)).isGreaterThan(0.8);
        assertThat(SigmoidFoot.indistinguishable(0.9)).isLessThan(0.05);
        assertThat(SigmoidFoot.indistinguishable(0)).isEqualTo(SigmoidFoot.indistinguishable(0.004));
        assertThat(SigmoidFoot.indistinguishable(1)).isEqualTo(SigmoidFoot.indistinguishable(0.99));
    }

    @Test
    void theShareNeverRisesWithTheRamp() {
        double last = 1;
        for (int i = 1; i < 1000; i++) {
            double share = SigmoidFoot.indistinguishable(i / 1000.0);
            assertThat(share).isLessThanOrEqualTo(last);
            last = share;
        }
    }

    @Test
    void stoppingEarlyDecidesAsTheFullSearchDoes() {
        var noise = Stream.of(5, "early");
        for (int k = 0; k < 200; k++) {
            double[] logs = new double[12];
            for (int i = 0; i < 12; i++) {
                double u = -5.9 + 5.5 * i / 11;
                logs[i] = -Math.log1p(Math.exp(-u)) + 0.1 * StandardNormal.quantile(noise.uniform(12L * k + i));
            }
            var fit = new SigmoidFit(logs);
            double decided = fit.residualOfLine() * Math.exp(-4.0 / 12);
            assertThat(fit.residualOfSigmoid(decided) > decided)
                    .isEqualTo(SigmoidFoot.preferenceForSigmoid(logs) < SigmoidFoot.DECISIVE);
        }
    }

    @Test
    void aLineIsNotCalledASigmoidAndABentSeriesIs() {
        double[] line = new double[12];
        double[] bent = new double[12];
        for (int i = 0; i < 12; i++) {
            line[i] = 0.4 * i;
            bent[i] = Math.log(new GrowthCurve.Logistic(1, 0.9, 100).at(i));
        }
        assertThat(SigmoidFoot.preferenceForSigmoid(line)).isLessThan(2);
        assertThat(SigmoidFoot.preferenceForSigmoid(bent)).isGreaterThan(100);
    }

    /** The search finds what a fine grid over growth and position finds. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.2, 0.4, 0.8})
    void theSearchFindsTheBestLogistic(double ramp) {
        var noise = Stream.of(3, "grid " + ramp);
        for (int k = 0; k < 6; k++) {
            double[] logs = new double[12];
            for (int i = 0; i < 12; i++) {
                double u = Math.log(ramp / 100) + i / 11.0 * (Math.log(ramp / (1 - ramp)) - Math.log(ramp / 100));
                logs[i] = -Math.log1p(Math.exp(-u)) + 0.1 * StandardNormal.quantile(noise.uniform(12L * k + i));
            }
            var fit = new SigmoidFit(logs);
            double found = Math.min(fit.residualOfLine(), fit.residualOfSigmoid(0));
            assertThat(found).isLessThanOrEqualTo(gridMinimum(logs) * (1 + 1e-3));
        }
    }

    private static double gridMinimum(double[] logs) {
        double best = Double.POSITIVE_INFINITY;
        for (double g = 2; g < 14; g += 0.02) {
            for (double end = -8; end < 6; end += 0.05) {
                double mean = 0;
                double square = 0;
                for (int i = 0; i < 12; i++) {
                    double r = logs[i] + Math.log1p(Math.exp(-(end - g + g * i / 11)));
                    mean += r / 12;
                    square += r * r;
                }
                best = Math.min(best, square - 12 * mean * mean);
            }
        }
        return best;
    }

    @Test
    void aRampOutsideItsRangeIsRefused() {
        assertThatThrownBy(() -> SigmoidFoot.indistinguishable(Double.NaN)).hasMessageStartingWith("rampShare: NaN");
        assertThatThrownBy(() -> SigmoidFoot.simulate(1, 10, 1)).hasMessageStartingWith("rampShare: 1.0");
        assertThatThrownBy(() -> SigmoidFoot.indistinguishable(40)).hasMessageEndingWith("as a fraction: 0.4");
    }
}
