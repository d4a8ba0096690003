package dev.jacquard.essays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.scenarios.RunJson;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.claims.ClaimResult;
import dev.jacquard.scenarios.conditions.FoundCondition;
import dev.jacquard.scenarios.conditions.Where;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The conditions of an essay as it was in November 2026, against those that an independent prototype of the rule found in it. */
@Tag("once")
class EssayConditionsTest {

    private static final String ID = "lossy-self-improvement";
    private static final double DENSITY = 0.02;
    /** Ends, in parts of the central 90 % of their input. */
    private static final double END = 0.1;
    /** Coverage was printed in whole per cent; the direction that covers less was searched alone, and ends may move. */
    private static final double COVERAGE = 0.04;

    private static final double STANDARD_ERRORS = 2;

    @TempDir
    private static Path place;

    private static Scenario scenario;
    private static ScenarioRun run;

    @BeforeAll
    static void theEssayIsRunAsItWas() throws IOException {
        Path folder = Files.createDirectories(place.resolve(ID));
        try (InputStream in = EssayConditionsTest.class.getResourceAsStream("november-2026/" + ID + "/scenario.yaml")) {
            Files.copy(in, folder.resolve("scenario.yaml"));
        }
        scenario = Scenario.load(folder);
        run = scenario.run(20_000, 1);
    }

    /** Each part is {@code input low high} with {@code -} for no end, or {@code input form/form}. */
    @ParameterizedTest
    @CsvSource({
        "knee-is-few-agents, holds, 0.933, 0.72, autonomousTime 23 151 & reviewTime 2 13.3",
        "knee-is-few-agents, fails, 0.939, 0.38, autonomousTime - 29 & reviewTime 7.3 -",
        "thousands-cannot-be-channelled, holds, 0.998, 0.70, mechanism correlation/reviewQueue",
        "thousands-cannot-be-channelled, fails, 0.978, 0.60, mechanism steppingOnToes & lambda 0.20 -",
        "more-linear-than-exponential, holds, 0.993, 0.79, progressUnit logProductivity",
        "more-linear-than-exponential, fails, 0.930, 0.61, progressUnit productivity & returns 1.23 -",
        "closed-loop-binds, holds, 0.931, 0.49, returns 1.17 - & loss - 0.155 & kappa - 0.73",
        "closed-loop-binds, fails, 0.920, 0.65, returns - 1.035",
        "foot-feels-exponential, holds, 0.997, 1, rampShare - 0.295",
        "foot-feels-exponential, fails, 0.997, 1, rampShare 0.295 -"
    })
    void theConditionIsThatOfThePrototype(
            String claim, String direction, double density, double coverage, String parts) {
        FoundCondition found = run.claim(claim).conditions().found().stream()
                .filter(condition -> condition.holds() == direction.equals("holds"))
                .findFirst()
                .orElseThrow();
        assertThat(found.density()).isCloseTo(density, within(DENSITY));
        assertThat(found.coverage()).isCloseTo(coverage, within(COVERAGE));
        List<String> expected = List.of(parts.split(" & "));
        assertThat(found.where().parts())
                .extracting(Where.Part::input)
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(part -> part.split(" ")[0]).toList());
        for (String part : expected) {
            String[] words = part.split(" ");
            Where.Part own = found.where().parts().stream()
                    .filter(one -> one.input().equals(words[0]))
                    .findFirst()
                    .orElseThrow();
            if (own instanceof Where.Between range) {
                double width =
                        run.input(words[0]).quantile(0.95) - run.input(words[0]).quantile(0.05);
                compare(range.low(), words[1], Double.NEGATIVE_INFINITY, width);
                compare(range.high(), words[2], Double.POSITIVE_INFINITY, width);
            } else {
                assertThat(((Where.Among) own).forms()).isEqualTo(Arrays.asList(words[1].split("/")));
            }
        }
    }

    private static void compare(double end, String expected, double none, double width) {
        if (expected.equals("-")) {
            assertThat(end).isEqualTo(none);
        } else {
            assertThat(end).isCloseTo(Double.parseDouble(expected), within(END * width));
        }
    }

    @Test
    void lossesWinOutrightAndNowhereDoTheyNot() {
        ClaimResult result = run.claim("losses-win");
        assertThat(result.verdict().text()).isEqualTo("holds");
        assertThat(result.conditions().found()).isEmpty();
    }

    @Test
    void whatIsCountedIsWordedSo() {
        assertThat(run.claim("more-linear-than-exponential").verdict().words())
                .isEqualTo("holds if you count progressUnit as logProductivity");
    }

    /** As the essay's expected values had them before there were conditions: finding some changes no draw. */
    @Test
    void theProbabilitiesAreThoseOfBefore() {
        Map.of(
                        "knee-is-few-agents", 0.70135,
                        "thousands-cannot-be-channelled", 0.70605,
                        "losses-win", 0.9235,
                        "more-linear-than-exponential", 0.63595,
                        "closed-loop-binds", 0.4222,
                        "foot-feels-exponential", 0.8238)
                .forEach((claim, probability) -> assertThat(run.claim(claim).probability())
                        .isCloseTo(
                                probability,
                                within(STANDARD_ERRORS * run.claim(claim).standardError())));
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBytes() {
        String one = RunJson.of(scenario.run(3_000, 1, 1), List.of()).text();
        assertThat(RunJson.of(scenario.run(3_000, 1, 4), List.of()).text())
                .isEqualTo(one)
                .contains("\"heldOut\"");
    }
}
