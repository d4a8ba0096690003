package dev.jacquard.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelTest {

    @Test
    void answersStandInTheOrderOfTheNumbers() {
        for (int threads : new int[] {1, 2, 5}) {
            assertThat(Parallel.<Integer>map(1_000, threads, () -> i -> i * i))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 1_000).map(i -> i * i).boxed().toList());
        }
    }

    @Test
    void whatTheWorkThrowsArrivesAsItIs() {
        assertThatThrownBy(() -> Parallel.map(10, 2, () -> i -> Check.positive("i", i)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("i: 0.0");
    }
}
