package dev.jacquard.numerics.fit;

import static dev.jacquard.numerics.fit.Lines.IDENTITY;
import static dev.jacquard.numerics.fit.Lines.ROWS;
import static dev.jacquard.numerics.fit.Lines.SOLVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.fit.Lines.Line;
import dev.jacquard.numerics.fit.Lines.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a report says of a fit besides its estimates, against least squares by hand. */
class DiagnosticsTest {

    private static final Fit<Line, Point> FIT = Lines.fitter().fit(ROWS);

    /** The closed form of a straight line. */
    private static Line byHand(List<Point> rows) {
        double x = rows.stream().mapToDouble(Point::x).average().orElseThrow();
        double y = rows.stream().mapToDouble(Point::y).average().orElseThrow();
        double xy = rows.stream().mapToDouble(p -> (p.x() - x) * (p.y() - y)).sum();
        double xx = rows.stream().mapToDouble(p -> (p.x() - x) * (p.x() - x)).sum();
        return new Line(xy / xx, y - xy / xx * x);
    }

    private static double error(Line line, List<Point> rows) {
        return Math.sqrt(rows.stream()
                .mapToDouble(p -> Math.pow(line.at(p.x()) - p.y(), 2))
                .average()
                .orElseThrow());
    }

    @Test
    void theLargestRowsArePredictedFromTheSmallerOnes() {
        HoldOut out = FIT.checks().holdOut(0.2);
        Line line = byHand(ROWS.subList(0, 10));
        List<Point> large = ROWS.subList(10, 12);
        assertThat(out.scale()).isEqualTo("x");
        assertThat(out.fitted()).isEqualTo(10);
        assertThat(out.held()).isEqualTo(2);
        assertThat(out.reached()).isEqualTo(9);
        assertThat(out.largest()).isEqualTo(11);
        assertThat(out.error()).isCloseTo(error(line, large), within(SOLVER));
        assertThat(out.fittedError()).isCloseTo(error(line, ROWS.subList(0, 10)), within(SOLVER));
        assertThat(out.bias()).isCloseTo((line.at(10) - 9.6 + line.at(11) - 15.1) / 2, within(SOLVER));
        assertThat(FIT.report()).contains("hold-out: " + out);
    }

    @Test
    void rowsOfOneSizeAreHeldOutTogetherOrNotAtAll() {
        Fitter<Line, Point> bySize = Lines.fitter().scale("size", p -> p.x() < 9 ? p.x() : 100);
        assertThat(bySize.fit(ROWS).checks().holdOut(0.3).held()).isEqualTo(3);
        assertThatThrownBy(() -> bySize.fit(ROWS).checks().holdOut(0.2))
                .hasMessageContaining("the largest rows are of one size");
        assertThat(bySize.fit(ROWS).report()).contains("hold-out: not possible, rows held out: 0");
    }

    @Test
    void blocksByScaleAreEachPredictedFromTheRest() {
        double sum = 0;
        for (int b = 0; b < 4; b++) {
            List<Point> out = ROWS.subList(3 * b, 3 * b + 3);
            List<Point> in = new ArrayList<>(ROWS);
            in.removeAll(out);
            sum += Math.pow(error(byHand(in), out), 2) / 4;
        }
        CrossValidation validation = FIT.checks().crossValidate(4);
        assertThat(validation.error()).isCloseTo(Math.sqrt(sum), within(SOLVER));
        assertThat(validation.largest())
                .isCloseTo(error(byHand(ROWS.subList(0, 9)), ROWS.subList(9, 12)), within(SOLVER));
        assertThatThrownBy(() -> FIT.checks().crossValidate(13)).hasMessageContaining("at most the number of rows, 12");
    }

    @Test
    void theTableShowsWhatOtherChoicesGive() {
        FitSensitivity table = FIT.checks().sensitivity();
        assertThat(table.value("as fitted (lsq)", "slope"))
                .isCloseTo(byHand(ROWS).slope(), within(SOLVER));
        double lad = Lines.fitter().objective(Objective.lad()).fit(ROWS).law().slope();
        assertThat(table.value("lad", "slope")).isCloseTo(lad, within(SOLVER));
        int worst = worst();
        List<Point> kept = new ArrayList<>(ROWS);
        kept.remove(worst);
        assertThat(table.value("without the row met worst", "slope"))
                .isCloseTo(byHand(kept).slope(), within(SOLVER));
        assertThat(table.range("slope")[0]).isLessThan(table.range("slope")[1]);
        assertThat(FIT.report()).contains(table.toString());
        assertThatThrownBy(() -> table.variant("lat")).hasMessageContaining("did you mean lad?");
    }

    private static int worst() {
        double[] residuals = FIT.residuals();
        int worst = 0;
        for (int i = 1; i < residuals.length; i++) {
            worst = Math.abs(residuals[i]) > Math.abs(residuals[worst]) ? i : worst;
        }
        return worst;
    }

    @Test
    void tiesThatTheFamilySuggestsAreTriedAndThoseOfTheFitUndone() {
        Family<Line> family = Line.FAMILY.withTie("slope", "level");
        Fitter<Line, Point> fitter = Fitter.of(family, (Line l, Point p) -> l.at(p.x()), Point::y);
        double xy = ROWS.stream().mapToDouble(p -> (p.x() + 1) * p.y()).sum();
        double xx = ROWS.stream().mapToDouble(p -> (p.x() + 1) * (p.x() + 1)).sum();
        assertThat(fitter.fit(ROWS).checks().sensitivity().value("tied: slope = level", "level"))
                .isCloseTo(xy / xx, within(SOLVER));
        FitSensitivity ofTied = fitter.tied("slope", "level").fit(ROWS).checks().sensitivity();
        assertThat(ofTied.value("untied", "slope")).isCloseTo(byHand(ROWS).slope(), within(SOLVER));
        assertThat(ofTied.toString()).doesNotContain("tied: slope = level");
    }

    @Test
    void criteriaOfNormalErrorsAreThoseOfTheTextbook() {
        double likelihood = 12 * (Math.log(2 * Math.PI * FIT.value() / 12) + 1);
        assertThat(FIT.checks().akaike()).isCloseTo(likelihood + 2 * 3, within(1e3 * IDENTITY));
        assertThat(FIT.checks().schwarz()).isCloseTo(likelihood + 3 * Math.log(12), within(1e3 * IDENTITY));
    }

    @Test
    void fitsOfTheSameRowsAreComparedAndOthersRefusedNamingTheDifference() {
        Fit<Line, Point> level = Lines.fitter().fixed("slope", 0).fit(ROWS);
        FitComparison both = FitComparison.of(level, FIT);
        assertThat(both.best().parameters()).isEqualTo(2);
        assertThat(both.rows().get(0).validation().error())
                .isGreaterThan(FIT.checks().crossValidate(5).error());
        assertThat(both.toString()).contains("AIC", "BIC", "error left out");
        assertThatThrownBy(() -> FitComparison.of(FIT, Lines.fitter().fit(ROWS.subList(0, 11))))
                .hasMessage("comparison of Line and Line: rows: 12 or 11 (expected: fits of the same rows on the same"
                        + " scale of the residual)");
        assertThatThrownBy(() -> FitComparison.of(
                        FIT, Lines.fitter().residual(Residual.LOG).fit(ROWS)))
                .hasMessageContaining("residual: predicted - observed or ln predicted - ln observed");
        assertThatThrownBy(() -> FitComparison.of(
                        FIT, Lines.fitter().weights(Lines::weight).fit(ROWS)))
                .hasMessageContaining("weights: different");
        List<Point> moved = new ArrayList<>(ROWS);
        moved.set(3, new Point(3, 5.6));
        assertThatThrownBy(() -> FitComparison.of(FIT, Lines.fitter().fit(moved)))
                .hasMessageContaining("observed: different numbers");
    }

    @Test
    void theChecklistTravelsWithTheFitAndSaysWhatNobodyStated() {
        Checklist list = Lines.fitter()
                .stating("meaning of x", "days since the start")
                .stating("choice of rows", "all")
                .asking("schedule")
                .fit(ROWS)
                .checks()
                .checklist();
        assertThat(list.notStated()).containsExactly("meaning of observed", "code", "schedule");
        assertThat(list.entries())
                .containsEntry("form", "Line(slope, level)")
                .containsEntry("rows", "12")
                .containsEntry("range of x", "0 .. 11")
                .containsEntry("range of observed", "1.2 .. 15.1")
                .containsEntry("starts", "8 Sobol' points over the start ranges, seed 1")
                .containsEntry("meaning of x", "days since the start")
                .containsEntry("data", "sha-256 " + FIT.choices().dataHash())
                .containsEntry("bootstrap", "none");
        assertThat(FIT.report()).contains(FIT.checks().checklist().toString());
        assertThat(FIT.bootstrap(20, 3).checklist().entries().get("bootstrap"))
                .startsWith("bootstrap over rows, 20 resamples, seed 3");
    }
}
