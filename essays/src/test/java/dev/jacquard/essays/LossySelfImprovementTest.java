package dev.jacquard.essays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.charts.Figure;
import dev.jacquard.charts.LineChart;
import dev.jacquard.charts.NumberStyle;
import dev.jacquard.essays.LossySelfImprovement.Mechanism;
import dev.jacquard.essays.LossySelfImprovement.ProgressUnit;
import dev.jacquard.numerics.EffectiveNumber;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.argument.Assumption;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.claims.ClaimResult;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("once")
class LossySelfImprovementTest {

    private static final double MONTE_CARLO = 0.02;

    private static final Percentage IDENTITY = Percentage.withPercentage(1e-10);
    private static final Percentage SOLVER = Percentage.withPercentage(1e-4);
    private static final int DRAWS = 400;

    private static LossySelfImprovement model(Mechanism mechanism, double sigma, double kappa, double returns) {
        return new LossySelfImprovement(
                5, 30, 0.95, sigma, 0.05, mechanism, kappa, returns, 0.5, 0.1, 0.9, ProgressUnit.PRODUCTIVITY, 0.2);
    }

    /** Amdahl at 0.95, nEff at 0.05 (the same law), a queue whose knee is 7, and 0.5 as the power. */
    @ParameterizedTest
    @CsvSource({
        "CES,              3.898305085, 1.045513524",
        "CORRELATION,      3.898305085, 1.045513524",
        "REVIEW_QUEUE,     1.885244205, 1",
        "STEPPING_ON_TOES, 3.162277660, 5"
    })
    void eachMechanismDescribesTheLossAlone(Mechanism mechanism, double fewer, double more) {
        LossySelfImprovement.Outputs outputs = model(mechanism, 0, 0.5, 1.2).outputs();
        double sixDigits = 1e-4;
        assertThat(outputs.gain40over4()).isCloseTo(fewer, Percentage.withPercentage(sixDigits));
        assertThat(outputs.gain10000over400()).isCloseTo(more, Percentage.withPercentage(sixDigits));
        assertThat(outputs.kneeAgents()).isEqualTo(7);
    }

    @Test
    void correlationIsTheRatioOfEffectiveNumbers() {
        assertThat(model(Mechanism.CORRELATION, 0, 0.5, 1.2).outputs().gain10000over400())
                .isCloseTo(EffectiveNumber.of(10_000, 0.05) / EffectiveNumber.of(400, 0.05), IDENTITY);
    }

    @Test
    void theSlopeOfAConstantExponentIsThatExponent() {
        // sigma = 1: e = lambda kappa - lambda / r - loss
        double exponent = 0.5 * 0.6 - 0.5 / 1.2 - 0.1;
        assertThat(model(Mechanism.CES, 1, 0.6, 1.2).outputs().growthSlope()).isCloseTo(exponent, SOLVER);
    }

    @Test
    void aDrawThatReachesInfinityIsSuperExponentialAndFinite() {
        var runaway = new LossySelfImprovement(
                5, 30, 0.95, 1, 0.05, Mechanism.CES, 1, 9, 0.9, 0, 1.5, ProgressUnit.PRODUCTIVITY, 0.2);
        LossySelfImprovement.Outputs outputs = runaway.outputs();
        assertThat(runaway.loop().singularTime().orElseThrow()).isLessThan(10);
        assertThat(outputs.growthSlope()).isCloseTo(0.8, SOLVER);
        assertThat(outputs.logProductivity()).isEqualTo(Math.log(1e12));
        assertThat(outputs.closedLoopLead()).isZero();
        assertThat(outputs.linearOverExponential()).isBetween(0.0, 10.0);
        assertThat(outputs.productivity().get(40)).isCloseTo(1e12, SOLVER);
    }

    @Test
    void aBarelyDivergingDrawStillCountsAsSuperExponential() {
        // e = 0.04 with growth 5 a year: infinity after five years, though the slope itself is within the exponential
        // band
        var barely = new LossySelfImprovement(
                5, 30, 0.95, 1, 0.05, Mechanism.CES, 1, 1.0 / 0.9, 0.5, 0.01, 5, ProgressUnit.PRODUCTIVITY, 0.2);
        assertThat(barely.loop().limitingExponent()).isCloseTo(0.04, SOLVER);
        assertThat(barely.outputs().growthSlope()).isGreaterThan(0.05);
    }

    @Test
    void theUnitOfProgressCanTurnTheAnswer() {
        var productivity = new LossySelfImprovement(
                5, 30, 0.95, 0.25, 0.05, Mechanism.CES, 0.8, 1.5, 0.5, 0.02, 0.9, ProgressUnit.PRODUCTIVITY, 0.2);
        var logarithm = new LossySelfImprovement(
                5, 30, 0.95, 0.25, 0.05, Mechanism.CES, 0.8, 1.5, 0.5, 0.02, 0.9, ProgressUnit.LOG_PRODUCTIVITY, 0.2);
        assertThat(productivity.outputs().linearOverExponential()).isLessThan(1);
        assertThat(logarithm.outputs().linearOverExponential()).isGreaterThan(1);
    }

    @Test
    void closingTheLoopLeadsWhereReturnsAreStrongAndLossesSmall() {
        var open = new LossySelfImprovement(
                5, 30, 0.95, 0, 0.05, Mechanism.CES, 0.3, 3.5, 0.7, 0.02, 0.9, ProgressUnit.PRODUCTIVITY, 0.2);
        assertThat(open.outputs().closedLoopLead()).isGreaterThan(0);
        var weak = new LossySelfImprovement(
                5, 30, 0.95, 0, 0.05, Mechanism.CES, 0.95, 0.5, 0.5, 0.02, 0.9, ProgressUnit.PRODUCTIVITY, 0.2);
        assertThat(weak.outputs().closedLoopLead()).isLessThan(0);
    }

    @Test
    void theScenarioCarriesTheClaimsOfTheEssay() {
        Scenario scenario = Scenario.load("lossy-self-improvement");
        assertThat(scenario.claims()).hasSize(6);
        assertThat(scenario.claims().stream().filter(Claim::isAuthors)).hasSize(4 + 1);
        assertThat(scenario.claims().stream().filter(claim -> claim.by() == Claim.By.US))
                .hasSize(1);
        assertThat(scenario.claims().get(2).resolution().orElseThrow().date()).isEqualTo(LocalDate.of(2028, 3, 22));
        assertThat(scenario.assumptions()).hasSize(13);
        assertThat(scenario.story()).isPresent();
    }

    /** The literature's numbers are those of the reference; what nobody checked counts as unverified on its side as well. */
    @Test
    void theTakeOffLiteratureStandsBesideTheAuthor() {
        Scenario author = Scenario.load("lossy-self-improvement");
        assertThat(author.beliefs()).containsExactly("takeoff");
        assertThat(author.whose("takeoff")).isEqualTo("the take-off literature");
        Scenario literature = author.withBeliefs("takeoff");
        assertThat(literature.changes().keySet()).containsExactly("sigma", "returns", "lambda", "loss", "progressUnit");
        assertThat(literature.unverified()).extracting(Assumption::name).containsExactly("returns", "lambda");
        assertThat(author.assumptions().stream().filter(Assumption::isValue))
                .extracting(Assumption::name)
                .containsExactly("progressUnit");
        ScenarioRun run = literature.run(DRAWS, 1);
        assertThat(run.claim("losses-win").probability())
                .isLessThan(author.run(DRAWS, 1).claim("losses-win").probability() - 0.2);
    }

    @Test
    void theAnswerLeavesEvenLessRoomForARunaway() {
        ClaimResult losses =
                Scenario.load("lossy-self-improvement").run(DRAWS, 1).claim("losses-win");
        assertThat(losses.answers()).hasSize(1);
        assertThat(losses.answers().get(0).probability()).isGreaterThan(losses.probability());
    }

    /** The other side's case: a closed and lossless loop with strong returns. */
    @Test
    void turningTheAssumptionsTurnsTheVerdictAndTheCaptions() {
        Scenario scenario = Scenario.load("lossy-self-improvement").with("sigma", "= 0");
        ScenarioRun base = scenario.run(DRAWS, 1);
        ScenarioRun turned = scenario.with("kappa", "= 1 share")
                .with("loss", "= 0")
                .with("returns", "90%: 2 .. 3.6")
                .run(DRAWS, 1);
        assertThat(base.claim("losses-win").verdict().word()).isEqualTo("holds");
        assertThat(turned.claim("losses-win").verdict().word()).isEqualTo("fails");
        Figure before = figure(base, "regimes");
        Figure after = figure(turned, "regimes");
        assertThat(after.title()).isNotEqualTo(before.title()).contains("falls as productivity rises in 0");
        assertThat(after.caption()).isNotEqualTo(before.caption());
        assertThat(figure(turned, "paths-log").caption())
                .startsWith("Counted in doublings progress does not slow down");
        assertThat(figure(base, "paths-log").caption()).startsWith("Counted in doublings progress slows down");
    }

    @Test
    void everyFigureThatMustBeShownIsDrawnFromTheRun() {
        List<Figure> figures = LossySelfImprovement.figures(
                Scenario.load("lossy-self-improvement").run(DRAWS, 1));
        assertThat(figures.stream().map(Figure::id))
                .containsExactly("speedup", "regimes", "paths-linear", "paths-log", "horizons");
        assertThat(((LineChart) figures.get(0).chart()).series()).hasSize(Mechanism.values().length);
        assertThat(figures)
                .allSatisfy(figure -> assertThat(figure.data().rows()).isNotEmpty());
        // doubling of the eleven models since 2023: 130.8 days in the published fit of the same suite
        assertThat(figures.get(4).caption()).contains("doubles every 131 days");
    }

    /** A caption that quotes a median quotes that of the run: no figure looks at a part of the draws. */
    @Test
    void captionsSpeakOfAllDraws() {
        ScenarioRun run = Scenario.load("lossy-self-improvement")
                .with("mechanism", "= ces")
                .run(3_000, 1);
        String gain =
                NumberStyle.X.text(run.output("gain10000over400").summary().p50());
        Figure speedup = figure(run, "speedup");
        assertThat(speedup.caption()).contains(gain + " where part of the work stays slow");
        assertThat(speedup.processing()).contains("3000 draws");
        assertThat(figure(run, "regimes").processing()).contains("300 of 3000 draws");
    }

    @Test
    void figuresSurviveAChoiceReplacedByAValue() {
        ScenarioRun run = Scenario.load("lossy-self-improvement")
                .with("sigma", "= 0.5")
                .with("mechanism", "choice: ces (1)")
                .run(50, 1);
        assertThat(figure(run, "regimes").caption()).contains("σ = 0.5");
    }

    @Test
    void anUnknownMechanismIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> Scenario.load("lossy-self-improvement").with("mechanism", "choice: reviewQeue (1)"))
                .hasMessageContaining("reviewQueue");
    }

    @Test
    void medianGrowthIsThePublishedOne() {
        // the geometric middle of 0.3 .. 1.5 a year
        double middle = Math.sqrt(0.3 * 1.5);
        assertThat(Scenario.load("lossy-self-improvement")
                        .run(20_000, 1)
                        .input("startGrowth")
                        .quantile(0.5))
                .isCloseTo(middle, within(MONTE_CARLO));
    }

    private static Figure figure(ScenarioRun run, String id) {
        return LossySelfImprovement.figures(run).stream()
                .filter(figure -> figure.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
