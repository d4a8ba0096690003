package dev.jacquard.economics.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jacquard.economics.trade.Ricardo.Country;
import dev.jacquard.economics.trade.Ricardo.Good;
import dev.jacquard.numerics.ReferenceData;
import java.io.IOException;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RicardoTest {

    private static final double NINE_DIGITS = 1e-9;
    private static final double HALF_OF_THE_EIGHTH_DECIMAL = 0.5e-8;

    private static final Percentage IDENTITY = Percentage.withPercentage(1e-10);
    private static final Offset<Double> SIX_DECIMALS = within(0.5e-6 + 1e-12);
    private static final Ricardo PRINCIPLES = Ricardo.principles1817();

    @Test
    void theCountryThatIsWorseAtBothStillMakesOne() {
        assertThat(PRINCIPLES.absoluteAdvantage(Good.FIRST)).contains(PRINCIPLES.abroad());
        assertThat(PRINCIPLES.absoluteAdvantage(Good.SECOND)).contains(PRINCIPLES.abroad());
        assertThat(PRINCIPLES.maker(Good.FIRST)).contains(PRINCIPLES.home());
        assertThat(PRINCIPLES.maker(Good.SECOND)).contains(PRINCIPLES.abroad());
    }

    @Test
    void termsOfTradeLieBetweenThePricesWithoutTrade() {
        assertThat(PRINCIPLES.home().autarkyPrice()).isCloseTo(0.833333, SIX_DECIMALS);
        assertThat(PRINCIPLES.abroad().autarkyPrice()).isCloseTo(1.125, IDENTITY);
        assertThat(PRINCIPLES.termsOfTrade().low()).isEqualTo(PRINCIPLES.home().autarkyPrice());
        assertThat(PRINCIPLES.termsOfTrade().high())
                .isEqualTo(PRINCIPLES.abroad().autarkyPrice());
        assertThat(PRINCIPLES.relativeWage().low()).isCloseTo(100.0 / 90, IDENTITY);
        assertThat(PRINCIPLES.relativeWage().high()).isCloseTo(1.5, IDENTITY);
    }

    @Test
    void atOneForOneBothSaveHours() {
        Ricardo.Gain england = PRINCIPLES.homeGain(1);
        assertThat(england.imported()).isEqualTo(Good.SECOND);
        assertThat(england.hoursSaved()).isCloseTo(20, IDENTITY);
        assertThat(england.share()).isCloseTo(1.0 / 6, IDENTITY);
        Ricardo.Gain portugal = PRINCIPLES.abroadGain(1);
        assertThat(portugal.imported()).isEqualTo(Good.FIRST);
        assertThat(portugal.hoursSaved()).isCloseTo(10, IDENTITY);
        assertThat(portugal.share()).isCloseTo(1.0 / 9, IDENTITY);
    }

    @Test
    void atItsOwnPriceACountryGainsNothing() {
        assertThat(PRINCIPLES.homeGain(PRINCIPLES.termsOfTrade().low()).hoursSaved())
                .isCloseTo(0, within(NINE_DIGITS));
        assertThat(PRINCIPLES.abroadGain(PRINCIPLES.termsOfTrade().high()).hoursSaved())
                .isCloseTo(0, within(NINE_DIGITS));
        assertThatThrownBy(() -> PRINCIPLES.homeGain(0.8)).hasMessageStartingWith("price: 0.8 (expected: in [0.8333");
    }

    @Test
    void theLargerSupplyIsIncompletelySpecialised() {
        assertThat(PRINCIPLES.specialised().first()).isCloseTo(2.2, IDENTITY);
        assertThat(PRINCIPLES.specialised().second()).isCloseTo(2.125, IDENTITY);
        Ricardo.Baskets best = PRINCIPLES.equalBaskets();
        double nineDecimals = 0.5e-9;
        assertThat(best.baskets()).isCloseTo(2.159090909, within(nineDecimals));
        assertThat(best.home().first()).isCloseTo(2.159091, SIX_DECIMALS);
        assertThat(best.home().second()).isCloseTo(0.034091, SIX_DECIMALS);
        assertThat(best.abroad().second()).isCloseTo(2.125, IDENTITY);
        assertThat(best.homeWage()).isCloseTo(0.00454545, within(HALF_OF_THE_EIGHTH_DECIMAL));
        assertThat(best.abroadWage()).isCloseTo(0.00681818, within(HALF_OF_THE_EIGHTH_DECIMAL));
        assertThat(best.prices().first()).isCloseTo(0.45454545, within(HALF_OF_THE_EIGHTH_DECIMAL));
        assertThat(best.prices().second()).isCloseTo(0.54545455, within(HALF_OF_THE_EIGHTH_DECIMAL));
        assertThat(best.unique()).isTrue();
    }

    /** Feasible, and worth exactly what the labour costs: by duality no other plan makes more baskets. */
    @ParameterizedTest
    @CsvSource({"220, 170", "170, 220", "1, 1000", "1000, 1", "212.5, 170", "200, 160", "100, 80"})
    void thePlanIsFeasibleAndItsPricesProveItBest(double englishHours, double portugueseHours) {
        var trade = new Ricardo(
                new Country("England", 100, 120, englishHours), new Country("Portugal", 90, 80, portugueseHours));
        Ricardo.Baskets best = trade.equalBaskets();
        assertThat(best.home().first() + best.abroad().first()).isCloseTo(best.baskets(), IDENTITY);
        assertThat(best.home().second() + best.abroad().second()).isCloseTo(best.baskets(), within(NINE_DIGITS));
        assertThat(100 * best.home().first() + 120 * best.home().second()).isCloseTo(englishHours, IDENTITY);
        assertThat(90 * best.abroad().first() + 80 * best.abroad().second()).isCloseTo(portugueseHours, IDENTITY);
        assertThat(best.homeWage() * englishHours + best.abroadWage() * portugueseHours)
                .isCloseTo(best.baskets(), IDENTITY);
        assertThat(best.prices().first())
                .isLessThanOrEqualTo(Math.min(100 * best.homeWage(), 90 * best.abroadWage()) + 1e-12);
        assertThat(best.prices().second())
                .isLessThanOrEqualTo(Math.min(120 * best.homeWage(), 80 * best.abroadWage()) + 1e-12);
        assertThat(best.baskets())
                .isGreaterThanOrEqualTo(
                        trade.home().autarkyBaskets() + trade.abroad().autarkyBaskets());
    }

    @Test
    void namesDoNotMatterToThePlan() {
        var swapped = new Ricardo(PRINCIPLES.abroad(), PRINCIPLES.home());
        assertThat(swapped.equalBaskets().baskets())
                .isEqualTo(PRINCIPLES.equalBaskets().baskets());
        assertThat(swapped.equalBaskets().abroadWage())
                .isEqualTo(PRINCIPLES.equalBaskets().homeWage());
    }

    @Test
    void whereBothSpecialiseFullyPricesAreNotUnique() {
        var even = new Ricardo(new Country("England", 100, 120, 200), new Country("Portugal", 90, 80, 160));
        assertThat(even.equalBaskets().baskets()).isCloseTo(2, IDENTITY);
        assertThat(even.equalBaskets().unique()).isFalse();
    }

    @Test
    void equalRelativeHoursLeaveNothingToTrade() {
        var alike = new Ricardo(new Country("A", 10, 20, 300), new Country("B", 1, 2, 30));
        assertThat(alike.maker(Good.FIRST)).isEmpty();
        assertThat(alike.equalBaskets().baskets()).isCloseTo(20, IDENTITY);
        assertThat(alike.homeGain(0.5).hoursSaved()).isZero();
    }

    @Test
    void aCountryWithoutLabourIsRefused() {
        assertThatThrownBy(() -> new Country("England", 100, 120, 0)).hasMessageStartingWith("hours: 0.0");
    }

    @Test
    @Tag("reference")
    void theReferenceTableIsReproduced() throws IOException {
        JsonNode table = new ObjectMapper()
                .readTree(ReferenceData.file("oracles/dfs_ricardo.json").toFile())
                .get("ricardo_2x2");
        assertThat(PRINCIPLES.home().autarkyPrice())
                .isCloseTo(table.get("opp_cost_cloth_in_wine").get(0).asDouble(), IDENTITY);
        assertThat(PRINCIPLES.abroad().autarkyPrice())
                .isCloseTo(table.get("opp_cost_cloth_in_wine").get(1).asDouble(), IDENTITY);
        assertThat(PRINCIPLES.home().hours())
                .isEqualTo(table.get("autarky_labour").get(0).asDouble());
        assertThat(PRINCIPLES.abroad().hours())
                .isEqualTo(table.get("autarky_labour").get(1).asDouble());
        assertThat(table.get("comparative_advantage").get("England").asText()).isEqualTo("cloth");
    }
}
