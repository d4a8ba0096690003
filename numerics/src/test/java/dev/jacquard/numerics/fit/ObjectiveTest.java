package dev.jacquard.numerics.fit;

import static dev.jacquard.numerics.fit.Lines.IDENTITY;
import static dev.jacquard.numerics.fit.Lines.SOLVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.fit.Lines.Line;
import dev.jacquard.numerics.fit.Lines.Point;
import dev.jacquard.numerics.fit.search.Certificate;
import dev.jacquard.numerics.uncertainty.Stream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected values of the straight line: linear programs (HiGHS) for quantiles, reweighted least squares for expectiles. */
@Tag("once")
class ObjectiveTest {

    @ParameterizedTest
    @CsvSource({
        "quantile:0.1, 0.9375, 0.225, 2.0825",
        "quantile:0.25, 0.866666666666666667, 0.933333333333333333, 4.85",
        "quantile:0.9, 1.2, 1.9, 1.66",
    })
    void quantilesReachTheOptimumOfTheLinearProgram(String objective, double slope, double level, double value) {
        var fit = Lines.fitter().objective(Objective.parse(objective)).fit(Lines.ROWS);
        assertThat(fit.law().slope()).isCloseTo(slope, within(1e3 * IDENTITY));
        assertThat(fit.law().level()).isCloseTo(level, within(1e3 * IDENTITY));
        assertThat(fit.value()).isCloseTo(value, within(1e3 * IDENTITY));
        assertThat(fit.checks().certificate().kind()).isEqualTo(Certificate.Kind.VERTEX);
        assertThat(fit.checks().certificate().metRows()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(fit.checks().certificate().largestMultiplier()).isLessThanOrEqualTo(1 + SOLVER);
        assertThat(fit.choices().objective().name()).isEqualTo(objective);
    }

    @Test
    void anExpectileAndItsSandwichErrorsAreThoseOfReweightedLeastSquares() {
        var fit = Lines.fitter().objective(Objective.expectile(0.1)).fit(Lines.ROWS);
        assertThat(fit.law().slope()).isCloseTo(0.96695322, within(5e-9));
        assertThat(fit.law().level()).isCloseTo(0.59831377, within(5e-9));
        assertThat(fit.value()).isCloseTo(5.269107290461234, within(5 * SOLVER));
        assertThat(fit.estimate("slope").standardError()).isCloseTo(0.09075755, within(5e-8));
        assertThat(fit.estimate("level").standardError()).isCloseTo(0.46701393, within(5e-8));
        assertThat(fit.errors().how()).startsWith("sandwich");
    }

    @Test
    void aPenaltyOnOverestimatesIsAQuantileInAnotherUnit() {
        var penalty = Lines.fitter().objective(Objective.asymmetric(9)).fit(Lines.ROWS);
        var quantile = Lines.fitter().objective(Objective.quantile(0.1)).fit(Lines.ROWS);
        assertThat(penalty.law().slope()).isCloseTo(quantile.law().slope(), within(1e3 * IDENTITY));
        assertThat(penalty.value()).isCloseTo(10 * quantile.value(), within(SOLVER));
        assertThat(penalty.checks().akaike()).isCloseTo(quantile.checks().akaike(), within(SOLVER));
        assertThat(penalty.choices().objective().target()).isEqualTo("10 % quantile");
        var inner = Lines.fitter().objective(Objective.asymmetric(1.5)).fit(Lines.ROWS);
        double error = inner.estimate("slope").standardError();
        var same = Lines.fitter().objective(Objective.quantile(0.4)).fit(Lines.ROWS);
        assertThat(same.estimate("slope").standardError()).isCloseTo(error, within(SOLVER * error));
    }

    /** Expected values by Nelder and Mead's search on the objective as written down. */
    @Test
    void hubersFunctionTakesSidesToo() {
        var fit = Lines.fitter()
                .objective(Objective.huber(0.7).overestimatesCost(5))
                .fit(Lines.ROWS);
        assertThat(fit.law().slope()).isCloseTo(0.91612903, within(5e-9));
        assertThat(fit.law().level()).isCloseTo(0.72903226, within(5e-9));
        assertThat(fit.value()).isCloseTo(11.083225806451608, within(1e2 * SOLVER * SOLVER));
        assertThat(fit.choices().objective().name()).isEqualTo("huber:0.7, overestimates cost 5 times");
        assertThat(fit.choices().objective().target()).startsWith("between 16.67 % quantile and expectile");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.1, 0.3, 0.5, 0.8})
    void theTauQuantileLeavesTheShareTauBelow(double tau) {
        List<Point> rows = noisy(101, 5);
        var fit = Lines.fitter().objective(Objective.quantile(tau)).fit(rows);
        long below =
                rows.stream().filter(row -> row.y() < fit.predict(row) - SOLVER).count();
        long met = fit.checks().certificate().metRows().size();
        // Koenker and Bassett 1978, theorem 3.4: n tau lies between the rows below and the rows below or met.
        assertThat(below).isLessThanOrEqualTo((long) Math.floor(tau * 101));
        assertThat(below + met).isGreaterThanOrEqualTo((long) Math.ceil(tau * 101));
    }

    @Test
    void halfQuantilesAndExpectilesAreTheMedianAndTheMean() {
        var lad = Lines.fitter().objective(Objective.lad()).fit(Lines.ROWS);
        var half = Lines.fitter().objective(Objective.quantile(0.5)).fit(Lines.ROWS);
        assertThat(half.value()).isCloseTo(lad.value() / 2, within(SOLVER));
        assertThat(half.checks().akaike()).isCloseTo(lad.checks().akaike(), within(SOLVER));
        assertThat(half.estimate("slope").standardError())
                .isCloseTo(lad.estimate("slope").standardError(), within(SOLVER));
        var squares = Lines.fitter().fit(Lines.ROWS);
        var mean = Lines.fitter().objective(Objective.expectile(0.5)).fit(Lines.ROWS);
        assertThat(mean.law().slope()).isCloseTo(squares.law().slope(), within(SOLVER));
        assertThat(mean.checks().akaike()).isCloseTo(squares.checks().akaike(), within(SOLVER));
        assertThat(mean.estimate("slope").standardError())
                .isCloseTo(squares.estimate("slope").standardError(), within(SOLVER));
    }

    /** The true slope lies inside 90 % intervals of the 25 % quantile about as often as they say. */
    @Test
    void errorsOfAQuantileCoverTheTruth() {
        int covered = 0;
        int repeats = 200;
        for (int seed = 0; seed < repeats; seed++) {
            var fit = Lines.fitter()
                    .objective(Objective.quantile(0.25))
                    .starts(1, 1)
                    .fit(noisy(60, 100 + seed));
            var slope = fit.estimate("slope");
            covered += slope.low() <= 2 && 2 <= slope.high() ? 1 : 0;
        }
        double fourErrors = 4 * Math.sqrt(0.9 * 0.1 / repeats);
        assertThat((double) covered / repeats).isCloseTo(0.9, within(fourErrors));
    }

    @Test
    void aQuantileTooFarOutForTheRowsHasNoErrorsButABootstrap() {
        var fit = Lines.fitter().objective(Objective.quantile(0.1)).fit(Lines.ROWS);
        assertThat(fit.estimate("slope").standardError()).isNaN();
        assertThat(fit.report()).contains("bootstrap only");
        assertThat(fit.bootstrap(50, 1).summarise(Line::slope).standardDeviation())
                .isPositive();
    }

    @Test
    void theReportNamesWhatIsEstimated() {
        assertThat(Lines.fitter()
                        .objective(Objective.quantile(0.1))
                        .fit(Lines.ROWS)
                        .report())
                .contains("target: 10 % quantile of observed");
        assertThat(Lines.fitter()
                        .residual(Residual.LOG)
                        .objective(Objective.expectile(0.2))
                        .starts(new double[][] {{1, 1}})
                        .fit(Lines.ROWS)
                        .report())
                .contains("target: 20 % expectile of ln observed");
        assertThat(Lines.fitter().fit(Lines.ROWS).report()).contains("target: mean of observed");
    }

    @Test
    void namesAreReadAsTheyAreWritten() {
        for (String name : List.of("lsq", "lad", "huber:0.001", "quantile:0.1", "expectile:0.25", "asymmetric:10")) {
            assertThat(Objective.parse(name).name()).isEqualTo(name);
        }
        assertThat(Objective.parse("quantile:0.3")).isEqualTo(Objective.quantile(0.3));
        for (String wrong : List.of("quantile", "quantil:0.1", "quantile:x", "lad:1", "expectile:", "")) {
            assertThatThrownBy(() -> Objective.parse(wrong))
                    .hasMessage("objective: " + wrong
                            + " (expected: huber:1e-3, lad, lsq, quantile:0.1, expectile:0.1 or asymmetric:10)");
        }
        assertThatThrownBy(() -> Objective.parse("quantile:10"))
                .hasMessage("tau: 10.0 (expected: in (0, 1)); as a fraction: 0.1");
        assertThatThrownBy(() -> Objective.asymmetric(0)).hasMessageStartingWith("penalty: 0.0");
    }

    /** Twice x and uniform noise, whose 25 % quantile has the slope 2. */
    private static List<Point> noisy(int rows, long seed) {
        Stream stream = Stream.of(seed, "noise");
        return IntStream.range(0, rows)
                .mapToObj(i -> new Point(i, 2 * i + 8 * stream.uniform(i)))
                .toList();
    }
}
