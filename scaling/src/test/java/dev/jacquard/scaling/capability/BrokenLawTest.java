package dev.jacquard.scaling.capability;

import static dev.jacquard.scaling.Printed.decimals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.fit.Estimate;
import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.numerics.uncertainty.StandardNormal;
import dev.jacquard.numerics.uncertainty.Stream;
import dev.jacquard.scaling.PublishedContract;
import dev.jacquard.scaling.capability.BrokenLaw.Break;
import dev.jacquard.scaling.capability.BrokenLaw.Point;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("once")
class BrokenLawTest {

    private static final Percentage IDENTITY = Percentage.withPercentage(1e-10);
    private static final Percentage SOLVER = Percentage.withPercentage(1e-4);
    private static final BrokenLaw ADDITION = BrokenLaw.caballero2022Addition().law();
    private static final BrokenLaw THREE = BrokenLaw.caballero2022Illustration().law();

    /** One break at 1 000, from a slope of -0.2 to one of -1. */
    private static final BrokenLaw TRUTH = new BrokenLaw(.1, 5, .2, List.of(new Break(.8, 1e3, .3)));

    @Test
    void everyPublicationKeepsTheContract() {
        PublishedContract.holds(BrokenLaw.caballero2022Addition(), BrokenLaw.FAMILY);
        PublishedContract.holds(BrokenLaw.caballero2022Illustration(), BrokenLaw.family(3));
        assertThat(BrokenLaw.family(0).names()).containsExactly("a", "b", "c0");
        assertThat(BrokenLaw.family(3).size()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 2.180981023, 9",
        "400, 2.05067017877, 11",
        "612.5836172918001, 1.68153255058, 11",
        "928, .562598068742, 12",
        "4000, .413919553707, 12"
    })
    void fourDigitAdditionMatchesIndependentValues(double x, double expected, int places) {
        assertThat(ADDITION.at(x)).isCloseTo(expected, decimals(places));
    }

    @ParameterizedTest
    @CsvSource({
        "1e3, 3297.80176636, 8",
        "3e6, 1521.51980765, 8",
        "1e10, 27.7221134738, 10",
        "1e20, 8.09580137319, 11",
        "1e24, .00100167624838, 14"
    })
    void threeBreaksMatchIndependentValues(double x, double expected, int places) {
        assertThat(THREE.at(x)).isCloseTo(expected, decimals(places));
    }

    @Test
    void neitherASharpBreakNorALargeScaleOverflows() {
        var sharp = new BrokenLaw(0, 1, .1, List.of(new Break(.9, 10, 1e-6)));
        assertThat(sharp.at(1e300))
                .isCloseTo(Math.pow(10, -30) * Math.pow(1e299, -.9), Percentage.withPercentage(1e-4));
        assertThat(sharp.at(1e-300)).isCloseTo(1e30, IDENTITY);
        assertThat(sharp.at(10)).isCloseTo(Math.pow(10, -.1), SOLVER);
    }

    @Test
    void slopesOfSegmentsAreThoseOfTheCurve() {
        assertThat(ADDITION.slopes()).hasSize(2);
        assertThat(ADDITION.slopes().get(1)).isCloseTo(-5.717981164415305, IDENTITY);
        assertThat(THREE.slopes().get(3)).isCloseTo(-1.829, IDENTITY);
        for (double x : new double[] {2, 500, 1e3, 4e4}) {
            double step = 1e-5;
            double above = Math.log(TRUTH.at(x * Math.exp(step)) - TRUTH.a());
            double below = Math.log(TRUTH.at(x * Math.exp(-step)) - TRUTH.a());
            double differenceQuotient = 1e-8;
            assertThat(TRUTH.slope(x)).isCloseTo((above - below) / (2 * step), within(differenceQuotient));
        }
        assertThat(TRUTH.slope(1e3)).isCloseTo(-(.2 + 1) / 2, IDENTITY);
        assertThat(TRUTH.slope(1e-9)).isCloseTo(TRUTH.slopes().get(0), IDENTITY);
        assertThat(TRUTH.slope(1e15)).isCloseTo(TRUTH.slopes().get(1), IDENTITY);
    }

    @Test
    void theOrderInWhichBreaksAreGivenDoesNotMatter() {
        List<Break> turned = new ArrayList<>(THREE.breaks());
        java.util.Collections.reverse(turned);
        var other = new BrokenLaw(THREE.a(), THREE.b(), THREE.c0(), turned);
        assertThat(other.at(1e15)).isCloseTo(THREE.at(1e15), IDENTITY);
        assertThat(other.slopes()).isEqualTo(THREE.slopes());
    }

    @Test
    void theGridIsTheDemonstrations() {
        double[][] grid = BrokenLaw.FAMILY.grid("caballero2022");
        assertThat(grid).hasNumberOfRows(10 * 16 * 4 * 4 * 16 * 3);
        assertThat(grid[0]).containsExactly(0, 1e-8, 0, 0, 1e-8, .25);
        double[] last = grid[grid.length - 1];
        double size = Math.pow(1.25, 37.5) - 1 + 1e-8;
        assertThat(last).containsExactly(.9, size, .75, .75, size, .75);
    }

    @Test
    void aBreakWithinTheDataIsRecoveredFromTheDemonstrationsGrid() {
        List<Point> points = points(TRUTH, 10, 1e5, 0);
        BrokenLaw found = BrokenLaw.fitter(1)
                .starts(BrokenLaw.bestStarts(points, 10))
                .fit(points)
                .law();
        double[] actual = BrokenLaw.FAMILY.vector(found);
        double[] wanted = BrokenLaw.FAMILY.vector(TRUTH);
        for (int k = 0; k < actual.length; k++) {
            assertThat(actual[k]).as(BrokenLaw.FAMILY.names().get(k)).isCloseTo(wanted[k], SOLVER);
        }
    }

    /** Simulated with half a per cent of noise: points on both sides of the break, and then only well before it. */
    @Test
    void aBreakBeyondTheDataIsCalledUnidentifiedEvenWhereTheSearchStartsAtTheTruth() {
        Fit<BrokenLaw, Point> seen = fitFromTheTruth(points(TRUTH, 10, 1e5, .005));
        assertThat(seen.estimates()).allMatch(Estimate::identified);
        assertThat(seen.estimate("d1").low()).isLessThan(1e3);
        assertThat(seen.estimate("d1").high()).isGreaterThan(1e3);
        assertThat(seen.law().breaksOutside(10, 1e5)).isEmpty();

        Fit<BrokenLaw, Point> unseen = fitFromTheTruth(points(TRUTH, 10, 200, .005));
        List<String> unidentified = unseen.estimates().stream()
                .filter(estimate -> !estimate.identified())
                .map(Estimate::name)
                .toList();
        assertThat(unidentified).contains("c1", "d1", "f1");
        assertThat(unseen.warnings()).anyMatch(warning -> warning.contains("d1"));
        assertThat(TRUTH.breaksOutside(10, 200)).isEqualTo(TRUTH.breaks());
    }

    private static Fit<BrokenLaw, Point> fitFromTheTruth(List<Point> points) {
        return BrokenLaw.fitter(1)
                .starts(new double[][] {BrokenLaw.FAMILY.vector(TRUTH)})
                .fit(points);
    }

    private static List<Point> points(BrokenLaw law, double from, double to, double noise) {
        Stream stream = Stream.of(1, "noise");
        int count = 24;
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double x = from * Math.pow(to / from, i / (count - 1.0));
            points.add(new Point(x, law.at(x) * Math.exp(noise * StandardNormal.quantile(stream.uniform(i)))));
        }
        return points;
    }

    @Test
    void badArgumentsAreNamed() {
        assertThatThrownBy(() -> new Break(1, 0, 1)).hasMessageStartingWith("d: 0.0");
        assertThatThrownBy(() -> new Break(1, 1, Double.NaN)).hasMessageStartingWith("f: NaN");
        assertThatThrownBy(() -> new BrokenLaw(0, -1, 0, List.of())).hasMessageStartingWith("b: -1.0");
        assertThatThrownBy(() -> ADDITION.at(0)).hasMessageStartingWith("x: 0.0");
        assertThatThrownBy(() -> BrokenLaw.family(-1)).hasMessageStartingWith("breaks: -1");
    }
}
