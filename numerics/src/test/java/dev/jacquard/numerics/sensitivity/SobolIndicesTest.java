package dev.jacquard.numerics.sensitivity;

import static dev.jacquard.numerics.sensitivity.TestFunctions.ISHIGAMI_FIRST;
import static dev.jacquard.numerics.sensitivity.TestFunctions.ISHIGAMI_SECOND_13;
import static dev.jacquard.numerics.sensitivity.TestFunctions.ISHIGAMI_TOTAL;
import static dev.jacquard.numerics.sensitivity.TestFunctions.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.ReferenceData;
import dev.jacquard.numerics.sampling.Sampling;
import dev.jacquard.numerics.uncertainty.StandardNormal;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SobolIndicesTest {

    private static final double HALF_OF_THE_NINTH_DECIMAL = 5e-10;

    private static final int PAIRS = 1 << 13;
    private static final Bootstrap INTERVALS = new Bootstrap(100, 0.95, 3);
    /** Rounding of sums of squares. */
    private static final double IDENTITY = 1e-12;

    private static void assertNear(Index index, double exact) {
        assertThat(index.value()).isCloseTo(exact, within(4 * index.standardError()));
        assertThat(index.standardError()).isLessThan(0.04);
    }

    @ParameterizedTest
    @EnumSource(Sampling.class)
    void indicesOfTheIshigamiFunctionAreTheExactOnes(Sampling sampling) {
        for (FirstOrder firstOrder : FirstOrder.values()) {
            SaltelliDesign design =
                    SaltelliDesign.of(names(3), PAIRS, sampling, 1).withSecondOrder();
            SobolIndices indices = SobolIndices.of(design.evaluate(TestFunctions::ishigami), firstOrder, INTERVALS);
            for (int i = 0; i < 3; i++) {
                assertNear(indices.first(i), ISHIGAMI_FIRST[i]);
                assertNear(indices.total(i), ISHIGAMI_TOTAL[i]);
            }
            assertNear(indices.second("x1", "x3"), ISHIGAMI_SECOND_13);
            assertNear(indices.second("x2", "x1"), 0);
            assertNear(indices.second(1, 2), 0);
            assertThat(indices.evaluations()).isEqualTo(8 * PAIRS);
            assertThat(indices.interactionsMatter()).isTrue();
        }
    }

    /** On Sobol' points the error is far below that of independent points. */
    @Test
    void sobolPointsGiveThreeDigitsOfTheIshigamiFunction() {
        SaltelliDesign design = SaltelliDesign.of(names(3), 1 << 16, Sampling.SOBOL, 1);
        SobolIndices indices = SobolIndices.of(design.evaluate(TestFunctions::ishigami), INTERVALS);
        double halfLastDigit = 0.0005;
        for (int i = 0; i < 3; i++) {
            assertThat(indices.first(i).value()).isCloseTo(ISHIGAMI_FIRST[i], within(halfLastDigit));
            assertThat(indices.total(i).value()).isCloseTo(ISHIGAMI_TOTAL[i], within(halfLastDigit));
        }
        assertThat(indices.variance()).isCloseTo(TestFunctions.ISHIGAMI_VARIANCE, within(10 * halfLastDigit));
        assertThat(indices.mean()).isCloseTo(3.5, within(halfLastDigit));
    }

    @Test
    void indicesOfSobolsGAreThoseOfItsFormula() {
        SaltelliDesign design = SaltelliDesign.of(names(8), PAIRS, Sampling.SOBOL, 2);
        SobolIndices indices = SobolIndices.of(design.evaluate(TestFunctions::g), INTERVALS);
        assertThat(TestFunctions.gVariance()).isCloseTo(0.465424432, within(HALF_OF_THE_NINTH_DECIMAL));
        assertThat(TestFunctions.gPart(0) / TestFunctions.gVariance())
                .isCloseTo(0.716192169, within(HALF_OF_THE_NINTH_DECIMAL));
        assertThat(TestFunctions.gTotal(1)).isCloseTo(0.242198193, within(HALF_OF_THE_NINTH_DECIMAL));
        for (int i = 0; i < 8; i++) {
            assertNear(indices.first(i), TestFunctions.gPart(i) / TestFunctions.gVariance());
            assertNear(indices.total(i), TestFunctions.gTotal(i));
        }
        assertThat(indices.interactionsMatter()).isFalse();
    }

    @Test
    void indicesOfBratleysFunctionAreThoseOfItsExpansion() {
        SaltelliDesign design = SaltelliDesign.of(names(6), PAIRS, Sampling.LATIN_HYPERCUBE, 3);
        SobolIndices indices = SobolIndices.of(design.evaluate(TestFunctions::bratley), INTERVALS);
        double[] first = TestFunctions.bratleyIndices(6, false);
        double[] total = TestFunctions.bratleyIndices(6, true);
        for (int i = 0; i < 6; i++) {
            assertNear(indices.first(i), first[i]);
            assertNear(indices.total(i), total[i]);
        }
    }

    /** A product of lognormal inputs: {@code S_i = (e^(s_i^2) - 1) / (e^(s^2) - 1)} with {@code s^2} the sum of all. */
    @Test
    void indicesOfALognormalProductAreTheExactOnes() {
        double[] s = {0.6, 0.4, 0.2};
        SaltelliDesign design = SaltelliDesign.of(names(3), 1 << 14, Sampling.SOBOL, 4);
        SobolIndices indices = SobolIndices.of(
                design.evaluate(u -> Math.exp(s[0] * StandardNormal.quantile(u[0])
                        + s[1] * StandardNormal.quantile(u[1])
                        + s[2] * StandardNormal.quantile(u[2]))),
                INTERVALS);
        double all = s[0] * s[0] + s[1] * s[1] + s[2] * s[2];
        for (int i = 0; i < 3; i++) {
            double own = s[i] * s[i];
            assertNear(indices.first(i), Math.expm1(own) / Math.expm1(all));
            assertNear(indices.total(i), Math.expm1(own) * Math.exp(all - own) / Math.expm1(all));
        }
    }

    @Test
    void anInputWithoutEffectIsZeroInWordsAndExactlyZeroInTotal() {
        SaltelliDesign design = SaltelliDesign.of(names(3), 64, Sampling.RANDOM, 5);
        SobolIndices indices = SobolIndices.of(design.evaluate(TestFunctions::ishigami), INTERVALS);
        assertThat(indices.first(2).text()).startsWith("treat as zero or take more draws (95 %: -");
        assertThat(indices.first(1).text()).startsWith("0.").contains("(95 %: ");
        SobolIndices noSecond = SobolIndices.of(design.evaluate(u -> u[0]), INTERVALS);
        assertThat(noSecond.total("x2").value()).isZero();
        assertThat(noSecond.total("x2").mayBeZero()).isTrue();
    }

    @Test
    void anOutputThatNeverVariesHasNoIndices() {
        SaltelliDesign design =
                SaltelliDesign.of(names(2), 8, Sampling.RANDOM, 5).withSecondOrder();
        SobolIndices indices = SobolIndices.of(design.evaluate(u -> 4), INTERVALS);
        assertThat(indices.total(0).value()).isZero();
        assertThat(indices.second(0, 1).value()).isZero();
        assertThat(indices.interactionsMatter()).isFalse();
    }

    /** Shifting or stretching the output changes nothing: the estimators work about the mean. */
    @Test
    void indicesDoNotDependOnTheUnitOfTheOutput() {
        SaltelliDesign design = SaltelliDesign.of(names(3), 256, Sampling.SOBOL, 6);
        SobolIndices plain = SobolIndices.of(design.evaluate(TestFunctions::ishigami), INTERVALS);
        SobolIndices moved = SobolIndices.of(design.evaluate(u -> 1e3 + 1e2 * TestFunctions.ishigami(u)), INTERVALS);
        for (int i = 0; i < 3; i++) {
            assertThat(moved.first(i).value()).isCloseTo(plain.first(i).value(), within(IDENTITY));
            assertThat(moved.total(i).low()).isCloseTo(plain.total(i).low(), within(IDENTITY));
        }
    }

    @Test
    void rowsAreThoseOfEvaluateAndMixTheTwoPoints() {
        SaltelliDesign design =
                SaltelliDesign.of(names(3), 4, Sampling.SOBOL, 7).withSecondOrder();
        double[][] seen = new double[design.size()][];
        int[] next = {0};
        design.evaluate(row -> {
            seen[next[0]++] = row;
            return 0;
        });
        for (int i = 0; i < design.size(); i++) {
            assertThat(design.row(i)).isEqualTo(seen[i]);
        }
        double[] a = design.row(8);
        double[] b = design.row(15);
        assertThat(design.row(10)).containsExactly(a[0], b[1], a[2]);
        assertThat(design.row(14)).containsExactly(b[0], b[1], a[2]);
    }

    /** Over 200 repeats the 90 % intervals of independent points hold the truth in 82 to 97 % (four standard errors: 8.5 %). */
    @Test
    void intervalsCoverTheTruthAsOftenAsTheySay() {
        int repeats = 200;
        int[] covered = new int[2];
        for (int r = 0; r < repeats; r++) {
            SaltelliDesign design = SaltelliDesign.of(names(3), 512, Sampling.RANDOM, r);
            SobolIndices indices =
                    SobolIndices.of(design.evaluate(TestFunctions::ishigami), new Bootstrap(100, 0.9, r));
            covered[0] += holds(indices.first(1), ISHIGAMI_FIRST[1]) ? 1 : 0;
            covered[1] += holds(indices.total(2), ISHIGAMI_TOTAL[2]) ? 1 : 0;
        }
        assertThat(covered[0] / (double) repeats).isBetween(0.815, 0.985);
        assertThat(covered[1] / (double) repeats).isBetween(0.815, 0.985);
    }

    private static boolean holds(Index index, double exact) {
        return index.low() <= exact && exact <= index.high();
    }

    @Test
    void aResultDoesNotDependOnTheThreads() {
        SaltelliDesign design = SaltelliDesign.of(names(3), 256, Sampling.SOBOL, 8);
        Outputs<SaltelliDesign> outputs = design.evaluate(TestFunctions::ishigami);
        double[] parallel = new double[design.size()];
        Arrays.parallelSetAll(parallel, i -> TestFunctions.ishigami(design.row(i)));
        assertThat(SobolIndices.of(design.outputs(parallel), INTERVALS).first(0))
                .isEqualTo(SobolIndices.of(outputs, INTERVALS).first(0));
    }

    @Test
    void wrongOutputsAndInputsAreRefused() {
        SaltelliDesign design = SaltelliDesign.of(names(2), 4, Sampling.RANDOM, 1);
        assertThatThrownBy(() -> design.outputs(1, 2)).hasMessage("outputs: 2 (expected: one for each of the 16 rows)");
        assertThatThrownBy(() -> design.evaluate(u -> Double.NaN))
                .hasMessage("output of row 0: NaN (expected: a number)");
        assertThatThrownBy(() -> SobolIndices.of(design.evaluate(u -> 1 / 0.0), INTERVALS))
                .hasMessageStartingWith("output of row 0: Infinity (expected: a finite number);");
        SobolIndices indices = SobolIndices.of(design.evaluate(u -> u[0]), INTERVALS);
        assertThatThrownBy(() -> indices.second(0, 1)).hasMessageContaining("withSecondOrder()");
        assertThatThrownBy(() -> indices.first("x3")).hasMessageContaining("one of [x1, x2]");
        assertThatThrownBy(() -> SaltelliDesign.of(names(2), 0, Sampling.RANDOM, 1))
                .hasMessageStartingWith("pairs: 0");
        assertThatThrownBy(() -> new Bootstrap(100, 95, 1)).hasMessageContaining("as a fraction: 0.95");
        assertThatThrownBy(() -> design.row(16)).hasMessage("row: 16 (expected: in [0, 15])");
    }

    @Test
    @Tag("reference")
    void theExactIndicesAreThoseOfTheReferenceFile() throws IOException {
        String json = Files.readString(ReferenceData.file("oracles/sobol_analytic.json"));
        String ishigami = json.substring(json.indexOf("ishigami"), json.indexOf("sobol_g"));
        String g = json.substring(json.indexOf("sobol_g"));
        List<Double> first = numbers(ishigami, "S1");
        List<Double> total = numbers(g, "ST");
        for (int i = 0; i < 3; i++) {
            assertThat(ISHIGAMI_FIRST[i]).isCloseTo(first.get(i), within(HALF_OF_THE_NINTH_DECIMAL));
        }
        for (int i = 0; i < 8; i++) {
            assertThat(TestFunctions.gTotal(i)).isCloseTo(total.get(i), within(IDENTITY));
        }
    }

    private static List<Double> numbers(String json, String name) {
        Matcher list = Pattern.compile("\"" + name + "\":\\s*\\[([^\\]]*)\\]").matcher(json);
        assertThat(list.find()).isTrue();
        return Arrays.stream(list.group(1).split(",")).map(Double::valueOf).toList();
    }
}
