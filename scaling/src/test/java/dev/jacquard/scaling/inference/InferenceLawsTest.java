package dev.jacquard.scaling.inference;

import static dev.jacquard.scaling.Printed.decimals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.data.Published;
import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.numerics.uncertainty.StandardNormal;
import dev.jacquard.numerics.uncertainty.Stream;
import dev.jacquard.scaling.PublishedContract;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferenceLawsTest {

    private static final Percentage IDENTITY = Percentage.withPercentage(1e-10);
    private static final Percentage SOLVER = Percentage.withPercentage(1e-4);
    private static final double START = 0.30;

    @Test
    void everyPublicationKeepsTheContract() {
        PublishedContract.holds(CoverageLaw.brown2024(), CoverageLaw.FAMILY);
        PublishedContract.holds(TrainTestTradeoff.jones2021(), TrainTestTradeoff.FAMILY);
        ScaleRl.khatri2025(START).forEach(run -> PublishedContract.holds(run, ScaleRl.FAMILY));
    }

    @Test
    void coverageThroughTwoPrintedPoints() {
        CoverageLaw law = CoverageLaw.brown2024().law();
        assertThat(law.a()).isCloseTo(-1.83885107676, decimals(11));
        assertThat(law.b()).isCloseTo(-0.209035460469, decimals(12));
        assertThat(law.coverage(10)).isCloseTo(0.320989349524, decimals(12));
        assertThat(law.coverage(1000)).isCloseTo(0.64794433836, decimals(11));
        assertThat(law.coverage(1)).isCloseTo(0.159, IDENTITY);
        assertThat(law.coverage(250)).isCloseTo(0.56, IDENTITY);
        assertThat(law.samplesFor(law.coverage(77))).isCloseTo(77, IDENTITY);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.158817426107", "100, 0.558858432372", "1e4, 0.831935803827"})
    void coverageMatchesIndependentValues(double samples, double expected) {
        assertThat(new CoverageLaw(-1.84, -0.25).coverage(samples)).isCloseTo(expected, decimals(12));
    }

    @Test
    void coverageIsRecoveredFromItsOwnPoints() {
        CoverageLaw truth = new CoverageLaw(-1.84, -0.25);
        List<CoverageLaw.Point> points = new ArrayList<>();
        for (int i = 0; i <= 10; i++) {
            double samples = Math.pow(10, i / 2.5);
            points.add(new CoverageLaw.Point(samples, truth.coverage(samples)));
        }
        CoverageLaw found = CoverageLaw.fitter().starts(20, 1).fit(points).law();
        assertThat(found.a()).isCloseTo(truth.a(), SOLVER);
        assertThat(found.b()).isCloseTo(truth.b(), SOLVER);
    }

    @ParameterizedTest
    @CsvSource({"0.16, 257.75", "0.79, 63.3670886076", "22, 15.7727272727"})
    void fewQueriesLeaveRoomForMuchThinkingAtEach(double ratio, double expected) {
        var matching = new TestTimeMatching(ratio);
        assertThat(matching.inferenceMultiplier(14)).isCloseTo(expected, decimals(10));
        assertThat(matching.parameterMultiplier(matching.inferenceMultiplier(14)))
                .isCloseTo(14, IDENTITY);
    }

    @Test
    void theMatchedBudgetsAreEqual() {
        double pretraining = 2e12;
        double inference = 0.79 * pretraining;
        double small = 7e9;
        double k = new TestTimeMatching(0.79).inferenceMultiplier(14);
        double large = 14 * small * (6 * pretraining + 2 * inference);
        assertThat(small * (6 * pretraining + 2 * k * inference)).isCloseTo(large, IDENTITY);
        assertThat(new TestTimeMatching(0.79).inferenceMultiplier(1)).isEqualTo(1);
    }

    @Test
    void tenTimesTheTrainingTradesFifteenTimesTheSearch() {
        TrainTestTradeoff law = TrainTestTradeoff.jones2021().law();
        double halfAUnit = 0.5;
        assertThat(1 / law.testFactor(10)).isCloseTo(15.8, within(halfAUnit));
        assertThat(law.testFlop(1e16, -500) / law.testFlop(1e15, -500)).isCloseTo(law.testFactor(10), IDENTITY);
        assertThat(law.testFlop(1e16, -500 + law.eloOfTraining(10))).isCloseTo(law.testFlop(1e15, -500), IDENTITY);
        assertThat(Math.log10(law.testFlop(1e15, -500))).isCloseTo(-1.2 * 15 - 0.004 * 500 + 29, IDENTITY);
    }

    @ParameterizedTest
    @CsvSource({
        "khatri2025-8b-14k, 1e3, 0.344304439718",
        "khatri2025-8b-14k, 1e4, 0.58915205145",
        "khatri2025-8b-14k, 1e5, 0.609731513506",
        "khatri2025-8b-32k, 1e3, 0.303508312607",
        "khatri2025-8b-32k, 1e4, 0.453064299773",
        "khatri2025-8b-32k, 1e5, 0.639515445099",
        "khatri2025-scout, 1e3, 0.334594644205",
        "khatri2025-scout, 1e4, 0.62986416981",
        "khatri2025-scout, 1e5, 0.707782212792"
    })
    void passRatesMatchIndependentValues(String run, double hours, double expected) {
        assertThat(run(run).passRate(hours)).isCloseTo(expected, decimals(11));
    }

    @Test
    void longThoughtStartsBehindAndEndsAhead() {
        ScaleRl shorter = run("khatri2025-8b-14k");
        ScaleRl longer = run("khatri2025-8b-32k");
        double halfTheLastDigit = 0.5e-7;
        assertThat(shorter.crossover(longer)).hasValueCloseTo(34561.4557447, within(halfTheLastDigit));
        assertThat(longer.passRate(1e4)).isLessThan(shorter.passRate(1e4));
        assertThat(longer.passRate(1e6)).isGreaterThan(shorter.passRate(1e6));
        assertThat(shorter.crossover(new ScaleRl(0.7, 1.92, 2542, START))).isEmpty();
    }

    @Test
    void logOddsOfTheGainAreAStraightLine() {
        ScaleRl law = run("khatri2025-scout");
        double reward = law.passRate(777);
        assertThat(Math.log((reward - START) / (law.A() - reward)))
                .isCloseTo(law.B() * Math.log(777 / law.Cmid()), IDENTITY);
        assertThat(law.acceleratorHoursFor(reward)).isCloseTo(777, IDENTITY);
        assertThat(law.passRate(law.Cmid())).isCloseTo((START + law.A()) / 2, IDENTITY);
    }

    /** No curves are published: points simulated from the 14k run, with noise of 0.005. */
    @Test
    void beforeTheKneeAsymptoteAndMidpointAreConfounded() {
        ScaleRl truth = run("khatri2025-8b-14k");
        Fit<ScaleRl, ScaleRl.Point> early = fit(truth, 200, truth.Cmid() / 2);
        Fit<ScaleRl, ScaleRl.Point> late = fit(truth, 200, 20 * truth.Cmid());
        double nearlyOne = 0.98;
        assertThat(early.errors().correlations()[0][2]).isGreaterThan(nearlyOne);
        double aThird = 1.0 / 3;
        assertThat(late.estimate("A").standardError())
                .isLessThan(aThird * early.estimate("A").standardError() / 10);
        double aFewStandardErrors = 4;
        assertThat(late.law().A())
                .isCloseTo(
                        truth.A(),
                        within(aFewStandardErrors * late.estimate("A").standardError()));
    }

    /** The identity behind the confounding: twice the gain, reached later, is the same curve while C is far below Cmid. */
    @Test
    void aHigherCeilingReachedLaterIsTheSameEarlyCurve() {
        ScaleRl one = new ScaleRl(0.5, 2, 1e4, START);
        ScaleRl other = new ScaleRl(0.7, 2, 1e4 * Math.sqrt(2), START);
        double aHundredthOfTheGain = 0.01;
        assertThat((other.passRate(1e3) - START) / (one.passRate(1e3) - START))
                .isCloseTo(1, within(aHundredthOfTheGain));
        assertThat(other.passRate(1e6) - one.passRate(1e6)).isGreaterThan(0.19);
    }

    @Test
    void badArgumentsAreNamed() {
        assertThatThrownBy(() -> new CoverageLaw(1, -0.2)).hasMessageStartingWith("minus a: -1.0");
        assertThatThrownBy(() -> new ScaleRl(0.2, 1, 1, 0.3)).hasMessageStartingWith("A: 0.2 (expected: above R0");
        assertThatThrownBy(() -> new ScaleRl(0.6, 1, Double.NaN, 0.3)).hasMessageStartingWith("Cmid: NaN");
        assertThatThrownBy(() -> run("khatri2025-scout").acceleratorHoursFor(0.71))
                .hasMessageStartingWith("passRate: 0.71");
        assertThatThrownBy(() -> new TestTimeMatching(1).inferenceMultiplier(0.5))
                .hasMessageStartingWith("parameterMultiplier: 0.5");
        assertThatThrownBy(() -> CoverageLaw.through(1, 0.5, 10, 0.4)).hasMessageStartingWith("second point");
    }

    private static Fit<ScaleRl, ScaleRl.Point> fit(ScaleRl truth, double from, double to) {
        Stream noise = Stream.of(5, "noise");
        List<ScaleRl.Point> points = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double hours = from * Math.pow(to / from, i / 39.0);
            points.add(new ScaleRl.Point(
                    hours, truth.passRate(hours) + 0.005 * StandardNormal.quantile(noise.uniform(i))));
        }
        return ScaleRl.fitter(START).starts(30, 1).fit(points);
    }

    private static ScaleRl run(String name) {
        return ScaleRl.khatri2025(START).stream()
                .filter(run -> run.id().endsWith(name))
                .map(Published::law)
                .findFirst()
                .orElseThrow();
    }
}
