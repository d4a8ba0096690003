package dev.jacquard.scaling.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jacquard.data.ScalabilityRun;
import dev.jacquard.numerics.ReferenceData;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.uncertainty.Stream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class UslFitTest {

    private static final double SOLVER = 1e-6;
    private static final double ROUNDING = 1e-12;
    private static final Percentage NINE_DIGITS = Percentage.withPercentage(1e-7);

    /** Recomputed with 20 digits; the errors as R's usl prints them, and independently. */
    @Test
    void specsdm91AsPublished() {
        UslFit fit = UslFit.of(ScalabilityRun.of("specsdm91"));
        assertThat(fit.law().sigma()).isCloseTo(0.02772847561863438926895, NINE_DIGITS);
        assertThat(fit.law().kappa()).isCloseTo(1.043654838440908784531e-4, NINE_DIGITS);
        assertThat(fit.law().lambda()).isCloseTo(89.99523310433221999128, NINE_DIGITS);
        assertThat(fit.sumOfSquares()).isCloseTo(27453.71958403740215151, NINE_DIGITS);
        assertThat(fit.standardErrors()[0]).isCloseTo(0.0091217318082154, NINE_DIGITS);
        assertThat(fit.standardErrors()[1]).isCloseTo(1.98752709072685e-5, NINE_DIGITS);
        assertThat(fit.standardErrors()[2]).isCloseTo(14.2134894225851, NINE_DIGITS);
        assertThat(fit.residualStandardError()).isCloseTo(82.846, within(5e-4));
        assertThat(fit.degreesOfFreedom()).isEqualTo(4);
        assertThat(fit.warnings()).isEmpty();
    }

    @Test
    void theTextbooksRowsGiveTheLawTheyWereMadeFrom() {
        UslFit fit = UslFit.of(ScalabilityRun.of("textbook"));
        assertThat(fit.law().sigma()).isCloseTo(0.02, within(0.5e-4));
        assertThat(fit.law().kappa()).isCloseTo(0.02, within(0.5e-4));
        assertThat(fit.law().lambda()).isCloseTo(1, within(0.5e-3));
        assertThat(fit.law().peakWorkers()).isCloseTo(7, within(0.5e-4));
        assertThat(fit.law().peakThroughput()).isCloseTo(3.57141, within(0.5e-5));
    }

    /** Two-sided with n - 3 degrees of freedom; an R package prints one-sided ones with n - 1. */
    @Test
    void intervalsOfSixRaytracerRows() {
        UslFit fit = UslFit.of(ScalabilityRun.of("raytracer").subList(0, 6));
        assertThat(fit.law().sigma()).isCloseTo(0.02444404, within(0.5e-8));
        assertThat(fit.law().kappa()).isCloseTo(0.001626809, within(0.5e-9));
        assertThat(fit.law().lambda()).isCloseTo(20.856045, within(0.5e-6));
        assertThat(fit.law().peakWorkers()).isCloseTo(24.4883, within(0.5e-4));
        assertThat(fit.law().peakThroughput()).isCloseTo(203.488, within(0.5e-3));
        assertThat(fit.standardErrors()).satisfies(errors -> {
            assertThat(errors[0]).isCloseTo(0.0083907, within(0.5e-7));
            assertThat(errors[1]).isCloseTo(2.61398e-4, within(0.5e-9));
            assertThat(errors[2]).isCloseTo(0.788506, within(0.5e-6));
        });
        List<UslFit.Interval> intervals = fit.intervals(0.95);
        assertThat(intervals.get(0).low()).isCloseTo(-0.00226, within(0.5e-5));
        assertThat(intervals.get(0).high()).isCloseTo(0.05115, within(0.5e-5));
        assertThat(intervals.get(1).low()).isCloseTo(0.000795, within(0.5e-6));
        assertThat(intervals.get(1).high()).isCloseTo(0.002459, within(0.5e-6));
        assertThat(intervals.get(2).low()).isCloseTo(18.347, within(0.5e-3));
        assertThat(intervals.get(2).high()).isCloseTo(23.365, within(0.5e-3));
    }

    @Test
    void whereTheRowsWantANegativeCoherencyTheEstimateStandsOnItsBound() {
        UslFit fit = UslFit.of(ScalabilityRun.of("raytracer"));
        assertThat(fit.kappaOnBound()).isTrue();
        assertThat(fit.sigmaOnBound()).isFalse();
        assertThat(fit.law().kappa()).isZero();
        assertThat(fit.law().sigma()).isCloseTo(0.05777078073956940035885, NINE_DIGITS);
        assertThat(fit.law().lambda()).isCloseTo(21.84884286568224938127, NINE_DIGITS);
        assertThat(fit.sumOfSquares()).isCloseTo(697.2377997489220721789, NINE_DIGITS);
        assertThat(fit.law().peakWorkers()).isInfinite();
        assertThat(fit.standardErrors()[1]).isZero();
        assertThat(fit.degreesOfFreedom()).isEqualTo(9);
        assertThat(fit.warnings())
                .containsExactly("kappa stands on its bound 0: the rows show no falling side, so the law has no peak");
    }

    @Test
    void boundsOfContentionAreKeptToo() {
        double[] workers = {1, 2, 3, 4, 5, 6};
        UslFit superlinear = UslFit.of(workers, new double[] {1, 2.3, 3.6, 5, 6.1, 7.4});
        assertThat(superlinear.law().sigma()).isZero();
        assertThat(superlinear.law().kappa()).isZero();
        // The best line through the origin.
        assertThat(superlinear.law().lambda())
                .isCloseTo((1 + 4.6 + 10.8 + 20 + 30.5 + 44.4) / 91, Percentage.withPercentage(1e-9));
        UslFit falling = UslFit.of(workers, new double[] {1, 0.667, 0.6, 0.571, 0.556, 0.545});
        assertThat(falling.law().sigma()).isEqualTo(1);
        assertThat(falling.sigmaOnBound()).isTrue();
        assertThat(falling.law().peakWorkers()).isEqualTo(1);
    }

    /** Noisy rows with ends on all faces: no law of a grid over the bounds, each with the best lambda, has less squares. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void noLawWithinTheBoundsIsNearerToTheRows(long seed) {
        Stream stream = Stream.of(seed, "rows");
        double[] workers = new double[4 + (int) seed % 7];
        double[] throughput = new double[workers.length];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = i == 0 ? 1 : 1 + i + Math.floor(30 * stream.uniform(2 * i));
            throughput[i] = Math.pow(workers[i], seed % 4 - 1) * Math.exp(3 * stream.uniform(2 * i + 1));
        }
        UslFit fit = UslFit.of(workers, throughput);
        assertThat(fit.sumOfSquares()).as("seed " + seed).isLessThanOrEqualTo(leastOfGrid(workers, throughput));
    }

    private static double leastOfGrid(double[] workers, double[] throughput) {
        double least = Double.POSITIVE_INFINITY;
        for (double sigma = 0; sigma <= 1; sigma += 1.0 / 64) {
            for (double kappa = 0; kappa < 4; kappa = kappa == 0 ? 1e-6 : 1.2 * kappa) {
                UniversalScalabilityLaw law = new UniversalScalabilityLaw(sigma, kappa, 1);
                double sharpest = kappa;
                double serial = sigma;
                if (java.util.Arrays.stream(workers)
                        .anyMatch(n -> !(1 + (n - 1) * (serial + sharpest * n) > ROUNDING))) {
                    continue;
                }
                double all = 0;
                double met = 0;
                double own = 0;
                for (int i = 0; i < workers.length; i++) {
                    double shape = law.throughput(workers[i]);
                    all += throughput[i] * throughput[i];
                    met += shape * throughput[i];
                    own += shape * shape;
                }
                least = Math.min(least, (all - met * met / own) * (1 + ROUNDING));
            }
        }
        return least;
    }

    /** Loads below one worker, as a database has them at night: made from a law, with noise; the estimates by scipy 1.17's least_squares. */
    @Test
    void loadsBelowOneWorkerAreRowsLikeOthers() {
        double[] sessions = {.2, .4, .5, .8, 1.1, 1.7, 2.5, 3.6, 5.2, 7.4};
        double[] transactions = {24.1, 46.0, 58.3, 86.2, 116.0, 167.9, 226.4, 286.8, 345.1, 391.7};
        UslFit fit = UslFit.of(sessions, transactions);
        assertThat(fit.law().sigma()).isCloseTo(1.09322687e-01, within(SOLVER));
        assertThat(fit.law().kappa()).isCloseTo(6.94512151e-03, within(SOLVER));
        assertThat(fit.law().lambda()).isCloseTo(1.07268408e+02, within(1e2 * SOLVER));
        assertThat(fit.sumOfSquares()).isCloseTo(8.552774414647459, within(SOLVER));
        assertThat(fit.standardErrors()[0]).isCloseTo(4.60534963e-03, within(SOLVER));
        assertThat(fit.standardErrors()[1]).isCloseTo(5.25213294e-04, within(SOLVER));
        assertThat(fit.band(0.5, 0.9).low()).isBetween(50.0, fit.law().throughput(0.5));
        assertThat(fit.warnings()).isNotEmpty();
    }

    /** As {@link #noLawWithinTheBoundsIsNearerToTheRows}, half of the rows below one worker, where the law may have no throughput at all. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void noLawIsNearerToRowsBelowOneWorker(long seed) {
        Stream stream = Stream.of(seed, "low loads");
        double[] workers = new double[5 + (int) seed % 5];
        double[] throughput = new double[workers.length];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = i % 2 == 0 ? 0.05 + 0.9 * stream.uniform(2 * i) : 1 + i + 9 * stream.uniform(2 * i);
            throughput[i] = Math.pow(workers[i], seed % 3 - 1) * Math.exp(stream.uniform(2 * i + 1));
        }
        UslFit fit = UslFit.of(workers, throughput);
        assertThat(fit.sumOfSquares()).as("seed " + seed).isLessThanOrEqualTo(leastOfGrid(workers, throughput));
        assertThat(fit.residuals()).doesNotContain(Double.NaN);
    }

    /** A valley inside (1375.6) and a lower one at sigma = 0: an end inside the bounds is not the answer as such. */
    @Test
    void ofTwoValleysTheLowerOne() {
        UslFit fit = UslFit.of(new double[] {28, 70, 1, 60}, new double[] {123.688, 122.1504, 23.5528, 171.9702});
        assertThat(fit.sigmaOnBound()).isTrue();
        assertThat(fit.law().sigma()).isZero();
        assertThat(fit.sumOfSquares()).isCloseTo(1306.70, within(0.05));
    }

    @Test
    void rowsOnABoundToTheLastDigitGiveTheirLaw() {
        double[] workers = {2, 3, 5, 9, 17};
        for (UniversalScalabilityLaw law : List.of(
                new UniversalScalabilityLaw(0.03, 0, 12),
                new UniversalScalabilityLaw(0, 2e-3, 12),
                new UniversalScalabilityLaw(1, 2e-3, 12),
                new UniversalScalabilityLaw(0, 0, 12),
                new UniversalScalabilityLaw(1, 0, 12))) {
            UslFit fit = UslFit.of(
                    workers,
                    java.util.Arrays.stream(workers).map(law::throughput).toArray());
            assertThat(fit.law().sigma()).as(law.toString()).isCloseTo(law.sigma(), within(SOLVER));
            assertThat(fit.law().kappa()).as(law.toString()).isCloseTo(law.kappa(), within(SOLVER));
            assertThat(fit.law().lambda()).as(law.toString()).isCloseTo(12, NINE_DIGITS);
        }
    }

    @Test
    void rowsOnALawGiveItBackWithoutAnError() {
        UniversalScalabilityLaw law = new UniversalScalabilityLaw(0.03, 2e-4, 12);
        double[] workers = {3, 5, 9, 17, 33, 65};
        double[] throughput =
                java.util.Arrays.stream(workers).map(law::throughput).toArray();
        UslFit fit = UslFit.of(workers, throughput);
        assertThat(fit.law().sigma()).isCloseTo(0.03, NINE_DIGITS);
        assertThat(fit.law().kappa()).isCloseTo(2e-4, NINE_DIGITS);
        assertThat(fit.law().lambda()).isCloseTo(12, NINE_DIGITS);
        assertThat(fit.residualStandardError()).isLessThan(1e-12);
    }

    /** The band's slopes against differences, and wider beyond the rows than among them: not one width for all. */
    @Test
    void theBandFollowsTheDeltaMethod() {
        UslFit fit = UslFit.of(ScalabilityRun.of("specsdm91"));
        UniversalScalabilityLaw law = fit.law();
        double[][] v = fit.covariance();
        double step = 1e-6;
        double n = 300;
        double[] g = {
            (new UniversalScalabilityLaw(law.sigma() + step, law.kappa(), law.lambda()).throughput(n)
                            - new UniversalScalabilityLaw(law.sigma() - step, law.kappa(), law.lambda()).throughput(n))
                    / (2 * step),
            (new UniversalScalabilityLaw(law.sigma(), law.kappa() + 1e-9, law.lambda()).throughput(n)
                            - new UniversalScalabilityLaw(law.sigma(), law.kappa() - 1e-9, law.lambda()).throughput(n))
                    / 2e-9,
            law.speedup(n)
        };
        double variance = 0;
        for (int k = 0; k < 3; k++) {
            for (int l = 0; l < 3; l++) {
                variance += g[k] * v[k][l] * g[l];
            }
        }
        UslFit.Interval band = fit.band(n, 0.95);
        // Student's t with 4 degrees of freedom, 97.5 % point: 2.7764451052.
        double half = 2.7764451052 * Math.sqrt(variance);
        assertThat(band.high() - band.value()).isCloseTo(half, within(SOLVER * half));
        assertThat(band.value() - band.low()).isCloseTo(half, within(SOLVER * half));
        UslFit.Interval among = fit.band(100, 0.95);
        assertThat(band.high() - band.low()).isGreaterThan(1.5 * (among.high() - among.low()));
    }

    /** The general fitter searches the same sum of squares inside the bounds. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theGeneralFitterAgrees(long seed) {
        UniversalScalabilityLaw truth = new UniversalScalabilityLaw(0.05, 1e-3, 7);
        List<ScalabilityRun> runs = java.util.stream.IntStream.rangeClosed(1, 20)
                .mapToObj(n -> new ScalabilityRun(
                        "simulated",
                        2.0 * n,
                        truth.throughput(2 * n)
                                * (1 + 0.05 * (Stream.of(seed, "noise").uniform(n) - 0.5))))
                .toList();
        UslFit fit = UslFit.of(runs);
        var general = Fitter.of(
                        UniversalScalabilityLaw.FAMILY,
                        (UniversalScalabilityLaw law, ScalabilityRun run) -> law.throughput(run.workers()),
                        ScalabilityRun::throughput)
                .starts(20, 1)
                .fit(runs);
        assertThat(fit.sumOfSquares()).as("seed " + seed).isCloseTo(general.value(), within(SOLVER * general.value()));
        assertThat(fit.law().sigma()).isCloseTo(general.law().sigma(), within(SOLVER));
        assertThat(fit.standardErrors()[1])
                .isCloseTo(general.estimate("kappa").standardError(), within(1e-4 * fit.standardErrors()[1]));
    }

    @Test
    void rowsThatCannotBeFittedAreRefused() {
        double[] three = {1, 2, 3};
        assertThatThrownBy(() -> UslFit.of(three, three)).hasMessageStartingWith("rows: 3");
        assertThatThrownBy(() -> UslFit.of(new double[] {1, 2, 3, 4}, three))
                .hasMessageStartingWith("throughput: 3 rows");
        assertThatThrownBy(() -> UslFit.of(new double[] {1, 1, 2, 2}, new double[] {1, 1, 2, 2}))
                .hasMessageContaining("at least three different numbers");
        assertThatThrownBy(() -> UslFit.of(new double[] {1, 2, 3, 0}, new double[] {1, 1, 2, 2}))
                .hasMessageStartingWith("workers: 0");
        assertThatThrownBy(() -> UslFit.of(new double[] {1, 2, 3, 4}, new double[] {1, Double.NaN, 2, 2}))
                .hasMessageStartingWith("throughput: NaN");
    }

    /** All three sets of the oracle, one of them with 32 rows that are not part of the project. */
    @Test
    @Tag("reference")
    void agreesWithTwentyDigitsOnAllReferenceSets() throws IOException {
        JsonNode fits = new ObjectMapper()
                .readTree(ReferenceData.file("oracles/usl.json").toFile())
                .get("fits");
        for (String name : List.of("usl/specsdm91", "usl/raytracer", "usl4j/cisco")) {
            Path file = ReferenceData.file("data/" + name + ".csv");
            double[][] rows = Files.readAllLines(file).stream()
                    .skip(1)
                    .map(line -> java.util.Arrays.stream(line.split(","))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toArray(double[][]::new);
            UslFit fit = UslFit.of(
                    java.util.Arrays.stream(rows).mapToDouble(row -> row[0]).toArray(),
                    java.util.Arrays.stream(rows).mapToDouble(row -> row[1]).toArray());
            JsonNode expected = fits.get(name.substring(name.indexOf('/') + 1));
            assertThat(fit.law().sigma())
                    .as(name)
                    .isCloseTo(expected.get("alpha").asDouble(), NINE_DIGITS);
            assertThat(fit.law().lambda())
                    .as(name)
                    .isCloseTo(expected.get("gamma").asDouble(), NINE_DIGITS);
            assertThat(fit.sumOfSquares())
                    .as(name)
                    .isCloseTo(expected.get("rss").asDouble(), NINE_DIGITS);
            if (expected.has("stderr")) {
                assertThat(fit.law().kappa())
                        .as(name)
                        .isCloseTo(expected.get("beta").asDouble(), NINE_DIGITS);
                for (int k = 0; k < 3; k++) {
                    assertThat(fit.standardErrors()[k])
                            .as(name)
                            .isCloseTo(expected.get("stderr").get(k).asDouble(), NINE_DIGITS);
                }
            }
        }
    }
}
