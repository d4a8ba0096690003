package dev.jacquard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scenarios.argument.ScenarioException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioRunTest {

    private static final int DRAWS = 4_000;
    private static final double STANDARD_ERRORS = 4;
    private static final double EXACT = 1e-12;

    private static final String PAIR = """
            format: 1
            id: pair
            title: How much together?
            inputs:
              first: {value: "90%: 1 .. 3", basis: test, why: a range}
              last: {value: "90%: 1 .. 5", basis: test, why: a range}
            """;

    @TempDir
    private Path folder;

    private Scenario pair(String more) {
        return Scenario.load(Folders.write(folder.resolve("pair"), "scenario.yaml", PAIR + more), Models.Pair.class);
    }

    @Tag("once")
    @Test
    void theSameBytesComeFromOneAndTwoThreads() {
        Scenario scenario = Folders.claiming(folder, "sum > 4");
        ScenarioRun one = scenario.run(DRAWS, 3, 1);
        ScenarioRun two = scenario.run(DRAWS, 3, 2);
        assertThat(RunCsv.draws(two)).isEqualTo(RunCsv.draws(one));
        assertThat(RunJson.of(two, List.of()).text())
                .isEqualTo(RunJson.of(one, List.of()).text());
    }

    @Test
    void whatTippingPointsHoldIsSaid() {
        assertThat(pair("").run(10, 1).held()).isEqualTo("numbers at their medians");
    }

    @Test
    void anotherSeedGivesOtherDraws() {
        Scenario scenario = pair("");
        assertThat(scenario.run(10, 1).output("sum").values())
                .isNotEqualTo(scenario.run(10, 2).output("sum").values());
    }

    @Test
    void moreDrawsKeepTheFirstOnes() {
        Scenario scenario = pair("");
        double[] few = scenario.run(300, 1).output("sum").values();
        double[] many = scenario.run(1_000, 1).output("sum").values();
        assertThat(Arrays.copyOf(many, few.length)).isEqualTo(few);
    }

    @Test
    void addingAnInputLeavesTheDrawsOfTheOthers() {
        String triple = PAIR.replace("id: pair", "id: triple")
                .replace("  last:", "  middle: {value: \"90%: 0 .. 1\", basis: test, why: new}\n  last:");
        Scenario more =
                Scenario.load(Folders.write(folder.resolve("triple"), "scenario.yaml", triple), Models.Triple.class);
        ScenarioRun before = pair("").run(DRAWS, 5);
        ScenarioRun after = more.run(DRAWS, 5);
        assertThat(after.input("first").values())
                .isEqualTo(before.input("first").values());
        assertThat(after.input("last").values()).isEqualTo(before.input("last").values());
    }

    @Test
    void replacingAnInputLeavesTheDrawsOfTheOthers() {
        Scenario scenario = pair("");
        assertThat(scenario.with("first", "= 2").run(DRAWS, 5).input("last").values())
                .isEqualTo(scenario.run(DRAWS, 5).input("last").values());
    }

    @Test
    void aRangeHoldsItsLevel() {
        ScenarioRun run = pair("").run(DRAWS, 1);
        double[] values = run.input("first").values();
        long outside = Arrays.stream(values).filter(x -> x < 1 || x > 3).count();
        double error = Math.sqrt(0.1 * 0.9 / DRAWS);
        assertThat((double) outside / DRAWS).isCloseTo(0.1, within(STANDARD_ERRORS * error));
    }

    @Test
    void correlationsAreReachedAsRankCorrelations() {
        ScenarioRun run = pair("correlations:\n  - [first, last, 0.6]\n").run(DRAWS, 1);
        double spearman =
                spearman(run.input("first").values(), run.input("last").values());
        double error = 1 / Math.sqrt(DRAWS - 1.0);
        assertThat(spearman).isCloseTo(0.6, within(STANDARD_ERRORS * error));
        ScenarioRun independent = pair("").run(DRAWS, 1);
        assertThat(spearman(
                        independent.input("first").values(),
                        independent.input("last").values()))
                .isCloseTo(0, within(STANDARD_ERRORS * error));
    }

    @Test
    void correlatedInputsKeepTheirRanges() {
        Summary last = pair("correlations:\n  - [first, last, -0.8]\n")
                .run(DRAWS, 1)
                .input("last")
                .summary();
        double error = Math.sqrt(0.05 * 0.95 / DRAWS);
        double[] values = pair("correlations:\n  - [first, last, -0.8]\n")
                .run(DRAWS, 1)
                .input("last")
                .values();
        double below = (double) Arrays.stream(values).filter(x -> x < 1).count() / DRAWS;
        assertThat(below).isCloseTo(0.05, within(STANDARD_ERRORS * error));
        assertThat(last.p50()).isBetween(2.1, 2.4);
    }

    @Test
    void oneDrawFixesAnInputOnce() {
        ScenarioRun run = pair("").run(50, 1);
        double[] first = run.input("first").values();
        double[] last = run.input("last").values();
        double[] sum = run.output("sum").values();
        for (int draw = 0; draw < sum.length; draw++) {
            assertThat(sum[draw]).isCloseTo(first[draw] + last[draw], within(EXACT));
        }
    }

    @Test
    void sameSeedMeansCommonRandomNumbers() {
        Scenario scenario = Folders.claiming(folder, "sum > 4");
        Comparison comparison = scenario.with("other", "= 0").run(DRAWS, 1).versus(scenario.run(DRAWS, 1));
        assertThat(comparison.inputs()).extracting(Comparison.InputChange::name).containsExactly("other");
        Comparison.OutputChange parabola = comparison.outputs().get(0);
        assertThat(parabola.name()).isEqualTo("parabola");
        assertThat(parabola.difference().p5()).isZero();
        assertThat(parabola.difference().p95()).isZero();
        assertThat(comparison.moved()).containsExactly("output sum");
        assertThat(comparison.table().rowCount()).isEqualTo(9);
    }

    @Test
    void runsOfDifferentSeedsAreNotCompared() {
        Scenario scenario = pair("");
        ScenarioRun base = scenario.run(10, 1);
        assertThatThrownBy(() -> scenario.run(10, 2).versus(base)).hasMessageContaining("the same draws and seed");
    }

    @Test
    void aModelThatFailsOnSomeDrawsSaysHowManyAndHowToRepeatTheFirst() {
        String yaml = """
                format: 1
                id: fragile
                title: Does it break?
                inputs:
                  x: {value: "90%: 0 .. 0.9 uniform", basis: test, why: above one in some draws}
                """;
        Scenario fragile =
                Scenario.load(Folders.write(folder.resolve("fragile"), "scenario.yaml", yaml), Models.Fragile.class);
        // The uniform shape reaches from -0.05 to 0.95, so no draw fails; a wider one fails above one.
        assertThat(fragile.run(1_000, 1).output("root").values()).hasSize(1_000);
        Scenario wider = fragile.with("x", "90%: 0 .. 1.8 uniform");
        int[] failing = java.util.stream.IntStream.range(0, 1_000)
                .filter(draw -> wider.draw(1, draw).failure().isPresent())
                .toArray();
        for (int threads : new int[] {1, 2}) {
            assertThatThrownBy(() -> wider.run(1_000, 1, threads))
                    .isInstanceOf(ScenarioException.class)
                    .hasMessageStartingWith("Fragile: fails on " + failing.length + " of 1000 draws")
                    .hasMessageContaining("first on draw " + failing[0]
                            + " of seed 1: IllegalArgumentException: x: too large; see it alone with --seed 1 --draw "
                            + failing[0]);
        }
        assertThat(wider.draw(1, failing[0]).failureText()).contains("IllegalArgumentException: x: too large");
        assertThat(wider.draw(1, failing[0]).inputs()).containsKey("x");
    }

    @Test
    void unknownOutputsAndClaimsSuggestTheNearest() {
        ScenarioRun run = Folders.claiming(folder, "sum > 4").run(20, 1);
        assertThatThrownBy(() -> run.output("parabla")).hasMessageContaining("did you mean parabola?");
        assertThatThrownBy(() -> run.claim("belov")).hasMessageContaining("did you mean below?");
        assertThatThrownBy(() -> run.scenario().with("othr", "= 1"))
                .hasMessage(
                        "othr: unknown assumption of Curves (expected one of: x, other, form); did you mean other?");
    }

    @Test
    void tablesHoldOutputsClaimsAndDraws() {
        ScenarioRun run = Folders.claiming(folder, "sum > 4").run(20, 1);
        assertThat(run.table().columnNames())
                .containsExactly("output", "unit", "mean", "p5", "p50", "p95", "meanStandardError");
        assertThat(run.claimsTable().rowCount()).isEqualTo(2);
        assertThat(run.drawsTable().rowCount()).isEqualTo(20);
        assertThat(run.drawsTable().stringColumn("form").get(0)).isEqualTo("plain");
    }

    private static double spearman(double[] a, double[] b) {
        double[] x = ranks(a);
        double[] y = ranks(b);
        double mean = (a.length - 1) / 2.0;
        double product = 0;
        double square = 0;
        for (int i = 0; i < x.length; i++) {
            product += (x[i] - mean) * (y[i] - mean);
            square += (x[i] - mean) * (x[i] - mean);
        }
        return product / square;
    }

    private static double[] ranks(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Arrays.stream(values)
                .map(value -> Arrays.binarySearch(sorted, value))
                .toArray();
    }

    @Test
    void rivalRangesAreDrawnAsOneMixtureThatTips() {
        Scenario scenario = pair("""
            claims:
              - {id: big, by: us, kind: belief, evidence: D, text: It is big., when: sum > 20}
            """).with("last", "choice: 90%: 1 .. 3 normal (3) | 90%: 40 .. 60 normal (1)");
        ScenarioRun run = scenario.run(DRAWS, 3);
        double error = Math.sqrt(0.75 * 0.25 / DRAWS);
        assertThat(run.claim("big").probability()).isCloseTo(0.25, within(STANDARD_ERRORS * error));
        assertThat(run.claim("big").tippingPoints()).containsKey("last");
        assertThat(run.claim("big").byForm()).isEmpty();
    }
}
