package dev.jacquard.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class RentedComputeTest {

    private static final Percentage IDENTITY = Percentage.withPercentage(1e-10);

    /** 5e26 / (9.89e14 x 0.40 x 3600) hours x 2.50 USD: the figure printed in the README. */
    @Test
    void fiveTimesTenToThe26CostsNearlyNineHundredMillionDollars() {
        var h100 = new RentedCompute(9.89e14, 0.40, 2.50);
        double halfAPrintedUnit = 0.005e8;
        assertThat(h100.costUsd(5e26)).isCloseTo(8.78e8, within(halfAPrintedUnit));
        assertThat(h100.flopFor(h100.costUsd(5e26))).isCloseTo(5e26, IDENTITY);
    }

    @Test
    void utilisationInPercentIsRefusedWithTheFraction() {
        assertThatThrownBy(() -> new RentedCompute(9.89e14, 40, 2.5))
                .hasMessage("mfu: 40.0 (expected: in (0, 1)); as a fraction: 0.4");
    }

    @Test
    void rentOfZeroBuysNoFiniteAmount() {
        assertThatThrownBy(() -> new RentedCompute(1e15, 0.4, 0).flopFor(1))
                .hasMessageStartingWith("usdPerAcceleratorHour: 0.0");
    }
}
