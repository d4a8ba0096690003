package dev.jacquard.numerics.sensitivity;

import static dev.jacquard.numerics.sensitivity.TestFunctions.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.sensitivity.GapContributions.Contribution;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class GapTest {

    private static final double IDENTITY = 1e-12;

    /** A model in which every input acts through others, at two authors' values. */
    private static double model(double[] row) {
        double product = 1;
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            double x = row[i] == 1 ? 1.5 + 0.1 * i : 1 - 0.02 * i;
            product *= x;
            sum += Math.sin((i + 1) * x);
        }
        return product + sum;
    }

    private static double sum(GapContributions contributions) {
        return contributions.contributions().stream()
                .mapToDouble(Contribution::amount)
                .sum();
    }

    /** x y from (1, 2) to (3, 5): the mean of both orders gives 7 to x and 6 to y, in all 15 - 2. */
    @Test
    void aProductIsSharedByTheMeanOfBothOrders() {
        GapContributions parts = GapContributions.of(
                GapDesign.exact(List.of("x", "y")).evaluate(row -> (row[0] == 1 ? 3 : 1) * (row[1] == 1 ? 5 : 2)));
        assertThat(parts.gap()).isEqualTo(13);
        assertThat(parts.contributions().get(0).amount()).isEqualTo(7);
        assertThat(parts.contributions().get(1).amount()).isEqualTo(6);
        assertThat(parts.contributions().get(0).share()).isCloseTo(7 / 13.0, within(IDENTITY));
        assertThat(parts.ranked().get(0).input()).isEqualTo("x");
        assertThat(parts.amountOf(List.of("y"))).isEqualTo(6);
    }

    @Test
    void contributionsSumToTheGapForUpToFifteenInputs() {
        for (int n : new int[] {1, 2, 5, 10, 15}) {
            GapContributions parts =
                    GapContributions.of(GapDesign.exact(names(n)).evaluate(GapTest::model));
            assertThat(sum(parts)).isCloseTo(parts.gap(), within(IDENTITY * Math.abs(parts.gap()) * 10));
            double[] all = new double[n];
            java.util.Arrays.fill(all, 1);
            assertThat(parts.gap()).isEqualTo(model(all) - model(new double[n]));
        }
    }

    @Test
    void theSubsetFormulaIsTheMeanOverAllOrders() {
        GapContributions parts = GapContributions.of(GapDesign.exact(names(5)).evaluate(GapTest::model));
        double[] byOrders = new double[5];
        int[] count = {0};
        permute(new int[] {0, 1, 2, 3, 4}, 0, GapTest::model, byOrders, count);
        assertThat(count[0]).isEqualTo(120);
        for (int i = 0; i < 5; i++) {
            assertThat(parts.contributions().get(i).amount()).isCloseTo(byOrders[i] / 120, within(IDENTITY * 100));
        }
    }

    private static void permute(int[] order, int from, ToDoubleFunction<double[]> f, double[] sums, int[] count) {
        if (from == order.length) {
            double[] row = new double[order.length];
            count[0]++;
            for (int input : order) {
                double before = f.applyAsDouble(row);
                row[input] = 1;
                sums[input] += f.applyAsDouble(row) - before;
            }
            return;
        }
        for (int i = from; i < order.length; i++) {
            swap(order, from, i);
            permute(order, from + 1, f, sums, count);
            swap(order, from, i);
        }
    }

    private static void swap(int[] order, int i, int j) {
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }

    @Test
    void sampledOrdersAgreeWithinTheirErrorAndSumToTheGap() {
        GapContributions exact = GapContributions.of(GapDesign.exact(names(8)).evaluate(GapTest::model));
        GapDesign design = GapDesign.sampled(names(8), 200, 4);
        GapContributions sampled = GapContributions.of(design.evaluate(GapTest::model));
        assertThat(sampled.exact()).isFalse();
        assertThat(sampled.gap()).isEqualTo(exact.gap());
        assertThat(sum(sampled)).isCloseTo(exact.gap(), within(IDENTITY * 100));
        for (int i = 0; i < 8; i++) {
            Contribution got = sampled.contributions().get(i);
            double truth = exact.contributions().get(i).amount();
            assertThat(got.amount()).isCloseTo(truth, within(4 * got.standardError() + IDENTITY));
            assertThat(got.standardError()).isLessThan(0.2 * Math.abs(exact.gap()));
        }
    }

    @Test
    void twentyInputsAreSampled() {
        assertThatThrownBy(() -> GapDesign.exact(names(16)))
                .hasMessage("inputs: 16 (expected: at most 15 for an exact decomposition); sample the orders");
        GapDesign design = GapDesign.sampled(names(20), 50, 4);
        GapContributions parts = GapContributions.of(design.evaluate(row -> {
            double sum = 0;
            for (int i = 0; i < 20; i++) {
                sum += row[i] * i;
            }
            return sum;
        }));
        assertThat(parts.gap()).isEqualTo(190);
        for (int i = 0; i < 20; i++) {
            assertThat(parts.contributions().get(i).amount()).isCloseTo(i, within(IDENTITY * 100));
            assertThat(parts.contributions().get(i).standardError()).isLessThan(IDENTITY * 100);
        }
    }

    @Test
    void anInfiniteOutputAndAnUnknownInputAreRefused() {
        GapDesign design = GapDesign.exact(names(2));
        assertThatThrownBy(() -> GapContributions.of(design.evaluate(row -> 1 / (1 - row[0]))))
                .hasMessageContaining("Infinity");
        GapContributions none = GapContributions.of(design.evaluate(row -> 3));
        assertThat(none.contributions().get(0).share()).isZero();
        assertThatThrownBy(() -> none.amountOf(List.of("x3"))).hasMessageContaining("one of [x1, x2]");
    }
}
