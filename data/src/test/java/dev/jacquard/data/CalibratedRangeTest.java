package dev.jacquard.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CalibratedRangeTest {

    private static final CalibratedRange RANGE =
            CalibratedRange.of("parameters", 7e7, 1.6e10).and("growth", -1, 3);

    @Test
    void insideTheIntervalIsOnceIncludingItsEnds() {
        assertThat(RANGE.beyond("parameters", 1e9)).isEqualTo(1);
        assertThat(RANGE.beyond("parameters", 7e7)).isEqualTo(1);
        assertThat(RANGE.beyond("parameters", 1.6e10)).isEqualTo(1);
    }

    @Test
    void positiveIntervalsMeasureTheFactorOnEitherSide() {
        assertThat(RANGE.beyond("parameters", 1.6e12)).isEqualTo(100);
        assertThat(RANGE.beyond("parameters", 7e5)).isEqualTo(100);
    }

    @Test
    void intervalsThatReachBelowZeroMeasureTheDistanceInWidths() {
        assertThat(RANGE.beyond("growth", 7)).isEqualTo(2);
        assertThat(RANGE.beyond("growth", -3)).isEqualTo(1.5);
    }

    @Test
    void oddValuesAreInfinitelyFarAndNothingThrows() {
        assertThat(RANGE.beyond("parameters", Double.NaN)).isInfinite();
        assertThat(RANGE.beyond("parameters", 0)).isInfinite();
        assertThat(RANGE.beyond("parameters", -5)).isInfinite();
    }

    @Test
    void anInputNobodyObservedIsNotBeyondAnything() {
        assertThat(RANGE.beyond("tokens", 1e30)).isEqualTo(1);
        assertThat(CalibratedRange.unknown().beyond("tokens", 1e30)).isEqualTo(1);
    }

    @Test
    void anIntervalTheWrongWayRoundIsRefused() {
        assertThatThrownBy(() -> CalibratedRange.of("tokens", 2, 1))
                .hasMessage("low: 2.0 (expected: at most high = 1.0)");
    }

    @Test
    void anInputGivenTwiceIsRefused() {
        assertThatThrownBy(() -> RANGE.and("growth", 0, 1)).hasMessageContaining("growth (expected: each input once)");
    }

    @Test
    void itPrintsForPeople() {
        assertThat(RANGE).hasToString("parameters 70000000 .. 1.6e10, growth -1 .. 3");
        assertThat(CalibratedRange.unknown()).hasToString("unknown");
    }

    @Test
    void whatNobodyStatedIsSaidOfTheInputsConcerned() {
        assertThat(RANGE.unstated(List.of("growth", "parameters"))).isEmpty();
        assertThat(RANGE.lacking(List.of("tokens", "growth", "flop"))).containsExactly("tokens", "flop");
        assertThat(RANGE.unstated(List.of("parameters", "growth", "tokens", "flop")))
                .contains("nobody stated where this was observed in tokens, flop");
        assertThat(CalibratedRange.unknown().unstated(List.of("tokens")))
                .contains("nobody stated where this was observed");
        assertThat(RANGE.unstated(List.of("tokens")))
                .as("of no input, but of other quantities")
                .contains(
                        "nobody stated where this was observed; stated: parameters 70000000 .. 1.6e10, growth -1 .. 3");
    }
}
