package dev.jacquard.numerics.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.fit.search.Certificate;
import dev.jacquard.numerics.uncertainty.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FitterTest {

    private static final double IDENTITY = 1e-12;
    private static final double SOLVER = 1e-6;

    record Point(double x, double y) {}

    record Line(double slope, double level) {
        static final Family<Line> FAMILY = Family.of(
                Line.class,
                v -> new Line(v[0], v[1]),
                l -> new double[] {l.slope, l.level},
                Param.real("slope", "1"),
                Param.real("level", "1"));

        double at(double x) {
            return slope * x + level;
        }
    }

    record Level(double value) {
        static final Family<Level> FAMILY =
                Family.of(Level.class, v -> new Level(v[0]), l -> new double[] {l.value}, Param.real("value", "1"));
    }

    /** A phase, for an objective with many minima. */
    record Wave(double frequency) {
        static final Family<Wave> FAMILY = Family.of(
                Wave.class,
                v -> new Wave(v[0]),
                w -> new double[] {w.frequency},
                Param.within("frequency", "1", 0, 20));
    }

    record Saturation(double top, double rate) {
        static final Family<Saturation> FAMILY = Family.of(
                Saturation.class,
                v -> new Saturation(v[0], v[1]),
                s -> new double[] {s.top, s.rate},
                Param.positive("b1", "1"),
                Param.positive("b2", "1").startingIn(1e-6, 1));
    }

    record Bent(double slope, double level, double bend, double twist) {
        static final Family<Bent> FAMILY = Family.of(
                Bent.class,
                v -> new Bent(v[0], v[1], v[2], v[3]),
                b -> new double[] {b.slope, b.level, b.bend, b.twist},
                Param.real("slope", "1"),
                Param.real("level", "1"),
                Param.real("bend", "1"),
                Param.real("twist", "1"));

        double at(double x) {
            return slope * x + level + bend * x * x + twist * x * x * x;
        }
    }

    /** The same predictions are asked for as of the family without them. */
    @Test
    void parametersThatAreHeldCostNothing() {
        List<Point> points = IntStream.range(0, 9)
                .mapToObj(i -> new Point(i, Math.sin(i) + i))
                .toList();
        AtomicInteger plain = new AtomicInteger();
        AtomicInteger held = new AtomicInteger();
        Line line = Fitter.of(
                        Line.FAMILY,
                        (Line law, Point p) -> {
                            plain.incrementAndGet();
                            return law.at(p.x());
                        },
                        Point::y)
                .starts(new double[][] {{1, 1}})
                .objective(Objective.huber(0.1))
                .fit(points)
                .law();
        Bent bent = Fitter.of(
                        Bent.FAMILY,
                        (Bent law, Point p) -> {
                            held.incrementAndGet();
                            return law.at(p.x());
                        },
                        Point::y)
                .starts(new double[][] {{1, 1, 0, 0}})
                .objective(Objective.huber(0.1))
                .fixed("bend", 0)
                .fixed("twist", 0)
                .fit(points)
                .law();
        assertThat(bent).isEqualTo(new Bent(line.slope(), line.level(), 0, 0));
        assertThat(held.get()).isEqualTo(plain.get());
    }

    @Test
    void covariancesAreSymmetricToTheLastBit() {
        List<Point> points = IntStream.range(0, 30)
                .mapToObj(i -> new Point(i / 10.0, Math.sin(17 * i) + i))
                .toList();
        Fit<Bent, Point> fit = Fitter.of(Bent.FAMILY, (Bent law, Point p) -> law.at(p.x()), Point::y)
                .starts(4, 1)
                .objective(Objective.huber(0.5))
                .groups(p -> (int) p.x())
                .fit(points);
        for (double[][] matrix : List.of(fit.errors().covariance(), fit.errors().correlations())) {
            for (int k = 0; k < 4; k++) {
                for (int l = 0; l < k; l++) {
                    assertThat(matrix[k][l]).isEqualTo(matrix[l][k]);
                }
            }
        }
    }

    private static Fitter<Line, Point> line() {
        return Fitter.of(Line.FAMILY, (Line l, Point p) -> l.at(p.x()), Point::y)
                .starts(8, 1);
    }

    private static List<Point> noisyLine(int rows, long seed) {
        Stream stream = Stream.of(seed, "noise");
        return IntStream.range(0, rows)
                .mapToObj(i -> new Point(i, 2 * i + 1 + 4 * (stream.uniform(i) - 0.5)))
                .toList();
    }

    @Test
    void leastSquaresOfALineIsTheClosedFormWithErrorsScaledByTheResiduals() {
        List<Point> rows = noisyLine(20, 1);
        double meanX = rows.stream().mapToDouble(Point::x).average().orElseThrow();
        double meanY = rows.stream().mapToDouble(Point::y).average().orElseThrow();
        double xx = rows.stream()
                .mapToDouble(p -> (p.x() - meanX) * (p.x() - meanX))
                .sum();
        double xy = rows.stream()
                .mapToDouble(p -> (p.x() - meanX) * (p.y() - meanY))
                .sum();
        double slope = xy / xx;
        double squares = rows.stream()
                .mapToDouble(p -> p.y() - meanY - slope * (p.x() - meanX))
                .map(r -> r * r)
                .sum();
        var fit = line().fit(rows);
        assertThat(fit.law().slope()).isCloseTo(slope, within(1e-10));
        assertThat(fit.value()).isCloseTo(squares, within(IDENTITY * squares));
        double error = Math.sqrt(squares / 18 / xx);
        assertThat(fit.estimate("slope").standardError()).isCloseTo(error, within(SOLVER * error));
        assertThat(fit.errors().covariance()[0][0]).isCloseTo(error * error, within(SOLVER * error * error));
        assertThat(fit.errors().degreesOfFreedom()).isEqualTo(18);
        // Student's t with 18 degrees of freedom, 95 % point: 1.7340636066.
        assertThat(fit.estimate("slope").high() - slope).isCloseTo(1.7340636066 * error, within(SOLVER * error));
        assertThat(fit.checks().akaike()).isCloseTo(20 * (Math.log(2 * Math.PI * squares / 20) + 1) + 6, within(1e-9));
        assertThat(fit.errors().correlations()[0][1])
                .isCloseTo(-meanX / Math.sqrt(meanX * meanX + xx / 20), within(SOLVER));
    }

    /** NIST StRD Misra1a: certified values, standard deviations and residual sum of squares. */
    @Test
    void certifiedValuesAndErrorsOfMisra1a() {
        double[] y = {10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78};
        double[] x = {77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0};
        List<Point> rows = IntStream.range(0, x.length)
                .mapToObj(i -> new Point(x[i], y[i]))
                .toList();
        var fit = Fitter.of(
                        Saturation.FAMILY,
                        (Saturation s, Point p) -> -s.top() * Math.expm1(-s.rate() * p.x()),
                        Point::y)
                .fit(rows);
        double digits = 1e-8;
        assertThat(fit.value()).isCloseTo(1.2455138894e-01, within(digits * 0.12));
        assertThat(fit.law().top()).isCloseTo(2.3894212918e+02, within(digits * 239));
        assertThat(fit.law().rate()).isCloseTo(5.5015643181e-04, within(digits * 5.5e-4));
        assertThat(fit.estimate("b1").standardError()).isCloseTo(2.7070075241e+00, within(SOLVER * 2.7));
        assertThat(fit.estimate("b2").standardError()).isCloseTo(7.2668688436e-06, within(SOLVER * 7.3e-6));
    }

    @Test
    void absoluteDeviationsOfALevelAreTheMedian() {
        List<Point> rows =
                IntStream.of(1, 2, 4, 8, 1000).mapToObj(y -> new Point(0, y)).toList();
        var fit = Fitter.of(Level.FAMILY, (Level l, Point p) -> l.value(), Point::y)
                .objective(Objective.lad())
                .fit(rows);
        assertThat(fit.law().value()).isCloseTo(4, within(IDENTITY));
        assertThat(fit.value()).isCloseTo(3 + 2 + 4 + 996, within(1e-9));
        assertThat(fit.checks().certificate().kind()).isEqualTo(Certificate.Kind.VERTEX);
        assertThat(fit.checks().certificate().metRows()).containsExactly(2);
    }

    @Test
    void huberOfALevelSolvesItsOwnEquation() {
        // Knee 1: psi sums to zero at m with (m - 1) + (m - 2) + (m - 2.5) = 1, so m = 6.5 / 3.
        List<Point> rows = java.util.stream.DoubleStream.of(1, 2, 2.5, 50)
                .mapToObj(y -> new Point(0, y))
                .toList();
        var fit = Fitter.of(Level.FAMILY, (Level l, Point p) -> l.value(), Point::y)
                .objective(Objective.huber(10))
                .fit(rows);
        assertThat(fit.law().value()).isCloseTo((1 + 2 + 2.5 + 10) / 3, within(1e-10));
    }

    @Test
    void otherMinimaAreCountedWithTheirGap() {
        List<Point> rows = IntStream.range(0, 30)
                .mapToObj(i -> new Point(i / 10.0, Math.sin(7 * i / 10.0) + 0.1 * Math.cos(31.0 * i)))
                .toList();
        var fit = Fitter.of(Wave.FAMILY, (Wave w, Point p) -> Math.sin(w.frequency() * p.x()), Point::y)
                .fit(rows);
        assertThat(fit.law().frequency()).isCloseTo(7, within(0.1));
        assertThat(fit.checks().starts().agreeing()).isBetween(5, 120);
        assertThat(fit.checks().starts().others()).isNotEmpty();
        assertThat(fit.checks().starts().others().get(0).gap()).isPositive();
        assertThat(fit.checks().starts().others().get(0).value()).isGreaterThan(fit.value());
        assertThat(fit.report()).contains("in a minimum of their own");
    }

    @Test
    void theSameOnAnyNumberOfThreads() {
        var one = line().threads(1).fit(noisyLine(20, 1));
        var four = line().threads(4).fit(noisyLine(20, 1));
        assertThat(four.report()).isEqualTo(one.report());
        assertThat(four.bootstrap(50, 7).draws()).isEqualTo(one.bootstrap(50, 7).draws());
        assertThat(one.bootstrap(50, 8).draws())
                .isNotEqualTo(one.bootstrap(50, 7).draws());
    }

    /** Rows not drawn are left out before the search; the law must be that of all rows with their counts. */
    @Test
    void aDrawIsTheFitOfItsResample() {
        var fit = line().fit(noisyLine(20, 1));
        var draws = fit.bootstrap(30, 7).draws();
        Stream stream = Stream.of(7, "bootstrap");
        for (int draw = 0; draw < 30; draw++) {
            int first = 20 * draw;
            int[] rows = IntStream.range(first, first + 20)
                    .map(j -> (int) (20 * stream.uniform(j)))
                    .toArray();
            Line expected = fit.checks().refit(rows).success().orElseThrow().law();
            assertThat(draws.get(draw).slope()).isCloseTo(expected.slope(), within(SOLVER));
            assertThat(draws.get(draw).level()).isCloseTo(expected.level(), within(SOLVER));
        }
    }

    @Test
    void groupsAreResampledWhole() {
        List<Point> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rows.add(new Point(i % 4, i % 4 + (i % 2 == 0 ? 1 : -1) * (1 + i % 4)));
        }
        var fit = line().fit(rows);
        double alone = fit.bootstrap(200, 1).summarise(Line::slope).standardDeviation();
        double grouped = fit.errors()
                .bootstrapGroups(200, 1, Point::x)
                .summarise(Line::slope)
                .standardDeviation();
        assertThat(grouped).isNotCloseTo(alone, within(0.05 * alone));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void rowsThatAreNoNumbersAreNamed(double bad) {
        List<Point> rows = new ArrayList<>(noisyLine(5, 1));
        rows.set(2, new Point(3, bad));
        assertThatThrownBy(() -> line().fit(rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 3 (Point[x=3.0, y=" + bad + "]) observed: " + bad + " (expected: a finite number)");
        rows.set(2, new Point(bad, 3));
        assertThatThrownBy(() -> line().fit(rows)).hasMessageContaining("row 3").hasMessageContaining("x: " + bad);
    }

    @Test
    void negativeObservationsHaveNoLogarithm() {
        List<Point> rows = new ArrayList<>(noisyLine(5, 1));
        rows.set(1, new Point(3, -2));
        assertThatThrownBy(() -> line().residual(Residual.LOG).fit(rows))
                .hasMessageContaining("row 2")
                .hasMessageContaining("observed: -2.0 (expected: a finite number > 0)");
    }

    @Test
    void fewerRowsThanParametersAndOneAreRefused() {
        assertThatThrownBy(() -> line().fit(noisyLine(2, 1)))
                .hasMessage("fit of Line: 2 rows for 2 parameters (expected: at least 3)");
        assertThat(line().fixed("level", 1).fit(noisyLine(2, 1)).errors().degreesOfFreedom())
                .isEqualTo(1);
    }

    @Test
    void aFailureSaysHowFarItGot() {
        Fitter<Saturation, Point> undefined = Fitter.of(
                Saturation.FAMILY,
                (Saturation s, Point p) -> {
                    throw new IllegalArgumentException("nowhere defined");
                },
                Point::y);
        assertThat(undefined.attempt(noisyLine(5, 1))).isInstanceOf(FailedFit.class);
        assertThatThrownBy(() -> undefined.fit(noisyLine(5, 1)))
                .isInstanceOf(FitFailedException.class)
                .hasMessageContaining("fit of Saturation: no start lies where the law is defined (5 rows, 200 starts)")
                .satisfies(e -> assertThat(((FitFailedException) e).failure().startsRun())
                        .isEqualTo(200));
    }

    /** Of all rising lines the level one is nearest to a falling line: at the mean. */
    @Test
    void aDescendingLineHasItsBestRisingSlopeOnTheBound() {
        Family<Line> rising = Family.of(
                Line.class,
                v -> new Line(v[0], v[1]),
                l -> new double[] {l.slope(), l.level()},
                Param.positive("slope", "1").searchedAsIs(),
                Param.real("level", "1"));
        List<Point> falling =
                IntStream.range(0, 9).mapToObj(i -> new Point(i, 3 - i)).toList();
        Fit<Line, Point> fit =
                Fitter.of(rising, (Line l, Point p) -> l.at(p.x()), Point::y).fit(falling);
        assertThat(fit.law().slope()).isZero();
        assertThat(fit.law().level()).isCloseTo(-1, within(SOLVER));
        assertThat(fit.estimates())
                .filteredOn(Estimate::onBound)
                .extracting(Estimate::name)
                .containsExactly("slope");
    }

    @Test
    void unknownParametersAndBadOptionsAreRefusedByName() {
        assertThatThrownBy(() -> line().fixed("slop", 1)).hasMessageContaining("did you mean slope?");
        assertThatThrownBy(() -> line().level(1)).hasMessageStartingWith("level: 1.0");
        assertThatThrownBy(() -> line().starts(0, 1)).hasMessageStartingWith("starts: 0");
        assertThatThrownBy(() -> line().starts(new double[][] {{1}})).hasMessageStartingWith("start 0: 1 values");
        assertThatThrownBy(() -> Objective.parse("huber")).hasMessageContaining("huber:1e-3, lad, lsq, quantile:0.1");
        assertThatThrownBy(() -> Objective.huber(0)).hasMessageStartingWith("delta: 0.0");
        assertThat(Objective.parse("huber:1e-3").name()).isEqualTo("huber:0.001");
    }

    @Test
    void theDataHashChangesWithAnyNumber() {
        List<Point> rows = noisyLine(6, 1);
        List<Point> other = new ArrayList<>(rows);
        other.set(0, new Point(1e-300, rows.get(0).y()));
        assertThat(line().fit(rows).choices().dataHash())
                .hasSize(64)
                .isEqualTo(line().fit(rows).choices().dataHash());
        assertThat(line().fit(other).choices().dataHash())
                .isNotEqualTo(line().fit(rows).choices().dataHash());
    }

    @Test
    void everyScaleGoesThereAndBackWithItsSlope() {
        Param[] params = {
            Param.real("r", "1"), Param.positive("p", "1"), Param.fraction("f"), Param.within("w", "1", -2, 5)
        };
        for (Param param : params) {
            double value = 0.3;
            double free = param.toFree(value);
            assertThat(param.fromFree(free)).isCloseTo(value, within(IDENTITY));
            double step = 1e-6;
            double slope = (param.fromFree(free + step) - param.fromFree(free - step)) / (2 * step);
            assertThat(param.slope(free)).isCloseTo(slope, within(1e-8));
        }
        assertThat(Param.fraction("f").contains(1)).isFalse();
        assertThat(Param.positive("p", "1").contains(Double.NaN)).isFalse();
    }
}
