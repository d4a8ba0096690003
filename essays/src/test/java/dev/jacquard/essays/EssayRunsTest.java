package dev.jacquard.essays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.charts.RegionMap;
import dev.jacquard.scenarios.RunJson;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.crux.Crux;
import dev.jacquard.scenarios.crux.CruxFigures;
import dev.jacquard.scenarios.crux.CruxRun;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only a whole essay shows: many questions to one run, beliefs at a bound, inputs held at medians and at the likeliest. */
class EssayRunsTest {

    /** Thirty-two mixtures and the prior, whatever is asked; each answer as if it were asked alone. */
    @Tag("once")
    @Test
    void severalQuestionsShareOneRunOfTheModel() {
        Scenario essay = Scenario.load("lossy-self-improvement");
        Crux crux = essay.crux("takeoff").draws(200).seed(5);
        CruxRun run = crux.run();
        assertThat(run.subjects()).hasSize(6).contains("losses-win", "more-linear-than-exponential");
        assertThat(run.standings()).isEqualTo(crux.standings());
        for (String subject : run.subjects()) {
            assertThat(run.on(subject)).isEqualTo(crux.on(subject));
        }
        CruxRun outputs = crux.run(List.of("growthSlope", "gain40over4"));
        assertThat(outputs.on("gain40over4")).isEqualTo(crux.on("gain40over4"));
        assertThat(outputs.on("growthSlope")).isEqualTo(crux.on("growthSlope"));
        assertThatThrownBy(() -> outputs.on("losses-win"))
                .hasMessage("subject: losses-win (expected: one of those run: growthSlope, gain40over4)");
    }

    @Test
    void aBeliefAtTheBoundOfWhatTheModelTakesIsOnTheMap() {
        Scenario essay = Scenario.load("lossy-self-improvement");
        Crux crux = essay.crux("takeoff").draws(200);
        RegionMap map = crux.map(crux.on("losses-win")).orElseThrow();
        assertThat(map.y().title()).isEqualTo("loss");
        assertThat(map.held()).contains("numbers at the median of both beliefs", "mechanism = ces");
        assertThat(CruxFigures.map("map", crux.on("losses-win"), map).processing())
                .contains(map.held());
        assertThat(map.boxes().get(1).y().low()).isZero();
        assertThat(map.rows().get(0)).isNegative();
        assertThat(map.regionAt(map.boxes().get(1).middle())).contains("losses-win true");
        assertThat(map.cells().get(0)).containsOnly(RegionMap.OUTSIDE);
        assertThat(map.cells().get(2)).contains(1);
    }

    @Test
    void whatTippingPointsHoldIsSaid() {
        ScenarioRun essay = Scenario.load("lossy-self-improvement").run(200, 1);
        assertThat(essay.held())
                .startsWith("numbers at their medians, ")
                .contains("mechanism = ces (the likeliest, 30 %)");
        assertThat(RunJson.of(essay, List.of()).text()).contains("\"held\": \"" + essay.held() + "\"");
    }
}
