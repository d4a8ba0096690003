package dev.jacquard.scenarios.formulas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of the sets of facts in formulas; the numbers are those of the set's own table. */
class RowsTest {

    private static Written inputs() {
        return new Written().rows("accelerator", "accelerators", "vr200", "mi455x");
    }

    @Test
    void aFixedRowIsOneCellInItsUnit() {
        assertThat(new Written()
                        .formula("f", "accelerators(\"mi455x\").terabytesPerSecond", "GB/s")
                        .value())
                .isEqualTo(19_600);
    }

    @Test
    void aChoiceOfRowsHasTheColumnOfTheRowDrawn() {
        Written readTime = inputs().formula("f", "accelerator.memoryGigabytes / accelerator.terabytesPerSecond", "ms");

        assertThat(readTime.value(0)).isEqualTo(288 / 22.0);
        assertThat(readTime.value(1)).isEqualTo(432 / 19.6);
    }

    @Test
    void aRowCanBeReplaced() {
        assertThat(inputs().formula("memory", "accelerator.memoryGigabytes")
                        .formula("f", "memory{accelerator: \"mi455x\"} / memory")
                        .value(0))
                .isEqualTo(1.5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "accelerators(\"vr20\").memoryGigabytes | accelerators: vr20 (expected: one of: ",
                "accelerators(\"vr200\").memory         | accelerators/vr200: memory (expected: one of: memoryGigabytes, ",
                "accelerators(\"vr200\")                | accelerators (expected: a row in quotes and a column, as in accelerators(\"ROW\").COLUMN)",
                "accelerator.fp8PetaflopPerSecond        | accelerators/vr200.fp8PetaflopPerSecond: NA (expected: a number, which nobody stated)",
            })
    void aCellThatIsNotThereIsRefusedWithItsForm(String expression, String message) {
        assertThatThrownBy(() -> inputs().formula("f", expression).set())
                .isInstanceOf(Written.Refused.class)
                .hasMessageStartingWith("f: " + message);
    }
}
