package dev.jacquard.numerics.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FarthestDrawTest {

    private static final Offset<Double> IDENTITY = within(1e-12);
    private static final int DRAWS = 20_000;

    private static FarthestDraw of(double... values) {
        Summary summary = Summary.of(values);
        return FarthestDraw.of(
                        summary,
                        Arrays.stream(values).min().orElseThrow(),
                        Arrays.stream(values).max().orElseThrow())
                .orElseThrow();
    }

    private static double[] lognormal(double sigma, int draws) {
        double[] values = new double[draws];
        for (int i = 0; i < draws; i++) {
            values[i] =
                    Math.exp(sigma * StandardNormal.quantile(Stream.of(1, "x").uniform(i)));
        }
        return values;
    }

    /** What the other draws say is computed backwards, and equals their own summary. */
    @Test
    void whatIsLeftWithoutTheFarthestDrawIsTheSummaryOfTheOthers() {
        double[] values = lognormal(1, 60);
        FarthestDraw far = of(values);
        double[] others = Arrays.stream(values).filter(x -> x != far.value()).toArray();
        assertThat(others).hasSize(59);
        assertThat(far.meanWithout()).isCloseTo(Summary.of(others).mean(), IDENTITY);
        assertThat(far.errorWithout()).isCloseTo(MonteCarloError.ofMean(Summary.of(others)), IDENTITY);
    }

    /** A lognormal of one or one and a half is known by its mean; of three or more it is not, whatever the error says. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 1.5})
    void aTameMeanRestsOnManyDraws(double sigma) {
        assertThat(of(lognormal(sigma, DRAWS)).decides()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {4.19961, 6, 12, 100})
    void theMeanOfAHeavyTailRestsOnFew(double sigma) {
        assertThat(of(lognormal(sigma, DRAWS)).decides()).isTrue();
    }

    @Test
    void squaresBeyondADoubleAreDecidedByOneDraw() {
        double[] values = lognormal(1, DRAWS);
        values[7] = -1e200;
        FarthestDraw far = of(values);
        assertThat(far.share()).isEqualTo(1);
        assertThat(far.decides()).isTrue();
        assertThat(far.value()).isEqualTo(-1e200);
    }

    @Test
    void fewDrawsAndEqualDrawsSayNothing() {
        double[] few = lognormal(6, FarthestDraw.FEWEST - 1);
        assertThat(FarthestDraw.of(Summary.of(few), 0, 1e9)).isEmpty();
        double[] same = new double[100];
        assertThat(FarthestDraw.of(Summary.of(same), 0, 0)).isEmpty();
    }

    @Test
    void aMeanIsWrittenToTheDigitsOfItsError() {
        double[] values = new double[10_000];
        Arrays.setAll(values, i -> i % 2 == 0 ? 1 : 3.1234);
        assertThat(Summary.of(values)).hasToString("p5 1, p50 2.062, p95 3.123 (mean 2.06 ± 0.011, 10000 draws)");
        assertThat(Summary.of(new double[] {0.35, 0.35, 0.35}).meanText()).isEqualTo("0.35");
    }

    /** Added up ten times and divided, 0.35 is 0.35000000000000003. */
    @Test
    void theMeanOfEqualNumbersIsThatNumber() {
        for (int tenths = 1; tenths < 1_000; tenths++) {
            double[] same = new double[10];
            Arrays.fill(same, tenths / 1000.0);
            assertThat(Summary.of(same).mean()).isEqualTo(tenths / 1000.0);
            assertThat(Summary.of(same).standardDeviation()).isZero();
        }
    }
}
