package dev.jacquard.scaling.horizon;

import static dev.jacquard.scaling.Printed.decimals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.data.TimeHorizon;
import dev.jacquard.numerics.ReferenceData;
import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.scaling.PublishedContract;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HorizonTrendTest {

    private static final Percentage IDENTITY = Percentage.withPercentage(1e-10);
    private static final Offset<Double> TWO_DECIMALS = decimals(2);
    private static final Offset<Double> FOUR_DECIMALS = decimals(4);
    /** As METR published them first; the corrected ones have tests of their own. */
    private static final List<TimeHorizon> JANUARY = TimeHorizon.asOf(LocalDate.of(2026, 1, 31));

    private static final LocalDate ALL = LocalDate.of(2019, 1, 1);
    private static final LocalDate FROM_2023 = LocalDate.of(2023, 1, 1);
    private static final LocalDate FROM_2024 = LocalDate.of(2024, 1, 1);

    /** The pace halves as the start moves from 2019 to 2024: nobody should quote one number. */
    @Test
    void theDoublingTimeDependsOnWhereOneStarts() {
        HorizonTrendFit all = HorizonTrendFit.of(JANUARY, ALL);
        assertThat(all.models()).isEqualTo(14);
        assertThat(all.trend().doublingDays()).isCloseTo(196.4746, FOUR_DECIMALS);
        assertThat(all.rSquared()).isCloseTo(0.9375, FOUR_DECIMALS);
        HorizonTrendFit from2023 = HorizonTrendFit.of(JANUARY, FROM_2023);
        assertThat(from2023.models()).isEqualTo(11);
        assertThat(from2023.trend().doublingDays()).isCloseTo(130.8010, FOUR_DECIMALS);
        HorizonTrendFit from2024 = HorizonTrendFit.of(JANUARY, FROM_2024);
        assertThat(from2024.models()).isEqualTo(9);
        assertThat(from2024.trend().doublingDays()).isCloseTo(96.7738, FOUR_DECIMALS);
    }

    @Test
    void thePacesThatMetrPrintsComeOutToTheLastDigit() {
        assertThat(law("kwa2025-from-2019").doublingDays()).isCloseTo(196.475, decimals(3));
        assertThat(law("kwa2025-from-2023").doublingDays()).isCloseTo(130.801, decimals(3));
        assertThat(law("metr2026-from-2023").doublingDays()).isCloseTo(128.744, decimals(3));
    }

    /** METR prints 187.778 days for all models since the correction; that is not this line. */
    @Test
    void thePaceOfAllModelsSinceTheCorrectionIsNotMetrs() {
        HorizonTrendFit all = HorizonTrendFit.of(TimeHorizon.stateOfTheArt(TimeHorizon.all()), ALL);
        assertThat(all.models()).isEqualTo(17);
        assertThat(all.trend().doublingDays()).isCloseTo(184.73, TWO_DECIMALS);
    }

    @Test
    void whatWasCorrectedStaysAndSaysWhatHasTakenItsPlace() {
        for (String start : List.of("2019", "2023", "2024")) {
            var before = HorizonTrend.SIGNATURE.published("horizon-trend/kwa2025-from-" + start);
            String id = before.vintage().supersededBy().orElseThrow();
            var after = HorizonTrend.SIGNATURE.published(id);
            assertThat(id).isEqualTo("horizon-trend/metr2026-from-" + start);
            assertThat(after.vintage().supersededBy()).isEmpty();
            assertThat(after.vintage().asOf().orElseThrow())
                    .isAfter(before.vintage().asOf().orElseThrow());
        }
    }

    private static HorizonTrend law(String publication) {
        return HorizonTrend.SIGNATURE.published("horizon-trend/" + publication).law();
    }

    @Test
    void aFitSaysWhichSuitesItMixes() {
        assertThat(HorizonTrendFit.of(JANUARY, ALL).suites()).containsExactly("1.0", "1.1");
        assertThat(HorizonTrendFit.of(JANUARY, FROM_2023).suites()).containsExactly("1.1");
    }

    /** The interval printed for the line alone, 108.1 to 165.5, took 1.96 for nine degrees of freedom; Student's t is wider. */
    @Test
    void theIntervalIsThatOfTheSlopeTurnedOver() {
        HorizonTrendFit fit = HorizonTrendFit.of(JANUARY, FROM_2023);
        double slope = 1 / fit.trend().doublingDays();
        double halfATenth = 0.05;
        double normal = 1.959963984540054;
        assertThat(1 / (slope + normal * fit.slopeError())).isCloseTo(108.1, within(halfATenth));
        assertThat(1 / (slope - normal * fit.slopeError())).isCloseTo(165.5, within(halfATenth));
        double[] interval = fit.doublingInterval(0.95);
        assertThat(interval[0]).isCloseTo(105.3112, FOUR_DECIMALS);
        assertThat(interval[1]).isCloseTo(172.5704, FOUR_DECIMALS);
    }

    @Test
    void publishedLinesAreThoseOfTheCommittedData() {
        List<LocalDate> starts = List.of(ALL, FROM_2023, FROM_2024);
        List<TimeHorizon> corrected = TimeHorizon.stateOfTheArt(TimeHorizon.all());
        for (int i = 0; i < 6; i++) {
            var published = HorizonTrend.published().get(i);
            PublishedContract.holds(published, HorizonTrend.FAMILY);
            HorizonTrendFit fit = HorizonTrendFit.of(i < 3 ? corrected : JANUARY, starts.get(i % 3));
            assertThat(published.law().doublingDays()).isCloseTo(fit.trend().doublingDays(), FOUR_DECIMALS);
            assertThat(published.law().minutes2024()).isCloseTo(fit.trend().minutes2024(), decimals(6));
            double days = fit.trend().doublingDays();
            assertThat(published.standardErrors().get("doublingDays"))
                    .isCloseTo(fit.slopeError() * days * days, TWO_DECIMALS);
        }
    }

    @ParameterizedTest
    @CsvSource({"196.475, 3.62759938918", "130.801, 6.92786032634"})
    void daysToDoubleAsAFactorPerYear(double days, double expected) {
        assertThat(HorizonTrend.perYear(days)).isCloseTo(expected, decimals(11));
        assertThat(new HorizonTrend(1, days).perYear()).isEqualTo(HorizonTrend.perYear(days));
    }

    @Test
    void monthsToDoubleAsAFactorPerYear() {
        assertThat(HorizonTrend.perYearOfMonths(7)).isCloseTo(3.28134142403, decimals(11));
        assertThat(HorizonTrend.perYearOfMonths(4)).isCloseTo(8, IDENTITY);
    }

    @Test
    void aWorkingMonthIsTwoOrThreeYearsOff() {
        assertThat(new HorizonTrend(1, 130.801).daysBetween(320.422486, 167 * 60))
                .isCloseTo(649.657606966, decimals(9));
        assertThat(new HorizonTrend(1, 196.475).daysBetween(320.422486, 167 * 60))
                .isCloseTo(975.844820212, decimals(9));
    }

    @Test
    void aLineDoublesEveryDoublingTime() {
        var trend = new HorizonTrend(5, 100);
        assertThat(trend.minutesOn(LocalDate.of(2024, 1, 1))).isCloseTo(5, IDENTITY);
        assertThat(trend.minutesOn(LocalDate.of(2024, 4, 10))).isCloseTo(10, IDENTITY);
        assertThat(trend.dateOf(2.5)).isEqualTo(LocalDate.of(2023, 9, 23));
    }

    @Test
    void tooFewModelsOrFallingHorizonsAreRefused() {
        assertThatThrownBy(() -> HorizonTrendFit.of(JANUARY, LocalDate.of(2025, 6, 1)))
                .hasMessageStartingWith("models from 2025-06-01 on: 2");
        assertThatThrownBy(() -> HorizonTrendFit.of(JANUARY, ALL, row -> 1 / row.minutes50()))
                .hasMessageStartingWith("slope: -");
    }

    /** All four shapes pass near the fourteen models, and their horizons at the start of 2030 are decades apart. */
    @Test
    void shapesThatFitAlikePartWithinYears() {
        Fit<HorizonTrajectories.Linear, TimeHorizon> linear = HorizonTrajectories.fitter(
                        HorizonTrajectories.Linear.FAMILY)
                .starts(20, 1)
                .fit(JANUARY);
        Fit<HorizonTrajectories.Quadratic, TimeHorizon> quadratic = HorizonTrajectories.fitter(
                        HorizonTrajectories.Quadratic.FAMILY)
                .starts(20, 1)
                .fit(JANUARY);
        Fit<HorizonTrajectories.Power, TimeHorizon> power = HorizonTrajectories.fitter(HorizonTrajectories.Power.FAMILY)
                .starts(40, 1)
                .fit(JANUARY);
        HorizonTrajectories.Saturating saturating = new HorizonTrajectories.Saturating(-6, 20, 6, 2);
        double daysToDouble = HorizonTrend.DAYS_PER_YEAR / linear.law().b();
        assertThat(daysToDouble).isCloseTo(196.4746, FOUR_DECIMALS);
        assertThat(quadratic.value()).isLessThan(linear.value());
        double aQuarter = 0.25;
        assertThat(power.value()).isCloseTo(quadratic.value(), Percentage.withPercentage(100 * aQuarter));
        double doublings = quadratic.law().log2Minutes(11) - linear.law().log2Minutes(11);
        assertThat(doublings).isGreaterThan(2);
        assertThat(saturating.log2Minutes(6)).isCloseTo(-6 + 10, IDENTITY);
        assertThat(saturating.log2Minutes(100)).isCloseTo(14, IDENTITY);
        assertThat(linear.law().minutes(3)).isCloseTo(Math.pow(2, linear.law().log2Minutes(3)), IDENTITY);
        PublishedContract.vectorsGoThereAndBack(HorizonTrajectories.Saturating.FAMILY, saturating);
        PublishedContract.refusesByName(HorizonTrajectories.Saturating.FAMILY, saturating);
        PublishedContract.vectorsGoThereAndBack(HorizonTrajectories.Power.FAMILY, power.law());
        PublishedContract.vectorsGoThereAndBack(HorizonTrajectories.Quadratic.FAMILY, quadratic.law());
    }

    @Test
    void aSaturatingCourseIsRecoveredFromItsOwnPoints() {
        var truth = new HorizonTrajectories.Saturating(-6, 18, 6, 1.2);
        List<TimeHorizon> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            LocalDate released = ALL.plusDays(120L * i);
            double years = 120.0 * i / HorizonTrend.DAYS_PER_YEAR;
            rows.add(new TimeHorizon("m" + i, released, truth.minutes(years), truth.minutes(years) / 5, "1.1"));
        }
        var found = HorizonTrajectories.fitter(HorizonTrajectories.Saturating.FAMILY)
                .starts(40, 1)
                .fit(rows)
                .law();
        Percentage solver = Percentage.withPercentage(1e-4);
        assertThat(found.b()).isCloseTo(truth.b(), solver);
        assertThat(found.m()).isCloseTo(truth.m(), solver);
    }

    @Test
    @Tag("reference")
    void theFirstSuiteDoubledInSevenMonths() throws IOException {
        List<TimeHorizon> sota = metr("data/metr/time_horizon_v1_0.csv").stream()
                .filter(row -> !row.model().endsWith("0"))
                .toList();
        assertThat(HorizonTrendFit.of(sota, ALL).trend().doublingDays()).isCloseTo(202.21, TWO_DECIMALS);
        List<TimeHorizon> early = sota.stream()
                .filter(row -> row.released().isBefore(LocalDate.of(2025, 4, 1)))
                .toList();
        assertThat(early).hasSize(11);
        assertThat(HorizonTrendFit.of(early, ALL).trend().doublingDays()).isCloseTo(212.97, TWO_DECIMALS);
        HorizonTrendFit late = HorizonTrendFit.of(sota, FROM_2024);
        assertThat(late.models()).isEqualTo(9);
        assertThat(late.trend().doublingDays()).isCloseTo(124.61, TWO_DECIMALS);
    }

    @Test
    @Tag("reference")
    void theCommittedHorizonsAreMetrs() throws IOException {
        List<TimeHorizon> sota = metr("data/metr/time_horizon_v1_1.csv").stream()
                .filter(row -> !row.model().endsWith("0"))
                .toList();
        assertThat(facts(sota)).containsExactlyInAnyOrderElementsOf(facts(JANUARY));
    }

    /** When a model came out and its two horizons: what copies share, whatever they call the model. */
    private static List<String> facts(List<TimeHorizon> rows) {
        return rows.stream()
                .map(row -> row.released() + " " + row.minutes50() + " " + row.minutes80())
                .toList();
    }

    /** Gemini 3 Pro and GPT-5.2 are new on the frontier; nothing that was there has moved. */
    @Test
    @Tag("reference")
    void theLaterCopyHoldsTheEarlierOne() throws IOException {
        List<TimeHorizon> sota = later();
        assertThat(facts(sota)).hasSize(16).containsAll(facts(JANUARY));
        TimeHorizon last = sota.stream()
                .filter(row -> row.released().equals(LocalDate.of(2025, 12, 11)))
                .findFirst()
                .orElseThrow();
        assertThat(LogisticHorizon.through(last.minutes50(), last.minutes80()).beta())
                .isCloseTo(0.488375, decimals(6));
    }

    @Test
    @Tag("reference")
    void theLaterCopyWithThreeMoreModelsGivesItsOwnPublishedPaces() throws IOException {
        List<TimeHorizon> sota = later();
        HorizonTrendFit all = HorizonTrendFit.of(sota, ALL);
        assertThat(all.models()).isEqualTo(16);
        assertThat(all.trend().doublingDays())
                .isCloseTo(188.6566, FOUR_DECIMALS)
                .isCloseTo(188.657, decimals(3));
        HorizonTrendFit from2023 = HorizonTrendFit.of(sota, FROM_2023);
        assertThat(from2023.models()).isEqualTo(13);
        assertThat(from2023.trend().doublingDays())
                .isCloseTo(128.1197, FOUR_DECIMALS)
                .isCloseTo(128.12, TWO_DECIMALS);
        HorizonTrendFit from2024 = HorizonTrendFit.of(sota, FROM_2024);
        assertThat(from2024.models()).isEqualTo(11);
        assertThat(from2024.trend().doublingDays()).isCloseTo(102.8407, FOUR_DECIMALS);
    }

    /** Rows of METR's table; models that were not the state of the art have a name that ends in 0. */
    private static List<TimeHorizon> metr(String file) throws IOException {
        List<String> lines = Files.readAllLines(ReferenceData.file(file));
        List<String> header = Arrays.asList(lines.get(0).split(",", -1));
        List<TimeHorizon> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            rows.add(new TimeHorizon(
                    cells[header.indexOf("model")] + " " + cells[header.indexOf("is_sota")],
                    LocalDate.parse(cells[header.indexOf("release_date")]),
                    Double.parseDouble(cells[header.indexOf("p50_minutes")]),
                    Double.parseDouble(cells[header.indexOf("p80_minutes")]),
                    cells[header.indexOf("horizon_version")].substring(1)));
        }
        return rows;
    }

    /** The state of the art in the YAML copy: a few keys of each block, read by indentation. */
    private static List<TimeHorizon> later() throws IOException {
        List<TimeHorizon> rows = new ArrayList<>();
        boolean sota = false;
        String section = "";
        double minutes50 = Double.NaN;
        double minutes80 = Double.NaN;
        for (String line : Files.readAllLines(ReferenceData.file("data/metr-stats/benchmark_results_1_1.yaml"))) {
            String text = line.strip();
            if (text.endsWith("_horizon_length:")) {
                section = text;
            } else if (text.startsWith("is_sota:")) {
                sota = text.endsWith("true");
            } else if (text.startsWith("estimate:") && section.startsWith("p50")) {
                minutes50 = Double.parseDouble(text.substring(10));
                section = "";
            } else if (text.startsWith("estimate:") && section.startsWith("p80")) {
                minutes80 = Double.parseDouble(text.substring(10));
                section = "";
            } else if (text.startsWith("release_date:") && sota) {
                rows.add(new TimeHorizon("model", LocalDate.parse(text.substring(14)), minutes50, minutes80, "1.1"));
            }
        }
        return rows;
    }
}
