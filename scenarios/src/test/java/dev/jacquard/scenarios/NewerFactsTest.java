package dev.jacquard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.numerics.uncertainty.Belief;
import dev.jacquard.scenarios.argument.Assumption;
import dev.jacquard.scenarios.argument.FactBasis;
import dev.jacquard.scenarios.argument.ScenarioException;
import dev.jacquard.scenarios.binding.Pins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inputs that rest on facts by name: the pin runs, and the newest value is told beside it. */
class NewerFactsTest {

    private static final String PIN = "horizon-trend/kwa2025-from-2023.doublingDays@2026-01-31";
    private static final String CORRECTED = "horizon-trend/kwa2025-from-2023.doublingDays@2026-03-03";
    private static final double JANUARY_YEARS = 130.801 / 365.25;
    private static final double MARCH_YEARS = 128.7438 / 365.25;
    private static final LocalDate BEFORE = LocalDate.parse("2026-01-31");

    /** The published pace of January is beyond 0.355 years, the corrected one is not. */
    private static final String SCENARIO = Folders.CURVES
            .replace(
                    "x: {value: \"90%: 0.5 .. 8 year uniform within 0 .. 10\", basis: test",
                    "x: {fact: " + PIN + ", basis: METR")
            .replace("when: parabola < 0", "when: line > 0.355 year");

    @TempDir
    private Path folder;

    private Scenario load(String yaml) {
        return Scenario.load(Folders.curves(folder, yaml), Models.Curves.class);
    }

    @Test
    void theRunUsesThePin() {
        Scenario scenario = load(SCENARIO);
        Assumption x = scenario.assumption("x");
        assertThat(x.notation()).isEqualTo("= " + x.belief().notation().substring(2));
        assertThat(x.asOf()).contains(BEFORE);
        ScenarioRun run = scenario.run(100, 1);
        assertThat(run.output("line").summary().p50()).isCloseTo(JANUARY_YEARS, within(1e-12));
        assertThat(run.claim("below").probability()).isEqualTo(1);
    }

    @Test
    void theNewestValueIsNamedAndWhatEachClaimWouldBeWithIt() {
        NewerFacts newer = load(SCENARIO).run(100, 1).newerFacts();
        assertThat(newer.facts()).singleElement().satisfies(fact -> {
            assertThat(fact.sentence())
                    .isEqualTo("x rests on " + PIN + " (130.801 day), superseded by " + CORRECTED + " (128.7438 day)");
            assertThat(fact.byHand()).isFalse();
        });
        assertThat(newer.claims()).singleElement().satisfies(claim -> {
            assertThat(claim.baseProbability()).isEqualTo(1);
            assertThat(claim.changedProbability()).isZero();
            assertThat(claim.flipped()).isTrue();
        });
    }

    @Test
    void aRunTellsItInItsWarningsAndInJson() throws IOException {
        ScenarioRun run = load(SCENARIO).run(100, 1);
        assertThat(run.warnings()).anyMatch(warning -> warning.startsWith("input x rests on " + PIN));
        JsonNode json = new ObjectMapper().readTree(RunJson.of(run, List.of()).text());
        assertThat(json.at("/superseded/facts/0/fact").asText()).isEqualTo(PIN);
        assertThat(json.at("/superseded/facts/0/newest").asText()).isEqualTo(CORRECTED);
        assertThat(json.at("/superseded/claims/0/newest").asDouble()).isZero();
        assertThat(json.get("asOf").isNull()).isTrue();
        JsonNode then = new ObjectMapper()
                .readTree(RunJson.of(run.scenario().asOf(BEFORE).run(100, 1), List.of())
                        .text());
        assertThat(then.get("asOf").asText()).isEqualTo("2026-01-31");
    }

    @Test
    void asOfADayItUsesWhatWasKnownAndCallsNothingSuperseded() {
        Scenario scenario = load(SCENARIO);
        Scenario march = scenario.asOf(LocalDate.parse("2026-03-03"));
        assertThat(march.run(10, 1).output("line").summary().p50()).isCloseTo(MARCH_YEARS, within(1e-12));
        Scenario january = march.asOf(BEFORE);
        assertThat(january.run(10, 1).output("line").summary().p50()).isCloseTo(JANUARY_YEARS, within(1e-12));
        assertThat(january.superseded()).isEmpty();
        assertThat(january.knownOn()).contains(BEFORE);
        assertThat(scenario.superseded()).extracting(Assumption::name).containsExactly("x");
        assertThat(scenario.withNewestFacts().superseded()).isEmpty();
    }

    @Test
    void aFactPublishedLaterIsAsItFirstWasAndSaysSo() {
        Scenario early = load(SCENARIO).asOf(LocalDate.parse("2020-01-01"));
        assertThat(early.run(10, 1).output("line").summary().p50()).isCloseTo(JANUARY_YEARS, within(1e-12));
        assertThat(early.cautions())
                .contains("x: horizon-trend/kwa2025-from-2023.doublingDays was not published by 2020-01-01 and is taken"
                        + " as it first was");
    }

    @Test
    void severalFactsMakeARange() {
        Scenario scenario = load(SCENARIO.replace(
                "fact: " + PIN,
                "fact: {low: horizon-trend/kwa2025-from-2024.doublingDays@2026-01-31, high: " + PIN
                        + "}, value: \"90%: {low} .. {high} lognormal\""));
        Belief.Range range = (Belief.Range) scenario.assumption("x").belief();
        assertThat(range.low()).isCloseTo(96.7738 / 365.25, within(1e-12));
        assertThat(range.high()).isCloseTo(JANUARY_YEARS, within(1e-12));
        Belief.Range newest =
                (Belief.Range) scenario.withNewestFacts().assumption("x").belief();
        assertThat(newest.low()).isCloseTo(104.7065 / 365.25, within(1e-12));
    }

    @Test
    void ofARangeChosenByHandNobodyCanTellWhatItWouldBe() {
        Scenario scenario =
                load(SCENARIO.replace("fact: " + PIN, "fact: " + PIN + ", value: \"90%: 0.3 .. 0.4 year\""));
        NewerFacts newer = scenario.run(100, 1).newerFacts();
        assertThat(newer.facts()).singleElement().matches(NewerFacts.Newer::byHand);
        assertThat(newer.claims()).isEmpty();
        assertThat(newer.table().csv()).contains(NewerFacts.BY_HAND);
    }

    @Test
    void whoChangesAnInputTakesItOffItsFact() {
        Scenario changed = load(SCENARIO).with("x", "= 1 year");
        assertThat(changed.assumption("x").facts()).isEqualTo(FactBasis.NONE);
        assertThat(changed.run(10, 1).newerFacts().isEmpty()).isTrue();
    }

    @Test
    void beliefsMayRestOnFactsToo() {
        Folders.write(
                folder.resolve("curves"),
                "beliefs/metr.yaml",
                "format: 1\nwho: METR\ninputs:\n  x: {fact: " + CORRECTED + ", basis: METR, why: corrected}\n");
        Scenario metr = load(SCENARIO).withBeliefs("metr");
        assertThat(metr.run(10, 1).output("line").summary().p50()).isCloseTo(MARCH_YEARS, within(1e-12));
        assertThat(metr.superseded()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fact: horizon-trend/kwa2025-from-2023.doublingDays | SET/NAME.COLUMN@DAY",
                "fact: horizon-trend/kwa2025-from-2023.doublingDay@2026-01-31 | did you mean doublingDays?",
                "fact: horizon-trend/kwa2025-from-2023.doublingDays@2020-01-31 | not known yet (expected: a day from 2026-01-29 on)",
                "fact: time-horizon/gpt-5.minutes50@2026-01-31 | did you mean time-horizons?",
                "fact: chinchilla/besiroglu2024.alpha@2026-01-31 | as the input is",
                "fact: {a: PIN} | value: missing (expected: value notation",
                "'fact: {a: PIN}, value: \"90%: {b} .. 9\"' | value: {b} (expected: one of the facts: a)",
                "'fact: {a: PIN, b: PIN}, value: \"= {a}\"' | fact: b (expected: facts that the value names in braces, or none of them there)",
                "'fact: [1]' | SET/NAME.COLUMN@DAY",
            })
    void whatIsNoFactIsRefusedWithFileAndLine(String said, String message) {
        String yaml = SCENARIO.replace("fact: " + PIN, said.replace("PIN", PIN));
        assertThatThrownBy(() -> load(yaml))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("scenario.yaml:5 x")
                .hasMessageContaining(message);
    }

    @Test
    void theNewestIsWrittenIntoThePinsAndNothingElseMoves() throws IOException {
        String yaml = SCENARIO + "# a comment that names " + PIN + " stays\n";
        load(yaml);
        Folders.write(
                folder.resolve("curves"),
                "beliefs/old.yaml",
                "format: 1\nwho: METR\ninputs:\n  x:\n    fact:\n      one: " + PIN
                        + "\n    value: \"= {one}\"\n    basis: METR\n    why: then\n");
        Pins pins = Pins.of(folder.resolve("curves"));
        assertThat(pins.superseded())
                .extracting(moved -> moved.file() + ":" + moved.line())
                .containsExactly("scenario.yaml:5", "beliefs/old.yaml:6");
        Map<Path, String> written = pins.withNewest();
        for (Map.Entry<Path, String> file : written.entrySet()) {
            assertThat(file.getValue().replaceFirst(CORRECTED, PIN)).isEqualTo(Files.readString(file.getKey()));
            Files.writeString(file.getKey(), file.getValue());
        }
        assertThat(written).hasSize(2);
        assertThat(pins.superseded()).isEmpty();
        assertThat(Scenario.load(folder.resolve("curves"), Models.Curves.class).superseded())
                .isEmpty();
    }

    @Test
    void ofLawsToChooseAmongOnlyThosePublishedByTheDayAreLeft() {
        Belief choice = Belief.parse("choice: chinchilla/besiroglu2024 (2) | chinchilla/hoffmann2022 (1)", Unit.ONE);
        assertThat(NewerFacts.knownOn(choice, LocalDate.parse("2023-06-01")).notation())
                .contains("hoffmann2022")
                .doesNotContain("besiroglu2024");
        assertThat(NewerFacts.knownOn(choice, BEFORE)).isEqualTo(choice);
        assertThat(NewerFacts.knownOn(choice, LocalDate.parse("2001-01-01"))).isEqualTo(choice);
    }
}
