package dev.jacquard.numerics.fit;

import static dev.jacquard.numerics.fit.Lines.ROWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.numerics.fit.Lines.Line;
import dev.jacquard.numerics.fit.Lines.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows that no law can be read from, and rows that deserve a word. */
class BadRowsTest {

    @Test
    void aConstantIsRefused() {
        List<Point> flat = ROWS.stream().map(row -> new Point(row.x(), 2.5)).toList();
        assertThatThrownBy(() -> Lines.fitter().fit(flat))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "observed of Line: 2.5 in all 12 rows (expected: numbers that differ: a constant says nothing"
                                + " about a law)");
    }

    @Test
    void copiesOfRowsAreCounted() {
        List<Point> twice = new ArrayList<>(ROWS);
        twice.addAll(ROWS.subList(0, 3));
        assertThat(Lines.fitter().fit(twice).warnings())
                .anyMatch(warning -> warning.startsWith("3 rows repeat another in every number"));
        assertThat(Lines.fitter().fit(ROWS).warnings()).noneMatch(warning -> warning.contains("repeat"));
    }

    @Test
    void rowsMadeInDifferentWaysAreRefusedUnlessTheMixtureIsStated() {
        Fitter<Line, Point> fitter = Lines.fitter().alike("cooldown", row -> row.x() < 4);
        assertThatThrownBy(() -> fitter.fit(ROWS))
                .hasMessage("cooldown: true in 4, false in 8 rows (expected: the same in all rows, or"
                        + " stating(\"cooldown\", how they are mixed))");
        Fit<Line, Point> stated =
                fitter.stating("cooldown", "only the short runs").fit(ROWS);
        assertThat(stated.warnings()).contains("cooldown differs between rows: true in 4, false in 8 rows");
        assertThat(stated.checks().checklist().entries()).containsEntry("cooldown", "only the short runs");
        assertThat(fitter.fit(ROWS.subList(4, 12)).warnings()).noneMatch(warning -> warning.contains("cooldown"));
    }

    @Test
    void whatAReaderOfAllRowsFindsBecomesAWarning() {
        Fitter<Line, Point> fitter = Lines.fitter().noting(rows -> List.of(rows.size() + " rows were read"));
        assertThat(fitter.fit(ROWS).warnings()).contains("12 rows were read");
    }

    @Test
    void aFitThatMustFailSaysWhyAndHowFarItGot() {
        record Square(double root) {
            static final Family<Square> FAMILY = Family.of(
                    Square.class,
                    v -> new Square(v[0]),
                    s -> new double[] {s.root},
                    Param.positive("root", "1").searchedAsIs().startingIn(0.5, 2));
        }
        // Falling without end towards a root below zero, where the family has no law.
        Fitter<Square, Point> fitter =
                Fitter.of(Square.FAMILY, (Square s, Point p) -> s.root() + p.x(), (Point p) -> p.y() - 30);
        FitOutcome<Square, Point> outcome = fitter.attempt(ROWS);
        assertThat(outcome).isInstanceOf(FailedFit.class);
        FailedFit<Square, Point> failed = (FailedFit<Square, Point>) outcome;
        assertThat(failed.reason()).isNotBlank();
        assertThat(failed.best().get("root")).isLessThan(0.5);
        assertThat(failed.bestValue()).isPositive().isFinite();
        assertThat(failed.possibleDecrease()).isGreaterThan(1e-9);
        assertThat(failed.toString()).contains("12 rows, 200 starts; lowest objective ");
    }

    @Test
    void aLawWithFewerDigitsThanTheFitsOwnIsRecognised() {
        Fit<Line, Point> fit = Lines.fitter().fit(ROWS);
        Line own = fit.law();
        Line printed = new Line(Math.round(own.slope() * 10) / 10.0, Math.round(own.level() * 10) / 10.0);
        assertThat(fit.checks().roundingOf(own)).isEmpty();
        assertThat(fit.checks().roundingOf(new Line(own.slope() * 2, own.level())))
                .isEmpty();
        assertThat(fit.checks().roundingOf(printed).orElseThrow())
                .startsWith("rounded coefficients: predictions of the rows");
    }
}
