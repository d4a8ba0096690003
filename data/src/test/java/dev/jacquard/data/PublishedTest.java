package dev.jacquard.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishedTest {

    private static final Citation CITATION =
            new Citation("Amdahl", 1967, "Validity of the single processor approach", "", "page 483");

    @Test
    void theFamilyIsThePartOfTheIdBeforeTheSlash() {
        assertThat(published(Map.of()).family()).isEqualTo("chinchilla");
    }

    @Test
    void standardErrorsKeepTheirOrderAndDoNotChangeLater() {
        Map<String, Double> errors = new LinkedHashMap<>();
        errors.put("E", 0.03);
        errors.put("A", 124.58);
        Published<String> published = published(errors);
        errors.clear();
        assertThat(published.standardErrors().keySet()).containsExactly("E", "A");
    }

    @Test
    void anErrorThatIsNotANumberIsRefusedByName() {
        assertThatThrownBy(() -> published(Map.of("A", Double.NaN))).hasMessageStartingWith("standard error of A: NaN");
    }

    @Test
    void aCitationPrintsOnOneLineWithWhatItHas() {
        assertThat(CITATION.text()).isEqualTo("Amdahl 1967, Validity of the single processor approach, page 483");
        assertThatThrownBy(() -> new Citation("Amdahl", 67, "t", "", "")).hasMessageStartingWith("year: 67 (expected:");
    }

    private static Published<String> published(Map<String, Double> errors) {
        return new Published<>(
                "law",
                "chinchilla/x2024",
                "A title",
                CITATION,
                Confidence.VERIFIED,
                CalibratedRange.unknown(),
                errors,
                "");
    }
}
