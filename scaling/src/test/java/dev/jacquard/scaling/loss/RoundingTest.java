package dev.jacquard.scaling.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RoundingTest {

    private static final double IDENTITY = 1e-12;

    /** From 0.28 as printed to 0.2849 unrounded the data term at 1e11 tokens falls by 12 to 13 %; the rounding allows it. */
    @Test
    void twoDigitsOfAnExponentMoveTheDataTermByAnEighth() {
        ChinchillaLaw printed = ChinchillaLaw.hoffmann2022().law();
        ChinchillaLaw unrounded = ChinchillaRefits.hoffmann2022Tex().law();
        Rounding data = Rounding.of(ChinchillaLaw.FAMILY, printed, law -> law.tokenPull(1e11) / law.beta());
        double fall = 1 - unrounded.tokenPull(1e11) / unrounded.beta() / data.printed();
        assertThat(fall).isCloseTo(0.12, within(0.01));
        assertThat(unrounded.tokenPull(1e11) / unrounded.beta()).isBetween(data.low(), data.high());
        assertThat(printed.loss(70e9, 1.4e12))
                .isEqualTo(Rounding.of(ChinchillaLaw.FAMILY, printed, law -> law.loss(70e9, 1.4e12))
                        .printed());
    }

    /** The last printed digit of 6.4e13 is worth 1e12, not one. */
    @Test
    void numbersInTheMillionsOfMillionsAreRoundedToo() {
        KaplanLaw law = KaplanLaw.kaplan2020().law();
        Rounding scale = Rounding.of(KaplanLaw.FAMILY, law, KaplanLaw::Nc);
        assertThat(scale.low()).isCloseTo(6.35e13, within(IDENTITY * 6e13));
        assertThat(scale.high()).isCloseTo(6.45e13, within(IDENTITY * 6e13));
    }

    @Test
    void allDigitsLeaveNothingOpen() {
        ChinchillaLaw law = ChinchillaRefits.epochHuber().law();
        Rounding loss = Rounding.of(ChinchillaLaw.FAMILY, law, it -> it.loss(70e9, 1.4e12));
        assertThat(loss.high() - loss.low()).isLessThan(IDENTITY * 10);
    }
}
