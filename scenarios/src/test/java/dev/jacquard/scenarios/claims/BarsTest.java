package dev.jacquard.scenarios.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.scenarios.argument.Bars;
import dev.jacquard.scenarios.argument.Condition;
import dev.jacquard.scenarios.argument.Sign;
import dev.jacquard.scenarios.conditions.Where;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarsTest {

    @Test
    void aClaimHoldsOrFailsTwoStandardErrorsBeyondTheBar() {
        assertThat(Verdict.ofBelief(Bars.DEFAULT, 0.92, 0.01).word()).isEqualTo("holds");
        assertThat(Verdict.ofBelief(Bars.DEFAULT, 0.9199, 0.01).word()).isEqualTo("open");
        assertThat(Verdict.ofBelief(Bars.DEFAULT, 0.08, 0.01).word()).isEqualTo("fails");
        assertThat(Verdict.ofBelief(Bars.DEFAULT, 0.0801, 0.01).word()).isEqualTo("open");
        assertThat(Verdict.ofBelief(Bars.DEFAULT, 0.5, 0).word()).isEqualTo("open");
    }

    @Test
    void theStandardErrorIsThatOfAShare() {
        assertThat(Bars.standardError(0.5, 10_000)).isEqualTo(0.005);
        assertThat(Bars.standardError(1, 10)).isZero();
    }

    @Test
    void barsThatCrossAreRefused() {
        assertThatThrownBy(() -> new Bars(0.1, 0.9)).hasMessage("fails: 0.9 (expected: below holds = 0.1)");
        assertThatThrownBy(() -> new Bars(Double.NaN, 0.1)).hasMessageContaining("holds");
    }

    @Test
    void aConditionalVerdictPrintsItsCondition() {
        Where condition = new Where(List.of(new Where.Between(
                "priceDecline", Double.NEGATIVE_INFINITY, true, 0.21, false, Unit.parse("/year"), false)));
        assertThat(new Verdict.HoldsIf(condition, 0.64))
                .hasToString("HoldsIf[condition=priceDecline < 0.21 /year, p=0.64]");
    }

    @Test
    void anIntervalHoldsItsEnds() {
        Condition interval = new Condition("y", Sign.WITHIN, 4, 40, Unit.ONE);
        assertThat(interval.holds(4) && interval.holds(40) && !interval.holds(41) && !interval.holds(Double.NaN))
                .isTrue();
        assertThat(interval).hasToString("y in 4 .. 40");
        assertThat(Condition.of("y", Sign.AT_MOST, 3, Unit.ONE).holds(3)).isTrue();
        assertThat(Condition.of("y", Sign.LESS, 3, Unit.ONE).holds(3)).isFalse();
    }
}
