package dev.jacquard.numerics.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class OnePassTest {

    private static final double IDENTITY = 1e-12;
    private static final double[] PROBABILITIES = {0, 1e-5, 0.05, 0.5, 0.9, 0.95, 1};
    private static final Stream STREAM = Stream.of(3, "x");

    private static IndexedColumns column(LongToDoubleFunction draw) {
        return (first, count, into) -> {
            for (int i = 0; i < count; i++) {
                into[0][i] = draw.applyAsDouble(first + i);
            }
        };
    }

    private static double[] kept(LongToDoubleFunction draw, int draws) {
        return LongStream.range(0, draws).mapToDouble(draw).toArray();
    }

    private static double normal(long index) {
        return StandardNormal.quantile(STREAM.uniform(index));
    }

    private static void assertExact(LongToDoubleFunction draw, int draws) {
        OnePassSummary summary = OnePass.of(column(draw), draws, 2, PROBABILITIES);
        double[] quantiles = Summary.quantiles(kept(draw, draws), PROBABILITIES);
        for (int k = 0; k < PROBABILITIES.length; k++) {
            assertThat(summary.quantile(PROBABILITIES[k]).value())
                    .as("quantile %s", PROBABILITIES[k])
                    .isEqualTo(quantiles[k]);
            assertThat(summary.quantile(PROBABILITIES[k]).standardError())
                    .as("error at %s", PROBABILITIES[k])
                    .isEqualTo(MonteCarloError.ofQuantile(kept(draw, draws), PROBABILITIES[k]));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4_095, 65_536, 65_537, 131_073, 1_000_003})
    void quantilesAreThoseOfSortingWhateverTheNumberOfDraws(int draws) {
        assertExact(OnePassTest::normal, draws);
    }

    @Test
    void quantilesAreExactWhereManyDrawsAreEqual() {
        assertExact(index -> Math.floor(3 * STREAM.uniform(index)), 300_000);
        assertExact(index -> STREAM.uniform(index) < 0.5 ? 0 : normal(index), 300_000);
        assertExact(index -> 7, 300_000);
    }

    @Test
    void quantilesAreExactWhereDrawsAreInfinite() {
        assertExact(
                index -> STREAM.uniform(index) < 0.6 ? normal(index + 1_000_000) : Double.POSITIVE_INFINITY, 300_000);
        assertExact(
                index -> STREAM.uniform(index) < 0.2 ? Double.NEGATIVE_INFINITY : normal(index + 1_000_000), 300_000);
    }

    /** Brackets laid around the first draws miss the end of a rising sequence, and that must be noticed. */
    @Test
    void drawsInOrderOfSizeAreSummarisedRightAsWell() {
        assertExact(index -> index, 300_000);
        assertExact(index -> -index, 300_000);
    }

    @Test
    void theMomentsAreThoseOfTheKeptDraws() {
        int draws = 200_001;
        LongToDoubleFunction draw = index -> 1e6 + normal(index);
        OnePassSummary summary = OnePass.of(column(draw), draws, 2, 0.05, 0.5, 0.95);
        Summary kept = Summary.of(kept(draw, draws));
        assertThat(summary.mean()).isCloseTo(kept.mean(), within(IDENTITY * kept.mean()));
        // A spread a millionth of the mean: the textbook formula with sums of squares has no digit right here.
        assertThat(summary.standardDeviation()).isCloseTo(kept.standardDeviation(), within(1e-9));
        assertThat(summary.minimum())
                .isEqualTo(Arrays.stream(kept(draw, draws)).min().orElseThrow());
        assertThat(summary.maximum())
                .isEqualTo(Arrays.stream(kept(draw, draws)).max().orElseThrow());
        assertThat(summary.summary().p95()).isEqualTo(kept.p95());
        assertThat(summary.summary().count()).isEqualTo(draws);
    }

    @Test
    void infiniteDrawsAreCountedAndMakeTheMeanInfinite() {
        OnePassSummary summary =
                OnePass.of(column(index -> index % 10 == 3 ? Double.POSITIVE_INFINITY : 1), 1_000, 1, 0.5);
        assertThat(summary.infinite()).isEqualTo(100);
        assertThat(summary.mean()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(summary.standardDeviation()).isNaN();
        OnePassSummary both = OnePass.of(
                column(index -> index % 2 == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY), 1_000, 1);
        assertThat(both.mean()).isNaN();
    }

    @Test
    void threadsChangeNoBit() {
        OnePassSummary one = OnePass.of(column(OnePassTest::normal), 500_000, 1, PROBABILITIES);
        for (int threads : new int[] {2, 3, 7}) {
            assertThat(OnePass.of(column(OnePassTest::normal), 500_000, threads, PROBABILITIES))
                    .isEqualTo(one);
        }
    }

    @Test
    void columnsAreSummarisedEachWithItsOwnQuantiles() {
        IndexedColumns two = (first, count, into) -> {
            for (int i = 0; i < count; i++) {
                into[0][i] = normal(first + i);
                into[1][i] = normal(first + i) > 1 ? 1 : 0;
            }
        };
        List<OnePassSummary> summaries =
                OnePass.of(two, List.of(new double[] {0.5}, new double[0]), 100_000, 2, d -> {});
        double above = Arrays.stream(kept(OnePassTest::normal, 100_000))
                        .filter(x -> x > 1)
                        .count()
                / 1e5;
        assertThat(summaries.get(1).mean()).isCloseTo(above, within(IDENTITY));
        assertThat(summaries.get(1).quantiles()).isEmpty();
        assertThatThrownBy(() -> summaries.get(0).quantile(0.3))
                .hasMessageStartingWith("probability: 0.3 (expected: one");
    }

    @Test
    void eachDrawIsMadeOnceAndProgressNeverFalls() {
        AtomicLong made = new AtomicLong();
        List<Long> heard = new ArrayList<>();
        OnePass.of(
                (first, count, into) -> {
                    made.addAndGet(count);
                    column(OnePassTest::normal).fill(first, count, into);
                },
                List.<double[]>of(PROBABILITIES),
                300_000,
                2,
                heard::add);
        assertThat(made).hasValue(300_000);
        assertThat(heard).isSorted().endsWith(300_000L);
    }

    @Test
    void drawsThatAreNoNumbersAreRefusedByIndex() {
        assertThatThrownBy(() -> OnePass.of(column(index -> index == 70_000 ? Double.NaN : 1), 100_000, 2, 0.5))
                .hasMessage("draw 70000: NaN (expected: a number)");
        assertThatThrownBy(() -> OnePass.of(column(index -> 1), 0, 1, 0.5)).hasMessageStartingWith("draws: 0");
        assertThatThrownBy(() -> OnePass.of(column(index -> 1), 1, 1, 5)).hasMessageStartingWith("probability: 5.0");
    }
}
