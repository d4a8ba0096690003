package dev.jacquard.scaling.capability;

import static dev.jacquard.scaling.Printed.decimals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jacquard.numerics.ReferenceData;
import dev.jacquard.numerics.fit.Estimate;
import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.scaling.capability.BrokenLaw.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Four-digit addition, 17 sizes of training set; the first 14 are fitted. */
@Tag("reference")
class BrokenLawReferenceTest {

    private static final Percentage SOLVER = Percentage.withPercentage(1e-4);
    private static final int FITTED = 14;
    private static final int STARTS = 20;
    private static final BrokenLaw PUBLISHED = BrokenLaw.caballero2022Addition().law();

    private static List<Point> points() throws IOException {
        return Files.readAllLines(ReferenceData.file("data/bnsl/four_digit_addition.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new Point(Double.parseDouble(cells[0]), Double.parseDouble(cells[1])))
                .toList();
    }

    private static double error(BrokenLaw law, List<Point> points, DoubleUnaryOperator scale) {
        double squares = 0;
        for (Point point : points) {
            double difference = scale.applyAsDouble(law.at(point.x())) - scale.applyAsDouble(point.y());
            squares += difference * difference;
        }
        return Math.sqrt(squares / points.size());
    }

    @Test
    void thePublishedCurveHasItsPublishedErrors() throws IOException {
        List<Point> points = points();
        assertThat(points).hasSize(17);
        List<Point> fitted = points.subList(0, FITTED);
        List<Point> last = points.subList(FITTED, points.size());
        assertThat(error(PUBLISHED, fitted, Math::log)).isCloseTo(.00059848700697, decimals(14));
        assertThat(error(PUBLISHED, last, Math::log)).isCloseTo(.010915719052, decimals(12));
        assertThat(error(PUBLISHED, fitted, Math::log1p)).isCloseTo(.000402444, decimals(9));
        assertThat(error(PUBLISHED, last, Math::log1p)).isCloseTo(.004179000, decimals(9));
    }

    /** The demonstration compares ln(y + 1); its parameters are those of the least squares in that. */
    @Test
    void theDemonstrationsGridAndObjectiveGiveThePublishedParameters() throws IOException {
        List<Point> fitted = points().subList(0, FITTED);
        Fit<BrokenLaw, Point> fit = Fitter.of(
                        BrokenLaw.FAMILY,
                        (BrokenLaw law, Point point) -> Math.log1p(law.at(point.x())),
                        (Point point) -> Math.log1p(point.y()))
                .starts(BrokenLaw.bestStarts(fitted, STARTS))
                .fit(fitted);
        double[] found = BrokenLaw.FAMILY.vector(fit.law());
        double[] published = BrokenLaw.FAMILY.vector(PUBLISHED);
        for (int k = 0; k < found.length; k++) {
            assertThat(found[k]).as(BrokenLaw.FAMILY.names().get(k)).isCloseTo(published[k], SOLVER);
        }
    }

    @Test
    void leastSquaresOfLogarithmsIsNearerInLogarithmsAndAgreesWithinItsErrors() throws IOException {
        List<Point> fitted = points().subList(0, FITTED);
        Fit<BrokenLaw, Point> fit =
                BrokenLaw.fitter(1).starts(BrokenLaw.bestStarts(fitted, STARTS)).fit(fitted);
        assertThat(fit.checks().starts().agreeing()).isGreaterThan(STARTS / 2);
        assertThat(error(fit.law(), fitted, Math::log)).isLessThan(error(PUBLISHED, fitted, Math::log));
        double[] published = BrokenLaw.FAMILY.vector(PUBLISHED);
        for (int k = 0; k < published.length; k++) {
            Estimate estimate = fit.estimates().get(k);
            assertThat(published[k]).as(estimate.name()).isBetween(estimate.low(), estimate.high());
            assertThat(estimate.identified()).as(estimate.name()).isTrue();
        }
    }
}
