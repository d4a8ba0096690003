package dev.jacquard.scenarios.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.scenarios.Folders;
import dev.jacquard.scenarios.Models;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.argument.Assumption;
import dev.jacquard.scenarios.argument.ScenarioException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinderTest {

    private static final double MONTE_CARLO = 0.03;

    private static final double EXACT = 1e-12;

    private static final String EVERYTHING = """
            format: 1
            id: everything
            title: Does every type bind?
            author: A. Writer
            source: {title: Where it was, date: 2025-12-10, url: https://example.org/}
            inputs:
              share: {value: "90%: 20 .. 60 %", basis: judgement; a survey, why: a share}
              count: {value: "= 2", basis: definition, why: whole}
              on: {value: "choice: true (1) | false (1)", basis: test, why: a switch}
              name: {value: "= alpha", basis: test, why: free text}
              mode: {value: "= fastTrack", basis: test, why: an enum}
              law: {value: "choice: chinchilla/besiroglu2024 (2) | chinchilla/hoffmann2022 (1)", basis: L2.1, why: rival laws}
              serving.batch: {value: "= 256", basis: definition, why: nested}
              serving.price: {value: "= 0.05 USD/min", basis: from memory, why: a price, asOf: 2026-03-01}
            claims:
              - {id: dated, by: author, kind: belief, evidence: C, text: It grows., when: path@2027-01-01 > 2 USD}
              - {id: indexed, by: us, kind: belief, evidence: B, text: Small numbers help., when: "byPrecision[fp8] > 500"}
              - {id: loss, by: us, kind: belief, evidence: B, text: Loss is below two., when: loss < 2}
            outputs: ["byPrecision[fp32]", share]
            verdict: {holds: 0.95}
            """;

    @TempDir
    private Path folder;

    private Scenario everything() {
        return Scenario.load(
                Folders.write(folder.resolve("everything"), "scenario.yaml", EVERYTHING), Models.Everything.class);
    }

    @Test
    void everyTypeOfInputAndOutputBinds() {
        Scenario scenario = everything();
        assertThat(scenario.source().orElseThrow().date()).contains(LocalDate.of(2025, 12, 10));
        assertThat(scenario.bars().holds()).isEqualTo(0.95);
        assertThat(scenario.outputs())
                .containsExactly("byPrecision[fp32]", "share", "on", "path", "byPrecision", "loss");
        ScenarioRun run = scenario.run(1_000, 1);
        assertThat(run.output("byPrecision[fp8]").values()).containsOnly(512);
        assertThat(run.output("path@2027-01-01").values()).containsOnly(3);
        assertThat(run.path("path").quantile(0.5)[2]).isCloseTo(6, within(EXACT));
        assertThat(Arrays.stream(run.output("on").values()).distinct().sorted().toArray())
                .containsExactly(0, 1);
        assertThat(run.claim("dated").verdict().word()).isEqualTo("holds");
        assertThat(run.claim("indexed").verdict().word()).isEqualTo("holds");
        assertThat(run.claim("loss").byForm().get("law")).hasSize(2);
        assertThat(run.output("share").summary().p5()).isCloseTo(0.2, within(MONTE_CARLO));
    }

    @Test
    void unknownIndicesAndDatesOutsideAPathAreRefused() {
        ScenarioRun run = everything().run(10, 1);
        assertThatThrownBy(() -> run.output("byPrecision[fp16]"))
                .hasMessageContaining("unknown index (expected one of: fp32, fp8)");
        assertThatThrownBy(() -> run.output("path@2031-01-01")).hasMessageContaining("from 2026-01-01 to 2028-01-01");
    }

    @Test
    void judgementUnverifiedAndStaleInputsAreListed() {
        Scenario scenario = everything();
        assertThat(scenario.judgement()).extracting(Assumption::name).containsExactly("share");
        assertThat(scenario.unverified()).extracting(Assumption::name).contains("serving.price");
        assertThat(scenario.stale(LocalDate.of(2026, 8, 28))).isEmpty();
        assertThat(scenario.stale(LocalDate.of(2026, 8, 29)))
                .extracting(Assumption::name)
                .containsExactly("serving.price");
    }

    @Test
    void numbersAreRefusedWhereTheModelTakesWholeOnes() {
        assertThatThrownBy(() -> everything().with("count", "= 2.5"))
                .hasMessage("count: 2.5 (expected: a whole number)");
        assertThatThrownBy(() -> everything().with("count", "90%: 1 .. 4"))
                .hasMessageContaining("a whole number, `= 256`, or a choice of them");
        assertThat(everything()
                        .with("count", "choice: 1 (1) | 4 (1)")
                        .run(100, 1)
                        .output("byPrecision[fp8]")
                        .values())
                .contains(256, 1_024);
    }

    @Test
    void aPercentageGivenAsAShareGetsAHint() {
        assertThatThrownBy(() -> everything().with("share", "= 40"))
                .hasMessage("share: 40 (expected: in [0, 1] share); as a share: 0.4");
        assertThat(everything()
                        .with("share", "= 40 %")
                        .run(1, 1)
                        .output("share")
                        .values())
                .containsOnly(0.4);
    }

    @Test
    void anUnknownLawSuggestsTheNearest() {
        assertThatThrownBy(() -> everything().with("law", "= chinchilla/besiroglu2025"))
                .hasMessageStartingWith("law: chinchilla/besiroglu2025 (expected: one of chinchilla/")
                .hasMessageEndingWith("did you mean chinchilla/besiroglu2024?");
    }

    @Test
    void aLawMayBeChosenByANameThatItHadBefore() {
        Scenario before = everything().with("law", "= over-training/gadre2024-c4");
        assertThat(before.run(5, 1).output("loss").values())
                .isEqualTo(everything()
                        .with("law", "= overtrained/gadre2024-c4")
                        .run(5, 1)
                        .output("loss")
                        .values());
        assertThat(before.unverified()).extracting(Assumption::name).contains("law");
    }

    @Test
    void anExtendingScenarioListsOnlyWhatDiffers() {
        Folders.curves(folder, Folders.CURVES);
        String child = """
                format: 1
                id: steeper
                extends: curves
                inputs:
                  x: {value: "90%: 3 .. 5 year"}
                claims:
                  - {id: below, text: It is below zero here., when: parabola < -1}
                  - {id: more, by: us, kind: belief, evidence: D, text: One more., when: line > 0}
                """;
        Scenario scenario =
                Scenario.load(Folders.write(folder.resolve("steeper"), "scenario.yaml", child), Models.Curves.class);
        assertThat(scenario.title()).isEqualTo("Where do the curves cross?");
        assertThat(scenario.assumption("x").notation()).isEqualTo("90%: 3 .. 5 year lognormal");
        assertThat(scenario.assumption("x").basis()).isEqualTo("test");
        assertThat(scenario.claims()).extracting(claim -> claim.id()).containsExactly("below", "more");
        assertThat(scenario.claims().get(0).predicate().orElseThrow()).hasToString("parabola < -1");
        assertThat(scenario.claims().get(0).isAuthors()).isTrue();
    }

    @Test
    void anErrorInAnExtendedFileNamesThatFile() {
        Folders.curves(folder, Folders.CURVES.replace("8 year", "8 yeer"));
        String child = "format: 1\nid: child\nextends: curves\n";
        assertThatThrownBy(() -> Scenario.load(
                        Folders.write(folder.resolve("child"), "scenario.yaml", child), Models.Curves.class))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("curves/scenario.yaml:5 x: unit: yeer");
    }

    @Test
    void extendingInACircleIsRefused() {
        Folders.write(folder.resolve("one"), "scenario.yaml", "format: 1\nid: one\nextends: two\n");
        Folders.write(folder.resolve("two"), "scenario.yaml", "format: 1\nid: two\nextends: one\n");
        assertThatThrownBy(() -> Scenario.load(folder.resolve("one"), Models.Curves.class))
                .hasMessage("two/scenario.yaml:3 extends: one -> two -> one (expected: no circle)");
    }

    @Test
    void beliefsOfOthersReplaceSomeInputs() {
        Folders.curves(folder, Folders.CURVES);
        Folders.write(
                folder.resolve("curves"),
                "beliefs/doubter.yaml",
                "format: 1\nwho: A Doubter\ninputs:\n  x: {value: '= 7 year', basis: a letter, why: said so}\n");
        Scenario scenario = Scenario.load(folder.resolve("curves"), Models.Curves.class);
        assertThat(scenario.beliefs()).containsExactly("doubter");
        Scenario doubted = scenario.withBeliefs("doubter");
        assertThat(doubted.assumption("x").notation()).isEqualTo("= 7 year");
        assertThat(doubted.assumption("x").basis()).isEqualTo("a letter");
        assertThat(doubted.assumption("other")).isEqualTo(scenario.assumption("other"));
        assertThat(scenario.assumption("x").basis()).isEqualTo("test");
        assertThatThrownBy(() -> scenario.withBeliefs("douter")).hasMessageContaining("did you mean doubter?");
    }

    @Test
    void anInputIsAFactUnlessItSaysThatItIsAValue() {
        Folders.curves(folder, Folders.CURVES.replace("why: does not matter", "why: what I want, role: value"));
        Folders.write(
                folder.resolve("curves"),
                "beliefs/doubter.yaml",
                "format: 1\nwho: Somebody\ninputs:\n  other: {value: '= 0', basis: a letter, why: wants less}\n");
        Scenario scenario = Scenario.load(folder.resolve("curves"), Models.Curves.class);
        assertThat(scenario.assumption("x").isValue()).isFalse();
        assertThat(scenario.assumption("other").isValue()).isTrue();
        assertThat(scenario.with("other", "= 1").assumption("other").isValue()).isTrue();
        assertThat(scenario.withBeliefs("doubter").assumption("other").isValue())
                .isTrue();
    }

    @Test
    void beliefsCannotMakeAValueOfAFact() {
        Folders.curves(folder, Folders.CURVES);
        Folders.write(
                folder.resolve("curves"),
                "beliefs/b.yaml",
                "format: 1\nwho: B\ninputs:\n  x: {value: '= 7 year', basis: a, why: b, role: value}\n");
        assertThatThrownBy(() -> Scenario.load(folder.resolve("curves"), Models.Curves.class))
                .hasMessage(
                        "beliefs/b.yaml:4 role: unknown field of a belief (expected one of: value, fact, basis, why, asOf)");
    }

    @Test
    void wrongBeliefsAreRefusedWithTheirFile() {
        Folders.curves(folder, Folders.CURVES);
        Folders.write(
                folder.resolve("curves"), "beliefs/b.yaml", "format: 1\nwho: B\ninputs:\n  y: {value: '= 7 year'}\n");
        assertThatThrownBy(() -> Scenario.load(folder.resolve("curves"), Models.Curves.class))
                .hasMessageStartingWith("beliefs/b.yaml:4 y: unknown assumption of Curves");
    }

    @Test
    void beliefsOfNobodyAreRefusedWithTheirFile() {
        Folders.curves(folder, Folders.CURVES);
        Folders.write(folder.resolve("curves"), "beliefs/b.yaml", "format: 1\ninputs:\n  x: {value: '= 7 year'}\n");
        assertThatThrownBy(() -> Scenario.load(folder.resolve("curves"), Models.Curves.class))
                .hasMessage("beliefs/b.yaml:1 who: missing (expected: whose values they are, such as `the doubters`)");
    }

    @Test
    void aFactOfADayToComeIsWarnedOf() {
        Folders.curves(
                folder, Folders.CURVES.replace("why: covers both roots", "why: covers both roots, asOf: 2999-01-02"));
        assertThat(Scenario.load(folder.resolve("curves"), Models.Curves.class).cautions())
                .containsExactly("scenario.yaml:5 x.asOf: 2999-01-02 is still to come");
    }

    @Test
    void aClaimOrCorrelationGivenTwiceInAnExtendingFileIsRefused() {
        Folders.curves(folder, Folders.CURVES);
        String claim = "  - {id: below, text: Again.}\n";
        Folders.write(
                folder.resolve("own"),
                "scenario.yaml",
                "format: 1\nid: own\nextends: curves\nclaims:\n" + claim + claim);
        assertThatThrownBy(() -> Scenario.load(folder.resolve("own"), Models.Curves.class))
                .hasMessage("scenario.yaml:6 claim: below (expected: once in a file)");
    }

    @Test
    void aColumnOfDataIsDrawnWithEqualProbability() {
        Folders.curves(folder, Folders.CURVES.replace("90%: -1 .. 1", "data: seen.csv#amount"));
        Folders.write(folder.resolve("curves"), "seen.csv", "day,amount\n1,5\n2,7\n3,5\n");
        ScenarioRun run =
                Scenario.load(folder.resolve("curves"), Models.Curves.class).run(3_000, 1);
        double[] other = run.input("other").values();
        double fives = (double) Arrays.stream(other).filter(x -> x == 5).count() / other.length;
        assertThat(fives).isCloseTo(2.0 / 3, within(4 * Math.sqrt(2.0 / 9 / 3_000)));
        assertThat(Arrays.stream(other).distinct().toArray()).containsExactlyInAnyOrder(5, 7);
    }

    @Test
    void dataThatIsNotThereIsRefusedWithThePlaceThatAsksForIt() {
        Path curves = Folders.curves(folder, Folders.CURVES.replace("90%: -1 .. 1", "data: ../seen.csv#amount"));
        assertThatThrownBy(() -> Scenario.load(curves, Models.Curves.class))
                .hasMessage("scenario.yaml:6 other: file: ../seen.csv (expected: a file in the scenario's folder)");
    }

    @Test
    void inputsOfOneStoredFitShareTheirRow() {
        String yaml = """
                format: 1
                id: triple
                title: Do they move together?
                inputs:
                  first: {value: "fit: runs", basis: a fit, why: joint}
                  middle: {value: "90%: 0 .. 1", basis: test, why: on its own}
                  last: {value: "fit: runs", basis: a fit, why: joint}
                claims:
                  - {id: high, by: us, kind: belief, evidence: A, text: It is high., when: sum > 25}
                """;
        Folders.write(folder.resolve("triple"), "fits/runs.csv", "last,first\n10,1\n20,2\n30,3\n");
        ScenarioRun run = Scenario.load(
                        Folders.write(folder.resolve("triple"), "scenario.yaml", yaml), Models.Triple.class)
                .run(2_000, 1);
        double[] first = run.input("first").values();
        double[] last = run.input("last").values();
        for (int draw = 0; draw < first.length; draw++) {
            assertThat(last[draw]).isEqualTo(10 * first[draw]);
        }
        assertThat(Arrays.stream(first).distinct().count()).isEqualTo(3);
        assertThat(run.claim("high").driver().orElseThrow().input()).isEqualTo("fit: runs");
    }
}
