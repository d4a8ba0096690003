package dev.jacquard.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PublishedClaimTest {

    private static final Citation SOURCE = new Citation("Somebody", 2024, "Doubling", "", "table 1");

    @Test
    void aLawGivesWhatWasPrintedOrNot() {
        var claim = new PublishedClaim<Double>("twice the law", SOURCE, law -> 2 * law, 6.5, 7.5);
        assertThat(claim.value(3.5)).isEqualTo(7);
        assertThat(claim.holds(3.5)).isTrue();
        assertThat(claim.holds(3.75)).isTrue();
        assertThat(claim.holds(4.0)).isFalse();
        assertThat(claim.holds(Double.NaN)).isFalse();
        assertThat(claim.verdict(3.5)).isEqualTo("twice the law: 7, printed 6.5 to 7.5: holds");
        assertThat(claim.verdict(4.0)).isEqualTo("twice the law: 8, printed 6.5 to 7.5: fails");
    }

    @Test
    void aLeastValueHasNoUpperEnd() {
        var claim = new PublishedClaim<Double>("the law", SOURCE, law -> law, 216, Double.POSITIVE_INFINITY);
        assertThat(claim.holds(1e9)).isTrue();
        assertThat(claim.verdict(200.0)).isEqualTo("the law: 200, printed at least 216: fails");
    }

    @Test
    void anEmptyRangeIsRefused() {
        assertThatThrownBy(() -> new PublishedClaim<Double>("the law", SOURCE, law -> law, 2, 1))
                .hasMessageStartingWith("high: 1.0");
        assertThatThrownBy(() -> new PublishedClaim<Double>("the law", SOURCE, law -> law, 2, Double.NaN))
                .hasMessageStartingWith("high: NaN");
        assertThatThrownBy(() -> new PublishedClaim<Double>(" ", SOURCE, law -> law, 1, 2))
                .hasMessageStartingWith("statement: blank");
    }
}
