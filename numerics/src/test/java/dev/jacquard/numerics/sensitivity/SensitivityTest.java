package dev.jacquard.numerics.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.sensitivity.Roots.Root;
import dev.jacquard.numerics.uncertainty.Stream;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class SensitivityTest {

    private static final double SOLVER = 1e-6;
    private static final int DRAWS = 1 << 16;
    /** Exact total indices of the Ishigami function with a = 7 and b = 0.1, economics.md I. */
    private static final double[] ISHIGAMI_TOTAL = {0.557588855, 0.442411145, 0.243683664};

    private static double ishigami(double... x) {
        double s = Math.sin(x[1]);
        return Math.sin(x[0]) + 7 * s * s + 0.1 * Math.pow(x[2], 4) * Math.sin(x[0]);
    }

    private static double[] point(long index, int redrawn) {
        double[] x = new double[3];
        for (int k = 0; k < 3; k++) {
            Stream stream = Stream.of(k == redrawn ? 2 : 1, "x" + k);
            x[k] = Math.PI * (2 * stream.uniform(index) - 1);
        }
        return x;
    }

    @Test
    void totalEffectsOfTheIshigamiFunctionAreTheExactOnes() {
        double[] base = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            base[i] = ishigami(point(i, -1));
        }
        for (int k = 0; k < 3; k++) {
            double[] redrawn = new double[DRAWS];
            for (int i = 0; i < DRAWS; i++) {
                redrawn[i] = ishigami(point(i, k));
            }
            TotalEffect effect = TotalEffect.of(base, redrawn);
            assertThat(effect.value()).isCloseTo(ISHIGAMI_TOTAL[k], within(4 * effect.standardError()));
            assertThat(effect.standardError()).isLessThan(0.01);
        }
    }

    @Test
    void aConstantClaimHasNoDriver() {
        assertThat(TotalEffect.of(new boolean[] {true, true}, new boolean[] {true, true}))
                .isEqualTo(TotalEffect.NONE);
    }

    /** An indicator of x > 1/2 in one uniform input: everything is due to it. */
    @Test
    void theOnlyInputOfAnIndicatorHasTotalEffectOne() {
        boolean[] base = new boolean[DRAWS];
        boolean[] redrawn = new boolean[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            base[i] = Stream.of(1, "x").uniform(i) > 0.5;
            redrawn[i] = Stream.of(2, "x").uniform(i) > 0.5;
        }
        TotalEffect effect = TotalEffect.of(base, redrawn);
        assertThat(effect.value()).isCloseTo(1, within(4 * effect.standardError()));
    }

    private static double[] grid(double low, double high, int points) {
        double[] grid = new double[points];
        for (int i = 0; i < points; i++) {
            grid[i] = low + (high - low) * i / (points - 1);
        }
        return grid;
    }

    @Test
    void bothRootsOfAParabolaAreFoundEvenBetweenTwoGridPoints() {
        DoubleUnaryOperator parabola = x -> (x - 0.501) * (x - 0.502);
        List<Root> roots = Roots.all(parabola, grid(0, 1, 11));
        assertThat(roots).hasSize(2);
        assertThat(roots.get(0).x()).isCloseTo(0.501, within(SOLVER));
        assertThat(roots.get(1).x()).isCloseTo(0.502, within(SOLVER));
    }

    @Test
    void noRootIsInventedWhereThereIsNone() {
        assertThat(Roots.all(x -> x * x + 0.01, grid(-1, 1, 20))).isEmpty();
        assertThat(Roots.all(Math::exp, grid(-1, 1, 20))).isEmpty();
    }

    @Test
    void aJumpIsCalledAJump() {
        List<Root> roots = Roots.all(x -> x < Math.E ? -1 : 2, grid(0, 10, 33));
        assertThat(roots).hasSize(1);
        assertThat(roots.get(0).jump()).isTrue();
        assertThat(roots.get(0).x()).isCloseTo(Math.E, within(SOLVER));
        assertThat(Roots.all(x -> x - Math.E, grid(0, 10, 33)).get(0).jump()).isFalse();
    }

    @Test
    void anInfiniteValueIsOnOneSideOfTheRoot() {
        List<Root> roots = Roots.all(x -> x > 0.25 ? Double.POSITIVE_INFINITY : -1, grid(0, 1, 8));
        assertThat(roots).hasSize(1);
        assertThat(roots.get(0).x()).isCloseTo(0.25, within(SOLVER));
    }

    @Test
    void anExactZeroOnTheGridIsOneRoot() {
        assertThat(Roots.all(x -> x, grid(-1, 1, 3))).containsExactly(new Root(0, false));
    }

    /** Four false draws, and nine other false ones among the redrawn: the input is all there is, and not 13 / 8 of it. */
    @Test
    void aRareClaimHasNoMoreThanTheWholeOfItsVariance() {
        boolean[] base = new boolean[DRAWS];
        boolean[] redrawn = new boolean[DRAWS];
        java.util.Arrays.fill(base, 4, DRAWS, true);
        java.util.Arrays.fill(redrawn, true);
        java.util.Arrays.fill(redrawn, 100, 109, false);
        TotalEffect effect = TotalEffect.of(base, redrawn);
        assertThat(effect.value()).isCloseTo(1, within(0.01));
        assertThat(effect.value() - 1).isLessThan(4 * Math.max(effect.standardError(), 1.0 / DRAWS));
    }

    @Test
    void aShareThatCameOutAboveOneIsNotPrintedAsANumber() {
        assertThat(new Index(1.013, 0.02, 0.98, 1.05, 0.9).text())
                .isEqualTo("treat as all or take more draws (90 %: 0.98 to 1.05)");
        assertThat(new Index(0.97, 0.02, 0.94, 1.01, 0.9).text()).isEqualTo("0.97 (90 %: 0.94 to 1.01)");
    }
}
