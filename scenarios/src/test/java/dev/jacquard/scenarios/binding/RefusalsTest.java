package dev.jacquard.scenarios.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.jacquard.scenarios.Folders;
import dev.jacquard.scenarios.Models;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.argument.In;
import dev.jacquard.scenarios.argument.Out;
import dev.jacquard.scenarios.argument.ScenarioException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal of a scenario file names file, line, value and what was expected. */
class RefusalsTest {

    private static final String TRIPLE = """
            format: 1
            id: triple
            title: Can they?
            inputs:
              first: {value: "90%: 1 .. 3", basis: test, why: a range}
              middle: {value: "90%: 1 .. 3", basis: test, why: a range}
              last: {value: "90%: 1 .. 3", basis: test, why: a range}
            correlations:
            """;

    @TempDir
    private Path folder;

    /** The curves scenario with one text replaced by another. */
    private void refused(String old, String replacement, String message) {
        String yaml = Folders.CURVES.replace(old, replacement.replace("\\n", "\n"));
        assertThatThrownBy(() -> Scenario.load(Folders.curves(folder, yaml), Models.Curves.class))
                .isInstanceOf(ScenarioException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
  other: {value¦  othr: {value¦scenario.yaml:6 othr: unknown assumption of Curves (expected one of: x, other, form); did you mean other?
  form: {value: "= plain", basis: test, why: the usual one}¦ ¦scenario.yaml:5 inputs: missing form (expected: one for each input of Curves)
title: Where¦titel: Where¦scenario.yaml:3 titel: unknown field of a scenario (expected one of: format, id, title, author, source, model, extends, inputs, formulas, correlations, claims, outputs, verdict, answer); did you mean title?
id: curves¦id: other¦scenario.yaml:2 id: other (expected: the folder's name, curves)
format: 1¦format: 2¦scenario.yaml:1 format: 2 (expected: 1)
0.5 .. 8 year uniform¦0.5 .. 8 USD uniform¦scenario.yaml:5 x: unit: USD (expected: one that converts to year)
0.5 .. 8 year uniform¦0.5 .. 8 yeer uniform¦scenario.yaml:5 x: unit: yeer (expected: a known unit); did you mean year?
0.5 .. 8 year uniform¦8 .. 0.5 year uniform¦scenario.yaml:5 x: range: 8.0 .. 0.5 (expected: a lower end below the upper one)
90%: 0.5¦45%: 0.5¦scenario.yaml:5 x: level: 45% (expected: between 50% and 99%)
90%: 0.5¦99.5%: 0.5¦scenario.yaml:5 x: level: 99.5% (expected: between 50% and 99%)
90%: 0.5 .. 8 year uniform within 0 .. 10¦= -1 year¦scenario.yaml:5 x: -1 (expected: >= 0 year)
90%: 0.5 .. 8 year uniform within 0 .. 10¦90%: -1 .. 8 year¦scenario.yaml:5 x: -1 (expected: >= 0 year)
90%: -1 .. 1¦90% -1 .. 1¦scenario.yaml:6 other: value: 90% -1 .. 1 (expected: a range with its level, such as `90%: -1 .. 1`)
= plain¦choice: plain (1) | upsideDown (0)¦scenario.yaml:7 form: weight of upsideDown: 0.0 (expected: a finite number > 0)
= plain¦choice: plain (1) | upsidedown (1)¦scenario.yaml:7 form: upsidedown (expected: one of plain, upsideDown); did you mean upsideDown?
= plain¦= 3¦scenario.yaml:7 form: = 3 (expected: one of plain, upsideDown, or a choice of them)
, basis: test, why: covers both roots¦, why: covers both roots¦scenario.yaml:5 x.basis: missing (expected: where the value comes from, or judgement)
, why: the usual one¦¦scenario.yaml:7 form.why: missing (expected: one line that an expert would accept)
why: the usual one¦why: ''¦scenario.yaml:7 form.why: nothing (expected: one line that an expert would accept)
why: the usual one¦wy: the usual one¦scenario.yaml:7 wy: unknown field of an input (expected one of: value, fact, basis, why, asOf, role); did you mean why?
why: the usual one¦why: it, role: wish¦scenario.yaml:7 form.role: wish (expected: fact or value)
why: the usual one¦why: it, asOf: 1 March¦scenario.yaml:7 form.asOf: 1 March (expected: a day such as 2026-03-01)
  other: {¦  x: {¦scenario.yaml:6 x: a duplicate key (expected: once); it is also on line 5
title: Where¦title: &a Where¦scenario.yaml:3 value: a YAML anchor or alias (expected: the value itself, written out)
title: Where do the curves cross?¦title: *a¦scenario.yaml:3 value: a YAML anchor or alias (expected: the value itself, written out)
title: Where do¦title: !!str Where do¦scenario.yaml:3 value: a YAML tag, tag:yaml.org,2002:str (expected: a plain value)
title: Where do¦title: !java.net.URL Where do¦scenario.yaml:3 value: a YAML tag, !java.net.URL (expected: a plain value)
parabola < 0}¦parbola < 0}¦scenario.yaml:9 below: parbola: unknown output of Curves (expected one of: parabola, hill, cliff, line, sum, even, floor); did you mean parabola?
parabola < 0}¦line < 2 USD}¦scenario.yaml:9 below: unit: USD (expected: one that converts to year)
parabola < 0}¦even > 1}¦scenario.yaml:9 below: when: even > 1, which is never so (expected: a threshold that even can lie on both sides of: it is true or false, 1 or 0)
parabola < 0}¦even >= 0}¦scenario.yaml:9 below: when: even >= 0, which is always so (expected: a threshold that even can lie on both sides of: it is true or false, 1 or 0)
parabola < 0}¦parabola}¦scenario.yaml:9 below: when: parabola (expected: `output < 2 year`, `output in 4 .. 40`, `output[index] > 1` or `path@2028-01-01 >= 3`)
parabola < 0}¦line in 4 .. 3 year}¦scenario.yaml:9 below: high: 3.0 (expected: above low = 4.0)
parabola < 0}¦line@2028-01-01 < 3 year}¦scenario.yaml:9 below: line@2028-01-01: has a date (expected: line)
, when: parabola < 0}¦}¦scenario.yaml:9 below.when: missing (expected: a predicate such as `output < 2 year`)
by: author¦by: writer¦scenario.yaml:9 below.by: writer (expected: author or implied or us)
evidence: D¦evidence: E¦scenario.yaml:9 below.evidence: E (expected: A or B or C or D)
kind: belief¦kind: faith¦scenario.yaml:9 below.kind: faith (expected: belief or data or identity)
claims:¦outputs: [parabola, hil]\\nclaims:¦scenario.yaml:8 hil: unknown output of Curves (expected one of: parabola, hill, cliff, line, sum, even, floor); did you mean hill?
claims:¦outputs: [hill, parabola, hill]\\nclaims:¦scenario.yaml:8 outputs: hill (expected: each output once)
claims:¦verdict: {holds: 0.1, fails: 0.9}\\nclaims:¦scenario.yaml:8 verdict: fails: 0.9 (expected: below holds = 0.1)
claims:¦correlations: [[x, othr, 0.3]]\\nclaims:¦scenario.yaml:8 correlations: othr: unknown assumption of Curves (expected one of: x, other, form); did you mean other?
claims:¦correlations: [[x, form, 0.3]]\\nclaims:¦scenario.yaml:8 correlations: form: = plain (expected: a range, to be correlated)
claims:¦correlations: [[x, other, 1.0]]\\nclaims:¦scenario.yaml:8 correlations: correlation: 1.0 (expected: a rank correlation in (-1, 1))
claims:¦correlations: [[x, other, 0.1], [other, x, 0.2]]\\nclaims:¦scenario.yaml:8 correlations: other and x (expected: each pair once)
claims:¦extends: nowhere\\nclaims:¦scenario.yaml:8 extends: unknown scenario nowhere (expected: a folder beside this one, or an essay)
claims:¦extends: curves\\nclaims:¦scenario.yaml:8 extends: curves -> curves (expected: no circle)
""")
    void aWrongScenarioIsRefusedAtItsPlace(String old, String replacement, String message) {
        refused(old, replacement == null ? "" : replacement, message);
    }

    @Test
    void aRangeThatReachesOverTheModelsBoundsIsRefusedWithTheBoundsToAdd() {
        refused(
                "90%: 0.5 .. 8 year uniform within 0 .. 10",
                "90%: 0.5 .. 8 year normal",
                "scenario.yaml:5 x: 3.1 % of 90%: 0.5 .. 8 year normal (expected: >= 0 year); write `90%: 0.5 .. 8 year normal"
                        + " within 0 .. 20`");
    }

    /** A model that takes a rate in [0.05, 0.95] of an hour's work, and whole numbers up to four. */
    public record Bounded(
            @In(unit = "/h", low = 0.05, high = 0.95) double rate,
            @In(unit = "share") double share,
            @In(low = 1, high = 4) int count) {
        /** The sum. */
        public record Outputs(double sum) {}

        public Outputs outputs() {
            return new Outputs(rate + share + count);
        }
    }

    private Scenario bounded(String rate, String share, String count) {
        String yaml = """
                format: 1
                id: bounded
                title: Is it taken?
                inputs:
                  rate: {%s basis: test, why: a test}
                  share: {%s basis: test, why: a test}
                  count: {%s basis: test, why: a test}
                """.formatted(rate, share, count);
        return Scenario.load(Folders.write(folder.resolve("bounded"), "scenario.yaml", yaml), Bounded.class);
    }

    private static String value(String notation) {
        return "value: \"" + notation + "\",";
    }

    /** What a refusal offers between its last backticks. */
    private static String offered(ThrowingCallable refused) {
        String message = catchThrowable(refused).getMessage();
        Matcher offer = Pattern.compile("`([^`]+)`[^`]*$").matcher(message);
        assertThat(offer.find()).as(message).isTrue();
        return offer.group(1);
    }

    /** In whatever unit it was written, what is offered in its place goes into the file as it stands. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "90%: 0.2 .. 0.9 /h normal",
                "90%: 0.06 .. 0.94 /h uniform",
                "90%: 0.2 .. 0.9 /h t df 3",
                "90%: 0.06 .. 0.9 /h triangular mode 0.1",
                "90%: 0.2 .. 0.9 /h",
                "90%: 5 .. 20 /day normal",
                "90%: 5 .. 20 /day normal within 1 .. 30",
                "90%: 0.2 .. 0.9 normal within -3 .. 0.95",
                "choice: 90%: 0.2 .. 0.3 normal within 0.05 .. 0.95 (1) | 90%: 0.2 .. 0.9 normal (2)"
            })
    void whatIsOfferedForARangeThatLeavesTheBoundsIsTaken(String rate) {
        String offered = offered(() -> bounded(value(rate), value("= 0.5"), value("= 2")));
        assertThat(bounded(value(offered), value("= 0.5"), value("= 2"))
                        .assumption("rate")
                        .notation())
                .isEqualTo(offered);
    }

    @Test
    void theExampleInPlaceOfAMissingValueIsTaken() {
        String rate = offered(() -> bounded("", value("= 0.5"), value("= 2")));
        String share = offered(() -> bounded(value("= 0.5"), "", value("= 2")));
        String count = offered(() -> bounded(value("= 0.5"), value("= 0.5"), ""));
        String whole = offered(() -> bounded(value("= 0.5"), value("= 0.5"), value("90%: 1 .. 3")));
        assertThat(bounded(value(rate), value(share), value(count)).id()).isEqualTo("bounded");
        assertThat(whole).isEqualTo(count);
    }

    /** A share that may be 0 has no beta shape; what is offered keeps to the bounds as well. */
    @Test
    void theShapeOfferedForAShareFromZeroIsTaken() {
        String offered = offered(() -> bounded(value("= 0.5"), value("90%: 0 .. 30 %"), value("= 2")));
        assertThat(bounded(value("= 0.5"), value(offered), value("= 2"))
                        .assumption("share")
                        .notation())
                .isEqualTo("90%: 0 .. 0.3 share uniform within 0 .. 1");
    }

    @Test
    void aTabIsRefused() {
        refused("  other:", "\tother:", "scenario.yaml:6 indentation: a tab (expected: blanks)");
    }

    @Test
    void aBombOfAliasesIsRefusedAtItsFirstAnchor() {
        StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char name = 'b'; name < 'j'; name++) {
            char before = (char) (name - 1);
            bomb.append(name).append(": &").append(name).append(" [*").append(before);
            bomb.append((", *" + before).repeat(8)).append("]\n");
        }
        assertThatThrownBy(() -> Scenario.load(Folders.curves(folder, bomb.toString())))
                .hasMessage("scenario.yaml:1 value: a YAML anchor or alias (expected: the value itself, written out)");
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "id: " + "[".repeat(5_000) + "]".repeat(5_000);
        assertThatThrownBy(() -> Scenario.load(Folders.curves(folder, deep)))
                .hasMessage("scenario.yaml:1 nesting: deeper than 20 (expected: the fields of a scenario)");
    }

    @Test
    void aVeryLargeFileIsRefused() {
        String large = "title: " + "x".repeat(YamlReader.LARGEST_BYTES);
        assertThatThrownBy(() -> Scenario.load(Folders.curves(folder, large)))
                .hasMessage("scenario.yaml:1 size: 1000007 bytes (expected: at most 1000000)");
    }

    @Test
    void emptyBinaryAndBrokenFilesAreRefused() throws IOException {
        assertThatThrownBy(() -> Scenario.load(Folders.curves(folder, "")))
                .hasMessage("scenario.yaml:1 content: empty (expected: fields such as `id: my-argument`)");
        Path file = Folders.curves(folder, "").resolve("scenario.yaml");
        Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});
        assertThatThrownBy(() -> Scenario.load(folder.resolve("curves")))
                .hasMessage("scenario.yaml:1 encoding: not UTF-8 (expected: text in UTF-8)");
        Files.write(file, "id: \u0000x".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Scenario.load(folder.resolve("curves")))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("scenario.yaml:1 not YAML: ");
        Files.writeString(file, "format: 1\nid: [curves\n");
        assertThatThrownBy(() -> Scenario.load(folder.resolve("curves")))
                .isInstanceOf(ScenarioException.class)
                .hasMessageMatching("scenario.yaml:\\d+ not YAML: .*");
        Files.writeString(file, "format: 1\n---\nformat: 1\n");
        assertThatThrownBy(() -> Scenario.load(folder.resolve("curves")))
                .hasMessage("scenario.yaml:2 document: a second one (expected: one document in a file)");
    }

    @Test
    void aFolderWithoutAScenarioIsRefused() {
        assertThatThrownBy(() -> Scenario.load(folder))
                .hasMessage(folder + ": no scenario.yaml (expected: a folder that holds one)");
        assertThatThrownBy(() -> Scenario.load(folder.resolve("absent")))
                .hasMessageContaining("not a folder (expected: a folder that holds scenario.yaml)");
    }

    @Test
    void correlationsThatContradictEachOtherAreRefused() {
        String yaml = TRIPLE + "  - [first, middle, 0.9]\n  - [middle, last, 0.9]\n  - [first, last, -0.9]\n";
        assertThatThrownBy(() -> Scenario.load(
                        Folders.write(folder.resolve("triple"), "scenario.yaml", yaml), Models.Triple.class))
                .hasMessageStartingWith(
                        "scenario.yaml:9 correlations of first, last, middle: correlations: smallest eigenvalue -0.")
                .hasMessageContaining("(expected: a positive definite matrix); the nearest is at distance")
                .hasMessageContaining("; these go together: [first, last, ");
    }

    /** What is offered in place of contradicting correlations is accepted. */
    @Test
    void theOfferedCorrelationsGoTogether() {
        String yaml = TRIPLE + "  - [first, middle, 0.9]\n  - [middle, last, 0.9]\n  - [first, last, -0.9]\n";
        Folders.write(folder.resolve("triple"), "scenario.yaml", yaml);
        String message = org.assertj.core.api.Assertions.catchThrowable(
                        () -> Scenario.load(folder.resolve("triple"), Models.Triple.class))
                .getMessage();
        String offered = message.substring(message.indexOf("these go together: ") + "these go together: ".length())
                .replaceAll("\\[([^\\]]*)\\](, )?", "  - [$1]\n");
        Folders.write(folder.resolve("triple"), "scenario.yaml", TRIPLE + offered);
        assertThat(Scenario.load(folder.resolve("triple"), Models.Triple.class).correlations())
                .hasSize(3);
    }

    /** A model whose one output is a share. */
    public record BreakEven(@In(unit = "share") double cost) {
        /** The share. */
        public record Outputs(@Out(unit = "share") double breakEven) {}

        public Outputs outputs() {
            return new Outputs(1 - cost);
        }
    }

    private Scenario breakingEven(String kind, String when, String more) {
        String yaml = """
                format: 1
                id: even
                title: Does it break even?
                inputs:
                  cost: {value: "90%%: 0.2 .. 0.6", basis: test, why: a test}
                claims:
                  - {id: asked, by: us, kind: %s, evidence: D, text: Is it?, when: '%s'%s}
                """.formatted(kind, when, more);
        return Scenario.load(Folders.write(folder.resolve("even"), "scenario.yaml", yaml), BreakEven.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            breakEven < 50¦breakEven < 50 share, which is always so¦; as a share: 0.5
            breakEven >= 0¦breakEven >= 0 share, which is always so¦it is a share, in [0, 1])
            breakEven > 1¦breakEven > 1 share, which is never so¦it is a share, in [0, 1])
            breakEven < -0.1¦breakEven < -0.1 share, which is never so¦it is a share, in [0, 1])
            breakEven in 20 .. 30¦breakEven in 20 .. 30 share, which is never so¦; as a share: 0.2
            breakEven in -1 .. 2¦breakEven in -1 .. 2 share, which is always so¦it is a share, in [0, 1])
            """)
    void aThresholdThatNoShareCanPassIsRefused(String when, String value, String end) {
        assertThatThrownBy(() -> breakingEven("belief", when, ""))
                .hasMessageStartingWith("scenario.yaml:7 asked: when: " + value + " (expected: ")
                .hasMessageEndingWith(end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"breakEven < 50 %", "breakEven >= 1", "breakEven <= 0", "breakEven in 0.2 .. 3", "breakEven > 0"
            })
    void aThresholdThatAShareCanPassIsTaken(String when) {
        assertThat(breakingEven("belief", when, "").claims()).hasSize(1);
    }

    /** That a share is at least 0 is no belief, and a sound identity. */
    @Test
    void anIdentityMayHoldOfEveryValue() {
        assertThat(breakingEven("identity", "breakEven >= 0", "").claims()).hasSize(1);
        assertThatThrownBy(() -> breakingEven("identity", "breakEven > 1", "")).hasMessageContaining("never so");
    }

    @Test
    void aUnitAfterTheLowerEndCountsForBoth() {
        assertThat(breakingEven("belief", "breakEven in 20 % .. 30", "")
                        .claims()
                        .get(0)
                        .predicate())
                .hasToString("Optional[breakEven in 0.2 .. 0.3 share]");
    }

    @Test
    void anOutcomeBeforeItsDayIsRefused() {
        String resolves = ", outcome: %s, outcomeSource: a guess, resolves: {date: %s, source: a gazette}";
        assertThatThrownBy(() -> breakingEven("belief", "breakEven > 0.5", resolves.formatted("true", "2999-01-02")))
                .hasMessage("scenario.yaml:7 asked.outcome: true (expected: no outcome before the day it resolves, "
                        + "2999-01-02)");
        assertThat(breakingEven("belief", "breakEven > 0.5", resolves.formatted("true", "2020-01-02"))
                        .claims())
                .hasSize(1);
    }
}
