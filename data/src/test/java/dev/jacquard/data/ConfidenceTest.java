package dev.jacquard.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfidenceTest {

    @Test
    void whatWasReadOrComputedNeedsNoCaution() {
        assertThat(Confidence.VERIFIED.caution()).isEmpty();
        assertThat(Confidence.RECOMPUTED.caution()).isEmpty();
        assertThat(Confidence.DERIVED.caution()).isEmpty();
    }

    @Test
    void whatNobodyReadInItsSourceSaysSoInItsOwnWords() {
        assertThat(Confidence.REPORTED.caution())
                .contains("from agreeing secondary sources, not read in the primary one; reported");
        assertThat(Confidence.UNVERIFIED.caution()).contains("not checked against its source; unverified");
    }

    @ParameterizedTest
    @EnumSource
    void aCautionEndsWithTheWordOfTheState(Confidence confidence) {
        assertThat(confidence.word()).isLowerCase();
        confidence.caution().ifPresent(caution -> assertThat(caution).endsWith("; " + confidence.word()));
    }
}
