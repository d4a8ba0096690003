package dev.jacquard.scenarios.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.dependence.GaussianCopula;
import dev.jacquard.numerics.sensitivity.Index;
import dev.jacquard.numerics.sensitivity.MorrisDesign;
import dev.jacquard.numerics.sensitivity.Pawn;
import dev.jacquard.scenarios.Folders;
import dev.jacquard.scenarios.Models;
import dev.jacquard.scenarios.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SensitivityTest {

    private static final int DRAWS = 1 << 12;
    private static final double STANDARD_ERRORS = 4;

    /** The identity tolerance. */
    private static final double EXACT = 1e-12;

    /** Ishigami's function, economics.md section I: first, total and Shapley. */
    private static final Map<String, double[]> ISHIGAMI_INDICES = Map.of(
            "x1", new double[] {0.313905191, 0.557588855, 0.435747023},
            "x2", new double[] {0.442411145, 0.442411145, 0.442411145},
            "x3", new double[] {0, 0.243683664, 0.121841832});

    private static final String ISHIGAMI = """
            format: 1
            id: ishigami
            title: Which input matters?
            inputs:
              x1: {value: "90%: -2.827433388230814 .. 2.827433388230814 uniform", basis: test, why: minus pi to pi}
              x2: {value: "90%: -2.827433388230814 .. 2.827433388230814 uniform", basis: test, why: minus pi to pi}
              x3: {value: "90%: -2.827433388230814 .. 2.827433388230814 uniform", basis: test, why: minus pi to pi}
            """;

    private static final String WEIGHTED = """
            format: 1
            id: weighted
            title: Which input matters?
            inputs:
              one: {value: "90%: -1.6448536269514722 .. 1.6448536269514722 normal", basis: test, why: standard normal}
              two: {value: "90%: -1.6448536269514722 .. 1.6448536269514722 normal", basis: test, why: standard normal}
              idle: {value: "90%: 1 .. 2", basis: test, why: does not matter}
              sign: {value: "= plus", basis: test, why: the usual one}
            claims:
              - {id: gains, by: us, kind: belief, evidence: D, text: It gains., when: sum > 1 USD}
              - {id: sure, by: us, kind: identity, evidence: A, text: It is a sum.}
            """;

    @TempDir
    private Path folder;

    private Sensitivity ishigami() {
        return Scenario.load(
                        Folders.write(folder.resolve("ishigami"), "scenario.yaml", ISHIGAMI), Models.Ishigami.class)
                .sensitivity("y");
    }

    private Scenario weighted(String more) {
        return Scenario.load(
                Folders.write(folder.resolve("weighted"), "scenario.yaml", WEIGHTED + more), Models.Weighted.class);
    }

    private static void near(Index index, double expected) {
        assertThat(index.value()).isCloseTo(expected, within(STANDARD_ERRORS * index.standardError() + EXACT));
    }

    @Test
    void sobolIndicesOfIshigamisFunctionAreThePublishedOnes() {
        for (SobolResult result :
                new SobolResult[] {ishigami().sobol(DRAWS, 1), ishigami().jansen(DRAWS, 1)}) {
            assertThat(result.inputs()).containsExactly("x1", "x2", "x3");
            for (SobolResult.Effect effect : result.effects()) {
                near(effect.first(), ISHIGAMI_INDICES.get(effect.input())[0]);
                near(effect.total(), ISHIGAMI_INDICES.get(effect.input())[1]);
            }
            assertThat(result.study().evaluations()).isEqualTo(DRAWS * 5);
            assertThat(result.study().level()).isEqualTo(0.9);
            assertThat(result.interactionWarning())
                    .hasValueSatisfying(text -> assertThat(text).startsWith("one input at a time explains 7"));
        }
    }

    @Test
    void anIndexThatIsNotToldApartFromZeroSaysSoInWords() {
        SobolResult result = ishigami().sobol(DRAWS, 1);
        assertThat(result.rows().get(2).get(1)).startsWith("treat as zero or take more draws (");
        assertThat(result.indices().get(2))
                .containsKeys("first", "firstLow", "firstHigh", "total", "totalLow", "totalHigh");
        assertThat(result.indices().get(2).get("firstText").toString())
                .startsWith("treat as zero or take more draws (90 %:");
        assertThat(result.toString()).contains("y, sobol: shares of variance", "x1: first 0.3", "acting together");
    }

    @Test
    void shapleyEffectsOfIshigamisFunctionAreTheExactOnes() {
        ShapleyResult result = ishigami().shapley(DRAWS, 1);
        result.effects()
                .forEach(effect -> near(effect.effect(), ISHIGAMI_INDICES.get(effect.input())[2]));
        assertThat(result.study().evaluations()).isEqualTo(DRAWS * 4);
    }

    /** Y = X1 + 2 X2 of standard normals with correlation r: Iooss and Prieur 2019, section 4.1. */
    @Test
    void correlatedInputsShareTheVarianceAsShapleySays() {
        Sensitivity sensitivity =
                weighted("correlations:\n  - [one, two, 0.5]\n").sensitivity("sum");
        double r = GaussianCopula.score(0.5);
        double variance = 1 + 4 + 2 * r * 2;
        double one = (1 * (1 - r * r / 2) + r * 2 + 4 * r * r / 2) / variance;
        ShapleyResult result = sensitivity.shapley(DRAWS, 3);
        assertThat(result.inputs()).containsExactly("two", "one", "idle");
        near(result.effects().get(1).effect(), one);
        near(result.effects().get(0).effect(), 1 - one);
        assertThat(sensitivity.method()).isEqualTo(Method.SHAPLEY);
        assertThat(weighted("").sensitivity("sum").method()).isEqualTo(Method.SOBOL);
    }

    @Test
    void sobolIndicesOfCorrelatedInputsAreRefusedAndShapleyIsOffered() {
        Sensitivity sensitivity =
                weighted("correlations:\n  - [one, two, 0.5]\n").sensitivity("sum");
        assertThatThrownBy(() -> sensitivity.sobol(64, 1))
                .hasMessage(
                        "method: sobol with correlated inputs (expected: shapley, which shares the variance out among"
                                + " correlated inputs); or rank, pawn, tornado, morris");
        assertThat(sensitivity.morris(64, 1).warnings())
                .containsExactly("correlated inputs are moved one at a time, as if they were independent");
        assertThat(sensitivity.tornado(64, 1).warnings())
                .containsExactly("correlated inputs are moved one at a time, as if they were independent");
    }

    @Test
    void anOutputThatIsInfiniteSomewhereIsLeftToRanksAndClaims() {
        Scenario scenario = weighted("");
        Sensitivity steep = scenario.sensitivity("steep");
        for (Method method : new Method[] {Method.SOBOL, Method.JANSEN, Method.MORRIS, Method.SHAPLEY}) {
            assertThatThrownBy(() -> steep.by(method, 64, 1))
                    .hasMessageMatching("steep: infinite in \\d+ of \\d+ evaluations \\(expected: a finite output for "
                            + method.word()
                            + "\\); rank, pawn and tornado take infinite ones, and the truth of a claim is"
                            + " always finite");
            assertThat(method.takesInfinite()).isFalse();
        }
        assertThat(steep.rank(DRAWS, 1).inputs()).containsExactly("two", "one", "idle");
        assertThat(steep.pawn(DRAWS, 1).effects().get(0).input()).isEqualTo("two");
        assertThat(steep.tornado(64, 1).warnings())
                .containsExactly(
                        "the output is infinite at some points, so that nobody knows how much inputs act together");
        assertThat(scenario.sensitivity("gains").sobol(DRAWS, 1).inputs().get(0))
                .isEqualTo("two");
        assertThatThrownBy(() -> scenario.sensitivity("sure"))
                .hasMessage("claim: sure, an identity without a predicate (expected: one that draws decide)");
    }

    @Test
    void ranksAreThoseOfASumOfNormals() {
        RankResult result = weighted("").sensitivity("sum").rank(20_000, 1);
        // Pearson's correlations are 2 and 1 over the root of 5; Spearman's follow from them.
        assertThat(result.inputs()).containsExactly("two", "one", "idle");
        near(result.effects().get(0).spearman().orElseThrow(), GaussianCopula.spearman(2 / Math.sqrt(5)));
        near(result.effects().get(1).spearman().orElseThrow(), GaussianCopula.spearman(1 / Math.sqrt(5)));
        assertThat(result.rows().get(2).get(1)).startsWith("treat as zero or take more draws");
    }

    @Test
    void choicesHaveFormsInATornadoAndNoRank() {
        Scenario scenario =
                weighted("").with("sign", "choice: minus (1) | plus (3)").with("one", "= 1");
        TornadoResult tornado = scenario.sensitivity("sum").tornado();
        assertThat(tornado.middle()).isEqualTo(1);
        TornadoResult.Bar sign = tornado.bars().get(1);
        assertThat(sign).isEqualTo(new TornadoResult.Bar("sign", "minus", "plus", -1, 1));
        assertThat(tornado.bars().get(0).atHigh()).isCloseTo(1 + 2 * 1.6448536269514722, within(5 * EXACT));
        assertThat(tornado.bars().get(2).width()).isZero();
        RankResult rank = scenario.sensitivity("sum").rank(DRAWS, 1);
        assertThat(rank.inputs()).endsWith("sign");
        assertThat(rank.rows().get(2)).containsExactly("sign", "–", "–");
        assertThat(rank.warnings()).containsExactly("sign: no order, and so no rank; pawn and sobol take any input");
    }

    @Test
    void aTornadoWarnsWhereInputsActTogetherAndOnlyThere() {
        assertThat(ishigami().tornado(DRAWS, 1).warnings())
                .hasSize(1)
                .allMatch(text -> text.contains("acting together"));
        TornadoResult additive = weighted("").sensitivity("sum").tornado(DRAWS, 1);
        assertThat(additive.warnings()).isEmpty();
        assertThat(additive.study().evaluations()).isEqualTo(7 + DRAWS * 5);
    }

    @Test
    void elementaryEffectsOfASumAreTheWidthsOfTheRanges() {
        MorrisResult result = weighted("").sensitivity("sum").morris(20, 1);
        assertThat(result.inputs()).containsExactly("two", "one", "idle");
        assertThat(result.effects().get(2).muStar().value()).isZero();
        assertThat(result.rows().get(2).get(1)).isEqualTo("0");
        // A sum has no interactions, so an input's effects differ only by where on its normal range a step starts.
        assertThat(result.effects().get(0).mu().value())
                .isEqualTo(result.effects().get(0).muStar().value());
    }

    /** On a grid of four levels over the central 90 % a step is 0.6, and a width is 1.5 of them. */
    @Test
    void theHeadingOfElementaryEffectsSaysWhatIsPrinted() {
        MorrisDesign design = MorrisDesign.of(List.of("x"), 20, 4, 1)
                .within((1 - Sensitivity.LEVEL) / 2, (1 + Sensitivity.LEVEL) / 2);
        double step = Math.abs(design.row(1)[0] - design.row(0)[0]);
        assertThat(Method.MORRIS.meaning())
                .contains("step of " + Decimals.rounded(step, 3))
                .contains("times " + Decimals.rounded(Sensitivity.LEVEL / step, 3));
        for (int row = 0; row < design.size(); row++) {
            assertThat(Decimals.rounded(100 * design.row(row)[0], 3) + " %")
                    .matches(end -> Method.MORRIS.meaning().contains(end));
        }
    }

    @Test
    void pawnKeepsAnInputThatDoesNotMatterBelowTheNoise() {
        var result = weighted("").sensitivity("sum").pawn(DRAWS, 1);
        Map<String, Boolean> above = new java.util.HashMap<>();
        for (Pawn.Effect effect : result.effects()) {
            above.put(effect.input(), effect.aboveNoise());
        }
        assertThat(above).isEqualTo(Map.of("one", true, "two", true, "idle", false));
        assertThat(result.rows().get(2).get(4)).isEqualTo("treat as zero or take more draws");
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void threadsChangeNoNumberAndTheSeedDoes(Method method) {
        Sensitivity sensitivity = weighted("").sensitivity("sum");
        SensitivityResult one = sensitivity.withThreads(1).by(method, 256, 1);
        assertThat(sensitivity.withThreads(3).by(method, 256, 1).indices()).isEqualTo(one.indices());
        if (method != Method.TORNADO) {
            assertThat(sensitivity.withThreads(1).by(method, 256, 2).indices()).isNotEqualTo(one.indices());
        }
        assertThat(one.study().method()).isEqualTo(method);
        assertThat(one.table().rowCount()).isEqualTo(3);
        assertThat(one.headings()).hasSameSizeAs(one.rows().get(0));
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void tooFewDrawsAreRefused(Method method) {
        if (method != Method.TORNADO) {
            assertThatThrownBy(() -> weighted("").sensitivity("sum").by(method, 1, 1))
                    .hasMessageMatching("draws: 1 \\(expected: a whole number >= \\d+\\)");
        }
    }

    @Test
    void aClaimThatNeverChangesHasNoInputThatMatters() {
        SobolResult result = weighted("")
                .with("two", "= 100")
                .with("one", "90%: 1 .. 2")
                .sensitivity("gains")
                .sobol(64, 1);
        assertThat(result.warnings()).containsExactly("gains is the same at every point: no input matters to it");
    }

    @Test
    void aWiderLevelGivesWiderIntervals() {
        Index ninety = ishigami().sobol(256, 1).effects().get(0).total();
        Index more = ishigami().withLevel(0.95).sobol(256, 1).effects().get(0).total();
        assertThat(more.value()).isEqualTo(ninety.value());
        assertThat(more.high()).isGreaterThan(ninety.high());
        assertThat(more.level()).isEqualTo(0.95);
    }
}
