package dev.jacquard.scaling.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.data.Published;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossLawsTest {

    private static final double TEN_DIGITS = 1e-10;

    private static final double IDENTITY = 1e-12;

    static Stream<Published<? extends LossLaw>> published() {
        return LossLaws.published().stream();
    }

    @ParameterizedTest
    @MethodSource("published")
    void everyPublishedLawKeepsTheContract(Published<? extends LossLaw> published) {
        LawContract.isFiniteAndFallsInBothDirections(published.law());
        LawContract.namesWhatItRefuses(published.law());
        LawContract.carriesASourceAndARange(published);
        if (published.law() instanceof ChinchillaLaw law) {
            LawContract.vectorsGoThereAndBack(ChinchillaLaw.FAMILY, law);
        }
        if (published.law() instanceof KaplanLaw law) {
            LawContract.vectorsGoThereAndBack(KaplanLaw.FAMILY, law);
        }
        // A floor of zero is the form without that parameter; fits search above it.
        if (published.law() instanceof PowerLaw law && law.floor() > 0) {
            LawContract.vectorsGoThereAndBack(PowerLaw.FAMILY, law);
        }
        if (published.law() instanceof CoupledLaw law) {
            LawContract.vectorsGoThereAndBack(CoupledLaw.FAMILY, law);
        }
        if (published.law() instanceof OvertrainedLaw law) {
            LawContract.vectorsGoThereAndBack(OvertrainedLaw.FAMILY, law);
        }
    }

    /** The authors report that the 13B run is within 0.5 % of its projection, and a scatter of 0.66 % about the law. */
    @Test
    void theCerebrasLawPassesThroughItsRuns() {
        PowerLaw law = PowerLaw.dey2023().law();
        assertThat(law.loss(2.3e22)).isCloseTo(1.572, within(0.005 * 1.58));
        assertThat(law.loss(5.984e22)).isCloseTo(1.5066, within(IDENTITY));
        assertThat(law.flop(law.loss(1e21)) / 1e21).isCloseTo(1, within(TEN_DIGITS));
    }
}
