package dev.jacquard.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberStyleTest {

    @ParameterizedTest
    @CsvSource({
        "plain, 0.012345, 0.0123",
        "plain, 1234, 1234",
        "plain, 12345.6, 12_346",
        "plain, 2.3234e12, 2.32_×_10¹²",
        "plain, 0.00001234, 1.23_×_10⁻⁵",
        "plain, -3.14159, −3.14",
        "plain, 999999.7, 1_×_10⁶",
        "plain, 0, 0",
        "percent, 0.6449, 64_%",
        "percent, 0.0421, 4.2_%",
        "percent, 0.9311, 93.1_%",
        "percent, 0.00001, <_0.1_%",
        "percent, 0.99999, >_99.9_%",
        "percent, 1, 100_%",
        "percent, 0, 0_%",
        "percent, 12.5, 1250_%",
        "usd, 878e6, $878_million",
        "usd, 1.234e9, $1.23_billion",
        "usd, 12300, $12_300",
        "usd, -2.5e6, −$2.5_million",
        "x, 3.4, 3.4×",
        "si, 7e10, 70_G",
        "count, 7.22e10, 72.2_billion",
        "count, 12300, 12_300",
        "count, 3.59e13, 35.9_trillion",
        "count, 2.3e15, 2.3_×_10¹⁵",
        "years, 1, 1_year",
        "years, 2.34567, 2.35_years",
        "min, 12, 12_min",
        "year, 2030, 2030"
    })
    void eachStylePrintsForReaders(String style, double value, String expected) {
        assertThat(NumberStyle.named(style).text(value)).isEqualTo(expected.replace('_', '\u202f'));
    }

    @Test
    void whatIsNotANumberIsSaidInWords() {
        assertThat(NumberStyle.PLAIN.text(Double.POSITIVE_INFINITY)).isEqualTo("unbounded");
        assertThat(NumberStyle.PERCENT.text(Double.NaN)).isEqualTo("undefined");
    }

    @Test
    void anUnknownStyleIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> NumberStyle.named("percnt"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("percent");
    }
}
