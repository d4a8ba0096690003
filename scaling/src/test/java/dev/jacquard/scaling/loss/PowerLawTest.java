package dev.jacquard.scaling.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PowerLawTest {

    private static final double TEN_DIGITS = 1e-10;

    private static final double IDENTITY = 1e-12;

    /** The authors report that the 13B run is within 0.5 % of its projection, and a scatter of 0.66 % about the law. */
    @Test
    void theCerebrasLawPassesThroughItsRuns() {
        PowerLaw law = PowerLaw.dey2023().law();
        assertThat(law.loss(2.3e22)).isCloseTo(1.572, within(0.005 * 1.58));
        assertThat(law.loss(5.984e22)).isCloseTo(1.5066, within(IDENTITY));
        assertThat(law.flop(law.loss(1e21)) / 1e21).isCloseTo(1, within(TEN_DIGITS));
    }
}
