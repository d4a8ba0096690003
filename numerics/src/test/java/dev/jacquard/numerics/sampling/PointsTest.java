package dev.jacquard.numerics.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointsTest {

    private static final List<String> XYZ = List.of("x", "y", "z");
    private static final int POINTS = 1 << 14;

    /** What a sample's mean of a uniform number may be off by: four standard errors of independent points. */
    private static final double FOUR_ERRORS = 4 / Math.sqrt(12.0 * POINTS);

    @ParameterizedTest
    @EnumSource(Sampling.class)
    void aPointDependsOnSeedNamesAndIndexOnly(Sampling sampling) {
        Points forwards = sampling.points(XYZ, POINTS, 7);
        Points backwards = sampling.points(XYZ, POINTS, 7);
        double[][] first = IntStream.range(0, 500).mapToObj(forwards::point).toArray(double[][]::new);
        double[][] last = IntStream.range(0, 500)
                .parallel()
                .mapToObj(i -> backwards.point(499 - i))
                .toArray(double[][]::new);
        for (int i = 0; i < 500; i++) {
            assertThat(first[i]).isEqualTo(last[499 - i]);
        }
        assertThat(sampling.points(XYZ, POINTS, 8).point(3)).isNotEqualTo(first[3]);
    }

    @ParameterizedTest
    @EnumSource(Sampling.class)
    void coordinatesAreUniformAndUncorrelated(Sampling sampling) {
        Points points = sampling.points(XYZ, POINTS, 11);
        double[] sum = new double[3];
        double[] product = new double[3];
        for (int i = 0; i < POINTS; i++) {
            double[] x = points.point(i);
            for (int k = 0; k < 3; k++) {
                assertThat(x[k]).isGreaterThan(0).isLessThan(1);
                sum[k] += x[k] - 0.5;
                product[k] += (x[k] - 0.5) * (x[(k + 1) % 3] - 0.5);
            }
        }
        for (int k = 0; k < 3; k++) {
            assertThat(sum[k] / POINTS).isCloseTo(0, within(FOUR_ERRORS));
            assertThat(product[k] / POINTS * 12).isCloseTo(0, within(4 / Math.sqrt(POINTS)));
        }
    }

    @Test
    void anotherInputLeavesRandomAndLatinPointsAsTheyWere() {
        for (Sampling sampling : List.of(Sampling.RANDOM, Sampling.LATIN_HYPERCUBE)) {
            double before = sampling.points(List.of("y"), 100, 1).at(17, 0);
            assertThat(sampling.points(XYZ, 100, 1).at(17, 1)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 10, 64, 65, 1000})
    void aLatinHypercubeHasOnePointInEachSlice(int size) {
        LatinHypercube cube = LatinHypercube.of(XYZ, size, 5);
        for (int k = 0; k < 3; k++) {
            boolean[] taken = new boolean[size];
            for (int i = 0; i < size; i++) {
                taken[(int) (cube.at(i, k) * size)] = true;
            }
            assertThat(taken).containsOnly(true);
        }
    }

    /** Over many seeds each of five places gets the first point equally often: chi-square with 4 degrees, 0.9999 quantile 23.5. */
    @Test
    void theOrderOfALatinHypercubeIsRandom() {
        int[] count = new int[5];
        int seeds = 20_000;
        for (int seed = 0; seed < seeds; seed++) {
            count[(int) (LatinHypercube.of(List.of("x"), 5, seed).at(0, 0) * 5)]++;
        }
        double chiSquare = 0;
        for (int c : count) {
            chiSquare += (c - seeds / 5.0) * (c - seeds / 5.0) / (seeds / 5.0);
        }
        assertThat(chiSquare).isLessThan(23.5);
    }

    /** The first ten points in three dimensions as Joe and Kuo's own program prints them. */
    @Test
    void sobolDigitsAreThePublishedOnes() {
        double[][] published = {
            {0, 0, 0},
            {0.5, 0.5, 0.5},
            {0.75, 0.25, 0.25},
            {0.25, 0.75, 0.75},
            {0.375, 0.375, 0.625},
            {0.875, 0.875, 0.125},
            {0.625, 0.125, 0.875},
            {0.125, 0.625, 0.375},
            {0.1875, 0.3125, 0.9375},
            {0.6875, 0.8125, 0.4375}
        };
        SobolPoints points = SobolPoints.of(XYZ, 1);
        for (int i = 0; i < published.length; i++) {
            for (int k = 0; k < 3; k++) {
                assertThat(fraction(points.digits(i ^ (i >> 1), k))).isEqualTo(published[i][k]);
            }
        }
    }

    @Test
    void all256DimensionsAgreeWithAnotherImplementation() {
        List<String> names = IntStream.range(0, 256).mapToObj(k -> "x" + k).toList();
        SobolPoints points = SobolPoints.of(names, 1);
        SobolSequenceGenerator other = new SobolSequenceGenerator(256);
        for (int i = 0; i < 3_000; i++) {
            double[] expected = other.nextVector();
            for (int k = 0; k < 256; k++) {
                assertThat(fraction(points.digits(i ^ (i >> 1), k))).isEqualTo(expected[k]);
            }
        }
    }

    /** A (0, m, 2)-net in the first two dimensions: one of 256 points in each of 256 boxes, whatever the boxes' shape. */
    @Test
    void scramblingKeepsTheBalanceOfEveryBox() {
        for (int seed = 0; seed < 20; seed++) {
            SobolPoints points = SobolPoints.of(List.of("x", "y"), seed);
            for (int width = 1; width <= 256; width *= 2) {
                boolean[] taken = new boolean[256];
                for (int i = 0; i < 256; i++) {
                    taken[(int) (points.at(i, 0) * width) * (256 / width) + (int) (points.at(i, 1) * (256.0 / width))] =
                            true;
                }
                assertThat(taken).containsOnly(true);
            }
        }
    }

    /** The integral of a smooth function: an error far below that of independent points, and not one seed's luck. */
    @Test
    void sobolPointsIntegrateAtLeastTenTimesBetterThanRandomOnes() {
        double random = integrationError(Sampling.RANDOM);
        assertThat(integrationError(Sampling.SOBOL)).isLessThan(random / 10);
        assertThat(integrationError(Sampling.LATIN_HYPERCUBE)).isLessThan(random / 2);
    }

    /** Root mean square error over 20 seeds of the mean of x y exp(z - 1/2) over 2^10 points. */
    private static double integrationError(Sampling sampling) {
        double exact = (Math.exp(0.5) - Math.exp(-0.5)) / 4;
        double squares = 0;
        for (int seed = 0; seed < 20; seed++) {
            Points points = sampling.points(XYZ, 1 << 10, seed);
            double sum = 0;
            for (int i = 0; i < 1 << 10; i++) {
                sum += points.at(i, 0) * points.at(i, 1) * Math.exp(points.at(i, 2) - 0.5);
            }
            squares += Math.pow(sum / (1 << 10) - exact, 2) / 20;
        }
        return Math.sqrt(squares);
    }

    @Test
    void scramblingFlipsADigitByTheDigitsBeforeItOnly() {
        for (int bit = 0; bit < 32; bit++) {
            int flipped =
                    SobolPoints.scrambled(0x5ca1ab1e, 12345) ^ SobolPoints.scrambled(0x5ca1ab1e ^ (1 << bit), 12345);
            assertThat(Integer.numberOfLeadingZeros(flipped)).isEqualTo(31 - bit);
        }
    }

    @Test
    void wrongRequestsAreRefused() {
        assertThatThrownBy(() -> LatinHypercube.of(XYZ, 10, 1).at(10, 0))
                .hasMessage("point: 10 (expected: a whole number in [0, 9])");
        assertThatThrownBy(() -> LatinHypercube.of(XYZ, 0, 1)).hasMessageStartingWith("points: 0");
        assertThatThrownBy(() -> RandomPoints.of(List.of("x", "x"), 1))
                .hasMessage("input: x (expected: a name that is used once)");
        List<String> many = IntStream.range(0, 257).mapToObj(k -> "x" + k).toList();
        assertThatThrownBy(() -> SobolPoints.of(many, 1))
                .hasMessage("coordinates: 257 (expected: at most 256 for Sobol' points)");
    }

    private static double fraction(int digits) {
        return Integer.toUnsignedLong(digits) * 0x1p-32;
    }
}
