package dev.jacquard.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.data.Definitions.Counted;
import dev.jacquard.data.Definitions.Floor;
import dev.jacquard.data.Definitions.Logarithm;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefinitionsTest {

    private static final Definitions CHINCHILLA =
            Definitions.of(Counted.TOTAL, "32k token", "MassiveText", Floor.FITTED);

    @Test
    void everyDifferenceIsNamedWithBothSides() {
        Definitions other = Definitions.of(Counted.NON_EMBEDDING, "50k token", "WebText2", Floor.ZERO)
                .withLogarithm(Logarithm.TEN)
                .withLossUnit("bits/byte");
        assertThat(CHINCHILLA.differences(other))
                .containsExactly(
                        "parameters: total or non-embedding",
                        "logarithm: natural or ten",
                        "token: 32k token or 50k token",
                        "loss unit: nats/token or bits/byte",
                        "evaluation: MassiveText or WebText2",
                        "floor: fitted or zero");
        assertThat(CHINCHILLA.differences(CHINCHILLA)).isEmpty();
        assertThat(CHINCHILLA.complete()).isTrue();
    }

    @Test
    void whatIsNotStatedAgreesWithNothingNotEvenItself() {
        assertThat(Definitions.notStated().complete()).isFalse();
        assertThat(Definitions.notStated().differences(Definitions.notStated()))
                .contains("parameters: not stated or not stated", "floor: not stated or not stated");
    }

    @Test
    void aPublicationSaysWhatItsLettersMeanAndKeepsTheRest() {
        Published<String> plain = new Published<>(
                "law",
                "chinchilla/x2024",
                "A title",
                new Citation("Someone", 2024, "Something", "", ""),
                Confidence.VERIFIED,
                CalibratedRange.unknown(),
                Map.of(),
                "");
        assertThat(plain.definitions().complete()).isFalse();
        Published<String> defined = plain.defined(CHINCHILLA);
        assertThat(defined.definitions()).isEqualTo(CHINCHILLA);
        assertThat(defined.defined(Definitions.notStated())).isEqualTo(plain);
    }

    @Test
    void aBlankDefinitionIsRefusedByName() {
        assertThatThrownBy(() -> Definitions.of(Counted.TOTAL, " ", "WebText2", Floor.ZERO))
                .hasMessageStartingWith("token: blank");
    }

    @Test
    void wordsAreThoseThatPeopleUse() {
        assertThat(Counted.NON_VOCABULARY.words()).isEqualTo("non-vocabulary");
        assertThat(Counted.FLOP_PER_TOKEN.words()).isEqualTo("FLOP per token");
    }
}
