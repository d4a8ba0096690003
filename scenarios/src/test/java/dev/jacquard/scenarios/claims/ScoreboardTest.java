package dev.jacquard.scenarios.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.scenarios.claims.Scoreboard.Group;
import dev.jacquard.scenarios.claims.Scoreboard.Settled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreboardTest {

    private static final double EXACT = 1e-12;
    private static final double SIX_DIGITS = 5e-7;

    private static Settled settled(String claim, double probability, boolean outcome) {
        return new Settled("essay", claim, "It is so.", probability, outcome);
    }

    @Test
    void theBrierScoreIsTheMeanSquareOfWhatWasSaidLessWhatHappened() {
        Scoreboard board =
                Scoreboard.of(List.of(settled("a", 0.9, true), settled("b", 0.9, false), settled("c", 0.2, false)));
        assertThat(board.brier()).isCloseTo((0.01 + 0.81 + 0.04) / 3, within(EXACT));
        assertThat(board.reference()).isCloseTo(2.0 / 9, within(EXACT));
        assertThat(board.settled()).extracting(Settled::claim).containsExactly("a", "c", "b");
    }

    @Test
    void nothingSettledScoresNothing() {
        Scoreboard board = Scoreboard.of(List.of());
        assertThat(board.brier()).isNaN();
        assertThat(board.groups()).isEmpty();
        assertThat(board.enough()).isFalse();
    }

    @Test
    void tenSettledClaimsAreEnoughAndNineAreNot() {
        List<Settled> claims = new ArrayList<>();
        for (int i = 0; i < Scoreboard.ENOUGH - 1; i++) {
            claims.add(settled("c" + i, 0.5, true));
        }
        assertThat(Scoreboard.of(claims).enough()).isFalse();
        claims.add(settled("last", 0.5, false));
        assertThat(Scoreboard.of(claims).enough()).isTrue();
    }

    @Test
    void eachProbabilityFallsIntoOneFifthAndOneIntoTheLast() {
        Scoreboard board =
                Scoreboard.of(List.of(settled("a", 0, false), settled("b", 0.2, true), settled("c", 1, true)));
        assertThat(board.groups()).extracting(Group::from).containsExactly(0.0, 0.2, 0.8);
        assertThat(board.groups()).extracting(Group::claims).containsExactly(1, 1, 1);
    }

    /** Wilson's interval of 2 in 10 at 90 %: (0.2 + z^2/20 -+ z sqrt(0.016 + z^2/400)) / (1 + z^2/10), z = 1.6448536. */
    @Test
    void theIntervalOfAShareIsWilsons() {
        List<Settled> claims = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            claims.add(settled("c" + i, 0.1, i < 2));
        }
        Group group = Scoreboard.of(claims).groups().get(0);
        assertThat(group.low()).isCloseTo(0.0685580, within(SIX_DIGITS));
        assertThat(group.high()).isCloseTo(0.4592072, within(SIX_DIGITS));
        assertThat(group.share()).isCloseTo(0.2, within(EXACT));
        assertThat(group.calibrated()).isTrue();
    }

    @Test
    void aGroupThatComesTrueFarLessOftenThanSaidIsNotCalibrated() {
        List<Settled> claims = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            claims.add(settled("c" + i, 0.95, i < 4));
        }
        assertThat(Scoreboard.of(claims).groups().get(0).calibrated()).isFalse();
    }

    @Test
    void aProbabilityAboveOneIsRefused() {
        assertThatThrownBy(() -> settled("a", 1.2, true)).hasMessageContaining("probability");
    }
}
