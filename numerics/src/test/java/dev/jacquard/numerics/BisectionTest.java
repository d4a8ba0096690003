package dev.jacquard.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BisectionTest {

    private static final double IDENTITY = 1e-12;

    @Test
    void risingAndFallingFunctionsAreSolvedToTheLastDigit() {
        assertThat(Bisection.root(x -> x * x - 2, 1, 2)).isCloseTo(Math.sqrt(2), within(IDENTITY));
        assertThat(Bisection.root(x -> 2 - x * x, 1, 2)).isCloseTo(Math.sqrt(2), within(IDENTITY));
        assertThat(Bisection.root(x -> Math.exp(x) - 1e-30, -1e3, 1)).isCloseTo(Math.log(1e-30), within(1e-10));
    }

    @Test
    void aRootAtAnEndIsThatEnd() {
        assertThat(Bisection.root(x -> x, 0, 1)).isZero();
        assertThat(Bisection.root(x -> x - 1, 0, 1)).isEqualTo(1);
        assertThat(Bisection.root(x -> x - 3, 3, 3)).isEqualTo(3);
    }

    @Test
    void infiniteValuesCountBySign() {
        assertThat(Bisection.root(x -> x < 0.5 ? Double.NEGATIVE_INFINITY : x, 0, 1))
                .isCloseTo(0.5, within(IDENTITY));
    }

    @Test
    void aBracketWithoutAChangeOfSignAndNanAreRefused() {
        assertThatThrownBy(() -> Bisection.root(x -> x, 1, 2))
                .hasMessage("bracket: 1.0 .. 2.0 with values 1.0 and 2.0 (expected: a change of sign)");
        assertThatThrownBy(() -> Bisection.root(x -> x - 0.5, 1, 0)).hasMessageContaining("a change of sign");
        assertThatThrownBy(() -> Bisection.root(Math::sqrt, -1, 1)).hasMessageStartingWith("function at -1.0: NaN");
        assertThatThrownBy(() -> Bisection.root(x -> x, Double.NaN, 1)).hasMessageStartingWith("low: NaN");
    }
}
