package dev.jacquard.numerics.fit;

import static dev.jacquard.numerics.fit.Lines.ROWS;
import static dev.jacquard.numerics.fit.Lines.SOLVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.fit.Lines.Line;
import dev.jacquard.numerics.fit.Lines.Point;
import dev.jacquard.numerics.uncertainty.StudentT;
import java.util.List;
import org.junit.jupiter.api.Test;

class JointDrawsTest {

    private static final int DRAWS = 20_000;
    private static final int FREEDOM = 10;
    private static final Fit<Line, Point> FIT = Lines.fitter().fit(ROWS);
    private static final FitDraws<Line, Point> JOINT = FIT.errors().draws(DRAWS, 1);

    /** Four standard errors of a quantile at the tail 0.05, in standard errors of the estimate: density of t(10) there 0.08. */
    private static final double QUANTILE = 4 * Math.sqrt(0.05 * 0.95 / DRAWS) / 0.08;

    @Test
    void eachParameterAloneHasItsOwnInterval() {
        for (String name : List.of("slope", "level")) {
            Estimate wald = FIT.estimate(name);
            Interval drawn = JOINT.interval(name, 0.90);
            assertThat(drawn.low()).isCloseTo(wald.low(), within(QUANTILE * wald.standardError()));
            assertThat(drawn.high()).isCloseTo(wald.high(), within(QUANTILE * wald.standardError()));
            assertThat(drawn.value()).isEqualTo(wald.value());
        }
        assertThat(JOINT.interval("slope", 0.9).method())
                .startsWith("covariance of the estimates (classical")
                .contains("Student's t with 10 degrees of freedom, 20000 draws, seed 1");
    }

    /** The band of a straight line: se(x)^2 = s^2 (1/n + (x - mean)^2 / Sxx), narrow in the middle. */
    @Test
    void theBandOfALineIsTheTextbooks() {
        double s = Math.sqrt(FIT.value() / FREEDOM);
        double sxx = 143;
        List<Point> places = List.of(new Point(0, 0), new Point(5.5, 0), new Point(30, 0));
        List<Interval> band = JOINT.band(places, 0.90);
        double t = StudentT.standardQuantile(FREEDOM, 0.95);
        for (int i = 0; i < places.size(); i++) {
            double x = places.get(i).x();
            double error = s * Math.sqrt(1.0 / 12 + (x - 5.5) * (x - 5.5) / sxx);
            assertThat(band.get(i).value()).isCloseTo(FIT.law().at(x), within(SOLVER));
            assertThat(band.get(i).low()).isCloseTo(FIT.law().at(x) - t * error, within(QUANTILE * error));
            assertThat(band.get(i).high()).isCloseTo(FIT.law().at(x) + t * error, within(QUANTILE * error));
        }
        assertThat(FIT.errors().draws(50, 1).predict(new Point(30, 0)).beyond()).hasSize(1);
    }

    @Test
    void aClaimHalfAsWideNeedsFourTimesTheRows() {
        Interval own = JOINT.interval("slope", 0.8);
        double quarter = (own.high() - own.low()) / 4;
        assertThat(JOINT.rowsNeeded(Line::slope, own.value() - quarter, own.value() + quarter, 0.8))
                .isCloseTo(4 * 12, within(SOLVER));
        assertThatThrownBy(() -> JOINT.rowsNeeded(Line::slope, 1, 1, 0.8))
                .hasMessageContaining("width of the interval");
    }

    @Test
    void drawsCloserTogetherThanTheRowsAllowAreWarnedOf() {
        assertThat(JOINT.warnings()).isEmpty();
        Fit<Line, Point> clustered = Lines.fitter()
                .fit(ROWS.stream().map(row -> new Point(row.x(), row.y())).toList());
        // One group for all rows: each resample is the table itself, and the draws do not move.
        FitDraws<Line, Point> stuck = clustered.errors().bootstrapGroups(20, 1, row -> "all");
        assertThat(stuck.warnings())
                .anyMatch(warning -> warning.startsWith("the draws of slope lie closer together than 12 rows allow"));
    }

    @Test
    void tiesHoldInEveryDrawAndFixedValuesStay() {
        FitDraws<Line, Point> tied =
                Lines.fitter().tied("slope", "level").fit(ROWS).errors().draws(50, 1);
        assertThat(tied.draws().values()).allMatch(line -> line.slope() == line.level());
        FitDraws<Line, Point> fixed =
                Lines.fitter().fixed("level", 1).fit(ROWS).errors().draws(50, 1);
        assertThat(fixed.draws().values()).allMatch(line -> line.level() == 1);
    }

    @Test
    void rowsThatDetermineNothingHaveNoCovarianceToDrawFrom() {
        List<Point> column = List.of(new Point(2, 1), new Point(2, 2), new Point(2, 4));
        assertThatThrownBy(() -> Lines.fitter().fit(column).errors().draws(10, 1))
                .hasMessageContaining("no finite error for slope, level")
                .hasMessageContaining("use bootstrap");
    }
}
