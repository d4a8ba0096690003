package dev.jacquard.scenarios.crux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.charts.Ink;
import dev.jacquard.charts.RegionMap;
import dev.jacquard.numerics.decision.ValueOfInformation;
import dev.jacquard.numerics.uncertainty.StandardNormal;
import dev.jacquard.scenarios.Folders;
import dev.jacquard.scenarios.Models;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.argument.Assumption;
import dev.jacquard.scenarios.crux.Disagreement.Contribution;
import dev.jacquard.scenarios.crux.Disagreement.Measurement;
import dev.jacquard.scenarios.crux.Disagreement.Statistic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CruxTest {

    private static final double EXACT = 1e-12;
    private static final double STANDARD_ERRORS = 4;
    private static final int DRAWS = 4_000;

    @TempDir
    private Path folder;

    /** A product, which interacts; its logarithm at zero is infinite. */
    public record Product(double x, double y, Sign sign) {

        public enum Sign {
            PLUS,
            MINUS
        }

        public record Outputs(double product, double log, double x) {}

        public Outputs outputs() {
            double product = sign == Sign.PLUS ? x * y : -x * y;
            return new Outputs(product, Math.log(Math.max(0, product)), x);
        }
    }

    /** Sixteen inputs: their sum and the product of the first two. */
    public record Many(
            double a,
            double b,
            double c,
            double d,
            double e,
            double f,
            double g,
            double h,
            double i,
            double j,
            double k,
            double l,
            double m,
            double n,
            double o,
            double p) {

        public record Outputs(double total) {}

        public Outputs outputs() {
            return new Outputs(a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + a * b);
        }
    }

    private Scenario product(String x, String y, String sign, String more) {
        String text = """
                format: 1
                id: product
                title: How much?
                author: The author
                inputs:
                  x: {value: "%s", basis: test, why: a number}
                  y: {value: "%s", basis: test, why: a number%s}
                  sign: {value: "%s", basis: test, why: a form}
                claims:
                  - {id: large, by: us, kind: belief, evidence: D, text: It is large., when: product > 6}
                """.formatted(x, y, more, sign);
        return Scenario.load(Folders.write(folder.resolve("product"), "scenario.yaml", text), Product.class);
    }

    private Scenario product(String x, String y) {
        return product(x, y, "= plus", "");
    }

    private static void sumsToTheGap(Disagreement parting) {
        double sum = parting.contributions().stream()
                .mapToDouble(Contribution::amount)
                .sum();
        assertThat(sum).isCloseTo(parting.gap(), within(EXACT * Math.max(1, Math.abs(parting.gap()))));
    }

    private static void assertNear(ValueOfInformation worth, double value) {
        assertThat(worth.value()).isCloseTo(value, within(STANDARD_ERRORS * worth.standardError()));
    }

    /** By hand: x adds 2 (2 + 5) / 2 = 7, y adds 3 (1 + 3) / 2 = 6, of 15 - 2 = 13. */
    @Test
    void anInteractionIsSharedOutByShapleysValue() {
        Scenario a = product("= 1", "= 2");
        Disagreement parting = a.crux(a.with("x", "= 3").with("y", "= 5")).on("product");
        assertThat(parting.gap()).isCloseTo(13, within(EXACT));
        assertThat(parting.contributions()).extracting(Contribution::input).containsExactly("x", "y");
        assertThat(parting.contributions().get(0).amount()).isCloseTo(7, within(EXACT));
        assertThat(parting.contributions().get(1).amount()).isCloseTo(6, within(EXACT));
        assertThat(parting.contributions().get(0).share()).isCloseTo(7.0 / 13, within(EXACT));
        assertThat(parting.contributions().get(0).a()).isEqualTo("= 1");
        assertThat(parting.contributions().get(0).b()).isEqualTo("= 3");
        assertThat(parting.contributions().get(0).standardError()).isZero();
        assertThat(parting.sampling().exact()).isTrue();
        assertThat(parting.sampling().mixtures()).isEqualTo(4);
        sumsToTheGap(parting);
    }

    @Test
    void theAmountsOfMediansAndProbabilitiesSumToTheGap() {
        Scenario a = product("90%: 1 .. 3", "90%: 1 .. 6", "choice: plus (3) | minus (1)", "");
        Scenario b = a.with("x", "90%: 2 .. 9").with("y", "= 2").with("sign", "choice: plus (1) | minus (1)");
        for (String subject : List.of("product", "large")) {
            Disagreement parting = a.crux(b).draws(DRAWS).on(subject);
            assertThat(parting.contributions()).hasSize(3);
            sumsToTheGap(parting);
        }
    }

    @Test
    void theGapOfAClaimIsThatOfItsProbabilities() {
        Scenario a = product("90%: 1 .. 3", "= 3");
        Scenario b = a.with("x", "90%: 2 .. 9");
        Disagreement parting = a.crux(b).draws(DRAWS).seed(3).on("large");
        assertThat(parting.question().statistic()).isEqualTo(Statistic.PROBABILITY);
        assertThat(parting.a().value()).isEqualTo(a.run(DRAWS, 3).claim("large").probability());
        assertThat(parting.b().value()).isEqualTo(b.run(DRAWS, 3).claim("large").probability());
        assertThat(parting.measuring().line()).isEqualTo(6);
    }

    @Test
    void theMeanOfAProductOfIndependentInputsIsTheProductOfTheirMeans() {
        Scenario a = product("90%: 1 .. 3 normal", "90%: 1 .. 5 normal");
        Disagreement parting = a.crux(a.with("x", "90%: 3 .. 5 normal"))
                .draws(DRAWS)
                .statistic(Statistic.MEAN)
                .on("product");
        Contribution x = parting.contributions().get(0);
        assertThat(x.amount()).isCloseTo(6, within(STANDARD_ERRORS * x.standardError()));
        assertThat(x.standardError()).isPositive().isLessThan(0.2);
    }

    @Test
    void scenariosThatAgreeHaveNoGapAndNothingToMeasure() {
        Scenario a = product("90%: 1 .. 3", "= 2");
        Disagreement parting = a.crux(a).draws(DRAWS).on("product");
        assertThat(parting.gap()).isZero();
        assertThat(parting.contributions()).isEmpty();
        assertThat(parting.measureFirst()).isEmpty();
        assertThat(parting.sampling().mixtures()).isEqualTo(1);
    }

    @Test
    void anotherWayToWriteTheSameBeliefIsNoDisagreement() {
        Scenario a = product("= 1", "= 2", "choice: plus (1) | minus (3)", "");
        assertThat(a.crux(a.with("sign", "choice: minus (6) | plus (2)").with("x", "= 1.0"))
                        .disputed())
                .isEmpty();
    }

    @Test
    void moreThanFifteenInputsAreSampledWithTheirError() {
        String inputs = IntStream.range(0, 16)
                .mapToObj(n -> "  " + (char) ('a' + n) + ": {value: '= 0', basis: test, why: one}\n")
                .collect(Collectors.joining());
        Scenario a = Scenario.load(
                Folders.write(
                        folder.resolve("many"),
                        "scenario.yaml",
                        "format: 1\nid: many\ntitle: Many?\ninputs:\n" + inputs),
                Many.class);
        Scenario b = a;
        for (Assumption assumption : a.assumptions()) {
            b = b.with(assumption.name(), "= 1");
        }
        Disagreement parting = a.crux(b).draws(100).on("total");
        assertThat(parting.sampling().exact()).isFalse();
        assertThat(parting.contributions()).hasSize(16);
        sumsToTheGap(parting);
        assertThat(parting.gap()).isCloseTo(17, within(EXACT));
        for (Contribution own : parting.contributions()) {
            boolean joined = own.input().equals("a") || own.input().equals("b");
            assertThat(own.amount()).isCloseTo(joined ? 1.5 : 1, within(EXACT + STANDARD_ERRORS * own.standardError()));
        }
        assertThat(parting.contributions())
                .filteredOn(own -> own.standardError() > 0.01)
                .extracting(Contribution::input)
                .isSubsetOf("a", "b");
    }

    /** Of two points at a distance 1 from the line, an error of 1 leaves the right side with probability Phi(1). */
    @Test
    void measuringAnInputIsWorthWhatDecidingAfterItGains() {
        Scenario a = product("= 0", "= 1");
        Disagreement parting = a.crux(a.with("x", "= 2")).draws(20_000).on("x");
        assertThat(parting.measuring().line()).isEqualTo(1);
        assertThat(parting.measuring().now()).isCloseTo(0, within(STANDARD_ERRORS / Math.sqrt(20_000)));
        assertNear(parting.measuring().perfect(), 0.5);
        Measurement first = parting.measureFirst().get(0);
        assertThat(first.observation()).isEqualTo("one observation, wrong by 1 (one standard error)");
        assertNear(first.ceiling(), 0.5);
        assertNear(first.worth(), StandardNormal.cdf(1) - 0.5);
    }

    /** Outputs 3 and -3: the right form is worth 1.5, a test that is right in 80 % of cases 1.5 (0.8 - 0.2). */
    @Test
    void testingAFormIsWorthItsReliability() {
        Scenario a = product("= 3", "= 1");
        Disagreement parting = a.crux(a.with("sign", "= minus")).draws(20_000).on("product");
        Measurement first = parting.measureFirst().get(0);
        assertNear(first.ceiling(), 1.5);
        assertNear(first.worth(), 0.9);
    }

    @Test
    void theMostWorthIsMeasuredFirstAndTheCeilingIsNeverMuchLower() {
        Scenario a = product("90%: 1 .. 3 normal", "90%: 1 .. 3 normal");
        Scenario b = a.with("x", "90%: 1.5 .. 3.5 normal").with("y", "90%: 3 .. 9 normal");
        Disagreement parting = a.crux(b).draws(DRAWS).on("large");
        List<Measurement> first = parting.measureFirst();
        assertThat(first).extracting(Measurement::input).containsExactly("y", "x");
        for (Measurement own : first) {
            double error = Math.hypot(own.worth().standardError(), own.ceiling().standardError());
            assertThat(own.worth().value()).isLessThan(own.ceiling().value() + STANDARD_ERRORS * error);
            assertThat(own.ceiling().value())
                    .isLessThan(parting.measuring().perfect().value() + STANDARD_ERRORS * error);
        }
    }

    @Test
    void valuesAreKeptApartAndNeverMeasured() {
        Scenario a = product("= 1", "= 2", "= plus", ", role: value");
        Disagreement parting = a.crux(a.with("x", "= 3").with("y", "= 5")).on("product");
        assertThat(parting.amountOf(Assumption.Role.FACT)).isCloseTo(7, within(EXACT));
        assertThat(parting.amountOf(Assumption.Role.VALUE)).isCloseTo(6, within(EXACT));
        assertThat(parting.shareOf(Assumption.Role.FACT) + parting.shareOf(Assumption.Role.VALUE))
                .isCloseTo(1, within(EXACT));
        assertThat(parting.measureFirst()).extracting(Measurement::input).containsExactly("x");
    }

    @Test
    void nothingDependsOnThreads() {
        Scenario a = product("90%: 1 .. 3", "90%: 1 .. 6", "choice: plus (3) | minus (1)", "");
        Scenario b = a.with("x", "90%: 2 .. 9").with("sign", "= plus");
        Crux crux = a.crux(b).draws(DRAWS);
        assertThat(crux.threads(2).on("large")).isEqualTo(crux.threads(1).on("large"));
    }

    @Test
    void progressEndsWhenTheWorkDoes() {
        Scenario a = product("= 1", "= 2");
        List<Long> heard = new ArrayList<>();
        List<Long> totals = new ArrayList<>();
        a.crux(a.with("x", "= 3").with("y", "= 5"))
                .draws(100)
                .progress((done, total) -> {
                    heard.add(done);
                    totals.add(total);
                })
                .on("product");
        assertThat(heard).isSorted().endsWith(400L);
        assertThat(totals).containsOnly(400L);
    }

    @Test
    void inputsOfOneFitMoveTogether() {
        Path pair = Folders.write(folder.resolve("pair"), "fits/runs.csv", "first,last\n1,10\n2,20\n3,30\n");
        Folders.write(pair, "scenario.yaml", """
                format: 1
                id: pair
                title: How much together?
                inputs:
                  first: {value: "fit: runs", basis: test, why: joint}
                  last: {value: "fit: runs", basis: test, why: joint}
                """);
        Scenario a = Scenario.load(pair, Models.Pair.class);
        Disagreement parting = a.crux(a.with("last", "= 0")).draws(DRAWS).on("sum");
        assertThat(parting.contributions()).hasSize(1);
        Contribution both = parting.contributions().get(0);
        assertThat(both.input()).isEqualTo("fit: runs");
        assertThat(both.inputs()).containsExactly("first", "last");
        assertThat(both.b()).isEqualTo("first fit: runs; last = 0");
        assertThat(both.amount()).isEqualTo(parting.gap());
    }

    @Test
    void correlationsThatDifferTakePart() {
        String text = """
                format: 1
                id: %s
                title: How much together?
                inputs:
                  first: {value: "90%%: -1 .. 1", basis: test, why: a range}
                  last: {value: "90%%: -1 .. 1", basis: test, why: a range}
                correlations: [[first, last, %s]]
                claims:
                  - {id: far, by: us, kind: belief, evidence: D, text: It is far., when: sum > 1.5}
                """;
        Scenario a = Scenario.load(
                Folders.write(folder.resolve("a"), "scenario.yaml", text.formatted("a", "0.8")), Models.Pair.class);
        Scenario b = Scenario.load(
                Folders.write(folder.resolve("b"), "scenario.yaml", text.formatted("b", "-0.8")), Models.Pair.class);
        Disagreement parting = a.crux(b).draws(DRAWS).on("far");
        assertThat(parting.contributions()).extracting(Contribution::input).containsExactly("correlations");
        assertThat(parting.contributions().get(0).a()).isEqualTo("first with last 0.8");
        assertThat(parting.contributions().get(0).amount()).isEqualTo(parting.gap());
        assertThat(parting.gap()).isNegative();
        assertThat(parting.measureFirst()).isEmpty();
    }

    @Test
    void otherModelsAreRefusedNamingTheDifference() {
        Scenario curves = Scenario.load(Folders.curves(folder, Folders.CURVES), Models.Curves.class);
        assertThatThrownBy(() -> product("= 1", "= 2").crux(curves))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scenarios: on the models Product and Curves; only product has y, sign; only curves has"
                        + " other, form (expected: two scenarios on one model, or one and its beliefs files)");
    }

    @Test
    void whatIsInfiniteHasAMedianButNoMean() {
        Scenario a = product("90%: -1 .. 3", "= 1");
        Crux crux = a.crux(a.with("y", "= 2")).draws(DRAWS);
        assertThat(crux.on("log").gap()).isCloseTo(Math.log(2), within(EXACT));
        assertThat(crux.on("log").measuring().payoff()).isEqualTo("share of decisions that are right");
        assertThatThrownBy(() -> crux.statistic(Statistic.MEAN).on("log"))
                .hasMessageStartingWith("mean of log: -Infinity");
    }

    @Test
    void whatIsNotAskedForIsRefused() {
        Scenario a = product("= 1", "= 2");
        Crux crux = a.crux(a.with("y", "= 3"));
        assertThatThrownBy(() -> crux.on("prduct")).hasMessageContaining("did you mean product?");
        assertThatThrownBy(() -> crux.statistic(Statistic.MEDIAN).on("large"))
                .hasMessage("statistic: median (expected: probability, for a claim)");
        assertThatThrownBy(() -> crux.draws(10)).hasMessage("draws: 10 (expected: a whole number >= 100)");
        assertThatThrownBy(() -> a.crux("nobody"))
                .hasMessage("beliefs: nobody (expected: a file of beliefs/ beside product, which has none)");
    }

    @Test
    void theMapShowsWhereTheVerdictFlipsAndWhatEachBelieves() {
        Scenario a = product("90%: 1 .. 2 normal", "90%: 1 .. 2 normal");
        Scenario b = a.with("x", "90%: 3 .. 4 normal").with("y", "90%: 3 .. 4 normal");
        Crux crux = a.crux(b).draws(DRAWS);
        RegionMap map = crux.map(crux.on("large")).orElseThrow();
        assertThat(map.regions()).containsExactly("large false", "large true");
        assertThat(map.inks()).containsExactly(Ink.NEUTRAL, Ink.FIRST);
        assertThat(crux.map(crux.on("product")).orElseThrow().inks()).containsExactly(Ink.FOURTH, Ink.FIRST);
        assertThat(map.boxes()).extracting(RegionMap.Box::name).containsExactly("The author (a)", "The author (b)");
        assertThat(map.boxes().get(0).x().low()).isCloseTo(1, within(EXACT));
        assertThat(map.boxes().get(1).y().high()).isCloseTo(4, within(EXACT));
        assertThat(map.regionAt(map.boxes().get(0).middle())).contains("large false");
        assertThat(map.regionAt(map.boxes().get(1).middle())).contains("large true");
        for (int row = 0; row < map.cells().size(); row++) {
            for (int column = 0; column < map.cells().size(); column++) {
                double x = (map.columns().get(column) + map.columns().get(column + 1)) / 2;
                double y = (map.rows().get(row) + map.rows().get(row + 1)) / 2;
                assertThat(map.cells().get(row).get(column)).isEqualTo(x * y > 6 ? 1 : 0);
            }
        }
    }

    @Test
    void allClaimsAreComparedAndTheWidestIsTakenApart() {
        Scenario a = product("90%: 1 .. 3", "= 3");
        Crux crux = a.crux(a.with("x", "90%: 2 .. 9")).draws(DRAWS).seed(3);
        Standing large = crux.standings().get(0);
        assertThat(crux.standings()).extracting(Standing::claim).containsExactly("large");
        assertThat(large.a()).isEqualTo(a.run(DRAWS, 3).claim("large").probability());
        assertThat(crux.onWidest()).isEqualTo(crux.on("large"));
        assertThat(crux.onWidest().gap()).isEqualTo(large.gap());
        assertThat(Standing.widest(List.of(new Standing("up", 0.2, 0.5), new Standing("down", 0.9, 0.1))))
                .map(Standing::claim)
                .contains("down");
        assertThat(Standing.widest(List.of())).isEmpty();
    }

    @Test
    void withoutClaimsTheOutputShownFirstIsTakenApart() {
        Scenario a = Scenario.load(Folders.write(folder.resolve("bare"), "scenario.yaml", """
                format: 1
                id: bare
                title: How much?
                inputs:
                  x: {value: "= 2", basis: test, why: a number}
                  y: {value: "= 3", basis: test, why: a number}
                  sign: {value: "= plus", basis: test, why: a form}
                """), Product.class);
        Crux crux = a.crux(a.with("x", "= 3")).draws(100);
        assertThat(crux.standings()).isEmpty();
        assertThat(crux.onWidest()).isEqualTo(crux.on("product"));
    }

    /** A model that counts how often it is asked. */
    public record Counted(double x, double y) {

        private static final LongAdder CALLS = new LongAdder();

        public record Outputs(double sum, double difference) {}

        public Outputs outputs() {
            CALLS.increment();
            return new Outputs(x + y, x - y);
        }
    }

    /** Four mixtures and the prior, each with every draw once; a few calls beyond look at shapes and purity. */
    @Test
    void eachMixtureIsRunOnceForAllQuestions() {
        Scenario a = Scenario.load(Folders.write(folder.resolve("counted"), "scenario.yaml", """
                format: 1
                id: counted
                title: How much?
                inputs:
                  x: {value: "90%: 1 .. 2", basis: test, why: a number}
                  y: {value: "90%: 1 .. 2", basis: test, why: a number}
                claims:
                  - {id: much, by: us, kind: belief, evidence: D, text: Much., when: sum > 3}
                  - {id: apart, by: us, kind: belief, evidence: D, text: Apart., when: difference > 0}
                """), Counted.class);
        CruxRun run = a.crux(a.with("x", "= 3").with("y", "= 2")).draws(DRAWS).run();
        Counted.CALLS.reset();
        run.on("much");
        long one = Counted.CALLS.sum();
        run.on("apart");
        run.standings();
        assertThat(one).isBetween(3L * DRAWS, 3L * DRAWS + 100);
        assertThat(Counted.CALLS.sum()).isEqualTo(one);
    }

    @Test
    void whatIsInfiniteInOneQuestionSpoilsNoOther() {
        Scenario a = product("90%: -1 .. 3", "= 1");
        CruxRun run = a.crux(a.with("y", "= 2"))
                .draws(DRAWS)
                .statistic(Statistic.MEAN)
                .run(List.of("log", "product"));
        assertThatThrownBy(() -> run.on("log")).hasMessageStartingWith("mean of log: -Infinity");
        assertThat(run.on("product").gap()).isPositive();
    }

    @Test
    void whatBothAreGivenNoLongerPartsThem() {
        Scenario a = product("= 1", "= 2");
        Crux crux = a.crux(a.with("x", "= 3").with("y", "= 5")).withBoth(Map.of("y", "= 4"));
        assertThat(crux.disputed()).containsExactly("x");
        assertThat(crux.on("product").gap()).isCloseTo(8, within(EXACT));
    }

    @Test
    void aMapNeedsTwoDisputedNumbers() {
        Scenario a = product("= 1", "= 2");
        Crux crux = a.crux(a.with("x", "= 3").with("sign", "= minus"));
        assertThat(crux.map(crux.on("product"))).isEmpty();
    }
}
