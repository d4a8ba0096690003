package dev.jacquard.numerics.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class FastFunctionsTest {

    private static final double IDENTITY = 1e-12;
    /** A few units of the last place, relative. */
    private static final double LAST_PLACES = 2e-15;

    @Test
    void tabulatedNormalQuantilesAreThoseOfTheRationalFunctions() {
        for (int i = 1; i < 400_000; i++) {
            double p = i / 400_000.0;
            assertClose(StandardNormal.quantile(p), Wichura.quantile(p));
        }
        for (double m = 1e-25; m < 0.1; m *= 1.001) {
            assertClose(StandardNormal.quantile(m), Wichura.quantile(m));
            assertClose(StandardNormal.quantile(1 - m - 0x1p-53), Wichura.quantile(1 - m - 0x1p-53));
        }
    }

    /** 50 digits of another program rounded to 16: the quantiles of 0.95, 0.75 and 1e-10. */
    @Test
    void normalQuantilesAreThePublishedOnes() {
        assertClose(StandardNormal.quantile(0.95), 1.644853626951473);
        assertClose(StandardNormal.quantile(0.75), 0.6744897501960817);
        assertThat(StandardNormal.quantile(1e-10)).isCloseTo(-6.361340902404056, within(IDENTITY));
    }

    @Test
    void normalQuantilesRiseAndAreSymmetricAboutZero() {
        assertThat(StandardNormal.quantile(0.5)).isEqualTo(0);
        assertThat(StandardNormal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(StandardNormal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(StandardNormal.quantile(Double.NaN)).isNaN();
        assertThat(StandardNormal.quantile(1.5)).isNaN();
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < 1 << 16; i++) {
            double p = i * 0x1p-16;
            double z = StandardNormal.quantile(p);
            assertThat(z).isGreaterThan(before).isEqualTo(-StandardNormal.quantile(1 - p));
            before = z;
        }
    }

    @Test
    void theExponentialIsRightToALastPlaceOrTwo() {
        for (double x = -699.9; x < 699.9; x += 0.0137) {
            assertClose(Exponential.of(x), StrictMath.exp(x));
        }
        for (double x : new double[] {0, -0.0, 800, -800, -740, 709.5, Double.NaN, Double.NEGATIVE_INFINITY}) {
            assertThat(Double.compare(Exponential.of(x), StrictMath.exp(x))).isZero();
        }
        assertThat(Exponential.of(1e-300)).isEqualTo(1);
    }

    private static void assertClose(double got, double exact) {
        assertThat(Math.abs(got - exact)).isLessThanOrEqualTo(LAST_PLACES * Math.abs(exact));
    }

    @Test
    void selectedQuantilesAreThoseOfSortedValues() {
        Stream stream = Stream.of(1, "x");
        assertSelects(i -> StandardNormal.quantile(stream.uniform(i)));
        assertSelects(i -> Math.exp(20 * StandardNormal.quantile(stream.uniform(i))));
        assertSelects(i -> (int) (3 * stream.uniform(i)));
        assertSelects(i -> 7);
        assertSelects(i -> stream.uniform(i) < 0.3
                ? Double.NEGATIVE_INFINITY
                : stream.uniform(i) > 0.97 ? Double.POSITIVE_INFINITY : -stream.uniform(i));
    }

    private static void assertSelects(IntToDoubleFunction value) {
        double[] values = new double[300_000];
        Arrays.setAll(values, value);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] probabilities = {1, 0.99, 0.5, 0.5, 0.05, 0.3, 0, 1e-5, 0.123456};
        double[] got = Summary.quantiles(values, probabilities);
        for (int k = 0; k < got.length; k++) {
            assertThat(got[k]).isEqualTo(Summary.quantileOfSorted(sorted, probabilities[k]));
        }
    }

    @Test
    void aNumberThatIsNoneIsRefused() {
        assertThatThrownBy(() -> Summary.quantiles(new double[] {1, Double.NaN}, 0.5))
                .hasMessage("draw 1: NaN (expected: a number)");
        assertThatThrownBy(() -> Summary.quantiles(new double[0], 0.5)).hasMessageStartingWith("draws: 0");
        assertThatThrownBy(() -> Summary.quantiles(new double[1], 50)).hasMessageStartingWith("probability: 50.0");
    }
}
