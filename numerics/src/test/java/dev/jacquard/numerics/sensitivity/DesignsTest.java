package dev.jacquard.numerics.sensitivity;

import static dev.jacquard.numerics.sensitivity.TestFunctions.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.dependence.GaussianCopula;
import dev.jacquard.numerics.sampling.LatinHypercube;
import dev.jacquard.numerics.sampling.RandomPoints;
import dev.jacquard.numerics.sampling.Sampling;
import dev.jacquard.numerics.sensitivity.MorrisEffects.Effect;
import dev.jacquard.numerics.uncertainty.StandardNormal;
import dev.jacquard.numerics.uncertainty.Summary;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class DesignsTest {

    private static final double MONTE_CARLO = 0.03;
    private static final double SOLVER = 1e-6;

    private static final double IDENTITY = 1e-12;
    private static final Bootstrap INTERVALS = new Bootstrap(200, 0.95, 1);

    @TempDir
    Path folder;

    @Test
    void anAnalyserCannotBeGivenTheOutputsOfAnotherDesign() throws Exception {
        assertThat(compileErrors("SobolIndices.of(saltelli.outputs(), bootstrap);"))
                .isEmpty();
        assertThat(compileErrors("MorrisEffects.of(morris.outputs(), bootstrap);"))
                .isEmpty();
        assertThat(compileErrors("SobolIndices.of(morris.outputs(), bootstrap);"))
                .isNotEmpty();
        assertThat(compileErrors("MorrisEffects.of(saltelli.outputs(), bootstrap);"))
                .isNotEmpty();
        assertThat(compileErrors("Tornado.of(saltelli.outputs());")).isNotEmpty();
        assertThat(compileErrors("SobolIndices.of(new double[8], bootstrap);")).isNotEmpty();
    }

    private List<String> compileErrors(String statement) throws Exception {
        String source = "import dev.jacquard.numerics.sensitivity.*; class Try { void go(SaltelliDesign saltelli,"
                + " MorrisDesign morris, Bootstrap bootstrap) { " + statement + " } }";
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///Try.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        String classes = Path.of(Design.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        List<String> options = List.of("-proc:none", "-d", folder.toString(), "-cp", classes);
        compiler.getTask(null, null, messages, options, null, List.of(file)).call();
        return messages.getDiagnostics().stream()
                .filter(message -> message.getKind() == Diagnostic.Kind.ERROR)
                .map(message -> message.getMessage(java.util.Locale.ROOT))
                .toList();
    }

    /** Expected effects of the Ishigami function on four levels: 7.704054, 7.875 and 6.248796; economics.md I. */
    @Test
    void morrisEffectsOfTheIshigamiFunctionAreTheExpectedOnes() {
        MorrisDesign design = MorrisDesign.of(names(3), 1_000, 4, 1);
        List<Effect> effects = MorrisEffects.of(design.evaluate(TestFunctions::ishigami), INTERVALS)
                .effects();
        assertThat(effects.get(0).muStar().value())
                .isCloseTo(7.704054, within(4 * effects.get(0).muStar().standardError()));
        assertThat(effects.get(1).muStar().value()).isCloseTo(7.875, within(IDENTITY * 10));
        assertThat(effects.get(2).muStar().value())
                .isCloseTo(6.248796, within(4 * effects.get(2).muStar().standardError()));
        // x3 acts only through x1, which is as often on one side as on the other.
        assertThat(effects.get(2).mu().mayBeZero()).isTrue();
        assertThat(effects.get(2).sigma().low()).isPositive();
        assertThat(effects.get(1).muStar().standardError()).isLessThan(IDENTITY * 10);
    }

    @Test
    void aLinearModelHasItsSlopesAsEffectsAndNoSpread() {
        MorrisDesign design = MorrisDesign.of(names(3), 20, 6, 2).within(0.05, 0.95);
        MorrisEffects effects = MorrisEffects.of(design.evaluate(u -> 2 * u[0] - 5 * u[1]), INTERVALS);
        assertThat(effects.ranked().get(0).input()).isEqualTo("x2");
        assertThat(effects.ranked().get(0).mu().value()).isCloseTo(-5 * 0.9, within(IDENTITY * 10));
        assertThat(effects.ranked().get(0).muStar().value()).isCloseTo(5 * 0.9, within(IDENTITY * 10));
        assertThat(effects.effects().get(2).muStar().value()).isZero();
    }

    @Test
    void aWalkMovesEachInputOnceAndStaysOnTheGrid() {
        MorrisDesign design = MorrisDesign.of(names(4), 50, 4, 3);
        for (int walk = 0; walk < 50; walk++) {
            boolean[] moved = new boolean[4];
            for (int k = 0; k < 4; k++) {
                double[] before = design.row(walk * 5 + k);
                double[] after = design.row(walk * 5 + k + 1);
                for (int i = 0; i < 4; i++) {
                    assertThat(after[i]).isBetween(0.0, 1.0);
                    if (before[i] != after[i]) {
                        assertThat(moved[i]).isFalse();
                        assertThat(Math.abs(after[i] - before[i])).isCloseTo(2 / 3.0, within(IDENTITY));
                        moved[i] = true;
                    }
                }
            }
            assertThat(moved).containsOnly(true);
        }
    }

    @Test
    void aTornadoOrdersBarsByWidth() {
        TornadoDesign design = TornadoDesign.of(names(3), 0.9);
        Tornado tornado = Tornado.of(design.evaluate(u -> u[0] - 10 * u[1]));
        assertThat(tornado.middle()).isCloseTo(-4.5, within(IDENTITY));
        assertThat(tornado.bars().get(0).input()).isEqualTo("x2");
        assertThat(tornado.bars().get(0).atLow()).isCloseTo(0, within(IDENTITY));
        assertThat(tornado.bars().get(0).width()).isCloseTo(9, within(IDENTITY * 10));
        assertThat(tornado.bars().get(2).width()).isZero();
        double[] lastRow = design.row(6);
        assertThat(lastRow[2]).isCloseTo(0.95, within(IDENTITY));
        assertThat(lastRow[0]).isEqualTo(0.5);
    }

    @Test
    void aTornadoWarnsWhereInputsActTogether() {
        TornadoDesign bars = TornadoDesign.of(names(3), 0.9);
        Tornado tornado = Tornado.of(bars.evaluate(TestFunctions::ishigami));
        SaltelliDesign design = SaltelliDesign.of(names(3), 1 << 14, Sampling.SOBOL, 1);
        SobolIndices together = SobolIndices.of(design.evaluate(TestFunctions::ishigami), INTERVALS);
        assertThat(tornado.warning(together))
                .hasValue(
                        "one input at a time explains 76 % of the variance; the rest is due to inputs acting together, which"
                                + " these bars do not show");
        SobolIndices apart = SobolIndices.of(design.evaluate(u -> u[0] + u[1]), INTERVALS);
        assertThat(tornado.warning(apart)).isEmpty();
    }

    @Test
    void shapleyEffectsOfTheIshigamiFunctionAreTheExactOnes() {
        ShapleyDesign design = ShapleyDesign.of(names(3), GaussianCopula.independent(3), 1 << 15, Sampling.SOBOL, 1);
        ShapleyEffects effects = ShapleyEffects.of(design.evaluate(TestFunctions::ishigami), INTERVALS);
        for (int i = 0; i < 3; i++) {
            assertThat(effects.effect(i).value())
                    .isCloseTo(
                            TestFunctions.ISHIGAMI_SHAPLEY[i],
                            within(4 * effects.effect(i).standardError()));
            assertThat(effects.effect(i).standardError()).isLessThan(0.01);
        }
    }

    /**
     * A linear model of normal inputs, the second and third correlated by r: Owen and Prieur 2017, section 4, {@code V_2 = b_2^2 (1
     * - r^2 / 2) + r b_2 b_3 + b_3^2 r^2 / 2}; the first has its own variance.
     */
    @Test
    void shapleyEffectsOfCorrelatedNormalInputsAreTheExactOnes() {
        double[] slopes = {1, 2, 1};
        double r = -0.6;
        double rho = GaussianCopula.spearman(r);
        GaussianCopula copula = GaussianCopula.ofSpearman(new double[][] {{1, 0, 0}, {0, 1, rho}, {0, rho, 1}});
        ShapleyDesign design = ShapleyDesign.of(names(3), copula, 1 << 15, Sampling.RANDOM, 2);
        ShapleyEffects effects = ShapleyEffects.of(
                design.evaluate(u -> {
                    double sum = 0;
                    for (int i = 0; i < 3; i++) {
                        sum += slopes[i] * StandardNormal.quantile(u[i]);
                    }
                    return sum;
                }),
                INTERVALS);
        double[] parts = {1, 4 * (1 - r * r / 2) + r * 2 + r * r / 2, (1 - r * r / 2) + r * 2 + 4 * r * r / 2};
        double variance = 1 + 4 + 1 + 2 * r * 2;
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            assertThat(effects.effect(i).value())
                    .isCloseTo(parts[i] / variance, within(4 * effects.effect(i).standardError()));
            sum += effects.effect("x" + (i + 1)).value();
        }
        assertThat(sum).isCloseTo(1, within(IDENTITY));
        assertThat(effects.variance()).isCloseTo(variance, within(variance * 4 * Math.sqrt(2.0 / (1 << 15))));
    }

    /** Medians of ten slices on a Latin hypercube of 20 000 by SALib: 0.236, 0.389, 0.084, largest 0.292, 0.493, 0.197. */
    @Test
    void pawnDistancesOfTheIshigamiFunctionAreThoseOfAnotherProgram() {
        double[] median = {0.236, 0.389, 0.084};
        double[] largest = {0.292, 0.493, 0.197};
        int seeds = 8;
        double[][] got = new double[6][seeds];
        for (int seed = 0; seed < seeds; seed++) {
            InputSample sample = InputSample.of(LatinHypercube.of(names(3), 20_000, seed), 20_000);
            Pawn pawn = Pawn.of(sample.evaluate(TestFunctions::ishigami), 10, 0.95, seed);
            for (int i = 0; i < 3; i++) {
                assertThat(pawn.effects().get(i).aboveNoise()).isTrue();
                got[i][seed] = pawn.effects().get(i).median();
                got[3 + i][seed] = pawn.effects().get(i).largest();
            }
        }
        for (int i = 0; i < 3; i++) {
            assertRunOfSameKind(median[i], got[i]);
            assertRunOfSameKind(largest[i], got[3 + i]);
        }
    }

    /** One run of another program lies within four standard deviations of our runs, plus half a unit of its last digit. */
    private static void assertRunOfSameKind(double other, double[] runs) {
        Summary ours = Summary.of(runs);
        assertThat(other).isCloseTo(ours.mean(), within(4 * ours.standardDeviation() + 0.0005));
        assertThat(ours.standardDeviation()).isLessThan(0.01);
    }

    @Test
    void pawnKeepsTheLargestPointAndTellsADummyFromAnInput() {
        double[] values = {5, 1, 4, 2, 3, 3};
        assertThat(Pawn.slices(values, 3)).containsExactly(2, 0, 2, 0, 1, 1);
        InputSample sample = InputSample.of(RandomPoints.of(names(2), 4), 2_000);
        Pawn pawn = Pawn.of(sample.evaluate(u -> 1 / (u[0] - 0.5)), 10, 0.95, 1);
        assertThat(pawn.effects().get(0).aboveNoise()).isTrue();
        assertThat(pawn.effects().get(1).median()).isLessThan(pawn.noiseFloor() * 1.5);
        assertThat(pawn.noiseFloor()).isBetween(0.03, 0.15);
    }

    @Test
    void rankCorrelationsSeparateWhatAnInputBorrows() {
        GaussianCopula copula = GaussianCopula.ofSpearman(new double[][] {{1, 0.8}, {0.8, 1}});
        InputSample sample = InputSample.of(RandomPoints.of(names(2), 6), 4_000, copula);
        RankCorrelations correlations = RankCorrelations.of(sample.evaluate(u -> Math.exp(5 * u[0])), 0.95);
        assertThat(correlations.effects().get(0).spearman().value()).isCloseTo(1, within(IDENTITY));
        assertThat(correlations.effects().get(1).spearman().value()).isCloseTo(0.8, within(MONTE_CARLO));
        assertThat(correlations.effects().get(0).partial().value()).isCloseTo(1, within(SOLVER));
        RandomPoints noise = RandomPoints.of(List.of("noise"), 7);
        double[] noisy = new double[4_000];
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] = sample.row(i)[0] + noise.at(i, 0);
        }
        RankCorrelations partial = RankCorrelations.of(sample.outputs(noisy), 0.9999);
        assertThat(partial.effects().get(0).partial().mayBeZero()).isFalse();
        Index borrowed = partial.effects().get(1).partial();
        assertThat(borrowed.low()).isLessThan(0);
        assertThat(borrowed.high()).isPositive();
        assertThat(partial.effects().get(1).spearman().low()).isGreaterThan(0.4);
    }

    @Test
    void constantInputsAndOutputsHaveNoRankCorrelation() {
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8};
        double[] one = {1, 1, 1, 1, 1, 1, 1, 1};
        InputSample sample = InputSample.of(names(2), x, one);
        RankCorrelations rising = RankCorrelations.of(sample.evaluate(u -> u[0] * u[0]), 0.9);
        assertThat(rising.effects().get(0).spearman().value()).isEqualTo(1);
        assertThat(rising.effects().get(1).partial().value()).isZero();
        RankCorrelations flat = RankCorrelations.of(sample.evaluate(u -> 1), 0.9);
        assertThat(flat.effects().get(0).partial().value()).isZero();
        assertThatThrownBy(() -> RankCorrelations.of(
                        InputSample.of(names(2), x, x.clone()).evaluate(u -> u[0]), 0.9))
                .hasMessage(
                        "inputs: the ranks of one follow from those of others (expected: inputs that vary on their own);"
                                + " leave one out");
    }

    @Test
    void regionalContrastsFindTheInputBehindAClaim() {
        InputSample sample = InputSample.of(RandomPoints.of(names(3), 9), 5_000);
        Regional regional = Regional.of(sample.evaluate(u -> u[0] + 0.3 * u[1]), y -> y > 0.9, 0.99);
        assertThat(regional.contrasts().get(0).input()).isEqualTo("x1");
        assertThat(regional.contrasts().get(0).differs()).isTrue();
        assertThat(regional.contrasts().get(0).whenTrue().p50())
                .isGreaterThan(regional.contrasts().get(0).whenFalse().p50());
        assertThat(regional.contrasts().get(2).input()).isEqualTo("x3");
        assertThat(regional.contrasts().get(2).differs()).isFalse();
        Regional split = Regional.of(sample.evaluate(u -> u[1]), y -> y > 0.7, 0.99);
        assertThat(split.contrasts().get(0).distance()).isEqualTo(1);
        assertThat(split.holding() / 5_000.0).isCloseTo(0.3, within(4 * Math.sqrt(0.21 / 5_000)));
    }

    @Test
    void aClaimThatIsAlwaysOrNeverTrueHasNothingToContrast() {
        InputSample sample = InputSample.of(RandomPoints.of(names(2), 9), 100);
        assertThat(Regional.of(sample.evaluate(u -> u[0]), y -> true, 0.9).contrasts())
                .isEmpty();
        assertThat(Regional.of(sample.evaluate(u -> u[0]), y -> y > 2, 0.9).holding())
                .isZero();
    }
}
