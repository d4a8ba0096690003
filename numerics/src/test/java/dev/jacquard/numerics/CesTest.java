package dev.jacquard.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CesTest {

    private static final double HALF_THE_LAST_DIGIT = 0.5e-9 + 1e-15;
    private static final Percentage IDENTITY = Percentage.withPercentage(1e-10);

    /** Computed independently to nine decimals, share 0.95. */
    @ParameterizedTest
    @CsvSource({
        "0,    3.478260870, 13.559322034,  19.093078759",
        "0.25, 3.559618003, 19.036024343,  41.991957555",
        "0.5,  3.628117914, 24.948033940, 105.193951348",
        "0.8,  3.695251813, 30.668700579, 231.354869035",
        "1,    3.732131966, 33.262661161, 296.453779643",
        "2,    3.85,        38.05,        380.05"
    })
    void gainsMatchIndependentValues(double sigma, double at4, double at40, double at400) {
        var ces = new Ces(0.95, sigma);
        assertThat(ces.gain(4)).isCloseTo(at4, within(HALF_THE_LAST_DIGIT));
        assertThat(ces.gain(40)).isCloseTo(at40, within(HALF_THE_LAST_DIGIT));
        assertThat(ces.gain(400)).isCloseTo(at400, within(HALF_THE_LAST_DIGIT));
    }

    @ParameterizedTest
    @CsvSource({"0, 20", "0.25, 54.288352332", "0.5, 400"})
    void ceilingsMatchIndependentValues(double sigma, double ceiling) {
        assertThat(new Ces(0.95, sigma).ceiling()).isCloseTo(ceiling, within(HALF_THE_LAST_DIGIT));
    }

    @ParameterizedTest
    @CsvSource({"-1e-3", "-1e-6", "-3e-9", "-1e-9", "1e-9", "3e-9", "1e-6", "1e-3"})
    void theFamilyIsSmoothAcrossCobbDouglas(double offset) {
        double logN = Math.log(40);
        // second-order expansion of ln S in sigma - 1: s x + (sigma - 1) s (1 - s) x^2 / 2
        double expected = 0.95 * logN + offset * 0.95 * 0.05 * logN * logN / 2;
        double nextOrder = offset * offset * Math.pow(logN, 3);
        assertThat(new Ces(0.95, 1 + offset).logGain(logN)).isCloseTo(expected, within(1e-8 + nextOrder));
    }

    @ParameterizedTest
    @CsvSource({"0", "0.5", "1", "1.5", "2", "6"})
    void hugeSpeedsNeitherOverflowNorLoseTheLimit(double sigma) {
        var ces = new Ces(0.9, sigma);
        double logGain = ces.logGain(5_000);
        double expected =
                sigma < 1 ? Math.log(ces.ceiling()) : sigma == 1 ? 0.9 * 5_000 : 5_000 + Math.log(0.9) / (sigma - 1);
        assertThat(logGain).isCloseTo(expected, IDENTITY);
    }

    @Test
    void aFixedStockAtOneHalfIsAmdahlAndAtZeroGivesNothing() {
        assertThat(new Ces(0.6, 0.5).fixedStockGain(10)).isCloseTo(2.173913, within(0.5e-6));
        assertThat(new Ces(0.6, 0.5).fixedStockGain(10)).isCloseTo(new Ces(0.6, 0).gain(10), IDENTITY);
        assertThat(new Ces(0.6, 0).fixedStockGain(10)).isEqualTo(1);
        assertThat(new Ces(1, 0).fixedStockGain(10)).isEqualTo(10);
        assertThat(new Ces(0, 0).fixedStockGain(0.1)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 7", "0.3, 0.2", "1, 40", "1.7, 400", "2, 3"})
    void elasticityIsTheSlopeOfLogGain(double sigma, double n) {
        var ces = new Ces(0.8, sigma);
        double step = 1e-5;
        double slope = (ces.logGain(Math.log(n) + step) - ces.logGain(Math.log(n) - step)) / (2 * step);
        double differenceError = 1e-9;
        assertThat(ces.elasticity(n)).isCloseTo(slope, within(differenceError));
    }

    @ParameterizedTest
    @CsvSource({"0, 7", "0.3, 0.2", "1, 40", "1.7, 400", "2, 3"})
    void shareSensitivityIsTheSlopeInTheShare(double sigma, double n) {
        double step = 1e-5;
        double logN = Math.log(n);
        double slope =
                (new Ces(0.8 + step, sigma).logGain(logN) - new Ces(0.8 - step, sigma).logGain(logN)) / (2 * step);
        assertThat(new Ces(0.8, sigma).shareSensitivityAtLog(logN)).isCloseTo(slope, Percentage.withPercentage(1e-4));
    }

    @Test
    void elasticityTendsToItsLimit() {
        assertThat(new Ces(0.8, 0.5).elasticityAtLog(1e4)).isEqualTo(new Ces(0.8, 0.5).limitingElasticity());
        assertThat(new Ces(0.8, 1).elasticityAtLog(1e4)).isEqualTo(0.8);
        assertThat(new Ces(0.8, 1.5).elasticityAtLog(1e4)).isEqualTo(1);
        assertThat(new Ces(1, 9).elasticityAtLog(-1e4)).isEqualTo(1);
        assertThat(new Ces(0, 9).elasticityAtLog(1e4)).isZero();
    }

    @Test
    void correlatedSamplesAreAmdahl() {
        assertThat(EffectiveNumber.of(40, 0.05)).isCloseTo(13.559322034, within(HALF_THE_LAST_DIGIT));
        assertThat(EffectiveNumber.of(40, 0.05)).isCloseTo(new Ces(0.95, 0).gain(40), IDENTITY);
        assertThat(EffectiveNumber.of(40, 0)).isEqualTo(40);
        assertThat(EffectiveNumber.of(40, 1)).isEqualTo(1);
    }

    @Test
    void argumentsOutsideTheirRangeAreRefusedByName() {
        assertThatThrownBy(() -> new Ces(95, 0)).hasMessage("share: 95.0 (expected: in [0, 1]); as a fraction: 0.95");
        assertThatThrownBy(() -> new Ces(0.5, -0.1)).hasMessageStartingWith("sigma: -0.1");
        assertThatThrownBy(() -> new Ces(0.5, 1).gain(0)).hasMessageStartingWith("n: 0.0");
        assertThatThrownBy(() -> EffectiveNumber.of(Double.NaN, 0)).hasMessageStartingWith("n: NaN");
    }
}
