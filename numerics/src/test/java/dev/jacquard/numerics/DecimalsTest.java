package dev.jacquard.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
