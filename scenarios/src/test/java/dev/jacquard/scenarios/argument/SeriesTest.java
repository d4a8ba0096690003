package dev.jacquard.scenarios.argument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private static final double COARSE = 0.01;

    private static final double EXACT = 1e-12;

    @Test
    void aPathIsReadOnItsOwnDaysAndBetweenThem() {
        Series path = Series.yearly(1, 3, 7);
        assertThat(path.at(LocalDate.of(2026, 1, 1))).isEqualTo(1);
        assertThat(path.at(LocalDate.of(2027, 1, 1))).isEqualTo(3);
        assertThat(path.at(LocalDate.of(2028, 1, 1))).isEqualTo(7);
        assertThat(path.at(LocalDate.of(2026, 7, 2))).isCloseTo(1 + 2 * 182.0 / 365, within(EXACT));
        assertThat(path.end()).isEqualTo(LocalDate.of(2028, 1, 1));
    }

    @Test
    void stepsShorterThanAYearLieOnTheNearestDay() {
        Series path = new Series(LocalDate.of(2024, 3, 1), 0.25, new double[] {0, 1, 2, 3, 4});
        assertThat(path.end()).isEqualTo(LocalDate.of(2025, 3, 1));
        assertThat(path.at(path.date(3))).isCloseTo(3, within(COARSE));
        assertThat(path.at(path.end())).isEqualTo(4);
    }

    @Test
    void daysOutsideThePathAreRefused() {
        Series path = Series.yearly(1, 2);
        assertThatThrownBy(() -> path.at(LocalDate.of(2025, 12, 30)))
                .hasMessage("date: 2025-12-30 (expected: from 2026-01-01 to 2027-01-01)");
        assertThatThrownBy(() -> path.at(LocalDate.of(2027, 1, 3))).hasMessageContaining("2027-01-03");
        assertThatThrownBy(() -> new Series(Series.START, 1, new double[0])).hasMessageContaining("at least one value");
    }
}
