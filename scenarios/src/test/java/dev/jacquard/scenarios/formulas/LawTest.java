package dev.jacquard.scenarios.formulas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.laws.LawCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Laws of the catalogue in formulas. */
class LawTest {

    private static final double IDENTITY = 1e-12;
    private static final String BESIROGLU = "chinchilla/besiroglu2024";
    private static final String HOFFMANN = "chinchilla/hoffmann2022";

    private static Written inputs() {
        return new Written()
                .input("N", "parameter")
                .input("D", "Gtoken")
                .input("share", "share")
                .choice("lossLaw", BESIROGLU, HOFFMANN)
                .choice("mixed", BESIROGLU, "amdahl");
    }

    @Test
    void aLawIsAskedByNamedValuesInItsUnits() {
        double loss = inputs().formula("f", "law(\"" + BESIROGLU + "\", tokens: D, parameters: N).loss", "nat/token")
                .value(70e9, 1400, 0.95, 0, 0);

        assertThat(loss).isCloseTo(LawCatalogue.lossLaw(BESIROGLU).loss(70e9, 1.4e12), within(IDENTITY));
    }

    @Test
    void theFirstAnswerIsTakenWhereNoneIsPicked() {
        // Amdahl: 1 / (0.05 + 0.95 / 40), and 1 / 0.05 in the end
        assertThat(inputs().formula("f", "law(\"amdahl\", parallel: share, agents: 40)")
                        .value(1, 1, 0.95, 0, 0))
                .isCloseTo(1 / (0.05 + 0.95 / 40), within(1e-9));
        assertThat(inputs().formula("f", "law(\"amdahl\", parallel: share, agents: 40).ceiling")
                        .value(1, 1, 0.95, 0, 0))
                .isCloseTo(20, within(1e-9));
    }

    @Test
    void anInputThatChoosesALawIsCalledLikeOne() {
        Written chosen = inputs().formula("f", "lossLaw(parameters: N, tokens: D)");

        assertThat(chosen.value(70e9, 1400, 0.95, 0, 0))
                .isCloseTo(LawCatalogue.lossLaw(BESIROGLU).loss(70e9, 1.4e12), within(IDENTITY));
        assertThat(chosen.value(70e9, 1400, 0.95, 1, 0))
                .isCloseTo(LawCatalogue.lossLaw(HOFFMANN).loss(70e9, 1.4e12), within(IDENTITY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "law(\"amdal\", agents: 40)  | LAW: amdal (expected: one of: ",
                "law(agents: 40)             | law without an id (expected: its id in quotes first, as in law(\"amdahl\", agents: 40))",
                "law(\"amdahl\", 40)         | a value without a name for amdahl (expected: named ones, parallel, agents)",
                "law(\"amdahl\", agent: 40)  | agent: unknown input of amdahl (expected one of: parallel, agents); did you mean agents?",
                "law(\"amdahl\", agents: 40) | amdahl without parallel (expected: parallel, agents)",
                "law(\"amdahl\", agents: 40, agents: 4) | agents twice (expected: each name once)",
                "law(\"amdahl\", parallel: 0.5, agents: 1 year) | agents of year (expected: agent)",
                "law(\"amdahl\", parallel: 0.5, agents: 4).speed | speed: unknown answer of amdahl (expected one of: speedup, ceiling); did you mean speedup?",
                "mixed(parameters: N, tokens: D) | mixed: amdahl answers another question than chinchilla/besiroglu2024 (expected: loss from parameters, tokens)",
                "lossLaw()                   | chinchilla/besiroglu2024 without parameters, tokens (expected: parameters, tokens)",
            })
    void whatALawDoesNotAnswerIsRefused(String expression, String message) {
        assertThatThrownBy(() -> inputs().formula("f", expression).set())
                .isInstanceOf(Written.Refused.class)
                .hasMessageStartingWith("f: " + message);
    }

    @Test
    void aValueOutsideALawsDomainIsSaidWithItsName() {
        assertThatThrownBy(() -> inputs().formula("f", "law(\"amdahl\", parallel: 2, agents: 40)")
                        .value(1, 1, 0.95, 0, 0))
                .isInstanceOf(NotFinite.class)
                .hasMessageStartingWith("f: amdahl: parallel: 2");
    }
}
