package dev.jacquard.scenarios.draws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.charts.Charts;
import dev.jacquard.scenarios.Comparison;
import dev.jacquard.scenarios.Folders;
import dev.jacquard.scenarios.Models;
import dev.jacquard.scenarios.RunCsv;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class ConvergenceTest {

    private static final double EXACT = 1e-12;
    private static final double STANDARD_ERRORS = 4;

    @TempDir
    private Path folder;

    private Scenario curves() {
        return Folders.claiming(folder, "sum > 4");
    }

    @Test
    void eachStepIsWhatTheShorterRunSays() {
        Scenario scenario = curves();
        Convergence convergence = scenario.run(8_000, 3).convergence("sum");
        assertThat(convergence.steps())
                .extracting(Convergence.Step::draws)
                .containsExactly(125, 250, 500, 1_000, 2_000, 4_000, 8_000);
        for (Convergence.Step step : convergence.steps()) {
            OutputDraws shorter = scenario.run(step.draws(), 3).output("sum");
            assertThat(step.estimates())
                    .extracting(Convergence.Estimate::value)
                    .containsExactly(
                            shorter.summary().mean(),
                            shorter.summary().p5(),
                            shorter.summary().p50(),
                            shorter.summary().p95());
            assertThat(step.estimates().get(2).standardError()).isEqualTo(shorter.standardError(0.5));
        }
    }

    /** sum is x + other: 0 .. 10 uniform with a normal of 0.61; its mean's error is known from theory. */
    @Test
    void errorsAreThoseOfTheoryAndHalveWithFourTimesTheDraws() {
        Convergence convergence = curves().run(64_000, 1).convergence("sum");
        double spread = Math.hypot(spreadOfX(), 1 / 1.6448536269514722);
        assertThat(convergence.estimate("mean").standardError()).isCloseTo(spread / Math.sqrt(64_000), within(2e-4));
        double now = convergence.estimate("p50").standardError();
        double quarter = convergence
                .steps()
                .get(convergence.steps().size() - 3)
                .estimates()
                .get(2)
                .standardError();
        assertThat(quarter / now).isBetween(1.6, 2.4);
        assertThat(convergence.drawsFor("p50", now / 2)).isCloseTo(256_000, within(1.0));
    }

    /** The belief is uniform with 90 % in 0.5 .. 8, cut at 0: from 0.083 to 8.417. */
    private static double spreadOfX() {
        double width = 7.5 / 0.9;
        return width / Math.sqrt(12);
    }

    @Test
    void aClaimConvergesInItsProbability() {
        ScenarioRun run = curves().run(1_000, 1);
        Convergence convergence = run.convergence("asked");
        Convergence.Estimate last = convergence.estimate("probability");
        assertThat(last.value()).isEqualTo(run.claim("asked").probability());
        assertThat(last.standardError()).isCloseTo(run.claim("asked").standardError(), within(1e-5));
        assertThat(convergence.toString()).startsWith("p of asked ± 0.01").endsWith(" at 1000 draws; 4000 for half");
        assertThat(convergence.table().columnNames()).containsExactly("draws", "probability", "probability ±");
        assertThatThrownBy(() -> run.convergence("askd")).hasMessageContaining("askd: unknown output");
        assertThatThrownBy(() -> convergence.estimate("p50")).hasMessageStartingWith("measure: p50");
    }

    @Test
    void theFigureShowsErrorsThatAreKnown() {
        ScenarioRun run = curves().run(1_000, 1);
        assertThat(Charts.svg(run.convergence("sum").figure("convergence"))).contains("standard error");
        ScenarioRun fixed = curves().with("x", "= 3").with("other", "= 0").run(100, 1);
        assertThatThrownBy(() -> fixed.convergence("sum").figure("c"))
                .hasMessageStartingWith("sum: no standard error above zero");
    }

    @Test
    void aRunStopsWhenEveryClaimIsKnownWellEnough() {
        Scenario scenario = curves();
        ScenarioRun run = scenario.runUntil(TargetError.ofClaims(0.004), 5);
        TargetError.Outcome outcome = run.target().orElseThrow();
        assertThat(outcome.reached()).isTrue();
        assertThat(outcome.error()).isBetween(0.0035, 0.004);
        assertThat(run.claims())
                .allSatisfy(claim -> assertThat(claim.standardError()).isLessThanOrEqualTo(0.004));
        // p (1 - p) / n: the number of draws follows from the target.
        double p = run.claim(outcome.worst().replace("p of ", "")).probability();
        assertThat((double) run.draws()).isCloseTo(p * (1 - p) / 0.004 / 0.004, within(0.15 * run.draws()));
    }

    @Test
    void itIsTheRunOfSoManyDrawsAtOnceOnAnyNumberOfThreads() {
        Scenario scenario = curves();
        ScenarioRun run = scenario.runUntil(TargetError.ofClaims(0.006), 5, 1, ProgressListener.NONE);
        ScenarioRun again = scenario.runUntil(TargetError.ofClaims(0.006), 5, 2, ProgressListener.NONE);
        assertThat(RunCsv.draws(run)).isEqualTo(RunCsv.draws(scenario.run(run.draws(), 5)));
        assertThat(RunCsv.draws(again)).isEqualTo(RunCsv.draws(run));
        assertThat(RunCsv.claims(run)).isEqualTo(RunCsv.claims(scenario.run(run.draws(), 5)));
    }

    @Test
    void aRunStopsWhenTheMedianOfAnOutputIsKnownWellEnough() {
        ScenarioRun run = curves().runUntil(TargetError.ofMedian("sum", 0.05), 5);
        assertThat(run.target().orElseThrow().worst()).isEqualTo("p50 of sum");
        assertThat(run.output("sum").standardError(0.5)).isLessThanOrEqualTo(0.05);
        assertThat(run.draws()).isGreaterThan(1_024);
    }

    @Test
    void theLimitOfDrawsIsSaidToHaveComeFirst() {
        ScenarioRun run = curves().runUntil(TargetError.ofClaims(1e-5).upTo(3_000), 5);
        assertThat(run.draws()).isEqualTo(3_000);
        assertThat(run.target().orElseThrow().reached()).isFalse();
        assertThat(run.target().orElseThrow().error()).isGreaterThan(1e-5);
    }

    /** A claim that is never true has no spread, and still is not known for certain. */
    @Test
    void aClaimThatIsNeverTrueNeedsDrawsAsWell() {
        ScenarioRun run = Folders.claiming(folder, "hill > 2").runUntil(TargetError.ofClaims(0.01), 1);
        assertThat(run.claim("asked").probability()).isZero();
        Convergence never = run.convergence("asked");
        assertThat(never.estimate("probability").standardError()).isCloseTo(0.5 / (run.draws() + 1.0), within(EXACT));
    }

    @Test
    void badTargetsAreRefusedByName() {
        assertThatThrownBy(() -> TargetError.ofClaims(0)).hasMessageStartingWith("target error: 0");
        assertThatThrownBy(() -> TargetError.ofClaims(Double.NaN)).hasMessageStartingWith("target error: NaN");
        assertThatThrownBy(() -> TargetError.ofClaims(0.1).upTo(0)).hasMessageStartingWith("most draws: 0");
        assertThatThrownBy(() -> curves().runUntil(TargetError.ofMedian("summ", 0.1), 1))
                .hasMessageContaining("did you mean sum?");
        String none = Folders.CURVES.substring(0, Folders.CURVES.indexOf("claims:"));
        Scenario silent = Scenario.load(Folders.curves(folder.resolve("none"), none), Models.Curves.class);
        assertThatThrownBy(() -> silent.runUntil(TargetError.ofClaims(0.1), 1))
                .hasMessageStartingWith("target error: no claim to measure");
    }

    @Test
    void progressOfARunNeverFallsAndEndsWithAllDraws() {
        List<Long> heard = new ArrayList<>();
        curves().run(5_000, 1, 2, (done, total) -> {
            assertThat(total).isEqualTo(5_000);
            heard.add(done);
        });
        assertThat(heard).isSorted().endsWith(5_000L);
    }

    @Test
    void differencesOnCommonDrawsAreKnownBetterThanOnDrawsOfTheirOwn() {
        Scenario scenario = curves();
        int draws = 4_000;
        Comparison comparison =
                scenario.with("other", "90%: -1 .. 1.5").run(draws, 1).versus(scenario.run(draws, 1));
        Comparison.OutputChange sum = comparison.outputs().stream()
                .filter(output -> output.name().equals("sum"))
                .findFirst()
                .orElseThrow();
        assertThat(sum.errors().mean()).isLessThan(0.1 * sum.errors().unpairedMean());
        assertThat(sum.errors().median())
                .isLessThan(0.7
                        * Math.hypot(
                                scenario.run(draws, 1).output("sum").standardError(0.5),
                                scenario.run(draws, 1).output("sum").standardError(0.5)));
        Comparison.ClaimChange asked = comparison.claims().get(1);
        double unpaired = Math.hypot(
                comparison.base().claim("asked").standardError(),
                comparison.changed().claim("asked").standardError());
        assertThat(asked.standardError()).isLessThan(0.5 * unpaired);
        assertThat(asked.moved()).isGreaterThan(0);
    }

    /** The paired error is the spread of the difference over many pairs of runs. */
    @Test
    void pairedErrorsAreTheSpreadOverManySeeds() {
        Scenario scenario = curves();
        Scenario other = scenario.with("other", "90%: 0 .. 2.8");
        int seeds = 200;
        double[] moved = new double[seeds];
        double[] means = new double[seeds];
        double said = 0;
        double saidOfMean = 0;
        for (int seed = 0; seed < seeds; seed++) {
            Comparison comparison = other.run(500, seed, 1).versus(scenario.run(500, seed, 1));
            double[] before = comparison.base().output("sum").values();
            double[] after = comparison.changed().output("sum").values();
            means[seed] = mean(after) - mean(before);
            moved[seed] = comparison
                            .changed()
                            .output("sum")
                            .share(comparison
                                    .base()
                                    .scenario()
                                    .claims()
                                    .get(1)
                                    .predicate()
                                    .orElseThrow())
                    - comparison
                            .base()
                            .output("sum")
                            .share(comparison
                                    .base()
                                    .scenario()
                                    .claims()
                                    .get(1)
                                    .predicate()
                                    .orElseThrow());
            if (seed == 0) {
                said = comparison.claims().get(1).standardError();
                saidOfMean = comparison.outputs().get(4).errors().mean();
                assertThat(comparison.outputs().get(4).name()).isEqualTo("sum");
            }
        }
        double relative = STANDARD_ERRORS / Math.sqrt(2.0 * seeds) + 0.1;
        assertThat(said).isCloseTo(spread(moved), within(relative * spread(moved)));
        assertThat(saidOfMean).isCloseTo(spread(means), within(relative * spread(means)));
    }

    private static double mean(double[] values) {
        return java.util.Arrays.stream(values).average().orElseThrow();
    }

    private static double spread(double[] values) {
        return dev.jacquard.numerics.uncertainty.Summary.of(values).standardDeviation();
    }
}
