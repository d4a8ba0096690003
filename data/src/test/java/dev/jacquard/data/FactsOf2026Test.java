package dev.jacquard.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.data.tables.UserTable;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a wrong table of 2026 would get wrong: sums, ratios and bounds that hold between its cells. */
class FactsOf2026Test {

    /** Half a unit of the last digit of shares of peak as told. */
    private static final double HALF_A_THOUSANDTH = 5e-4;

    /** Half a unit of the last digit of shares of peak as typed. */
    private static final double HALF_A_TEN_THOUSANDTH = 5e-5;

    /** Half a unit of the last of three digits. */
    private static final Percentage THREE_DIGITS = Percentage.withPercentage(0.5);

    /** Watts per H100 equivalent of a site: the chip's own 700, or rather less for newer ones, and what is around it. */
    private static final double FEWEST_WATTS = 700;

    private static final double MOST_WATTS = 1_700;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accelerators",
                "accelerator-rents",
                "token-prices",
                "agent-hours",
                "measured-serving",
                "serving-sessions",
                "compute-stocks",
                "data-centre-sites",
                "industry-totals",
                "open-models",
                "open-closed-lag",
                "ai-research"
            })
    void everyRowSaysSinceWhenHowWellItIsBackedAndHoldsItsMiddleBetweenItsBounds(String slug) {
        PackagedTable table = PackagedTable.of(slug);
        UserTable rows = table.rows();
        List<String> words =
                Arrays.stream(Confidence.values()).map(Confidence::word).toList();
        String retrieved = Datasets.named(slug).retrieved().toString();
        for (int row = 0; row < rows.rowCount(); row++) {
            assertThat(rows.text(row, "asOf")).matches("20\\d\\d-\\d\\d-\\d\\d").isLessThanOrEqualTo(retrieved);
            assertThat(words).contains(rows.text(row, "status"));
            assertThat(table.text(row, table.key())).matches("[a-z0-9][a-z0-9.-]*");
            for (String low : rows.headers()) {
                if (low.endsWith("Low") && !table.isMissing(row, low)) {
                    requireOrder(table, row, low.substring(0, low.length() - "Low".length()));
                }
            }
        }
    }

    private static void requireOrder(PackagedTable table, int row, String column) {
        double low = table.number(row, column + "Low");
        double high = table.number(row, column + "High");
        assertThat(low).isLessThan(high);
        if (table.rows().has(column) && !table.isMissing(row, column)) {
            assertThat(table.number(row, column)).isBetween(low, high);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "deepseek-r1-b300-8, .046",
        "deepseek-r1-gb200-72, .055",
        "gpt-oss-120b-mi355x-8, .016",
        "gpt-oss-120b-b300-8, .010",
        "llama2-70b-99.9-b300-8, .139"
    })
    void sharesOfPeakAreDerivedAndAsTold(String result, double share) {
        PackagedTable serving = PackagedTable.of("measured-serving");
        int derived = serving.last(result + "-share");
        assertThat(serving.text(derived, "status")).isEqualTo("derived");
        assertThat(serving.number(derived, "shareOfPeak")).isCloseTo(share, within(HALF_A_THOUSANDTH));
    }

    @Test
    void everyMeasuredRateHasItsShareOfPeak() {
        PackagedTable serving = PackagedTable.of("measured-serving");
        int pairs = 0;
        for (int row = 0; row < serving.rows().rowCount(); row++) {
            if (serving.text(row, "status").equals("derived")) {
                continue;
            }
            int derived = serving.last(serving.text(row, "result") + "-share");
            double flopPerSecond =
                    2 * serving.number(derived, "weightsPerToken") * serving.number(row, "tokensPerSecond");
            double peak = serving.number(row, "accelerators") * serving.number(derived, "peakPetaflopPerSecond") * 1e15;
            assertThat(serving.number(derived, "shareOfPeak"))
                    .isCloseTo(flopPerSecond / peak, within(HALF_A_TEN_THOUSANDTH));
            pairs++;
        }
        assertThat(pairs).isEqualTo(8);
    }

    @Test
    void atTwiceThePriceASessionBringsTwiceTheRevenue() {
        PackagedTable prices = PackagedTable.of("token-prices");
        for (String column : List.of("usdPerMtokenIn", "usdPerMtokenCached", "usdPerMtokenOut")) {
            assertThat(prices.number("deepseek-v4-pro-peak." + column))
                    .isEqualTo(2 * prices.number("deepseek-v4-pro-off-peak." + column));
        }
        PackagedTable sessions = PackagedTable.of("serving-sessions");
        for (String speed : List.of("50", "100")) {
            String session = "deepseek-v4-pro-" + speed;
            assertThat(sessions.number(session + ".revenueOverRentPeak"))
                    .isEqualTo(2 * sessions.number(session + ".revenueOverRent"));
        }
    }

    @Test
    void aTokenFromTheCacheIsCheaperThanOneReadAndThatThanOneWritten() {
        PackagedTable prices = PackagedTable.of("token-prices");
        for (int row = 0; row < prices.rows().rowCount(); row++) {
            assertThat(prices.number(row, "usdPerMtokenCached")).isLessThan(prices.number(row, "usdPerMtokenIn"));
            assertThat(prices.number(row, "usdPerMtokenIn")).isLessThan(prices.number(row, "usdPerMtokenOut"));
        }
    }

    @Test
    void rivalsStandSideBySideAndOnlyASeriesOfOneSourceIsSuperseded() {
        PackagedTable rents = PackagedTable.of("accelerator-rents");
        assertThat(List.of(
                        rents.number("h100-owning.usdPerHour"),
                        rents.number("h100-rent.usdPerHour"),
                        rents.number("h100-spot.usdPerHour"),
                        rents.number("h100-index.usdPerHour"),
                        rents.number("h100-contract.usdPerHour")))
                .containsExactly(1.30, 2.0, 2.42, 2.60, 2.65);
        assertThat(rents.stoodOn("2026-05-01"))
                .filteredOn(row -> rents.text(row, "price").equals("h100-contract"))
                .singleElement()
                .satisfies(row -> assertThat(rents.number(row, "usdPerHour")).isEqualTo(2.35));
        PackagedTable chips = PackagedTable.of("accelerators");
        assertThat(chips.number("vr200-dense.fp4PetaflopPerSecond")).isEqualTo(35);
        assertThat(chips.number("vr200-inference.fp4PetaflopPerSecond")).isEqualTo(50);
    }

    @Test
    void aSiteDrawsAsMuchPowerAsItsAcceleratorsMay() {
        PackagedTable sites = PackagedTable.of("data-centre-sites");
        for (int row = 0; row < sites.rows().rowCount(); row++) {
            double watts = sites.number(row, "megawatts") * 1e6 / sites.number(row, "h100Equivalents");
            assertThat(watts).isBetween(FEWEST_WATTS, MOST_WATTS);
        }
    }

    @Test
    void laboratoriesGrewInAYearAndHoldLessThanWasSold() {
        PackagedTable stocks = PackagedTable.of("compute-stocks");
        double held = 0;
        for (String owner : List.of("openai", "deepmind", "anthropic", "meta", "spacexai")) {
            double now = stocks.number(owner + "-2025.h100Equivalents");
            assertThat(now / stocks.number(owner + "-2024.h100Equivalents")).isBetween(2.0, 6.0);
            held += now;
        }
        assertThat(held)
                .isLessThan(stocks.number("nvidia-sold-2025.h100Equivalents")
                        + stocks.number("tpu-sold-2025.h100Equivalents"));
    }

    @Test
    void memoryOfTheYearsBesideFollowsByTheGrowthThatWasForecast() {
        PackagedTable totals = PackagedTable.of("industry-totals");
        double shipped = totals.number("hbm-2026.gigabytesPerYear");
        assertThat(totals.number("hbm-2025.gigabytesPerYear")).isCloseTo(shipped / 1.7, THREE_DIGITS);
        assertThat(totals.number("hbm-2027.gigabytesPerYear")).isCloseTo(shipped * 1.55, THREE_DIGITS);
    }

    @Test
    void theOtherMeasureOfAutomationIsTheGapThatAgentsClosed() {
        assertThat(PackagedTable.of("ai-research").number("post-training-gap-closed.share"))
                .isCloseTo((23.2 - 7.5) / (51.1 - 7.5), within(HALF_A_THOUSANDTH));
    }

    @Test
    void forecastersMovedTheirDatesForwardAndBothDatesStay() {
        PackagedTable research = PackagedTable.of("ai-research");
        for (String who : List.of("automated-coder-kokotajlo", "automated-coder-lifland")) {
            int before = research.rows().texts("fact").indexOf(who);
            assertThat(research.text(before, "supersededBy")).isEqualTo(research.text(research.last(who), "asOf"));
            assertThat(research.number(before, "year") - research.number(research.last(who), "year"))
                    .isBetween(1.0, 2.0);
        }
    }
}
