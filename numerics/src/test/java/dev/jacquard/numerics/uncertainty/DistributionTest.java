package dev.jacquard.numerics.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.jacquard.numerics.quantity.Unit;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {

    private static final double LAST_PRINTED_DIGIT = 1e-11;

    private static final double IDENTITY = 1e-12;

    /** Half a unit of the sixth printed decimal. */
    private static final double HALF_A_DIGIT = 5e-7;

    /** The percentiles of a range are met to this share of its width. */
    private static final double PERCENTILE = 1e-8;

    /** Per cent by which a range may differ after a trip to its shape's own scale and back. */
    private static final double ROUND_TRIP = 1e-9;

    /** The library compared with works to about ten digits. */
    private static final double PEER = 1e-9;

    /** Below it a double has fewer digits, and the logit no place. */
    private static final double SMALLEST_NORMAL = 1e-300;

    static Stream<String> ranges() {
        return Stream.of(
                "90%: 3.0 .. 5.5 /year",
                "80%: 1 .. 10 lognormal",
                "95%: -3 .. 4 normal",
                "50%: 2 .. 3 uniform",
                "90%: 1e3 .. 1e9 loguniform",
                "90%: 1 .. 9 triangular mode 2",
                "90%: 1 .. 9 triangular mode 9",
                "98%: -1 .. 1 t df 3",
                "90%: 0.80 .. 0.99 share",
                "90%: 0.02 .. 0.4 share",
                "90%: 0.02 .. 0.5 share",
                "90%: 0.0001 .. 0.9 share",
                "90%: 0.500 .. 0.501 share",
                "60%: 0.2 .. 0.95 beta");
    }

    private static Belief.Range range(String notation) {
        Unit unit =
                notation.contains("year") ? Unit.parse("/year") : notation.contains("share") ? Unit.SHARE : Unit.ONE;
        return (Belief.Range) Belief.parse(notation, unit);
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void endsOfARangeAreItsPercentiles(String notation) {
        Belief.Range range = range(notation);
        Distribution distribution = range.distribution();
        double tail = (1 - range.level()) / 2;
        assertThat(distribution.quantile(tail))
                .isCloseTo(range.low(), within(PERCENTILE * (range.high() - range.low())));
        assertThat(distribution.quantile(1 - tail))
                .isCloseTo(range.high(), within(PERCENTILE * (range.high() - range.low())));
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void quantileAndProbabilityAreInverse(String notation) {
        Distribution distribution = range(notation).distribution();
        for (double p : new double[] {1e-9, 1e-4, 0.01, 0.2, 0.5, 0.77, 0.99}) {
            assertThat(distribution.cdf(distribution.quantile(p))).isCloseTo(p, within(PEER));
        }
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void notationReadsBackAsTheSameBelief(String notation) {
        Belief.Range range = range(notation);
        assertThat(Belief.parse(range.notation(), range.unit())).isEqualTo(range);
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void wideningByOneChangesNothingAndWideningKeepsTheMiddle(String notation) {
        Belief.Range range = range(notation);
        assertThat(range.scaled(1).low()).isCloseTo(range.low(), withPercentage(ROUND_TRIP));
        double before = range.high() - range.low();
        Belief.Range half = range.scaled(0.5);
        assertThat(half.high() - half.low()).isLessThan(before);
        assertThat(half.distribution().median()).isBetween(range.low(), range.high());
    }

    /** On both sides of what is tabulated: by width, by place and by tail. */
    @ParameterizedTest
    @CsvSource({"0,0.01", "1.15,0.7", "-3,2.4", "2,2.6", "0,9", "590,1", "-650,1"})
    void logNormalQuantilesAreExponentialsOfNormalOnes(double logMean, double logStandardDeviation) {
        LogNormal distribution = new LogNormal(logMean, logStandardDeviation);
        for (double z = -8; z < 8; z += 0.00713) {
            double p = StandardNormal.cdf(z);
            double exact = StrictMath.exp(logMean + logStandardDeviation * StandardNormal.quantile(p));
            assertThat(distribution.quantile(p)).isCloseTo(exact, withPercentage(100 * IDENTITY));
        }
        assertThat(distribution.quantile(0)).isZero();
        assertThat(distribution.quantile(1)).isInfinite();
        assertThat(distribution.quantile(Double.NaN)).isNaN();
        assertThat(distribution)
                .isEqualTo(new LogNormal(logMean, logStandardDeviation))
                .hasToString("LogNormal[logMean=" + logMean + ", logStandardDeviation=" + logStandardDeviation + "]");
    }

    @ParameterizedTest
    @CsvSource({"0.5,0.5", "1,1", "2,3", "30,4", "0.2,8", "400,400"})
    void betaAgreesWithAnotherImplementation(double a, double b) {
        Beta beta = new Beta(a, b);
        BetaDistribution peer = new BetaDistribution(null, a, b, 1e-13);
        for (double p : new double[] {1e-6, 0.01, 0.05, 0.3, 0.5, 0.7, 0.95, 0.999}) {
            double x = beta.quantile(p);
            assertThat(peer.cumulativeProbability(x)).isCloseTo(p, within(PEER));
            assertThat(beta.cdf(x)).isCloseTo(p, withPercentage(PEER * 100));
        }
    }

    /** Of a share with b = 1 the distribution function is x^a. */
    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.3, 1, 2.5, 400})
    void betaWithAClosedFormHasItsQuantilesInEveryInterval(double a) {
        Beta beta = new Beta(a, 1);
        Beta mirrored = new Beta(1, a);
        for (double z = -9; z < 9; z += 0.0371) {
            double p = StandardNormal.cdf(z);
            double exact = Math.pow(p, 1 / a);
            if (exact > SMALLEST_NORMAL) {
                assertThat(beta.quantile(p)).isCloseTo(exact, withPercentage(100 * IDENTITY));
            }
            assertThat(mirrored.quantile(p)).isCloseTo(-Math.expm1(Math.log1p(-p) / a), withPercentage(100 * IDENTITY));
        }
    }

    @Test
    void betaQuantilesRiseAcrossTheirIntervals() {
        for (double[] shape : new double[][] {{0.05, 3}, {2, 5}, {1e4, 1e4}}) {
            Beta beta = new Beta(shape[0], shape[1]);
            double before = 0;
            for (int i = 1; i < 1 << 14; i++) {
                double x = beta.quantile(i * 0x1p-14);
                assertThat(x).isGreaterThanOrEqualTo(before);
                before = x;
            }
        }
    }

    @Test
    void studentTAgreesWithAnotherImplementation() {
        for (double df : List.of(1.0, 3.0, 4.5, 30.0)) {
            for (double p : new double[] {0.001, 0.025, 0.4, 0.5, 0.9, 0.975}) {
                assertThat(StudentT.standardQuantile(df, p))
                        .isCloseTo(new TDistribution(null, df, 1e-12).inverseCumulativeProbability(p), within(PEER));
            }
        }
        assertThat(StudentT.standardQuantile(3, 0.975)).isCloseTo(3.18244630528371, within(LAST_PRINTED_DIGIT));
    }

    /** AI-2027's 80 % interval, economics.md B5: median 3.872983, sigma 0.740165, mean 5.093409. */
    @Test
    void eightyPercentLognormalHasThePublishedMedianAndMean() {
        LogNormal gap = (LogNormal) range("80%: 1.5 .. 10").distribution();
        assertThat(gap.median()).isCloseTo(3.872983, within(HALF_A_DIGIT));
        assertThat(gap.logStandardDeviation()).isCloseTo(0.740165, within(HALF_A_DIGIT));
        assertThat(gap.mean()).isCloseTo(5.093409, within(HALF_A_DIGIT));
    }

    /** squigglepy's to(1, 10), economics.md I: mu 1.151293, sigma 0.699936, mean 4.04, median 3.1623. */
    @Test
    void ninetyPercentLognormalHasThePublishedParameters() {
        LogNormal draw = (LogNormal) range("90%: 1 .. 10").distribution();
        assertThat(draw.logMean()).isCloseTo(1.151293, within(HALF_A_DIGIT));
        assertThat(draw.logStandardDeviation()).isCloseTo(0.699936, within(HALF_A_DIGIT));
    }

    @Test
    void truncationKeepsEveryDrawInsideAndRescales() {
        Distribution cut = range("90%: -1 .. 4 within 0 .. 3").distribution();
        assertThat(cut.quantile(0)).isCloseTo(0, within(IDENTITY));
        assertThat(cut.quantile(1)).isCloseTo(3, within(IDENTITY));
        assertThat(cut.cdf(cut.quantile(0.3))).isCloseTo(0.3, within(IDENTITY));
    }

    @Test
    void normalQuantileInvertsTheNormalProbability() {
        for (double z = -8; z <= 5; z += 0.37) {
            assertThat(StandardNormal.quantile(StandardNormal.cdf(z))).isCloseTo(z, within(ROUND_TRIP));
        }
        assertThat(StandardNormal.quantile(0.95)).isCloseTo(1.6448536269514722, within(2e-16 * 4));
        assertThat(StandardNormal.quantile(0.9)).isCloseTo(1.2815515655446004, within(2e-16 * 4));
    }

    @Test
    void empiricalDrawsAreObservedValues() {
        Empirical observed = Empirical.of(new double[] {3, 1, 2, 2});
        assertThat(observed.quantile(0.2)).isEqualTo(1);
        assertThat(observed.quantile(0.6)).isEqualTo(2);
        assertThat(observed.quantile(0.9)).isEqualTo(3);
        assertThat(observed.cdf(2)).isEqualTo(0.75);
    }
}
