package dev.jacquard.scaling.horizon;

import static dev.jacquard.scaling.Printed.decimals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.data.Published;
import dev.jacquard.data.TimeHorizon;
import dev.jacquard.scaling.PublishedContract;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HorizonLawsTest {

    private static final Percentage IDENTITY = Percentage.withPercentage(1e-10);
    private static final Offset<Double> SIX_DECIMALS = decimals(6);
    private static final Offset<Double> TWELVE_DECIMALS = decimals(12);

    static Stream<HorizonLaw> laws() {
        return Stream.of(
                LogisticHorizon.through(320.422486, 41.551151),
                new HalfLife(60),
                new WeibullHorizon(60, 0.6),
                new BradleyTerryHorizon(60));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void everyLawFallsFromOneToZeroAndCanBeInverted(HorizonLaw law) {
        double before = 1;
        for (double minutes : new double[] {1e-9, 0.01, 1, 60, 480, 1e4, 1e6}) {
            double here = law.success(minutes);
            assertThat(here).isBetween(0.0, 1.0).isLessThan(before);
            before = here;
        }
        double nearlyOne = 0.999;
        assertThat(law.success(1e-9)).isGreaterThan(nearlyOne);
        assertThat(law.success(1e9)).isLessThan(1 - nearlyOne);
        for (double q : new double[] {0.01, 0.2, 0.5, 0.8, 0.99}) {
            assertThat(law.success(law.horizon(q))).isCloseTo(q, IDENTITY);
        }
        for (double bad : new double[] {Double.NaN, 0, -1}) {
            assertThatThrownBy(() -> law.success(bad)).hasMessageStartingWith("minutes: " + bad);
            assertThatThrownBy(() -> law.horizon(bad)).hasMessageStartingWith("success: " + bad);
        }
        assertThatThrownBy(() -> law.horizon(1)).hasMessageStartingWith("success: 1.0");
    }

    @Test
    void everyPublishedHorizonKeepsTheContractAndItsSuite() {
        everyHorizonOf(TimeHorizon.asOf(LocalDate.of(2026, 1, 31)), LogisticHorizon::kwa2025);
        everyHorizonOf(TimeHorizon.all(), LogisticHorizon::metr2026);
        assertThat(LogisticHorizon.kwa2025("gpt-5").vintage().supersededBy())
                .contains(LogisticHorizon.metr2026("gpt-5").id());
        assertThat(LogisticHorizon.kwa2025("gpt2").vintage().supersededBy()).isEmpty();
        assertThat(LogisticHorizon.kwa2025("gpt2")
                        .definitions()
                        .differences(LogisticHorizon.kwa2025("gpt-5").definitions()))
                .hasSize(1);
        assertThatThrownBy(() -> LogisticHorizon.kwa2025("claude-opus-45"))
                .hasMessageEndingWith("did you mean claude-opus-4.5?");
    }

    private static void everyHorizonOf(List<TimeHorizon> rows, Function<String, Published<LogisticHorizon>> published) {
        for (TimeHorizon row : rows) {
            everyHorizon(row, published.apply(row.model()));
        }
    }

    private static void everyHorizon(TimeHorizon row, Published<LogisticHorizon> published) {
        PublishedContract.holds(published, LogisticHorizon.FAMILY);
        assertThat(published.law().horizon50()).isCloseTo(row.minutes50(), IDENTITY);
        assertThat(published.law().horizon(0.8)).isCloseTo(row.minutes80(), IDENTITY);
        assertThat(published.definitions().evaluation()).endsWith("suite " + row.suite());
    }

    @Test
    void familiesMakeTheLawsTheySay() {
        PublishedContract.refusesByName(HalfLife.FAMILY, new HalfLife(3));
        PublishedContract.refusesByName(WeibullHorizon.FAMILY, new WeibullHorizon(3, 0.6));
        PublishedContract.refusesByName(BradleyTerryHorizon.FAMILY, new BradleyTerryHorizon(3));
        PublishedContract.vectorsGoThereAndBack(HalfLife.FAMILY, new HalfLife(3));
        PublishedContract.vectorsGoThereAndBack(WeibullHorizon.FAMILY, new WeibullHorizon(3, 0.6));
        PublishedContract.vectorsGoThereAndBack(BradleyTerryHorizon.FAMILY, new BradleyTerryHorizon(3));
    }

    @ParameterizedTest
    @CsvSource({"claude-opus-4.5, 0.470406", "o3, 0.593407", "claude-3.7-sonnet, 0.531232833910"})
    void slopesFollowFromTwoHorizons(String model, double beta) {
        assertThat(LogisticHorizon.kwa2025(model).law().beta()).isCloseTo(beta, SIX_DECIMALS);
    }

    @Test
    void slopesOfModelsOutsideTheDataSetAndOfGpt5() {
        assertThat(LogisticHorizon.through(394.384, 55.134).beta()).isCloseTo(0.488375, SIX_DECIMALS);
        assertThat(LogisticHorizon.kwa2025("gpt-5").law().beta()).isCloseTo(0.50277, decimals(5));
        assertThat(LogisticHorizon.kwa2025("claude-3.7-sonnet").law().beta())
                .isCloseTo(0.531232833910, TWELVE_DECIMALS);
    }

    @Test
    void claudeSonnetByTheLengthOfTheTask() {
        LogisticHorizon law = LogisticHorizon.kwa2025("claude-3.7-sonnet").law();
        assertThat(law.success(1)).isCloseTo(0.958310026999, TWELVE_DECIMALS);
        assertThat(law.success(9.792108)).isCloseTo(0.8, IDENTITY);
        assertThat(law.success(480)).isCloseTo(0.168440254838, TWELVE_DECIMALS);
        assertThat(law.horizon(0.99)).isCloseTo(0.148783061433, TWELVE_DECIMALS);
    }

    @Test
    void theTwoFormsOfTheLogisticAgree() {
        var law = new LogisticHorizon(60, 0.5);
        double logOdds = 0.5 * (Math.log(60) - Math.log(7)) / Math.log(2);
        assertThat(law.success(7)).isCloseTo(1 / (1 + Math.exp(-logOdds)), IDENTITY);
    }

    @Test
    void aConstantHazardHasItsHorizonsInFixedProportion() {
        var law = new HalfLife(1);
        assertThat(law.horizon(0.8)).isCloseTo(0.321928094887, TWELVE_DECIMALS);
        assertThat(law.horizon(0.9)).isCloseTo(0.152003, SIX_DECIMALS);
        assertThat(law.horizon(0.99)).isCloseTo(0.0145, decimals(4));
        assertThat(1 / law.horizon(0.99)).isCloseTo(68.97, decimals(2));
        assertThat(law.horizon(0.999)).isCloseTo(0.001443, SIX_DECIMALS);
        assertThat(1 / law.horizon(0.999)).isCloseTo(692.8, decimals(1));
        assertThat(law.hazardPerMinute() * law.meanMinutesToFailure()).isCloseTo(1, IDENTITY);
    }

    /** Ord's rule of thumb: a third, a seventh, a seventieth, a seven-hundredth of the half-life. */
    @ParameterizedTest
    @CsvSource({"0.8, 3", "0.9, 7", "0.99, 70", "0.999, 700"})
    void theRuleOfThumbForAConstantHazardHolds(double success, double part) {
        double roundedToOneDigit = 0.1 * part;
        assertThat(1 / new HalfLife(1).horizon(success)).isCloseTo(part, Offset.offset(roundedToOneDigit));
    }

    /** Two links through one 50 % horizon: which one is meant decides every other horizon. */
    @Test
    void theEightyPercentHorizonDependsOnTheLink() {
        LogisticHorizon logistic = LogisticHorizon.kwa2025("claude-opus-4.5").law();
        HalfLife constant = new HalfLife(logistic.h50());
        assertThat(logistic.horizon(0.99)).isCloseTo(0.367, decimals(3));
        assertThat(constant.horizon(0.99)).isCloseTo(4.646, decimals(3));
        for (String model : List.of("claude-opus-4.5", "o3", "claude-3.7-sonnet", "gpt-5")) {
            LogisticHorizon one = LogisticHorizon.kwa2025(model).law();
            HalfLife other = new HalfLife(one.h50());
            assertThat(one.horizon(0.8) / one.h50()).isBetween(0.125, 0.2);
            assertThat(other.horizon(0.8) / one.horizon(0.8)).isBetween(1.6, 2.5);
            assertThat(other.horizon(0.99) / one.horizon(0.99)).isBetween(3.0, 13.0);
        }
        assertThat(new BradleyTerryHorizon(60).horizon(0.8)).isCloseTo(15, IDENTITY);
    }

    @Test
    void aFallingHazardHasLongTails() {
        var law = new WeibullHorizon(1, WeibullHorizon.SHAPE_OF_MODELS);
        assertThat(law.horizon(0.8)).isCloseTo(0.151216, SIX_DECIMALS);
        assertThat(law.horizon(0.9)).isCloseTo(0.043293, SIX_DECIMALS);
        assertThat(law.horizon(0.99)).isCloseTo(0.000862, SIX_DECIMALS);
        assertThat(law.success(10)).isCloseTo(0.063325, SIX_DECIMALS);
        assertThat(new HalfLife(1).success(10)).isCloseTo(0.000977, SIX_DECIMALS);
        assertThat(new WeibullHorizon(7, 1).success(3)).isCloseTo(new HalfLife(7).success(3), IDENTITY);
    }

    @Test
    void bradleyAndTerryIsTheLogisticWithItsSlopeHeld() {
        assertThat(new BradleyTerryHorizon(60).success(20))
                .isCloseTo(new LogisticHorizon(60, Math.log(2)).success(20), IDENTITY)
                .isCloseTo(0.75, IDENTITY);
    }

    @Test
    void stagesWithChecksReachFurther() {
        var law = new HalfLife(60);
        assertThat(new StagedTask(law, 1, 240, 0).success()).isCloseTo(0.0625, IDENTITY);
        assertThat(new StagedTask(law, 4, 60, 1).success()).isCloseTo(0.316406, SIX_DECIMALS);
        assertThat(new StagedTask(law, 4, 60, 0).success()).isCloseTo(0.0625, IDENTITY);
        assertThat(new StagedTask(law, 4, 60, 0).expectedMinutesUntilDone()).isCloseTo(480, IDENTITY);
        assertThat(law.minutesBetweenChecks(5)).isCloseTo(29.421370, SIX_DECIMALS);
        assertThat(law.meanMinutesToFailure()).isCloseTo(86.5617, decimals(4));
    }

    @ParameterizedTest
    @CsvSource({
        "0.99, 10, 0.904382", "0.99, 40, 0.668972", "0.99, 100, 0.366032",
        "0.999, 10, 0.990045", "0.999, 40, 0.960770", "0.999, 100, 0.904792"
    })
    void oneWeakStepWastesAllOthers(double quality, int steps, double expected) {
        assertThat(ORing.quality(quality, steps)).isCloseTo(expected, SIX_DECIMALS);
    }

    @Test
    void outputIsTheProductOfAllQualities() {
        assertThat(ORing.output(3, 0.5, 1, 0.8)).isCloseTo(3 * 3 * 0.4, IDENTITY);
        assertThat(ORing.output(3, 0.5, 0)).isZero();
        assertThatThrownBy(() -> ORing.output(1, 0.5, 1.2)).hasMessageStartingWith("quality: 1.2");
    }

    @ParameterizedTest
    @CsvSource({
        "100, 1, 1, 1.0",
        "100, 5, 1, 0.2",
        "100, 25, 1, 0.04",
        "100, 1, 0.99, 0.633967658727",
        "100, 5, 0.99, 0.129354887616",
        "100, 25, 0.99, 0.0285341406812",
        "1000, 1, 0.999, 6.32304575229",
        "1000, 5, 0.999, 1.26714089924",
        "1000, 25, 0.999, 0.255970050431"
    })
    void biasGrowsWithTheNumberOfBackups(int steps, int backup, double gamma, double expected) {
        assertThat(new BootstrapBias(0.01, gamma).at(steps, backup)).isCloseTo(expected, decimals(11));
    }

    @Test
    void aLastBackupThatIsCutShortStillCounts() {
        assertThat(new BootstrapBias(0.01, 1).at(101, 25)).isCloseTo(0.05, IDENTITY);
        assertThat(new BootstrapBias(0.01, 0).at(101, 25)).isCloseTo(0.01, IDENTITY);
    }

    @ParameterizedTest
    @CsvSource({"2, 0.564189583548", "4, 1.029375373", "10, 1.53875273084"})
    void takingTheBestOfNoisyValuesIsBiased(int actions, double expected) {
        assertThat(BootstrapBias.ofMaximum(1, actions)).isCloseTo(expected, decimals(9));
        assertThat(BootstrapBias.ofMaximum(3, actions)).isCloseTo(3 * expected, decimals(8));
    }

    @ParameterizedTest
    @CsvSource({"0.01, 1000, 0.01, 27.1441761659, 0.407162642489", "0.05, 200, 0.1, 12.5992104989, 1.88988157484"})
    void aBackupBalancesBiasAndVariance(double eps, double steps, double variance, double best, double error) {
        var bias = new BootstrapBias(eps, 1);
        double n = bias.bestBackup(steps, variance);
        assertThat(n).isCloseTo(best, decimals(10));
        assertThat(bias.squaredError(steps, n, variance)).isCloseTo(error, decimals(11));
        assertThat(bias.squaredError(steps, 1.01 * n, variance)).isGreaterThan(error);
        assertThat(bias.squaredError(steps, 0.99 * n, variance)).isGreaterThan(error);
    }

    @Test
    void smallErrorsCompound() {
        assertThat(BootstrapBias.withoutDrift(0.001, 1000)).isCloseTo(0.367695424771, TWELVE_DECIMALS);
        assertThat(BootstrapBias.driftHalfLife(0.001)).isCloseTo(692.800549179, decimals(9));
        assertThat(BootstrapBias.success(0.5, 2)).isCloseTo(Math.exp(-1), IDENTITY);
        assertThatThrownBy(() -> BootstrapBias.withoutDrift(1, 10)).hasMessageStartingWith("errorPerStep: 1.0");
    }
}
