package dev.jacquard.scenarios.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.scenarios.argument.Condition;
import dev.jacquard.scenarios.argument.Sign;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TippingSearchTest {

    private static final double SOLVED = 1e-6;

    private static double[] grid(double low, double high) {
        return IntStream.rangeClosed(0, 40)
                .mapToDouble(i -> low + (high - low) * i / 40)
                .toArray();
    }

    private static List<TippingSearch.Found> find(DoubleUnaryOperator output) {
        return new TippingSearch(Condition.of("y", Sign.GREATER, 0, Unit.ONE), output)
                .find(grid(1, 2), grid(0, 1), grid(2, 4));
    }

    @Test
    void theNearestRootOutsideIsTaken() {
        // Roots at 0.4 and 2.2: in ratios 1 / 0.4 = 2.5 is farther than 2.2 / 2 = 1.1.
        List<TippingSearch.Found> found = find(x -> (x - 0.4) * (x - 2.2));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).x()).isCloseTo(2.2, within(SOLVED));
        assertThat(found.get(0).inside()).isFalse();
    }

    @Test
    void rootsInsideHideThoseOutside() {
        List<TippingSearch.Found> found = find(x -> (x - 1.5) * (x - 2.2));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).inside()).isTrue();
    }

    @Test
    void whereTheModelHasNoAnswerThereIsNoTippingPoint() {
        assertThat(find(x -> x > 1.2 && x < 1.9 ? Double.NaN : x < 1.5 ? -1 : 1))
                .isEmpty();
        assertThat(find(x -> x < 1.01 ? -1 : x < 1.013 ? Double.NaN : 1)).isEmpty();
        assertThat(find(x -> Double.NaN)).isEmpty();
    }

    @Test
    void anInfiniteOutputIsOnOneSide() {
        List<TippingSearch.Found> found = find(x -> x < 1.3 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).x()).isCloseTo(1.3, within(SOLVED));
        assertThat(found.get(0).jump()).isTrue();
    }

    /** Bisection closes in on zero for ever; a tiny root that has neighbours of its own size is one all the same. */
    @Test
    void aRootAtZeroIsZero() {
        TippingSearch search =
                new TippingSearch(Condition.of("y", Sign.GREATER, 0, Unit.ONE), x -> Math.cbrt(x) * (1 + x * x));
        assertThat(search.find(new double[] {-1e6, -3, 1.7, 1e6}, new double[0], new double[0]))
                .containsExactly(new TippingSearch.Found(0, true, false));
        TippingSearch tiny = new TippingSearch(Condition.of("y", Sign.GREATER, 3e-40, Unit.ONE), x -> x);
        assertThat(tiny.find(new double[] {1e-60, 1e-41, 1e-39, 1e6}, new double[0], new double[0]))
                .singleElement()
                .satisfies(found -> assertThat(found.x()).isCloseTo(3e-40, within(1e-50)));
    }
}
