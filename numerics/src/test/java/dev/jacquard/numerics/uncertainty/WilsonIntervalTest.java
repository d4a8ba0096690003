package dev.jacquard.numerics.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WilsonIntervalTest {

    private static final double IDENTITY = 1e-12;

    /** The ends are where the share seen lies z standard errors of the true share away: (p - q)^2 = z^2 q (1 - q) / n. */
    @Test
    void theEndsAreSharesThatLieJustSoFarFromWhatWasSeen() {
        double z = 2.6;
        WilsonInterval interval = WilsonInterval.of(180, 200, z);
        for (double end : new double[] {interval.low(), interval.high()}) {
            assertThat(Math.pow(0.9 - end, 2)).isCloseTo(z * z * end * (1 - end) / 200, within(IDENTITY));
        }
        assertThat(interval.low()).isLessThan(0.9);
        assertThat(interval.high()).isGreaterThan(0.9);
    }

    /** None of n: from 0 to z^2 / (n + z^2). */
    @Test
    void noneAndAllAreNotCertain() {
        assertThat(WilsonInterval.of(0, 10, 2).low()).isCloseTo(0, within(IDENTITY));
        assertThat(WilsonInterval.of(0, 10, 2).high()).isCloseTo(4.0 / 14, within(IDENTITY));
        assertThat(WilsonInterval.of(10, 10, 2).low()).isCloseTo(10.0 / 14, within(IDENTITY));
        assertThat(WilsonInterval.of(10, 10, 2).high()).isCloseTo(1, within(IDENTITY));
    }

    @Test
    void moreThanAllIsRefused() {
        assertThatThrownBy(() -> WilsonInterval.of(11, 10, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WilsonInterval.of(0, 0, 2)).hasMessageContaining("draws: 0");
    }
}
