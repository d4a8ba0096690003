package dev.jacquard.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.data.Datasets;
import dev.jacquard.data.Fact;
import dev.jacquard.data.FactName;
import dev.jacquard.data.Signature;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsTest {

    private static Fact at(String name) {
        return Facts.at(FactName.parse(name));
    }

    @Test
    void aCellIsAsItStoodOnItsDayAndTheNewestSaysSinceWhen() {
        FactName pinned = FactName.parse("time-horizons/claude-opus-4.5.minutes50@2026-01-31");
        assertThat(Facts.at(pinned).quantity()).isEqualTo("320.422486 min");
        assertThat(Facts.at(pinned).until()).contains(LocalDate.parse("2026-03-03"));
        Fact newest = Facts.newest(pinned);
        assertThat(newest.quantity()).isEqualTo("292.994594 min");
        assertThat(newest.name()).hasToString("time-horizons/claude-opus-4.5.minutes50@2026-03-03");
        FactName stands = FactName.parse("time-horizons/gpt2.minutes50@2026-11-01");
        assertThat(Facts.newest(stands).name()).isEqualTo(stands);
    }

    @Test
    void aConstantOfALawIsAFactToo() {
        assertThat(at("chinchilla/besiroglu2024.alpha@2026-01-31").value()).isEqualTo(0.3478);
        Fact before = at("horizon-trend/kwa2025-from-2023.doublingDays@2026-01-31");
        assertThat(before.quantity()).isEqualTo("130.801 day");
        assertThat(before.isSuperseded()).isTrue();
        assertThat(Facts.newest(before.name()).quantity()).isEqualTo("128.7438 day");
        assertThat(at("horizon-trend/kwa2025-from-2023.doublingDays@2026-03-03").value())
                .isEqualTo(128.7438);
    }

    @Test
    void whatWasNotKnownYetIsAsItFirstWas() {
        FactName name = FactName.parse("time-horizons/claude-opus-4.6.minutes50@2026-11-01");
        LocalDate early = LocalDate.parse("2020-01-01");
        assertThat(Facts.knownOn(name, early).value()).isEqualTo(718.80683);
        assertThatThrownBy(() -> Facts.at(name.on(early)))
                .hasMessage(
                        "time-horizons/claude-opus-4.6@2020-01-01: not known yet (expected: a day from 2026-03-03 on)");
        assertThatThrownBy(() -> at("chinchilla/besiroglu2024.alpha@2023-01-01"))
                .hasMessage("chinchilla/besiroglu2024@2023-01-01: not known yet (expected: a day from 2024-04-01 on)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time-horizon/gpt-5.minutes50@2026-01-31 | fact: time-horizon/gpt-5.minutes50@2026-01-31 (expected: a data set or a law: one of: ",
                "chinchilla/besiroglu.alpha@2026-01-31 | chinchilla/besiroglu: unknown publication of chinchilla",
                "chinchilla/besiroglu2024.alfa@2026-01-31 | chinchilla/besiroglu2024: alfa (expected: one of: E, A, alpha, B, beta); did you mean alpha?",
            })
    void whatIsNotThereIsRefusedWithTheNearest(String name, String message) {
        assertThatThrownBy(() -> at(name)).hasMessageStartingWith(message);
    }

    @Test
    void noFamilyOfLawsHasTheNameOfADataSetAndWhatSupersedesALawIsOfItsFamily() {
        for (Signature<?> signature : LawCatalogue.signatures()) {
            assertThat(Datasets.slugs()).doesNotContain(signature.id());
            signature
                    .published()
                    .forEach(law -> law.vintage()
                            .supersededBy()
                            .ifPresent(other -> assertThat(
                                            signature.published(other).vintage().supersededBy())
                                    .isEmpty()));
        }
    }

    @Test
    void aFamilyGivesItsNewestPublicationOrThatOfADay() {
        assertThat(LawCatalogue.find("horizon-trend").id()).isEqualTo("horizon-trend/metr2026-from-2019");
        assertThat(LawCatalogue.find("horizon-trend@2026-01-31").id()).isEqualTo("horizon-trend/kwa2025-from-2019");
        assertThat(LawCatalogue.find("chinchilla").id()).isEqualTo("chinchilla/besiroglu2024");
        assertThat(LawCatalogue.find("chinchilla@2023-12-31").id()).isEqualTo("chinchilla/hoffmann2022");
        assertThatThrownBy(() -> LawCatalogue.find("chinchilla@2020-01-01"))
                .hasMessage("LAW: chinchilla@2020-01-01 (expected: a family that had been published by that day)");
        assertThatThrownBy(() -> LawCatalogue.find("chinchilla@soon"))
                .hasMessage("LAW: chinchilla@soon (expected: a day such as 2026-01-31 behind @)");
        assertThat(LawCatalogue.find("horizon-trend/kwa2025-from-2023").warnings(Map.of("days", 1.0)))
                .contains("horizon-trend/kwa2025-from-2023: superseded by horizon-trend/metr2026-from-2023");
    }
}
