package dev.jacquard.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.charts.Charts;
import dev.jacquard.compute.RentedCompute;
import dev.jacquard.pages.Report;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.claims.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The few lines that users are promised to be able to write; each must keep compiling and say what it says. */
@Tag("once")
class PromisedApiTest {

    /** Half a unit of the last printed digit of 8.78e8 USD. */
    private static final double PRINTED = 0.005e8;

    private static final int DRAWS = 4_000;

    @Test
    void aNotebookAsksAPublishedLawForItsOptimumAndItsCurve() {
        var chinchilla = ChinchillaLaw.besiroglu2024();
        assertThat(chinchilla.law().optimal(5e26)).hasToString("Allocation[parameters=2.32e12, tokens=3.59e13]");
        var figure = Charts.lossCurve(chinchilla, 1e20, 1e27);
        assertThat(figure.caption() + figure.source()).contains("Besiroglu");
    }

    @Test
    void aProgramPricesTheComputeOfAPlan() {
        var h100 = new RentedCompute(/* peakFlopPerSecond */ 9.89e14, /* mfu */ 0.40, /* usdPerAcceleratorHour */ 2.50);
        double usd = h100.costUsd(5e26);
        assertThat(usd).isCloseTo(8.78e8, within(PRINTED));
    }

    @Test
    void aScenarioRunsIsChangedComparedJudgedAndReported(@TempDir Path folder) throws IOException {
        var scenario = Scenario.load("lossy-self-improvement");
        var base = scenario.run(DRAWS, 7);
        var slow = scenario.with("startGrowth", "= 0.4 1/year").run(DRAWS, 7);
        assertThat(slow.versus(base).table().rowCount()).isPositive();
        assertThat(base.claim("foot-feels-exponential").verdict())
                .isInstanceOf(Verdict.HoldsIf.class)
                .asString()
                .startsWith("HoldsIf[condition=rampShare <= 0.2");
        Path out = folder.resolve("report.html");
        Report.of(base).writeHtml(out);
        assertThat(Files.readString(out)).startsWith("<!DOCTYPE html>").contains("</html>");
    }
}
