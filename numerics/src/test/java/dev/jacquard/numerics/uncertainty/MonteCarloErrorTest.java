package dev.jacquard.numerics.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class MonteCarloErrorTest {

    private static final double IDENTITY = 1e-12;
    private static final int DRAWS = 10_000;
    private static final int RUNS = 400;
    private static final double STANDARD_ERRORS = 4;

    private static double[] normals(int run) {
        Stream stream = Stream.of(run, "x");
        return IntStream.range(0, DRAWS)
                .mapToDouble(draw -> StandardNormal.quantile(stream.uniform(draw)))
                .toArray();
    }

    /** The spread of a quantile over many runs is what each run says of itself, and what theory says of both. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.5, 0.95})
    void theErrorOfAQuantileIsTheSpreadOverManyRuns(double probability) {
        double[] quantiles = new double[RUNS];
        double[] errors = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            quantiles[run] = Summary.quantile(normals(run), probability);
            errors[run] = MonteCarloError.ofQuantile(normals(run), probability);
        }
        double exact = Math.sqrt(probability * (1 - probability) / DRAWS)
                / StandardNormal.density(StandardNormal.quantile(probability));
        double spread = Summary.of(quantiles).standardDeviation();
        assertThat(spread).isCloseTo(exact, within(STANDARD_ERRORS * exact / Math.sqrt(2.0 * RUNS)));
        Summary said = Summary.of(errors);
        // The difference quotient over two standard errors either side bends up in the tails, by one part in a thousand
        // here.
        assertThat(said.mean()).isCloseTo(exact, within(STANDARD_ERRORS * MonteCarloError.ofMean(said) + 2e-3 * exact));
        assertThat(said.standardDeviation()).isLessThan(0.15 * exact);
    }

    @Test
    void theErrorOfAMeanFallsWithTheRootOfTheDraws() {
        Summary summary = new Summary(10_000, 0, 5, 2, 0, 0, 0);
        assertThat(MonteCarloError.ofMean(summary)).isCloseTo(0.02, within(IDENTITY));
    }

    @Test
    void theErrorOfAShareIsNeverZero() {
        assertThat(MonteCarloError.ofShare(0, 1_000)).isCloseTo(0.0005 / 1.001, within(IDENTITY));
        assertThat(MonteCarloError.ofShare(1, 1_000)).isEqualTo(MonteCarloError.ofShare(0, 1_000));
        assertThat(MonteCarloError.ofShare(0.5, 1_000_000)).isCloseTo(0.0005, within(1e-6 * 0.0005));
    }

    @Test
    void tooFewDrawsKnowNoErrorAndEqualOnesHaveNone() {
        assertThat(MonteCarloError.ofQuantile(new double[] {1, 2, 3}, 0.05)).isInfinite();
        assertThat(MonteCarloError.ofQuantile(normals(1), 1)).isInfinite();
        double[] equal = new double[100];
        Arrays.fill(equal, Double.POSITIVE_INFINITY);
        assertThat(MonteCarloError.ofQuantile(equal, 0.5)).isZero();
        equal[0] = 1;
        assertThat(MonteCarloError.ofQuantile(equal, 0.5)).isZero();
        Arrays.fill(equal, 0, 50, 1);
        assertThat(MonteCarloError.ofQuantile(equal, 0.5)).isInfinite();
    }
}
