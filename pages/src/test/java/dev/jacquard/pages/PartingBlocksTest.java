package dev.jacquard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jacquard.charts.Figure;
import dev.jacquard.charts.RegionMap;
import dev.jacquard.charts.WaterfallChart;
import dev.jacquard.scenarios.Folders;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.crux.Disagreement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartingBlocksTest {

    private static final int DRAWS = 1_000;

    private static final String BUYER = """
            format: 1
            who: the buyer
            inputs:
              price: {value: "90%: 2 .. 6", basis: a price list (from memory), why: what he pays}
              soil: {value: "= poor", basis: judgement, why: he has seen it}
            """;

    @TempDir
    private Path folder;

    private Scenario scenario(String beliefs) {
        Fixture.scenario(folder);
        Path own = Folders.write(folder.resolve("harvest"), "beliefs/buyer.yaml", beliefs);
        return Scenario.load(own, Fixture.Harvest.class);
    }

    private static Report report(Scenario scenario) {
        return Report.of(scenario.run(DRAWS, 1), Fixture.DATE);
    }

    private static Figure figure(Report report, String id) {
        return report.figures().stream()
                .filter(figure -> figure.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSectionNamesBothAndHoldsWaterfallMapAndTables() throws IOException {
        Scenario scenario = scenario(BUYER);
        Report report = report(scenario);
        assertThat(report.html()).contains("<h2 id=\"parting\">Where they part</h2>");
        String section = report.markdown().split("## Where they part")[1].split("\n## ")[0];
        assertThat(section)
                .contains("of the draws for A. Writer and in", "for the buyer.", "The crux is ")
                .contains("by 1000 draws of each on the same random numbers")
                .contains("| price | – | 90%: 2 .. 6 lognormal", "a price list (from memory) (unverified)");
        assertThat(figure(report, "crux-buyer").chart()).isInstanceOf(WaterfallChart.class);
        assertThat(report.csv().keySet())
                .contains("parting-buyer.csv", "crux-buyer.csv", "measure-buyer.csv", "beliefs-buyer.csv")
                .contains("figure-crux-buyer.csv");
        JsonNode blocks = new ObjectMapper().readTree(report.json()).get("blocks");
        assertThat(blocks.findValuesAsText("id")).contains("parting", "crux-buyer", "parting-buyer");
    }

    /** The numbers of the section are those of the crux with the run's seed. */
    @Test
    void theNumbersAreThoseOfTheCrux() {
        Scenario scenario = scenario(BUYER);
        Disagreement widest = scenario.crux("buyer").draws(DRAWS).seed(1).onWidest();
        Report report = report(scenario);
        assertThat(report.markdown()).contains(MarkdownPage.escape(widest.sentence()));
        WaterfallChart chart = (WaterfallChart) figure(report, "crux-buyer").chart();
        assertThat(chart.from().value()).isEqualTo(widest.a().value());
        assertThat(report.csv().get("crux-buyer.csv"))
                .contains(","
                        + dev.jacquard.numerics.Decimals.shortest(
                                widest.contributions().get(0).amount()) + ",");
    }

    @Test
    void twoDisputedNumbersHaveAMap() {
        String seed = BUYER + "  seed: {value: \"90%: 4 .. 5\", basis: judgement, why: dear this year}\n";
        assertThat(figure(report(scenario(seed)), "map-buyer").chart()).isInstanceOf(RegionMap.class);
        assertThat(report(scenario(BUYER)).figures()).extracting(Figure::id).doesNotContain("map-buyer");
    }

    @Test
    void withoutBeliefsFilesOrWithTooFewDrawsThereIsNoSection() {
        assertThat(Fixture.report().html()).doesNotContain("Where they part");
        assertThat(Report.of(scenario(BUYER).run(50, 1), Fixture.DATE).html()).doesNotContain("Where they part");
    }

    @Test
    void severalFilesEachHaveTheirOwnHeading() {
        scenario(BUYER);
        Path own =
                Folders.write(folder.resolve("harvest"), "beliefs/widow.yaml", BUYER.replace("the buyer", "the widow"));
        String html = report(Scenario.load(own, Fixture.Harvest.class)).html();
        assertThat(html)
                .contains(
                        "<h3 id=\"parting-with-buyer\">The buyer</h3>", "<h3 id=\"parting-with-widow\">The widow</h3>");
    }

    @Tag("once")
    @Test
    void theSameRunGivesTheSameBytesOnAnyNumberOfThreads() {
        Scenario scenario = scenario(BUYER);
        List<String> pages = List.of(
                Report.of(scenario.run(DRAWS, 1, 1), Fixture.DATE).html(),
                Report.of(scenario.run(DRAWS, 1, 3), Fixture.DATE).html());
        assertThat(pages.get(0)).isEqualTo(pages.get(1));
    }
}
