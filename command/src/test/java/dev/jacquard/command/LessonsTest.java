package dev.jacquard.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.economics.selfimprovement.LossyLoop;
import dev.jacquard.numerics.quantity.Quantity;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.numerics.sensitivity.Bootstrap;
import dev.jacquard.numerics.sensitivity.MorrisEffects;
import dev.jacquard.numerics.sensitivity.Outputs;
import dev.jacquard.numerics.sensitivity.SobolIndices;
import dev.jacquard.pages.Report;
import dev.jacquard.scenarios.RunCsv;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.argument.Assumption;
import dev.jacquard.scenarios.binding.Shelves;
import dev.jacquard.scenarios.sensitivity.Method;
import dev.jacquard.scenarios.sensitivity.SobolResult;
import java.lang.reflect.ParameterizedType;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What users of comparable tools complained about, each as a test of what is otherwise here. That notebooks are run by the build is
 * tested in the module of the notebooks; fits against other implementations in the module of each law.
 */
@Tag("once")
class LessonsTest {

    private static final int DRAWS = 256;

    private static Scenario essay() {
        return Scenario.load("lossy-self-improvement");
    }

    @Test
    void oneChangingAnAssumptionLeavesTheScenarioThatWasThere() {
        Scenario base = essay();
        String before = RunCsv.outputs(base.run(DRAWS, 1));
        base.with("kappa", "= 0.3").run(DRAWS, 1);
        assertThat(base.changes()).isEmpty();
        assertThat(RunCsv.outputs(base.run(DRAWS, 1))).isEqualTo(before);
    }

    @Test
    void twoASeedRepeatsARunReplicationsDifferAndTheReportPrintsIt() {
        Scenario scenario = essay();
        assertThat(RunCsv.draws(scenario.run(DRAWS, 5))).isEqualTo(RunCsv.draws(scenario.run(DRAWS, 5)));
        assertThat(RunCsv.draws(scenario.run(DRAWS, 6))).isNotEqualTo(RunCsv.draws(scenario.run(DRAWS, 5)));
        Report report = Report.of(scenario.run(DRAWS, 54_321), LocalDate.of(2026, 6, 1));
        assertThat(report.html()).contains("54321");
        assertThat(report.markdown()).contains("54321");
    }

    @Test
    void threeAnIntervalWithoutItsLevelIsRefused() {
        assertThatThrownBy(() -> essay().with("kappa", "0.2 .. 0.9"))
                .hasMessageContaining("expected: a range with its level");
    }

    @Test
    void fourAnIndexHasAnIntervalAndSaysWhenToTreatItAsZero() {
        SobolResult result = essay().sensitivity("growthSlope").sobol(DRAWS, 1);
        assertThat(result.effects())
                .allMatch(effect -> effect.total().low() <= effect.total().high());
        assertThat(result.rows())
                .flatMap(row -> row)
                .anyMatch(cell -> cell.startsWith("treat as zero or take more draws"));
    }

    @Test
    void fiveAnAnalyserTakesTheOutputsOfItsOwnDesignOnly() throws NoSuchMethodException {
        for (Class<?> analyser : List.of(SobolIndices.class, MorrisEffects.class)) {
            var type = (ParameterizedType)
                    analyser.getMethod("of", Outputs.class, Bootstrap.class).getGenericParameterTypes()[0];
            assertThat(type.getActualTypeArguments()[0].getTypeName())
                    .endsWith(analyser == SobolIndices.class ? "SaltelliDesign" : "MorrisDesign");
        }
    }

    @Test
    void sixCorrelatedInputsGetShapleyEffectsAndAWordWhereSobolIsAskedFor() {
        assertThat(Method.SOBOL.takesCorrelated()).isFalse();
        assertThat(Method.SHAPLEY.takesCorrelated()).isTrue();
        assertThat(essay().sensitivity("growthSlope").method()).isEqualTo(Method.SOBOL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "token", "FLOP", "shilling", "person-hour", "USD2025"})
    void sevenUnitsOfTheFieldAreDimensionsOfTheirOwn(String symbol) {
        Unit unit = Unit.parse(symbol);
        assertThat(Quantity.parse("3 " + symbol, unit).in(unit)).isEqualTo(3);
        assertThatThrownBy(() -> Quantity.parse("3 watt", unit).in(unit)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eightEveryEssayHasNumbersThatAreKept() {
        for (String slug : Shelves.slugs()) {
            assertThat(Scenario.load(slug).folder().resolve("expected.csv")).exists();
        }
    }

    @Test
    void tenASingularityInFiniteTimeIsFoundAndNotRunInto() {
        LossyLoop amplifying = LossyLoop.ofReturns(1, 1, 1, 0.3, 3.6, 0);
        assertThat(amplifying.singularTime()).isPresent();
        assertThat(LossyLoop.ofReturns(1, 0.2, 0, 0.5, 0.5, 0.5).singularTime()).isEmpty();
    }

    @Test
    void elevenEveryAssumptionOfEveryEssaySaysWhereItComesFromAndWhy() {
        for (String slug : Shelves.slugs()) {
            assertThat(Scenario.load(slug).assumptions()).allSatisfy(assumption -> {
                assertThat(assumption.basis()).isNotBlank();
                assertThat(assumption.why()).isNotBlank();
            });
        }
    }

    @Test
    void twelveTheTableOfAReportHoldsTheValuesThatWereRun() {
        Scenario changed = essay().with("kappa", "90%: 0.11 .. 0.22 share");
        String table =
                Report.of(changed.run(DRAWS, 1), LocalDate.of(2026, 6, 1)).csv().get("assumptions.csv");
        for (Assumption assumption : changed.assumptions()) {
            assertThat(table).contains(assumption.name());
        }
        assertThat(table).contains("0.11 .. 0.22");
    }
}
