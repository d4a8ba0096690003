package dev.jacquard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jacquard.charts.ContrastChart;
import dev.jacquard.charts.Figure;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.sensitivity.Method;
import dev.jacquard.scenarios.sensitivity.OutputDrivers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverBlocksTest {

    private static final int DRAWS = 2_000;

    @TempDir
    private Path folder;

    private Report report() {
        return Fixture.report();
    }

    @Test
    void eachOutputHasATornadoAndSharesAndEachUndecidedClaimItsContrast() {
        assertThat(report().figures())
                .extracting(Figure::id)
                .contains("tornado-profit", "shares-profit", "tornado-loss", "shares-loss", "contrast-pays")
                .doesNotContain("contrast-sure");
    }

    @Test
    void theIndicesAreATableInEveryFormat() {
        Report report = report();
        assertThat(report.csv().get("indices.csv"))
                .startsWith("Output,Input,Method,Measure,Value,Low,High,To be read as\n")
                .contains("profit,soil,sobol,total,", "loss,price,sobol,first,");
        assertThat(report.markdown()).contains("profit", "sobol", "told apart from zero");
        assertThat(report.json()).contains("\"id\": \"indices\"", "\"id\": \"contrast-pays\"");
    }

    /** The second field pays on rich soil only: a price of 16 and more is never drawn. */
    @Test
    void theContrastOfAClaimHoldsTheSharesOfTheDrawsWhereItIsTrueAndWhereItIsFalse() {
        ScenarioRun run = Fixture.scenario(folder).run(DRAWS, 1);
        Figure figure = Report.of(run, Fixture.DATE).figures().stream()
                .filter(one -> one.id().equals("contrast-pays"))
                .findFirst()
                .orElseThrow();
        assertThat(figure.title()).isEqualTo("Where claim pays is true, soil differs most");
        ContrastChart.Options soil = (ContrastChart.Options)
                ((ContrastChart) figure.chart()).panels().get(0);
        assertThat(soil.options().get(0).whenTrue()).isEqualTo(1);
        assertThat(soil.options().get(1).whenTrue()).isZero();
        double[] forms = run.input("soil").values();
        double[] profit = run.output("profit").values();
        int poor = 0;
        int others = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            others += profit[draw] > 2 ? 0 : 1;
            poor += profit[draw] <= 2 && forms[draw] == 1 ? 1 : 0;
        }
        assertThat(soil.options().get(1).whenFalse()).isEqualTo((double) poor / others);
    }

    @Test
    void correlatedInputsGetShapleyEffectsAndASentenceThatSaysSo() {
        Scenario scenario = Fixture.scenario(
                folder,
                Fixture.YAML.replace("claims:", "correlations:\n  - [price, seed, 0.5]\nclaims:"),
                Fixture.STORY);
        List<OutputDrivers> drivers = scenario.run(DRAWS, 1).outputDrivers(2);
        assertThat(drivers)
                .allMatch(output -> output.shares().orElseThrow().study().method() == Method.SHAPLEY)
                .allMatch(output -> output.note().startsWith("Inputs are correlated"));
        assertThat(Fixture.report(scenario).markdown()).contains("Output profit. Inputs are correlated");
    }

    @Test
    void whereTheVarianceRestsOnAFewExtremeDrawsRanksAreShownInstead() {
        OutputDrivers drivers = Scenario.load("lossy-self-improvement")
                .run(DRAWS, 1)
                .outputDrivers(2)
                .get(1);
        assertThat(drivers.output()).isEqualTo("linearOverExponential");
        assertThat(drivers.shares().orElseThrow().study().method()).isEqualTo(Method.RANK);
        assertThat(drivers.note()).startsWith("The variance rests on a few extreme draws");
        assertThat(drivers.tornado()).isPresent();
    }

    @Test
    void whereNothingVariesNothingDrives() {
        Scenario fixed = Fixture.scenario(folder)
                .with("price", "= 10")
                .with("seed", "= 2")
                .with("soil", "= rich");
        assertThat(fixed.run(10, 1).outputDrivers(3)).isEmpty();
        assertThat(Fixture.report(fixed).figures()).extracting(Figure::id).noneMatch(id -> id.startsWith("shares"));
    }
}
