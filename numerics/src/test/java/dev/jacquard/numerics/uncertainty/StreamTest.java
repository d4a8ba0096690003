package dev.jacquard.numerics.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StreamTest {

    private static final double IDENTITY = 1e-12;

    private static final int DRAWS = 200_000;

    @Test
    void aDrawDependsOnSeedNameAndIndexOnly() {
        assertThat(Stream.of(7, "kappa").uniform(41))
                .isEqualTo(Stream.of(7, "kappa").uniform(41));
        assertThat(Stream.of(7, "kappa").uniform(41))
                .isNotEqualTo(Stream.of(8, "kappa").uniform(41));
        assertThat(Stream.of(7, "kappa").uniform(41))
                .isNotEqualTo(Stream.of(7, "lambda").uniform(41));
    }

    @Test
    void drawsAreUniformAndStreamsAreUncorrelated() {
        double sum = 0;
        double squares = 0;
        double product = 0;
        double serial = 0;
        Stream one = Stream.of(1, "a");
        Stream two = Stream.of(1, "b");
        for (int i = 0; i < DRAWS; i++) {
            double x = one.uniform(i) - 0.5;
            sum += x;
            squares += x * x;
            product += x * (two.uniform(i) - 0.5);
            serial += x * (one.uniform(i + 1) - 0.5);
        }
        double fourErrors = 4 / Math.sqrt(12.0 * DRAWS);
        assertThat(sum / DRAWS).isCloseTo(0, within(fourErrors));
        assertThat(squares / DRAWS * 12).isCloseTo(1, within(4 * Math.sqrt(0.8 / DRAWS)));
        assertThat(product / DRAWS * 12).isCloseTo(0, within(4 / Math.sqrt(DRAWS)));
        assertThat(serial / DRAWS * 12).isCloseTo(0, within(4 / Math.sqrt(DRAWS)));
    }

    @Test
    void neverZeroOrOne() {
        assertThat((((1L << 52) - 1) + 0.5) * 0x1p-52).isLessThan(1);
        for (int i = 0; i < DRAWS; i++) {
            assertThat(Stream.of(3, "x").uniform(i)).isGreaterThan(0).isLessThan(1);
        }
    }

    @Test
    void quantilesAreOfTypeSeven() {
        assertThat(Summary.quantile(new double[] {4, 1, 3, 2}, 0.5)).isEqualTo(2.5);
        assertThat(Summary.quantile(new double[] {4, 1, 3, 2}, 0.1)).isCloseTo(1.3, within(IDENTITY));
        assertThat(Summary.of(new double[] {1, Double.POSITIVE_INFINITY}).infinite())
                .isEqualTo(1);
    }
}
