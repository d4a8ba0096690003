package dev.jacquard.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jacquard.scenarios.Folders;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.argument.ScenarioException;
import dev.jacquard.scenarios.claims.Scoreboard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @TempDir
    private Path folder;

    private static List<String> all(String text, String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void aConclusionThatFlipsChangesVerdictHeadlineAndCaption() {
        Scenario scenario = Fixture.scenario(folder).with("soil", "= rich");
        Report dear = Fixture.report(scenario.with("price", "90%: 20 .. 30"));
        Report cheap = Fixture.report(scenario.with("price", "90%: 1 .. 2"));

        assertThat(dear.run().claim("pays").verdict().word()).isEqualTo("holds");
        assertThat(cheap.run().claim("pays").verdict().word()).isEqualTo("fails");
        assertThat(dear.headline()).isEqualTo("Given these assumptions, of the author’s 2 claims: 2 hold.");
        assertThat(cheap.headline()).isEqualTo("Given these assumptions, of the author’s 2 claims: 2 fail.");
        assertThat(dear.figure("claim-pays").caption()).endsWith("the claim holds.");
        assertThat(cheap.figure("claim-pays").caption()).endsWith("the claim fails.");
        assertThat(dear.figure("claims").title())
                .isNotEqualTo(cheap.figure("claims").title());
        assertThat(dear.html()).contains("data-verdict=\"holds\"").contains("That it pays holds;");
        assertThat(cheap.html()).contains("data-verdict=\"fails\"").contains("That it pays fails;");
        assertThat(dear.provenance().scenarioHash())
                .isNotEqualTo(cheap.provenance().scenarioHash());
        assertThat(dear.provenance().line()).contains("price set to 90%: 20 .. 30");
    }

    @Test
    void formsThatDisagreeAreTheHeadline() {
        Report report = Fixture.report();
        assertThat(report.headline())
                .isEqualTo(
                        "“The second field pays” turns on the choice of soil: it holds under rich and fails under poor.");
        assertThat(report.html()).contains(report.counts());
        assertThat(report.figure("forms-pays").title()).contains("the forms of soil disagree");
    }

    @Test
    void aFigureIsAskedForByItsIdAndAnUnknownOneIsRefusedWithThoseThereAre() {
        Report report = Fixture.report();
        assertThat(report.figures())
                .isNotEmpty()
                .allSatisfy(figure -> assertThat(report.figure(figure.id())).isEqualTo(figure));
        assertThatThrownBy(() -> report.figure("claim-pay"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("figure: claim-pay (expected: one of: ")
                .hasMessageContaining("claims")
                .hasMessageEndingWith("did you mean claim-pays?");
    }

    @Test
    void aFigureThatCannotBeDrawnSaysSoAndTheReportStands() {
        Scenario dear = Fixture.scenario(folder).with("price", "90%: 1e150 .. 2e150");
        assertThat(Fixture.report(dear).html())
                .contains("Claim pays has no figure of its draws: largest value on the axis profit, USD: ")
                .contains("Cannot be drawn: ", "The data are below.")
                .contains("<svg");
        assertThat(Fixture.report().html()).doesNotContain("Cannot be drawn", "has no figure");
    }

    @Test
    void everythingThatARreportOwesItsReaderIsThere() {
        String html = Fixture.report().html();
        assertThat(html)
                .contains("Given these assumptions")
                .contains("Follows from these assumptions:")
                .contains("Said by the author: 1 claim")
                .contains("Implied by the author’s conclusion: 1 claim")
                .contains("Our questions: 2 claims")
                .contains("1 input rests on judgement: price.")
                .contains("1 input has not been checked against a source: soil.")
                .contains("1 dated input was older than 180 days on 2026-06-01: price.")
                .contains("<span class=\"flag\">unverified</span>")
                .contains("at half width it")
                .contains("where it comes from")
                .contains("Prices will rise. Run with price 90%: 20 .. 30, this changes")
                .contains("Weeds.")
                .contains("Figure 2: rich soil is drawn 10 (price) beyond the data.")
                .contains("href=\"https://example.org/fields\"")
                .contains("The summary is ours")
                .contains("2000 draws · seed 1 · scenario ")
                .contains("<math")
                .contains("True by derivation")
                .contains("see figure 1.");
    }

    @Test
    void anIdentityHasNoProbabilityAndIsNotCountedAmongBeliefs() {
        Report report = Fixture.report();
        String card = all(report.html(), "(<article class=\"claim-card\" id=\"claim-sure\".*?</article>)")
                .get(0);
        assertThat(card).doesNotContain("Probability").doesNotContain("figure");
        assertThat(Index.of(List.of(report)).html()).contains("apart from them 1 claim on data or by derivation");
    }

    @Test
    void whatIsTrueInEveryDrawAsksWhetherTheRangeDecides() {
        Report report = Fixture.report(Fixture.scenario(folder).with("soil", "= rich"));
        assertThat(report.run().claim("rich").probability()).isEqualTo(1);
        assertThat(report.html()).contains("ask whether the range, not the world, decides it");
    }

    @Test
    void datedInputsAreJudgedAgainstTheDateOfTheReport() {
        Scenario scenario = Fixture.scenario(folder);
        Report early = Report.of(scenario.run(200, 1), java.time.LocalDate.of(2025, 10, 2));
        assertThat(early.html()).contains("No dated input was older than 180 days on 2025-10-02.");
    }

    @Tag("once")
    @Test
    void theSameRunGivesTheSameBytesOnOneThreadAndTwo() {
        Scenario scenario = Fixture.scenario(folder);
        Report one = Report.of(scenario.run(2_000, 1, 1), Fixture.DATE);
        Report two = Report.of(scenario.run(2_000, 1, 2), Fixture.DATE);
        assertThat(one.html()).isEqualTo(two.html());
        assertThat(one.json()).isEqualTo(two.json());
        assertThat(one.markdown()).isEqualTo(two.markdown());
        assertThat(one.csv()).isEqualTo(two.csv());
        assertThat(one.html()).isEqualTo(one.html());
    }

    @Test
    void thePageAsksForNothing() {
        String html = Fixture.report().html();
        assertThat(html).doesNotContain("<script").doesNotContain("@import").doesNotContain("url(http");
        assertThat(all(html, " src=\"([^\"]*)\"")).isEmpty();
        assertThat(all(html, "<link[^>]* href=\"([^\"]*)\"")).containsExactly("data:,");
        assertThat(html).contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    }

    @Test
    void thePageIsWellBuilt() {
        String html = Fixture.report().html();
        List<String> ids = all(html, " id=\"([^\"]+)\"");
        assertThat(ids).hasSameSizeAs(new HashSet<>(ids));
        List<Integer> levels =
                all(html, "<h([1-6])[ >]").stream().map(Integer::valueOf).toList();
        assertThat(levels.get(0)).isEqualTo(1);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).isBetween(2, levels.get(i - 1) + 1);
        }
        assertThat(all(html, "<th( [^>]*|)>")).allMatch(attributes -> attributes.contains("scope="));
        assertThat(html).startsWith("<!DOCTYPE html>").contains("<html lang=\"en\">");
        List<String> targets = all(html, " href=\"#([^\"]+)\"");
        assertThat(ids).containsAll(targets);
        assertThat(all(html, "(<figure )")).hasSameSizeAs(all(html, "(<details>)"));
    }

    @Test
    void textOfAScenarioIsTextInEveryFormat() throws IOException {
        String yaml = Fixture.YAML
                .replace("why: one year in four", "why: '<script>alert(1)</script>'")
                .replace("basis: B. Author 2020", "basis: '=HYPERLINK(\"http://example.org\")'")
                .replace("title: Does the second field pay?", "title: '<img src=x onerror=alert(1)>'")
                .replace("text: Rich soil is enough.", "text: 'Rich | soil <b>is</b> enough.'")
                .replace("https://example.org/fields", "javascript:alert(1)");
        Report report = Fixture.report(Fixture.scenario(folder, yaml, Fixture.STORY));
        assertThat(report.html())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>")
                .doesNotContain("<img")
                .doesNotContain("<b>is")
                .doesNotContain("javascript:");
        assertThat(Index.of(List.of(report)).html()).doesNotContain("<img");
        assertThat(report.markdown())
                .contains("Rich \\| soil \\<b\\>is")
                .doesNotContainPattern("(?<!\\\\)<(img|b|script)");
        assertThat(report.csv().get("bases.csv"))
                .contains("\"'=HYPERLINK(\"\"http://example.org\"\")\"")
                .doesNotContain("\n=")
                .doesNotContain(",=");
        assertThat(new ObjectMapper().readTree(report.json()).get("title").asText())
                .isEqualTo("<img src=x onerror=alert(1)>");
    }

    @Test
    void programsGetFullPrecisionAndTheSameBlocks() throws IOException {
        Report report = Fixture.report();
        JsonNode json = new ObjectMapper().readTree(report.json());
        assertThat(json.get("format").asInt()).isEqualTo(1);
        assertThat(json.get("seed").asInt()).isEqualTo(1);
        assertThat(json.get("blocks").size()).isEqualTo(report.blocks().size());
        double median = report.run().output("profit").summary().p50();
        String outputs = report.csv().get("outputs.csv");
        assertThat(outputs).contains("," + dev.jacquard.numerics.Decimals.shortest(median) + ",");
        assertThat(report.csv().keySet()).contains("assumptions.csv", "figure-price-line.csv", "answers.csv");
    }

    @Test
    void aStoryThatSpeaksOfWhatTheRunDoesNotKnowIsRefused() {
        for (String bad : List.of(
                "{{outputs.profit.p51}}",
                "{{claims.pay.verdict}}",
                "{{outputs.profit.p50 | euro}}",
                "{{inputs.prise}}",
                "{{figure:nowhere}}",
                "{{claims.pays.verdict | usd}}",
                "{{run.time}}")) {
            Scenario scenario = Fixture.scenario(folder, Fixture.YAML, Fixture.STORY.replace("Weeds.", bad));
            assertThatThrownBy(() -> Fixture.report(scenario))
                    .as(bad)
                    .isInstanceOf(ScenarioException.class)
                    .hasMessageStartingWith("story.md:27 ");
        }
    }

    @Test
    void aScenarioWithoutAStoryHasNoReport() {
        Path bare = Folders.write(folder.resolve("harvest"), "scenario.yaml", Fixture.YAML);
        Scenario scenario = Scenario.load(bare, Fixture.Harvest.class);
        assertThatThrownBy(() -> Fixture.report(scenario)).hasMessageContaining("story.md: missing");
    }

    @Test
    void aFolderOfReportsHoldsEveryFormatAndAnIndex() throws IOException {
        Path out = folder.resolve("out");
        Files.createDirectories(out);
        Files.writeString(out.resolve("mine.txt"), "mine");
        Report report = Fixture.report();
        List<Path> files = ReportFolder.write(List.of(report), out, Set.copyOf(ReportFolder.FORMATS));
        assertThat(files)
                .contains(out.resolve("index.html"), out.resolve("harvest.md"), out.resolve("harvest/outputs.csv"));
        assertThat(files).allMatch(Files::isRegularFile);
        assertThat(Files.readString(out.resolve("mine.txt"))).isEqualTo("mine");
        assertThat(Files.readString(out.resolve("index.html")))
                .contains("href=\"harvest.html\"")
                .contains("turns on the choice");
        assertThat(listed(out)).noneMatch(name -> name.endsWith(".unfinished"));
    }

    @Test
    void whatCannotBeWrittenLeavesTheOldFilesAsTheyWere() throws IOException {
        Path out = folder.resolve("out");
        Files.createDirectories(out.resolve("harvest.json"));
        Files.writeString(out.resolve("harvest.html"), "old");
        Report report = Fixture.report();
        assertThatThrownBy(() -> ReportFolder.write(List.of(report), out, Set.copyOf(ReportFolder.FORMATS)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("harvest.json");
        assertThat(Files.readString(out.resolve("harvest.html"))).isEqualTo("old");
        assertThat(listed(out))
                .doesNotContain("index.html", "harvest.md")
                .noneMatch(name -> name.endsWith(".unfinished"));
    }

    @Test
    void aFileWhereTheFolderShouldBeIsRefused() throws IOException {
        Path out = Files.writeString(folder.resolve("out"), "a file");
        assertThatThrownBy(() -> ReportFolder.checkWritable(out.resolve("reports")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--out");
        assertThat(Files.readString(out)).isEqualTo("a file");
    }

    private static List<String> listed(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toList());
        }
    }

    @Test
    void aSettledClaimIsScoredInTheIndex() {
        String yaml = Fixture.YAML.replace(
                "when: loss > 2 USD}",
                "when: loss > 2 USD, resolves: {date: 2026-01-01, source: the almanac}, outcome: false, outcomeSource: the almanac}");
        Report report = Fixture.report(Fixture.scenario(folder, yaml, Fixture.STORY));
        double p = report.run().claim("ours").probability();
        Index index = Index.of(List.of(report));
        assertThat(index.scores()).hasSize(1);
        assertThat(index.scores().get(0).brier()).isEqualTo(dev.jacquard.charts.NumberStyle.PLAIN.text(p * p));
        assertThat(index.html()).contains("Scoreboard");
    }

    @Test
    void aCalibrationIsDrawnOnceEnoughClaimsAreSettled() {
        List<Scoreboard.Settled> settled = new ArrayList<>();
        for (int i = 0; i < Scoreboard.ENOUGH; i++) {
            settled.add(new Scoreboard.Settled("essay", "c" + i, "It is so.", 0.05 + 0.1 * i, i > 4));
        }
        Index few = new Index(List.of(), Scoreboard.of(settled.subList(0, 3)), List.of(), "");
        assertThat(few.html()).contains("too few to tell skill from luck").doesNotContain("figure-calibration");
        Index enough = new Index(List.of(), Scoreboard.of(settled), List.of(), "");
        assertThat(enough.html()).contains("figure-calibration", "share that came true");
    }

    @Test
    void aDatedClaimWithoutAnOutcomeWaits() {
        String yaml = Fixture.YAML.replace(
                "when: loss > 2 USD}", "when: loss > 2 USD, resolves: {date: 2031-01-01, source: the almanac}}");
        Index index = Index.of(List.of(Fixture.report(Fixture.scenario(folder, yaml, Fixture.STORY))));
        assertThat(index.scores()).isEmpty();
        assertThat(index.waiting()).extracting(Index.Waiting::claim).contains("ours");
        assertThat(index.html()).contains("Claims that wait for their day", "2031-01-01");
    }
}
