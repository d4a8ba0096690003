package dev.jacquard.scenarios.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.decision.ValueOfInformation;
import dev.jacquard.scenarios.Folders;
import dev.jacquard.scenarios.Models;
import dev.jacquard.scenarios.RunJson;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningTest {

    private static final int DRAWS = 20_000;
    private static final long SEED = 5;
    private static final double STANDARD_ERRORS = 4;

    private static final String NORMAL_PAIR = """
            format: 1
            id: pair
            title: How much together?
            inputs:
              first: {value: "90%%: 1 .. 3 normal", basis: test, why: a range}
              last: {value: "%s", basis: test, why: a range}
            claims:
              - {id: big, by: us, kind: belief, evidence: D, text: It is big., when: sum > %s}
            """;

    @TempDir
    private Path folder;

    private ScenarioRun run(String last, String threshold, int draws) {
        String text = NORMAL_PAIR.formatted(last, threshold);
        return Scenario.load(Folders.write(folder.resolve("pair"), "scenario.yaml", text), Models.Pair.class)
                .run(draws, SEED);
    }

    /**
     * With gain N(0, s1^2 + s2^2) the first input moves the chance of being right from 1/2 by E|Phi(t Z) - 1/2| = arctan(t) / pi,
     * t = s1 / s2.
     */
    @Test
    void oneOfTwoEqualInputsIsWorthAQuarterAndAMeasurementOfItASixth() {
        Learning learning = run("90%: 1 .. 3 normal", "4", DRAWS).learning("big");
        assertThat(learning.wrong()).isCloseTo(0.5, within(STANDARD_ERRORS * Math.sqrt(0.25 / DRAWS)));
        for (Learning.Worth worth : learning.inputs()) {
            assertNear(worth.known(), Math.atan(1) / Math.PI);
            assertNear(worth.measured().orElseThrow(), Math.atan(Math.sqrt(0.5 / 1.5)) / Math.PI);
        }
    }

    @Test
    void theInputThatMattersMoreComesFirst() {
        Learning learning = run("90%: 0 .. 6 normal", "5", DRAWS).learning("big");
        assertThat(learning.inputs()).extracting(Learning.Worth::input).containsExactly("last", "first");
        assertNear(learning.inputs().get(0).known(), Math.atan(3) / Math.PI);
        assertNear(learning.inputs().get(1).known(), Math.atan(1.0 / 3) / Math.PI);
    }

    @Test
    void aClaimThatNeverChangesHasNothingToLearn() {
        Learning learning = run("90%: 1 .. 3 normal", "-100", DRAWS).learning("big");
        assertThat(learning.undecided()).isFalse();
        assertThat(learning.call()).isTrue();
        assertThat(learning.inputs()).isEmpty();
    }

    @Test
    void anInputThatDoesNotVaryIsNotWorthLearning() {
        Learning learning = run("= 2", "4.1", DRAWS).learning("big");
        assertThat(learning.inputs()).extracting(Learning.Worth::input).containsExactly("first");
    }

    @Test
    void aChoiceHasAWorthButNoMeasurement() {
        Learning learning = run("choice: 1 (1) | 6 (1)", "5", DRAWS).learning("big");
        Learning.Worth last = learning.inputs().get(0);
        assertThat(last.input()).isEqualTo("last");
        assertThat(last.measured()).isEmpty();
        assertThat(last.matters()).isTrue();
    }

    /** True where the one input that varies is above its 82.4 % quantile: whoever knows it is never wrong. */
    @Test
    void aClaimOfOneInputIsNeverCalledWronglyByWhoKnowsIt() {
        Learning learning = run("= 2", "4.566", DRAWS).learning("big");
        Learning.Worth first = learning.inputs().get(0);
        assertThat(learning.wrong()).isBetween(0.16, 0.19);
        assertThat(first.known().value()).isCloseTo(learning.wrong(), within(1e-6));
        assertThat(learning.wrongKnowing(first)).isZero();
        assertThat(learning)
                .hasToString("big: call it false, wrong with probability " + Decimals.rounded(learning.wrong(), 3)
                        + "; knowing first lowers it to 0");
    }

    @Test
    void valuesAreNamedAsLeftOut() {
        Learning learning =
                run("90%: 1 .. 3 normal\", role: \"value", "4", DRAWS).learning("big");
        assertThat(learning.inputs()).extracting(Learning.Worth::input).containsExactly("first");
        assertThat(learning.values()).containsExactly("last");
        assertThat(learning.knowable()).isEqualTo("fact");
        assertThat(run("90%: 1 .. 3 normal", "4", DRAWS).learning("big").knowable())
                .isEqualTo("input");
    }

    @Test
    void fewDrawsValueNoInput() {
        ScenarioRun run = run("90%: 1 .. 3 normal", "4", Learning.LEAST_DRAWS - 1);
        assertThat(run.learning("big").inputs()).isEmpty();
        assertThat(run.learning("big").undecided()).isTrue();
        assertThat(run.learning("big").toString()).doesNotContain("knowing no single");
    }

    @Test
    void anUnknownClaimIsRefusedWithTheNearest() {
        ScenarioRun run = run("90%: 1 .. 3 normal", "4", 10);
        assertThatThrownBy(() -> run.learning("bog"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bog")
                .hasMessageContaining("big");
    }

    @Test
    void theRunsJsonHoldsTheValues() {
        String json =
                RunJson.of(run("90%: 1 .. 3 normal", "4", 2_000), List.of()).text();
        assertThat(json).contains("\"learning\"", "\"wrong\"", "\"known\"", "\"measured\"");
    }

    private static void assertNear(ValueOfInformation found, double expected) {
        assertThat(found.value()).isCloseTo(expected, within(STANDARD_ERRORS * found.standardError()));
    }
}
