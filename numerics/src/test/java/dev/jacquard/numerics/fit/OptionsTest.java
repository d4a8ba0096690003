package dev.jacquard.numerics.fit;

import static dev.jacquard.numerics.fit.Lines.IDENTITY;
import static dev.jacquard.numerics.fit.Lines.SOLVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.fit.Lines.Line;
import dev.jacquard.numerics.fit.Lines.Point;
import dev.jacquard.numerics.linear.LinearFit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ties, weights, groups, kinds of errors and named grids. Expected values: numpy, by the formulas of {@link Errors}. */
class OptionsTest {

    private static final double PRINTED = 5e-9;

    @Test
    void aStraightLineIsFittedAsByLinearLeastSquares() {
        double[] x = Lines.ROWS.stream().mapToDouble(Lines.Point::x).toArray();
        double[] y = Lines.ROWS.stream().mapToDouble(Lines.Point::y).toArray();
        LinearFit linear = LinearFit.polynomial(x, y, 1);
        Fit<Lines.Line, Lines.Point> general = Lines.fitter().fit(Lines.ROWS);
        for (int k = 0; k < 2; k++) {
            Estimate estimate = general.estimate(k == 0 ? "level" : "slope");
            assertThat(estimate.value()).isCloseTo(linear.coefficients().get(k), within(Lines.SOLVER));
            assertThat(estimate.standardError())
                    .isCloseTo(linear.standardErrors().get(k), within(Lines.SOLVER));
        }
    }

    @Test
    void tiedParametersShareOneValueOneErrorAndOneDegreeOfFreedom() {
        // y = a x + a has the closed form a = sum (x + 1) y / sum (x + 1)^2.
        double above = Lines.ROWS.stream().mapToDouble(p -> (p.x() + 1) * p.y()).sum();
        double below =
                Lines.ROWS.stream().mapToDouble(p -> (p.x() + 1) * (p.x() + 1)).sum();
        double a = above / below;
        double squares = Lines.ROWS.stream()
                .mapToDouble(p -> Math.pow(p.y() - a * (p.x() + 1), 2))
                .sum();
        var fit = Lines.fitter().tied("level", "slope").fit(Lines.ROWS);
        assertThat(fit.law().slope())
                .isCloseTo(a, within(1e3 * IDENTITY))
                .isEqualTo(fit.law().level());
        assertThat(fit.errors().degreesOfFreedom()).isEqualTo(11);
        double error = Math.sqrt(squares / 11 / below);
        assertThat(fit.estimate("slope").standardError()).isCloseTo(error, within(SOLVER * error));
        assertThat(fit.estimate("level").standardError())
                .isEqualTo(fit.estimate("slope").standardError());
        assertThat(fit.checks().akaike())
                .isCloseTo(12 * (Math.log(2 * Math.PI * squares / 12) + 1) + 4, within(SOLVER));
        assertThat(fit.errors().correlations()[0][1]).isCloseTo(1, within(IDENTITY));
        assertThat(fit.checks().certificate().gradient()).isLessThan(SOLVER);
        assertThat(fit.bootstrap(20, 1).draws().values()).allMatch(line -> line.slope() == line.level());
        assertThat(fit.report()).contains("tied: level = slope").contains("strong correlations: none");
    }

    @Test
    void tiesOfDifferentScalesOrOfFixedOrTiedParametersAreRefused() {
        var fitter = Lines.fitter();
        assertThatThrownBy(() -> fitter.tied("slope")).hasMessageStartingWith("tied parameters: 1");
        assertThatThrownBy(() -> fitter.tied("slope", "slope")).hasMessageContaining("already tied");
        assertThatThrownBy(() -> fitter.tied("slope", "level").tied("level", "slope"))
                .hasMessageContaining("already tied");
        assertThatThrownBy(() -> fitter.tied("slope", "levle")).hasMessageContaining("did you mean level?");
        assertThatThrownBy(() -> fitter.tied("slope", "level")
                        .fixed("level", 1)
                        .fixed("slope", 2)
                        .fit(Lines.ROWS))
                .hasMessage("tie of slope: it is fixed (expected: parameters that are searched)");
        Family<Line> mixed = Family.of(
                Line.class,
                v -> new Line(v[0], v[1]),
                l -> new double[] {l.slope(), l.level()},
                Param.real("slope", "1"),
                Param.positive("level", "1"));
        assertThatThrownBy(() -> Fitter.of(mixed, (Line l, Point p) -> l.at(p.x()), Point::y)
                        .tied("slope", "level"))
                .hasMessage(
                        "tie of slope and level: a finite number against > 0 (expected: the same scale and bounds)");
    }

    @Test
    void weightedLeastSquaresHasTheKnownEstimateAndErrors() {
        var fit = Lines.fitter().weights(Lines::weight).fit(Lines.ROWS);
        assertThat(fit.law().slope()).isCloseTo(1.12847059, within(PRINTED));
        assertThat(fit.law().level()).isCloseTo(0.85058824, within(PRINTED));
        assertThat(fit.value()).isCloseTo(55.643670588235295, within(1e3 * IDENTITY));
        assertThat(fit.estimate("slope").standardError()).isCloseTo(0.14013901, within(PRINTED));
        assertThat(fit.estimate("level").standardError()).isCloseTo(0.94874559, within(PRINTED));
    }

    @Test
    void weightsInAnotherUnitChangeNeitherEstimateNorErrorsNorAkaike() {
        var fit = Lines.fitter().weights(Lines::weight).fit(Lines.ROWS);
        for (String objective : List.of("lsq", "lad", "huber:0.5", "quantile:0.45")) {
            var one = Lines.fitter().objective(Objective.parse(objective)).weights(Lines::weight);
            var other = one.weights(row -> 7 * Lines.weight(row)).fit(Lines.ROWS);
            var plain = one.fit(Lines.ROWS);
            assertThat(other.law().slope()).isCloseTo(plain.law().slope(), within(SOLVER));
            assertThat(other.checks().akaike())
                    .as(objective)
                    .isCloseTo(plain.checks().akaike(), within(SOLVER));
            double error = plain.estimate("slope").standardError();
            assertThat(other.estimate("slope").standardError()).isCloseTo(error, within(SOLVER * error));
        }
        assertThat(fit.choices().dataHash())
                .isNotEqualTo(Lines.fitter().fit(Lines.ROWS).choices().dataHash());
    }

    @Test
    void aWholeWeightIsARowRepeated() {
        List<Point> repeated = new ArrayList<>();
        for (Point row : Lines.ROWS) {
            for (int copy = 0; copy < Lines.weight(row); copy++) {
                repeated.add(row);
            }
        }
        var weighted =
                Lines.fitter().objective(Objective.lad()).weights(Lines::weight).fit(Lines.ROWS);
        var copied = Lines.fitter().objective(Objective.lad()).fit(repeated);
        assertThat(weighted.value())
                .isCloseTo(copied.value(), within(SOLVER))
                .isCloseTo(32.285714285714285, within(SOLVER));
        assertThat(weighted.law().slope()).isCloseTo(copied.law().slope(), within(SOLVER));
    }

    @Test
    void weightsThatAreNoPositiveNumbersAreRefusedByRow() {
        assertThatThrownBy(() -> Lines.fitter().weights(Point::x).fit(Lines.ROWS))
                .hasMessageStartingWith("row 1 (Point[x=0.0, y=1.2]) weight: 0.0");
    }

    @Test
    void sandwichErrorsOfLeastSquaresAreWhites() {
        var fit = Lines.fitter().errors(Errors.SANDWICH).fit(Lines.ROWS);
        assertThat(fit.estimate("slope").standardError()).isCloseTo(0.14073097, within(PRINTED));
        assertThat(fit.estimate("level").standardError()).isCloseTo(0.61394811, within(PRINTED));
        assertThatThrownBy(() -> Lines.fitter()
                        .errors(Errors.CLASSICAL)
                        .objective(Objective.lad())
                        .fit(Lines.ROWS))
                .hasMessage("errors: classical with lad (expected: lsq, or sandwich)");
    }

    @Test
    void groupsGiveClusteredErrorsWithOneDegreeLessThanGroups() {
        var fit = Lines.fitter().groups(row -> (int) row.x() / 3).fit(Lines.ROWS);
        double error = fit.estimate("slope").standardError();
        assertThat(error).isCloseTo(0.05930383, within(PRINTED));
        assertThat(fit.estimate("level").standardError()).isCloseTo(0.27693653, within(PRINTED));
        // Student's t with 3 degrees of freedom, 95 % point: 2.3533634348.
        assertThat(fit.estimate("slope").high() - fit.law().slope()).isCloseTo(2.3533634348 * error, within(SOLVER));
        assertThat(fit.errors().how()).startsWith("sandwich clustered over 4 groups");
        assertThatThrownBy(() -> Lines.fitter().groups(row -> "one").fit(Lines.ROWS))
                .hasMessageStartingWith("groups of rows: 1");
    }

    @Test
    void theBootstrapDrawsTheFittersGroupsWhole() {
        var grouped = Lines.fitter().groups(row -> (int) row.x() / 3).fit(Lines.ROWS);
        var told = Lines.fitter().fit(Lines.ROWS).errors().bootstrapGroups(60, 1, row -> (int) row.x() / 3);
        assertThat(grouped.bootstrap(60, 1).draws()).isEqualTo(told.draws());
        assertThat(grouped.bootstrap(60, 1).draws())
                .isNotEqualTo(Lines.fitter().fit(Lines.ROWS).bootstrap(60, 1).draws());
    }

    @Test
    void aFamilysGridIsAskedForByName() {
        Family<Line> family =
                Line.FAMILY.withGrid("square 1999", () -> new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
        Fitter<Line, Point> fitter =
                Fitter.of(family, (Line l, Point p) -> l.at(p.x()), Point::y).starts("square 1999");
        assertThat(fitter.fit(Lines.ROWS).checks().starts().run()).isEqualTo(4);
        // With the level fixed, two of the four are the same start.
        assertThat(fitter.fixed("level", 1).fit(Lines.ROWS).checks().starts().run())
                .isEqualTo(2);
        assertThat(family.grids()).containsExactly("square 1999");
        assertThatThrownBy(() -> fitter.starts("square 1998"))
                .hasMessage("grid: square 1998 (expected: one of: square 1999); did you mean square 1999?");
        assertThatThrownBy(() -> Lines.fitter().starts("x")).hasMessageContaining("the family brings no grid");
    }
}
