package dev.jacquard.numerics.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.numerics.Decimals;
import java.math.BigDecimal;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

    private static final Percentage IDENTITY = Percentage.withPercentage(1e-10);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2.5 /year; 2.5; /year",
                "3e24 FLOP; 3e15; GFLOP",
                "40 %; 0.4; share",
                "8 h; 480; min",
                "20 shilling/week; 2.857142857142857; shilling/day",
                "1 PF-day; 8.64e19; FLOP",
                "989 TFLOP/s; 9.89e14; FLOP/s",
                "2.50 USD/accelerator-hour; 2.5; USD/accelerator-hour",
                "1 kWh; 3.6; MJ",
                "1 year; 12; month",
                "3.35 TB/s; 3350; GB/s",
                "6 USD2025/Mtoken; 6e-6; USD2025/token",
                "1_000 mm^2; 1e-3; m^2",
            })
    void quantitiesConvert(String text, double value, String unit) {
        assertThat(Quantity.parse(text).in(Unit.parse(unit))).isCloseTo(value, IDENTITY);
    }

    /** To the last bit: the number that the decimal means, not the product of two doubles. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "35 %; 0.35; share",
                "1.35 %; 0.0135; 1",
                "0.07; 7; %",
                "0.55; 55; %",
                "3.3 kFLOP; 3300; FLOP",
                "7 um; 0.007; mm",
                "4.35 kWh; 15.66; MJ",
                "1.1 /month; 13.2; /year",
                "2.4 /year; 0.2; /month",
                "0.7 USD/Mtoken; 7e-7; USD/token",
                "9 TB/s; 9000; GB/s",
                "12 pence; 1; shilling",
            })
    void decimalsConvertToTheDecimalTheyMean(String text, double value, String unit) {
        assertThat(Quantity.parse(text).in(Unit.parse(unit))).isEqualTo(value);
    }

    /** Every whole and tenth of a per cent is the double its fraction is read as. */
    @Test
    void everyPercentageIsTheFractionAsWritten() {
        for (int tenths = 0; tenths <= 1_000; tenths++) {
            String percent = BigDecimal.valueOf(tenths, 1).toPlainString();
            String fraction = BigDecimal.valueOf(tenths, 3).toPlainString();
            assertThat(Quantity.parse(percent + " %").in(Unit.SHARE)).isEqualTo(Double.parseDouble(fraction));
            assertThat(Decimals.fromPercent(Double.parseDouble(percent))).isEqualTo(Double.parseDouble(fraction));
        }
    }

    @Test
    void aUnitMadeByHandKeepsItsOwnFactor() {
        Unit dozen = new Unit("share", 12, Map.of());
        assertThat(new Quantity(2, dozen).in(Unit.ONE)).isEqualTo(24);
        assertThat(new Quantity(24, Unit.ONE).in(new Unit("dozen", 12, Map.of())))
                .isEqualTo(2);
    }

    @Test
    void theUnitAfterANumberIsFound() {
        assertThat(Quantity.unitIn("2.5 h")).contains(Unit.parse("h"));
        assertThat(Quantity.unitIn("2.5")).isEmpty();
        assertThat(Quantity.unitIn("about")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2.5 yaer; did you mean year?",
                "2,5 year; write a decimal point, not a comma",
                "about 3; a number such as 2.5 or 3e24",
                "NaN; a number such as 2.5 or 3e24",
                "1e999; a finite number",
                "3 USD2025; one that converts to USD",
                "3 m^x; a whole power after ^",
            })
    void whatIsNotAQuantityIsRefused(String text, String message) {
        assertThatThrownBy(() -> Quantity.parse(text).in(Unit.parse("USD")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void quantitiesPrintAsTheyAreRead() {
        assertThat(Quantity.parse("2.50 /year")).hasToString("2.5 /year");
        assertThat(Quantity.parse("3e24 FLOP")).hasToString("3e24 FLOP");
        assertThat(Quantity.parse("42")).hasToString("42");
    }

    @Test
    void moneyOfTwoPriceYearsDoesNotConvert() {
        assertThat(Unit.parse("USD2025").convertibleTo(Unit.parse("USD2024"))).isFalse();
        assertThat(Unit.parse("USD/h").factorTo(Unit.parse("USD/day"))).isCloseTo(24, IDENTITY);
    }
}
