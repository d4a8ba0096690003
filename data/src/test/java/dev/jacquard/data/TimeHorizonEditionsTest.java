package dev.jacquard.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three editions of METR's file, told apart by their dates. */
class TimeHorizonEditionsTest {

    /** Half a unit of the last digit of the doubling times, in days; METR prints one digit less. */
    private static final double HALF_A_TEN_THOUSANDTH = 5e-5;

    /** Half a unit of the last digit of the doubling time that only we compute, in days. */
    private static final double HALF_A_HUNDREDTH = 5e-3;

    /** Half a unit of the last digit of the ratios of horizons. */
    private static final double HALF_A_THOUSANDTH_OF_ONE = 5e-4;

    private static final String TODAY = "2026-11-28";

    private static final PackagedTable HORIZONS = PackagedTable.of("time-horizons");

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 2019-01-01, 14, 196.4746",
        "2026-01-31, 2023-01-01, 11, 130.8010",
        "2026-01-31, 2024-01-01,  9,  96.7738",
        "2026-02-28, 2019-01-01, 16, 188.6566",
        "2026-02-28, 2023-01-01, 13, 128.1197",
        "2026-02-28, 2024-01-01, 11, 102.8407",
        "2026-11-28, 2023-01-01, 14, 128.7438"
    })
    void leastSquaresOverTheStateOfTheArtGivesTheDoublingTimesOfEachEdition(
            String day, String from, int models, double days) {
        List<Integer> rows = stateOfTheArt(day, from);
        assertThat(rows).hasSize(models);
        assertThat(doublingDays(rows)).isCloseTo(days, within(HALF_A_TEN_THOUSANDTH));
    }

    @Test
    void overAllTimeTheCorrectedEditionDoesNotGiveWhatIsPublished() {
        double days = doublingDays(stateOfTheArt(TODAY, "2019-01-01"));
        assertThat(days).isCloseTo(184.73, within(HALF_A_HUNDREDTH));
        assertThat(187.778 - days).isGreaterThan(3);
        assertThat(Datasets.named("time-horizons").notes()).contains("184.73").doesNotContain("187.778");
    }

    @Test
    void fromTheJanuaryEditionTheFourteenKnownThenStand() {
        assertThat(HORIZONS.stoodOn("2026-01-31")).hasSize(14);
        assertThat(HORIZONS.stoodOn("2026-01-28")).isEmpty();
        assertThat(HORIZONS.stoodOn("2026-03-02")).hasSize(17);
        assertThat(HORIZONS.stoodOn("2026-03-03")).hasSize(23);
    }

    @Test
    void modelsOfTheFirstSuiteStandOnceAndInEveryEdition() {
        List<String> names = HORIZONS.rows().texts("model");
        for (String model : List.of("gpt2", "davinci-002", "gpt-3.5-turbo-instruct")) {
            int row = HORIZONS.last(model);
            assertThat(names.indexOf(model)).isEqualTo(row);
            assertThat(HORIZONS.text(row, "suite")).isEqualTo("1.0");
            assertThat(HORIZONS.isMissing(row, "supersededBy")).isTrue();
        }
    }

    @Test
    void everyOtherModelOfAnOlderEditionHasItsCorrectedRowWithOtherNumbersAndTheSameRelease() {
        int superseded = 0;
        for (int row = 0; row < HORIZONS.rows().rowCount(); row++) {
            if (HORIZONS.isMissing(row, "supersededBy")) {
                continue;
            }
            int corrected = HORIZONS.last(HORIZONS.text(row, "model"));
            assertThat(HORIZONS.text(corrected, "asOf")).isEqualTo(HORIZONS.text(row, "supersededBy"));
            assertThat(HORIZONS.text(corrected, "released")).isEqualTo(HORIZONS.text(row, "released"));
            assertThat(HORIZONS.number(corrected, "minutes80")).isGreaterThan(HORIZONS.number(row, "minutes80"));
            superseded++;
        }
        assertThat(superseded).isEqualTo(14);
    }

    @ParameterizedTest
    @CsvSource({"claude-opus-4.6, .097", "claude-opus-4.5, .169", "gpt-5.2, .187", "claude-3.7-sonnet, .200", "o3, .250"
    })
    void horizonsAtFourFifthsAreATenthToAQuarterOfThoseAtOneHalf(String model, double ratio) {
        int row = HORIZONS.last(model);
        assertThat(HORIZONS.number(row, "minutes80") / HORIZONS.number(row, "minutes50"))
                .isCloseTo(ratio, within(HALF_A_THOUSANDTH_OF_ONE));
    }

    @Test
    void intervalsHoldTheirEstimates() {
        for (int row = 0; row < HORIZONS.rows().rowCount(); row++) {
            for (String column : List.of("minutes50", "minutes80")) {
                if (!HORIZONS.isMissing(row, column + "Low")) {
                    assertThat(HORIZONS.number(row, column))
                            .isBetween(HORIZONS.number(row, column + "Low"), HORIZONS.number(row, column + "High"));
                }
            }
        }
        int opus = HORIZONS.last("claude-opus-4.6");
        assertThat(HORIZONS.number(opus, "minutes50High")).isCloseTo(3949.8, within(0.05));
    }

    /** The rows that stood on a day whose horizon was beyond that of every model released before, released from another day on. */
    private static List<Integer> stateOfTheArt(String day, String from) {
        List<Integer> best = new ArrayList<>();
        double longest = 0;
        for (int row : HORIZONS.stoodOn(day).stream()
                .sorted(Comparator.comparing(row -> HORIZONS.text(row, "released")))
                .toList()) {
            if (HORIZONS.number(row, "minutes50") > longest) {
                longest = HORIZONS.number(row, "minutes50");
                best.add(row);
            }
        }
        best.removeIf(row -> HORIZONS.text(row, "released").compareTo(from) < 0);
        return best;
    }

    /** The reciprocal of the least-squares slope of log2 horizon on the day. */
    private static double doublingDays(List<Integer> rows) {
        double meanDay = rows.stream()
                .mapToDouble(TimeHorizonEditionsTest::day)
                .average()
                .orElseThrow();
        double meanLog = rows.stream()
                .mapToDouble(TimeHorizonEditionsTest::logMinutes)
                .average()
                .orElseThrow();
        double products = 0;
        double squares = 0;
        for (int row : rows) {
            products += (day(row) - meanDay) * (logMinutes(row) - meanLog);
            squares += Math.pow(day(row) - meanDay, 2);
        }
        return Math.log(2) * squares / products;
    }

    private static double day(int row) {
        return LocalDate.parse(HORIZONS.text(row, "released")).toEpochDay();
    }

    private static double logMinutes(int row) {
        return Math.log(HORIZONS.number(row, "minutes50"));
    }
}
