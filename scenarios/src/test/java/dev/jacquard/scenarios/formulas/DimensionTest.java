package dev.jacquard.scenarios.formulas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be added, multiplied and compared, and in which unit the result counts. */
class DimensionTest {

    private static final double IDENTITY = 1e-12;

    private static Written inputs() {
        return new Written()
                .input("speed", "token/s")
                .input("price", "USD/Mtoken")
                .input("rate", "1/year")
                .input("growth", "x/year")
                .input("chips", "accelerator")
                .input("size", "parameter")
                .input("data", "token")
                .input("share", "share")
                .choice("host", "own", "rented");
    }

    private static final double[] VALUES = {10, 2, 0.25, 4, 8, 3, 5, 0.5, 0};

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "speed * share                    | token/month | 13149000",
                "speed * price                    | USD/month   | 52.596",
                "rate * 4 year                    | 1           | 1",
                "exp(rate * 24 month)             | 1           | 1.6487212707001282",
                "growth ^ (18 month)              | 1           | 8",
                "ln(growth) * 2 year              | 1           | 2.772588722239781",
                "log10(growth) * 2 year           | OOM         | 1.2041199826559248",
                "log10(growth)                    | OOM/year    | 0.6020599913279624",
                "growth * growth / growth         | x/year      | 4",
                "growth ^ 0.5                     | x/year      | 2",
                "growth > 3 x/year                | 1           | 1",
                "6 * size * data                  | FLOP        | 90",
                "chips * 2 USD                    | USD         | 16",
                "chips / 2                        | 1           | 4",
                "ceil(chips / 3)                  | accelerator | 3",
                "10 ^ chips                       | 1           | 100000000",
                "sqrt(4 USD^2)                    | USD         | 2",
                "(2 USD) ^ 2                      | USD^2       | 4",
                "sqrt((2 USD) * (8 USD))          | USD         | 4",
                "if(host is \"own\", 1 year, 1 month) | month    | 12",
                "max(1 year, 13 month)            | month       | 13",
                "never                            | month       | Infinity",
                "(2026-07-01 - 2026-01-01)        | year        | 0.4958904109588969",
            })
    void dimensionsAreCarriedAndConverted(String expression, String unit, double value) {
        assertThat(inputs().formula("f", expression, unit).value(VALUES)).isCloseTo(value, within(IDENTITY * value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "speed * 1 month      | token",
                "speed * price        | USD/s",
                "chips                | accelerator",
                "growth               | x/year",
                "1 USD / 1 month      | USD/month",
                "share                | 1",
                "1 / 2 month          | 1/month",
                "chips > 2 accelerator | 1",
            })
    void aFormulaThatStatesNoUnitGetsOneThatFits(String expression, String unit) {
        assertThat(inputs().formula("f", expression).unit()).hasToString(unit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "speed + price    | f: + of token/s and USD/Mtoken (expected: the same dimension)",
                "speed - 1        | f: - of token/s and a plain number (expected: the same dimension)",
                "1 USD + 1 EUR    | f: + of USD and EUR (expected: the same dimension)",
                "chips + data     | f: + of accelerator and token (expected: the same dimension)",
                "rate < 1         | f: < of 1/year and a plain number (expected: the same dimension)",
                "chips in 1 .. 2  | f: in of accelerator and a plain number (expected: the same dimension)",
                "max(1 year, 2)   | f: max of year and a plain number (expected: the same dimension)",
                "if(1, 1 s, 1 B)  | f: if of s and B (expected: the same dimension)",
                "exp(rate)        | f: exp of 1/year (expected: a plain number); divide by 1 1/year",
                "ln(1 USD)        | f: ln of USD (expected: a plain number); divide by 1 USD",
                "2 ^ (1 year)     | f: an exponent of year (expected: a plain number); divide by 1 year",
                "(1 USD) ^ share  | f: ^ of USD (expected: a plain number, or a whole exponent written as a number)",
                "sqrt(1 USD)      | f: sqrt of USD (expected: a plain number, or even powers of all units)",
                "growth + growth  | f: + of a factor, x/year (expected: numbers); take ln or log10 of a factor first",
                "growth - 1       | f: - of a factor, x/year (expected: numbers); take ln or log10 of a factor first",
                "growth * 2       | f: * of a factor, x/year and a plain number (expected: factors of one period, or numbers); f ^ (time) is a number",
                "growth > 3       | f: > of a factor, x/year and a plain number (expected: the same dimension)",
                "growth / 1 x/month | f: / of a factor, x/year and a factor, x/month (expected: factors of one period, or numbers); f ^ (time) is a number",
                "host + 1         | f: + of a form of a choice (expected: numbers)",
                "host < 1         | f: < of a form of a choice (expected: numbers); a form is asked for by `is`",
                "host * 1         | f: * of a form of a choice (expected: numbers)",
                "2026-01-01 + 2026-01-01 | f: a sum of dates (expected: a date less a date, or a date and a time)",
                "2026-01-01 + 1   | f: + of year and a plain number (expected: the same dimension)",
                "2026-01-01 * 2   | f: * of a date (expected: numbers)",
            })
    void whatDoesNotGoTogetherIsRefusedWithBothDimensions(String expression, String message) {
        assertThatThrownBy(() -> inputs().formula("f", expression).set())
                .isInstanceOf(Written.Refused.class)
                .hasMessageStartingWith(message + "\n  ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "speed       | USD    | f: unit: USD for token/s (expected: a unit of the same time, data, money, energy, length and temperature)",
                "chips       | year   | f: unit: year for accelerator (expected: a unit of the same time, data, money, energy, length and temperature)",
                "growth      | 1/year | f: unit: 1/year for a factor, x/year (expected: a unit of the same time, data, money, energy, length and temperature)",
                "rate        | x/year | f: unit: x/year for 1/year (expected: a unit of the same time, data, money, energy, length and temperature)",
            })
    void aUnitThatDoesNotFitIsRefused(String expression, String unit, String message) {
        assertThatThrownBy(() -> inputs().formula("f", expression, unit).set()).hasMessage(message);
    }

    @Test
    void aDateIsNoOutput() {
        assertThatThrownBy(
                        () -> new Written().formula("f", "2026-01-01 + 1 year").set())
                .hasMessage("f: a date (expected: a number); a date less a date is one");
    }

    @Test
    void yearsTimesARateAYearAreExact() {
        assertThat(new Written()
                        .input("rate", "1/year")
                        .formula("f", "rate * 10 year")
                        .value(0.1))
                .isEqualTo(1);
        assertThat(new Written().input("cut", "%").formula("f", "cut").value(35))
                .isEqualTo(0.35);
    }
}
