package dev.jacquard.scaling.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.scaling.Printed;
import dev.jacquard.scaling.precision.BitCurves.Measured;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bookkeeping of rounded weights, and precisions compared by measurements. */
class QuantizedWeightsTest {

    private static final double IDENTITY = 1e-12;

    @Test
    void bitsOfAParameter() {
        QuantizedWeights fine = QuantizedWeights.blocks(4, 64);
        QuantizedWeights coarse = QuantizedWeights.blocks(4, 1024);
        assertThat(fine.bitsPerParameter()).isEqualTo(4.25);
        assertThat(coarse.bitsPerParameter()).isEqualTo(4.015625);
        assertThat(fine.bitsPerParameter() - coarse.bitsPerParameter()).isEqualTo(.234375);
        assertThat(fine.withOutliers(.02).bitsPerParameter()).isCloseTo(4.49, within(IDENTITY * 10));
        assertThat(fine.memoryBytes(70e9)).isEqualTo(37.1875e9);
        assertThat(QuantizedWeights.blocks(16, 64).bitsPerParameter()).isEqualTo(16);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 118.153846154, 9",
        "4, 90.3529411765, 10",
        "5, 73.1428571429, 10",
        "8, 46.5454545455, 10",
        "16, 24, 10"
    })
    void largestModelInFortyEightGigabytes(double bits, double billions, int decimals) {
        double largest = QuantizedWeights.blocks(bits, 64).largestModel(48e9);
        assertThat(largest / 1e9).isCloseTo(billions, Printed.decimals(decimals));
    }

    /** 4 bits would hold a larger model, but there is none between 66B and 175B. */
    @Test
    void modelSizesComeInStepsAndTurnTheChoiceAround() {
        double[] sizes = {30e9, 66e9, 175e9};
        assertThat(QuantizedWeights.blocks(4, 64).largestOf(48e9, sizes)).hasValue(66e9);
        assertThat(QuantizedWeights.blocks(5, 64).largestOf(48e9, sizes)).hasValue(66e9);
        assertThat(QuantizedWeights.mostBits(66e9, 48e9, 64)).isEqualTo(5);
        assertThat(QuantizedWeights.mostBits(175e9, 48e9, 64)).isEqualTo(1);
        assertThat(QuantizedWeights.blocks(4, 64).largestOf(1e9, sizes)).isEmpty();
        assertThatThrownBy(() -> QuantizedWeights.mostBits(175e9, 1e9, 64))
                .hasMessageStartingWith("memoryBytes: 1.0E9");
    }

    @Test
    void whatCanNotBeIsRefused() {
        assertThatThrownBy(() -> QuantizedWeights.blocks(17, 64)).hasMessageStartingWith("bits: 17");
        assertThatThrownBy(() -> QuantizedWeights.blocks(Double.NaN, 64)).hasMessageStartingWith("bits: NaN");
        assertThatThrownBy(() -> QuantizedWeights.blocks(4, 0.5)).hasMessageStartingWith("block: 0.5");
        assertThatThrownBy(() -> QuantizedWeights.blocks(4, 64).withOutliers(2)).hasMessageStartingWith("outliers: 2");
        assertThatThrownBy(() -> QuantizedWeights.blocks(4, 64).memoryBytes(0)).hasMessageStartingWith("parameters: 0");
    }

    /** Scores of a made-up family that are linear in ln T: 4 bits lie 0.10 above 16, 3 bits 0.02 above, 8 bits 0.05 above. */
    private static BitCurves curves() {
        List<Measured> rows = new ArrayList<>();
        double[][] offsets = {{3, .02}, {4, .10}, {8, .05}, {16, 0}};
        for (double[] offset : offsets) {
            for (double parameters = 1e8; parameters < 1e11; parameters *= 3) {
                double total = parameters * offset[0];
                rows.add(new Measured(offset[0], total, .3 + .04 * Math.log(total / 1e9) + offset[1]));
            }
        }
        return BitCurves.of(rows);
    }

    @Test
    void parallelCurvesHaveTheirOffsetAndNoSpread() {
        BitCurves curves = curves();
        assertThat(curves.offset(4, 16)).isCloseTo(.10, within(IDENTITY));
        assertThat(curves.offset(3, 8)).isCloseTo(-.03, within(IDENTITY));
        assertThat(curves.spread(4, 16)).isCloseTo(0, within(IDENTITY));
        assertThat(curves.score(4, 5e10)).isCloseTo(.3 + .04 * Math.log(50) + .10, within(IDENTITY));
        assertThat(curves.parallel(4, 16, 5e10)).isCloseTo(curves.score(4, 5e10), within(IDENTITY));
        assertThat(curves.best(5e10)).isEqualTo(4);
        // Only the smallest models in the fewest bits are as small as this.
        assertThat(curves.best(3.5e8)).isEqualTo(3);
    }

    @Test
    void curvesThatAreNotParallelSaySo() {
        BitCurves curves = BitCurves.of(List.of(
                new Measured(4, 1e9, .5),
                new Measured(4, 1e11, .7),
                new Measured(16, 1e9, .4),
                new Measured(16, 1e11, .7)));
        assertThat(curves.offset(4, 16)).isCloseTo(.05, within(IDENTITY));
        assertThat(curves.spread(4, 16)).isCloseTo(.1, within(IDENTITY));
        assertThat(curves.score(16, 1e10)).isCloseTo(.55, within(IDENTITY));
    }

    @Test
    void nothingIsExtrapolated() {
        BitCurves curves = curves();
        assertThatThrownBy(() -> curves.score(16, 1e8)).hasMessageStartingWith("totalBits: 1.0E8 (expected: between");
        assertThatThrownBy(() -> curves.best(1e15)).hasMessageStartingWith("totalBits: 1.0E15");
        assertThatThrownBy(() -> curves.score(5, 1e10))
                .hasMessage("bits: 5.0 (expected: one of: [3.0, 4.0, 8.0, 16.0])");
        assertThatThrownBy(() -> BitCurves.of(List.of())).hasMessageStartingWith("measured: no rows");
        assertThatThrownBy(() -> BitCurves.of(List.of(new Measured(4, 1e9, .5))))
                .hasMessageStartingWith("rows at 4.0 bits: 1");
        assertThatThrownBy(() -> BitCurves.of(List.of(new Measured(4, 1e9, .5), new Measured(4, 1e9, .6))))
                .hasMessageStartingWith("totalBits: 1.0E9");
        assertThatThrownBy(() -> BitCurves.of(List.of(
                                new Measured(4, 1e9, .5),
                                new Measured(4, 2e9, .6),
                                new Measured(8, 1e12, .5),
                                new Measured(8, 2e12, .6)))
                        .offset(4, 8))
                .hasMessageStartingWith("reference: 8.0");
    }
}
