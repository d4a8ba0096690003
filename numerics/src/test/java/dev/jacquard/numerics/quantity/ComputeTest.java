package dev.jacquard.numerics.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ComputeTest {

    private static final Percentage IDENTITY = Percentage.withPercentage(1e-10);

    /** Hoffmann et al. 2022, table A3: Chinchilla, 70e9 parameters and 1.4e12 tokens, 5.88e23 FLOP by the rule. */
    @Test
    void chinchillaTakesSixOperationsForEachParameterAndToken() {
        assertThat(Compute.trainingFlop(70e9, 1.4e12)).isCloseTo(5.88e23, IDENTITY);
    }

    @Test
    void tokensAndParametersInvertTheRule() {
        double flop = Compute.trainingFlop(13e9, 257e9);
        assertThat(Compute.tokens(flop, 13e9)).isCloseTo(257e9, IDENTITY);
        assertThat(Compute.parameters(flop, 257e9)).isCloseTo(13e9, IDENTITY);
    }

    @Test
    void aBudgetNearTheLargestDoubleDoesNotOverflow() {
        assertThat(Compute.tokens(1e308, 1e10)).isCloseTo(1e308 / 6e10, IDENTITY);
    }

    @Test
    void sizesThatAreNotPositiveNumbersAreRefusedByName() {
        assertThatThrownBy(() -> Compute.trainingFlop(Double.NaN, 1e12))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("parameters: NaN");
        assertThatThrownBy(() -> Compute.trainingFlop(1e9, 0)).hasMessageStartingWith("tokens: 0.0");
        assertThatThrownBy(() -> Compute.tokens(-1, 1e9)).hasMessageStartingWith("flop: -1.0");
    }
}
