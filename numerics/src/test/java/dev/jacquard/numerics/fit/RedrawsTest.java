package dev.jacquard.numerics.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RedrawsTest {

    private static final int DRAWS = 4_000;

    /** Four standard errors of a standard deviation over the draws. */
    private static final double MONTE_CARLO = 4 / Math.sqrt(2.0 * DRAWS);

    private static Fitter<Lines.Line, Lines.Point> fitter() {
        return Lines.fitter().starts(new double[][] {{1, 1}});
    }

    private static double slopeDeviation(FitDraws<Lines.Line, Lines.Point> draws) {
        assertThat(draws.failures()).isZero();
        assertThat(draws.draws().size()).isEqualTo(DRAWS);
        return draws.summarise(Lines.Line::slope).standardDeviation();
    }

    /** On a straight line the variance over all draws is RSS / (n - p) (X'X)^-1, by algebra. */
    @Test
    void residualsSpreadAsTheClassicalErrors() {
        Fit<Lines.Line, Lines.Point> fit = fitter().fit(Lines.ROWS);
        double expected = fit.estimate("slope").standardError();
        assertThat(slopeDeviation(fit.errors().bootstrapResiduals(DRAWS, 3)))
                .isCloseTo(expected, within(MONTE_CARLO * expected));
    }

    @Test
    void weightedResidualsSpreadAsTheWeightedErrors() {
        Fit<Lines.Line, Lines.Point> fit = fitter().weights(Lines::weight).fit(Lines.ROWS);
        double expected = fit.estimate("slope").standardError();
        // The standardised residuals of a weighted fit have a mean, which centring takes away: a few per cent of the
        // variance.
        double few = 0.05;
        assertThat(slopeDeviation(fit.errors().bootstrapResiduals(DRAWS, 3)))
                .isCloseTo(expected, within((MONTE_CARLO + few) * expected));
    }

    /** The variance over all signs is n / (n - p) times the sandwich's sum, by algebra. */
    @Test
    void wildDrawsSpreadAsTheSandwich() {
        // Errors that grow with x, so that the sandwich is not the classical formula.
        List<Lines.Point> rows = IntStream.range(0, 12)
                .mapToObj(i -> new Lines.Point(i, 1 + 2 * i + (i % 2 == 0 ? i * i : -i * i)))
                .toList();
        Fit<Lines.Line, Lines.Point> fit = fitter().errors(Errors.SANDWICH).fit(rows);
        double expected = fit.estimate("slope").standardError();
        assertThat(slopeDeviation(fit.errors().bootstrapWild(DRAWS, 3)))
                .isCloseTo(expected, within(MONTE_CARLO * expected));
        double classical = fitter().fit(rows).estimate("slope").standardError();
        assertThat(Math.abs(classical / expected - 1)).as("the two differ").isGreaterThan(2 * MONTE_CARLO);
    }

    /** Signs shared by pairs of rows: the sum over groups of squared sums of pulls. */
    @Test
    void wildDrawsOfGroupsShareTheirSigns() {
        Fit<Lines.Line, Lines.Point> fit =
                fitter().groups(point -> (int) (point.x() / 2)).fit(Lines.ROWS);
        double n = Lines.ROWS.size();
        double groups = n / 2;
        // The clustered sandwich has G / (G - 1) and (n - 1) / (n - p) where the draws have n / (n - p).
        double factor = Math.sqrt(groups / (groups - 1) * (n - 1) / n);
        double expected = fit.estimate("slope").standardError() / factor;
        assertThat(slopeDeviation(fit.errors().bootstrapWild(DRAWS, 3)))
                .isCloseTo(expected, within(MONTE_CARLO * expected));
    }

    @Test
    void drawsDependOnTheSeedAndNotOnTheThreads() {
        Fit<Lines.Line, Lines.Point> one = fitter().threads(1).fit(Lines.ROWS);
        Fit<Lines.Line, Lines.Point> four = fitter().threads(4).fit(Lines.ROWS);
        double mean = one.errors()
                .bootstrapResiduals(50, 7)
                .summarise(Lines.Line::slope)
                .mean();
        assertThat(four.errors()
                        .bootstrapResiduals(50, 7)
                        .summarise(Lines.Line::slope)
                        .mean())
                .isEqualTo(mean);
        assertThat(one.errors()
                        .bootstrapResiduals(50, 8)
                        .summarise(Lines.Line::slope)
                        .mean())
                .isNotEqualTo(mean);
        assertThat(four.errors()
                        .bootstrapWild(50, 7)
                        .summarise(Lines.Line::slope)
                        .mean())
                .isEqualTo(one.errors()
                        .bootstrapWild(50, 7)
                        .summarise(Lines.Line::slope)
                        .mean());
    }

    @Test
    void whatTheDrawsWouldGetWrongIsRefused() {
        Fit<Lines.Line, Lines.Point> grouped =
                fitter().groups(point -> (int) (point.x() / 2)).fit(Lines.ROWS);
        assertThatThrownBy(() -> grouped.errors().bootstrapResiduals(10, 1))
                .hasMessage("bootstrap: residuals of rows in groups (expected: wild, or groups of rows)");
        Fit<Lines.Line, Lines.Point> median =
                fitter().objective(Objective.lad()).fit(Lines.ROWS);
        assertThatThrownBy(() -> median.errors().bootstrapWild(10, 1))
                .hasMessageStartingWith("bootstrap: wild with lad");
        assertThat(median.errors().bootstrapResiduals(10, 1).requested()).isEqualTo(10);
    }
}
