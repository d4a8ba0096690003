package dev.jacquard.scenarios.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jacquard.charts.NumberStyle;
import dev.jacquard.scenarios.Folders;
import dev.jacquard.scenarios.Models;
import dev.jacquard.scenarios.RunJson;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.conditions.FoundCondition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsTest {

    private static final double LAST_BITS = 1e-15;
    private static final double MONTE_CARLO = 0.1;

    private static final int DRAWS = 4_000;
    private static final double STANDARD_ERRORS = 4;
    private static final double SOLVED = 1e-6;

    @TempDir
    private Path folder;

    private ClaimResult asked(String when) {
        return Folders.claiming(folder, when).run(DRAWS, 1).claim("asked");
    }

    private static List<Double> points(ClaimResult result, String input) {
        return result.tippingPoints().getOrDefault(input, List.of()).stream()
                .map(TippingPoint::value)
                .toList();
    }

    @Test
    void bothRootsOfAParabolaAreTippingPoints() {
        ClaimResult result = asked("parabola < 0");
        assertThat(points(result, "x")).hasSize(2);
        assertThat(points(result, "x").get(0)).isCloseTo(2, within(SOLVED));
        assertThat(points(result, "x").get(1)).isCloseTo(6, within(SOLVED));
        assertThat(result.tippingPoints().get("x")).allMatch(point -> point.inside() && !point.jump());
        assertThat(result.tippingPoints()).containsOnlyKeys("x");
    }

    @Test
    void anOutputThatNeverReachesTheThresholdHasNoTippingPoint() {
        ClaimResult result = asked("hill > 1.5");
        assertThat(result.tippingPoints()).isEmpty();
        assertThat(result.verdict().word()).isEqualTo("fails");
        assertThat(result.driver()).isEmpty();
        assertThat(result.constant()).isTrue();
    }

    @Test
    void aJumpOverTheThresholdIsATippingPointAndSaidToBeAJump() {
        ClaimResult result = asked("cliff > 5");
        assertThat(points(result, "x")).hasSize(1);
        assertThat(points(result, "x").get(0)).isCloseTo(3, within(SOLVED));
        assertThat(result.tippingPoints().get("x").get(0).jump()).isTrue();
    }

    @Test
    void anOutputThatRestsOnTheThresholdTipsAtTheEdges() {
        ClaimResult result = asked("floor <= 4");
        assertThat(points(result, "x")).hasSize(1);
        assertThat(points(result, "x").get(0)).isCloseTo(5, within(SOLVED));
    }

    @Test
    void bothEndsOfAnIntervalAreLookedAt() {
        ClaimResult result = asked("line in 3 .. 4 year");
        assertThat(points(result, "x").get(0)).isCloseTo(3, within(SOLVED));
        assertThat(points(result, "x").get(1)).isCloseTo(4, within(SOLVED));
    }

    @Test
    void withoutATippingPointInsideTheFirstOutsideIsReportedAsSuch() {
        Scenario narrow = Folders.claiming(folder, "parabola < 0").with("x", "90%: 3 .. 5 year");
        List<TippingPoint> points =
                narrow.run(DRAWS, 1).claim("asked").tippingPoints().get("x");
        assertThat(points).hasSize(1);
        assertThat(points.get(0).inside()).isFalse();
        assertThat(points.get(0).value()).isCloseTo(6, within(SOLVED));
    }

    @Test
    void theModelsBoundsEndTheSearch() {
        Scenario narrow = Folders.claiming(folder, "line < -1 year").with("x", "90%: 3 .. 5 year");
        assertThat(narrow.run(DRAWS, 1).claim("asked").tippingPoints()).isEmpty();
    }

    @Test
    void probabilityIsTheShareOfDrawsWithItsStandardError() {
        ClaimResult result = asked("line < 4 year");
        // x is uniform: 90 % between 0.5 and 8, so from 1/12 to 8 + 5/12, which the bounds 0 .. 10 leave whole.
        double expected = (4 - 1.0 / 12) / (8 + 5.0 / 12 - 1.0 / 12);
        assertThat(result.probability()).isCloseTo(expected, within(STANDARD_ERRORS * result.standardError()));
        assertThat(result.standardError())
                .isCloseTo(Math.sqrt(result.probability() * (1 - result.probability()) / DRAWS), within(LAST_BITS));
    }

    @Test
    void anUndecidedClaimHoldsIfOneInputIsOnOneSide() {
        ClaimResult result = asked("line < 4 year");
        assertThat(result.verdict()).isInstanceOf(Verdict.HoldsIf.class);
        assertThat(result.verdict().toString())
                .matches("HoldsIf\\[condition=x <=? (3\\.9[89]|4|4\\.0[012]) year, p=0\\.4\\d?]");
        assertThat(result.driver().orElseThrow().input()).isEqualTo("x");
        assertThat(result.driver().orElseThrow().totalEffect()).isCloseTo(1, within(MONTE_CARLO));
    }

    @Test
    void aClaimThatNoInputDecidesAloneHoldsAndFailsWhereTwoAreOnOneSide() {
        Scenario two = Folders.claiming(folder, "sum > 4").with("other", "90%: -4 .. 4");
        ClaimResult result = two.run(DRAWS, 1).claim("asked");
        assertThat(result.tippingPoints()).containsOnlyKeys("x", "other");
        assertThat(result.verdict().text()).matches("holds-if x >=? [3-6][.\\d]* year and other >= -?[012][.\\d]*");
        assertThat(result.conditions().found())
                .extracting(FoundCondition::word)
                .containsExactly("holds-if", "fails-if");
        assertThat(result.finding())
                .contains(", and fails if x ≤ ")
                .endsWith("without these conditions it is true in " + NumberStyle.PERCENT.text(result.probability())
                        + " of the draws.");
    }

    @Test
    void aClaimThatOnlyFailsInAPartFailsIfThat() {
        String strict = Folders.CURVES + "verdict: {holds: 0.999}\n";
        ClaimResult result = Scenario.load(Folders.curves(folder, strict), Models.Curves.class)
                .run(DRAWS, 1)
                .claim("below");
        assertThat(result.verdict()).isInstanceOf(Verdict.FailsIf.class);
        assertThat(result.verdict().words()).matches("fails if x ≥ (5\\.9\\d?|6|6\\.0\\d?)\u202fyear");
    }

    @Test
    void aClaimThatIsNowhereSureEnoughIsOpen() {
        String strict = Folders.CURVES + "verdict: {holds: 0.999, fails: 0.001}\n";
        ClaimResult result = Scenario.load(Folders.curves(folder, strict), Models.Curves.class)
                .run(DRAWS, 1)
                .claim("below");
        assertThat(result.verdict().word()).isEqualTo("open");
        assertThat(result.conditions()).isEqualTo(new Conditions(List.of(), true));
    }

    @Test
    void withFewDrawsNoConditionIsLookedForAndThatIsSaid() {
        ScenarioRun run = Folders.claiming(folder, "line < 4 year").run(1_999, 1);
        ClaimResult result = run.claim("asked");
        assertThat(result.verdict().word()).isEqualTo("open");
        assertThat(result.finding()).endsWith("With fewer than 2000 draws no condition is looked for.");
        assertThat(RunJson.of(run, List.of()).text())
                .contains("\"conditions\": [ ]", "\"conditionsReason\": \"fewer than 2000 draws");
        assertThat(Folders.claiming(folder, "line < 4 year")
                        .run(2_000, 1)
                        .claim("asked")
                        .verdict())
                .isInstanceOf(Verdict.HoldsIf.class);
    }

    @Test
    void theJsonHasEachConditionWithItsNumbers() throws IOException {
        ScenarioRun run = Folders.claiming(folder, "line < 4 year").run(DRAWS, 1);
        JsonNode claim =
                new ObjectMapper().readTree(RunJson.of(run, List.of()).text()).at("/claims/1");
        assertThat(claim.get("verdict").asText()).isEqualTo("holds-if");
        assertThat(claim.get("condition").asText())
                .startsWith("x <")
                .isEqualTo(claim.at("/conditions/0/where").asText());
        FoundCondition holds = run.claim("asked").conditions().found().get(0);
        JsonNode first = claim.at("/conditions/0");
        assertThat(first.get("verdict").asText()).isEqualTo("holds-if");
        assertThat(first.get("density").asDouble()).isEqualTo(holds.density());
        assertThat(first.get("coverage").asDouble()).isEqualTo(holds.coverage());
        assertThat(first.get("mass").asDouble()).isEqualTo(holds.mass());
        assertThat(first.at("/heldOut/0").asDouble()).isEqualTo(holds.heldOut().low());
        assertThat(first.at("/heldOut/1").asDouble()).isEqualTo(holds.heldOut().high());
        assertThat(claim.at("/conditions/1/verdict").asText()).isEqualTo("fails-if");
    }

    @Test
    void changingOneAssumptionFlipsTheVerdict() {
        Scenario scenario = Folders.claiming(folder, "line < 4 year");
        ScenarioRun base = scenario.run(DRAWS, 1);
        ScenarioRun low = scenario.with("x", "90%: 1 .. 3 year").run(DRAWS, 1);
        ScenarioRun high = scenario.with("x", "90%: 5 .. 7 year").run(DRAWS, 1);
        assertThat(base.claim("asked").verdict().word()).isEqualTo("holds-if");
        assertThat(low.claim("asked").verdict().word()).isEqualTo("holds");
        assertThat(high.claim("asked").verdict().word()).isEqualTo("fails");
        assertThat(high.versus(low).moved()).contains("claim asked: holds -> fails");
    }

    @Test
    void formsThatDisagreeAreShownAndCanBeTheDriver() {
        Scenario scenario =
                Folders.claiming(folder, "line > 0 year").with("form", "choice: plain (3) | upsideDown (1)");
        ClaimResult result = scenario.run(DRAWS, 1).claim("asked");
        assertThat(result.byForm()).containsOnlyKeys("form");
        assertThat(result.byForm().get("form"))
                .extracting(form -> form.verdict().word())
                .containsExactly("holds", "fails");
        assertThat(result.byForm().get("form").get(0).weight()).isEqualTo(0.75);
        assertThat(result.formsDisagree()).isTrue();
        assertThat(result.driver().orElseThrow().input()).isEqualTo("form");
        assertThat(result.tippingPoints()).doesNotContainKey("form");
    }

    @Test
    void judgementRangesAreRunAtHalfAndDoubleWidth() {
        String judged = Folders.CURVES
                .replace(
                        "90%: 0.5 .. 8 year uniform within 0 .. 10\", basis: test",
                        "90%: 3 .. 5 year\", basis: judgement")
                .replace("parabola < 0", "parabola < -2.9");
        ClaimResult result = Scenario.load(Folders.curves(folder, judged), Models.Curves.class)
                .run(DRAWS, 1)
                .claim("below");
        // Below -2.9 lies x in 2.95 .. 5.05: about 92 % of 3 .. 5 at level 90 %, all of it at half, 58 % at double.
        assertThat(result.halfWidth().word()).isEqualTo("holds");
        assertThat(result.doubleWidth().word()).isNotEqualTo("holds");
    }

    @Test
    void widenedRangesAreCutAtTheModelsBounds() {
        String judged = Folders.CURVES.replace(
                "90%: 0.5 .. 8 year uniform within 0 .. 10\", basis: test",
                "90%: 0.5 .. 8 year normal within 0 .. 10\", basis: judgement");
        ClaimResult result = Scenario.load(Folders.curves(folder, judged), Models.Curves.class)
                .run(DRAWS, 1)
                .claim("below");
        assertThat(result.doubleWidth().word()).isNotEqualTo("holds");
    }

    @Test
    void rangesThatAreNotJudgementKeepTheirWidth() {
        ClaimResult result = asked("line < 4 year");
        assertThat(result.halfWidth()).isEqualTo(result.verdict());
        assertThat(result.doubleWidth()).isEqualTo(result.verdict());
    }

    @Test
    void dataClaimsAreDecidedByTheIntervalAtTheirLevel() {
        String data = Folders.CURVES
                + "  - {id: sure, by: us, kind: data, evidence: A, text: Above zero., when: line > 0 year, level: 90%}\n"
                + "  - {id: wrong, by: us, kind: data, evidence: A, text: Far above., when: line > 9 year}\n"
                + "  - {id: unclear, by: us, kind: data, evidence: A, text: In the middle., when: line > 4 year}\n";
        ScenarioRun run =
                Scenario.load(Folders.curves(folder, data), Models.Curves.class).run(DRAWS, 1);
        assertThat(run.claim("sure").verdict().word()).isEqualTo("supported");
        assertThat(run.claim("wrong").verdict().word()).isEqualTo("rejected");
        assertThat(run.claim("unclear").verdict().word()).isEqualTo("open");
        assertThat(run.claim("unclear").conditions().found()).isEmpty();
    }

    @Test
    void anIdentityThatIsFalseInSomeDrawsIsRefused() {
        String identity = Folders.CURVES
                + "  - {id: always, by: us, kind: identity, evidence: A, text: A hill is positive., when: hill > 0}\n";
        ScenarioRun run = Scenario.load(Folders.curves(folder, identity), Models.Curves.class)
                .run(DRAWS, 1);
        assertThat(run.claim("always").verdict().word()).isEqualTo("identity");
        assertThat(RunJson.of(run, List.of()).text()).contains("\"probability\": null");
        Path broken = Folders.curves(folder, identity.replace("hill > 0", "hill > 0.5"));
        ScenarioRun wrong = Scenario.load(broken, Models.Curves.class).run(DRAWS, 1);
        assertThatThrownBy(wrong::claims)
                .hasMessageStartingWith("always: false in ")
                .hasMessageContaining("identity");
    }

    @Test
    void theAuthorsAnswerIsRunAndItsEffectShown() {
        String answered = Folders.CURVES + "answer:\n  text: x is small.\n  set: {x: '90%: 3 .. 5 year'}\n";
        ClaimResult result = Scenario.load(Folders.curves(folder, answered), Models.Curves.class)
                .run(DRAWS, 1)
                .claim("below");
        assertThat(result.answers()).hasSize(1);
        assertThat(result.answers().get(0).answer()).isEqualTo("answer");
        assertThat(result.answers().get(0).verdict().word()).isEqualTo("holds");
        assertThat(result.verdict().word()).isNotEqualTo("holds");
    }

    @Test
    void anOutcomeOnceEnteredIsScored() {
        String settled = Folders.CURVES.replace(
                "when: parabola < 0}",
                "when: parabola < 0, resolves: {date: 2026-06-01, source: a register}, outcome: true, outcomeSource: seen}");
        ClaimResult result = Scenario.load(Folders.curves(folder, settled), Models.Curves.class)
                .run(DRAWS, 1)
                .claim("below");
        double missed = 1 - result.probability();
        assertThat(result.brier().orElseThrow()).isCloseTo(missed * missed, within(LAST_BITS));
        assertThat(asked("parabola < 0").brier()).isEmpty();
    }

    @Test
    void aClaimTrueInEveryDrawIsSaidToBeSo() {
        ScenarioRun run = Folders.claiming(folder, "hill < 2").run(DRAWS, 1);
        assertThat(run.claim("asked").constant()).isTrue();
        assertThat(run.warnings())
                .contains("claim asked is true in every draw: do the ranges decide it, or the world?");
    }
}
