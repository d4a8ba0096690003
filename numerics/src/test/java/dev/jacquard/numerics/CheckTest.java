package dev.jacquard.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckTest {

    static Stream<Arguments> guards() {
        return Stream.of(
                guard("positive", x -> Check.positive("x", x), 1e-300, 0, -1, Double.POSITIVE_INFINITY),
                guard("nonNegative", x -> Check.nonNegative("x", x), 0, -1e-300, Double.POSITIVE_INFINITY),
                guard("finite", x -> Check.finite("x", x), -5, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
                guard("fraction", x -> Check.fraction("x", x), 1, 1.0000001, -0.1),
                guard("openFraction", x -> Check.openFraction("x", x), 0.999, 0, 1),
                guard("atLeast", x -> Check.atLeast("x", x, 2.5), 2.5, 2.4, Double.POSITIVE_INFINITY),
                guard("within", x -> Check.within("x", x, -1, 1), -1, 1.1, -1.1));
    }

    private static Arguments guard(String name, DoubleUnaryOperator guard, double good, double... bad) {
        return Arguments.of(name, guard, good, bad);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("guards")
    void returnsGoodNumbersAndRefusesBadOnesAndNaN(String name, DoubleUnaryOperator guard, double good, double[] bad) {
        assertThat(guard.applyAsDouble(good)).isEqualTo(good);
        for (double value : bad) {
            assertThatThrownBy(() -> guard.applyAsDouble(value)).hasMessageStartingWith("x: " + value + " (expected: ");
        }
        assertThatThrownBy(() -> guard.applyAsDouble(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("x: NaN (expected: ");
    }

    @Test
    void aPercentageGetsAHint() {
        assertThatThrownBy(() -> Check.openFraction("mfu", 40))
                .hasMessage("mfu: 40.0 (expected: in (0, 1)); as a fraction: 0.4");
    }

    @Test
    void theNearestNameIsSuggestedOnlyWhenItIsNear() {
        List<String> names = List.of("computeGrowth", "mfu", "priceDecline");
        assertThat(Check.nearest("computeGrwth", names)).isEqualTo("; did you mean computeGrowth?");
        assertThat(Check.nearest("COMPUTEGROWTH", names)).isEqualTo("; did you mean computeGrowth?");
        assertThat(Check.nearest("horizon", names)).isEmpty();
    }

    @Test
    void missingThingsAreNamed() {
        assertThatThrownBy(() -> Check.notBlank("title", " ")).hasMessage("title: blank (expected: some text)");
        assertThatThrownBy(() -> Check.notNull("law", null)).hasMessage("law: missing (expected: a value)");
        assertThatThrownBy(() -> Check.atLeast("draws", 0, 1)).hasMessage("draws: 0 (expected: a whole number >= 1)");
    }

    /** A hint holds the decimal a person would write, not what a division of doubles leaves. */
    @Test
    void theFractionOfAPercentageIsWrittenOut() {
        assertThatThrownBy(() -> Check.fraction("mfu", 1.35))
                .hasMessage("mfu: 1.35 (expected: in [0, 1]); as a fraction: 0.0135");
        assertThatThrownBy(() -> Check.openFraction("mfu", 40))
                .hasMessage("mfu: 40.0 (expected: in (0, 1)); as a fraction: 0.4");
    }

    @Test
    void fewNamesAreAllNamedAndOfManyTheNearestFive() {
        assertThat(Check.among("x", List.of("a", "b"))).isEqualTo("a, b");
        List<String> many = java.util.stream.IntStream.range(0, 100)
                .mapToObj(i -> i == 70 ? "chinchilla/besiroglu2024" : "law-number-" + i)
                .toList();
        assertThat(Check.among("chinchila", many, "jacquard laws lists"))
                .startsWith("chinchilla/besiroglu2024, law-number-")
                .endsWith(", or 95 more that jacquard laws lists");
        assertThat(Check.among("number-99", many)).startsWith("law-number-99, ").endsWith(", or 95 more");
    }
}
