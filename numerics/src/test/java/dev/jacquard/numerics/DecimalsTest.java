package dev.jacquard.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {

    @Test
    void shortestReadsBackAsTheSameNumber() {
        double value = 1;
        for (int i = 0; i < 2_000; i++) {
            value = Math.sin(i) * Math.exp(i % 600 - 300.0);
            assertThat(Double.parseDouble(Decimals.shortest(value))).isEqualTo(value);
        }
        // Java 17 prints 2.0E-3 as such but 2^-44 with a digit too many.
        assertThat(Decimals.shortest(0x1p-44)).isEqualTo("5.684341886080802e-14");
        assertThat(Decimals.shortest(1e23)).isEqualTo("1e23");
        assertThat(Decimals.shortest(0.25)).isEqualTo("0.25");
        assertThat(Decimals.shortest(-1.4e6)).isEqualTo("-1400000");
    }

    @Test
    void roundedKeepsSignificantDigits() {
        assertThat(Decimals.rounded(2.3199e12, 3)).isEqualTo("2.32e12");
        assertThat(Decimals.rounded(0.0500, 4)).isEqualTo("0.05");
        assertThat(Decimals.rounded(999.96, 4)).isEqualTo("1000");
    }

    @ParameterizedTest
    @CsvSource({
        "4436, 1290, 4, 4000",
        "4436, 40, 4, 4440",
        "4436, 0.5, 4, 4436",
        "4436.25, 0.5, 4, 4436",
        "-1.099e18, 1.1e18, 4, -1e18",
        "40, 300, 4, 0",
        "260, 300, 4, 300",
        "0, 0.02, 4, 0",
        "0.12342, 0.0009, 4, 0.1234",
        "0.12345, 0.0012, 4, 0.123",
        "12345678, 3, 4, 12350000",
        "1.25, 0, 4, 1.25",
        "1.25, Infinity, 2, 1.2",
        "1.25, NaN, 2, 1.2",
        "Infinity, NaN, 4, infinity"
    })
    void aNumberHasTheDigitsThatItsErrorAllows(double value, double error, int digits, String text) {
        assertThat(Decimals.allowed(value, error, digits)).isEqualTo(text);
    }
}
