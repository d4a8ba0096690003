package dev.jacquard.scaling.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.numerics.linear.PrincipalComponents;
import dev.jacquard.numerics.uncertainty.StandardNormal;
import dev.jacquard.numerics.uncertainty.Stream;
import dev.jacquard.scaling.PublishedContract;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The benchmark matrix of Ruan et al. is not at hand. Matrices are simulated from its stated structure: 124 models, 8 benchmarks, and
 * components with 84.3, 10.0, 3.1 and 1.1 % of the variance.
 */
@Tag("once")
class ObservationalTest {

    private static final Percentage IDENTITY = Percentage.withPercentage(1e-10);
    private static final Percentage SOLVER = Percentage.withPercentage(1e-4);
    private static final double[] STATED_SHARES = {.84305, .09965, .03085, .01078};
    private static final int BENCHMARKS = 8;
    private static final int MODELS = 124;
    private static final String[] FAMILIES = {"one", "two", "three", "four"};
    private static final double[] THETAS = {.30, .26, .34, .30};
    private static final double[] NUS = {-15.6, -13.9, -17.3, -15.2};

    @Test
    void aMatrixOfTheStatedStructureHasTheStatedShares() {
        double[][] scores = orthonormal(MODELS, BENCHMARKS, true);
        double[][] loadings = orthonormal(BENCHMARKS, BENCHMARKS, false);
        double[][] rows = new double[MODELS][BENCHMARKS];
        for (int i = 0; i < MODELS; i++) {
            for (int j = 0; j < BENCHMARKS; j++) {
                rows[i][j] = .5;
                for (int k = 0; k < BENCHMARKS; k++) {
                    rows[i][j] += Math.sqrt(share(k)) * scores[k][i] * loadings[k][j];
                }
            }
        }
        PrincipalComponents components = PrincipalComponents.of(rows);
        double sum = 0;
        for (int k = 0; k < STATED_SHARES.length; k++) {
            assertThat(components.shares()[k]).isCloseTo(STATED_SHARES[k], IDENTITY);
            sum += k < 3 ? components.shares()[k] : 0;
        }
        double threeHalvesOfTheLastDigit = 1.5e-5;
        assertThat(sum).isCloseTo(.973556, within(threeHalvesOfTheLastDigit));
    }

    private static double share(int component) {
        double rest = 1;
        for (double share : STATED_SHARES) {
            rest -= share;
        }
        int others = BENCHMARKS - STATED_SHARES.length;
        return component < STATED_SHARES.length ? STATED_SHARES[component] : rest / others;
    }

    /** So many vectors of a length, each of length one and at right angles to the others, and centred if asked. */
    private static double[][] orthonormal(int length, int count, boolean centred) {
        Stream stream = Stream.of(11, "vectors of " + length);
        double[][] vectors = new double[count][length];
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < length; i++) {
                vectors[k][i] = StandardNormal.quantile(stream.uniform((long) k * length + i));
            }
            if (centred) {
                double[] ones = new double[length];
                java.util.Arrays.fill(ones, 1 / Math.sqrt(length));
                takeOff(vectors[k], ones);
            }
            for (int l = 0; l < k; l++) {
                takeOff(vectors[k], vectors[l]);
            }
            double size = Math.sqrt(dot(vectors[k], vectors[k]));
            for (int i = 0; i < length; i++) {
                vectors[k][i] /= size;
            }
        }
        return vectors;
    }

    private static void takeOff(double[] from, double[] unit) {
        double share = dot(from, unit);
        for (int i = 0; i < from.length; i++) {
            from[i] -= share * unit[i];
        }
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /** Families with lines of their own in one ability; scores with a second one and noise; the measure a logistic of both. */
    private static List<EvaluatedModel> models(double second, double noise, double missing) {
        Stream stream = Stream.of(5, "models");
        List<EvaluatedModel> models = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < MODELS; i++) {
            int family = i % FAMILIES.length;
            double flop = Math.pow(10, 20 + 4.0 * i / (MODELS - 1));
            double ability = THETAS[family] * Math.log(flop) + NUS[family];
            double other = second * StandardNormal.quantile(stream.uniform(at++));
            List<Double> scores = new ArrayList<>();
            for (int b = 0; b < BENCHMARKS; b++) {
                double score = .4
                        + (.1 + .02 * b) * ability
                        + (b % 2 == 0 ? .05 : -.04) * other
                        + noise * StandardNormal.quantile(stream.uniform(at++));
                scores.add(stream.uniform(at++) < missing ? Double.NaN : score);
            }
            double metric = .9 / (1 + Math.exp(-(1.5 * ability + .4 * other - 1)));
            models.add(new EvaluatedModel("model " + i, FAMILIES[family], flop, scores, metric));
        }
        return models;
    }

    @Test
    void modelsUpToACutoffPredictThoseBeyondIt() {
        List<EvaluatedModel> models = models(1, .01, .05);
        ObservationalFit fit = ObservationalFit.upTo(1e23, models, 2, .9);
        assertThat(fit.fitted()).allMatch(model -> model.flop() <= 1e23);
        assertThat(fit.heldOut()).hasSize(MODELS - fit.fitted().size()).allMatch(model -> model.flop() > 1e23);
        assertThat(fit.heldOut().size()).isGreaterThan(20);
        double aFewPoints = .03;
        assertThat(fit.heldOutError()).isLessThan(aFewPoints);
        double mean = fit.heldOut().stream()
                .mapToDouble(EvaluatedModel::metric)
                .average()
                .orElseThrow();
        double byTheMean = Math.sqrt(fit.heldOut().stream()
                .mapToDouble(model -> Math.pow(model.metric() - mean, 2))
                .average()
                .orElseThrow());
        assertThat(fit.heldOutError()).isLessThan(byTheMean / 3);
    }

    @Test
    void modelsBeyondTheCutoffTakeNoPartInTheFit() {
        List<EvaluatedModel> models = new ArrayList<>(models(1, .01, .05));
        ObservationalLaw law = ObservationalFit.upTo(1e23, models, 2, .9).law();
        EvaluatedModel last = models.remove(MODELS - 1);
        models.add(
                new EvaluatedModel(last.name(), last.family(), last.flop(), java.util.Collections.nCopies(8, .1), 0));
        assertThat(ObservationalFit.upTo(1e23, models, 2, .9).law()).isEqualTo(law);
    }

    @Test
    void exactScoresGiveTheLawBack() {
        List<EvaluatedModel> models = models(1, 0, 0);
        ObservationalFit fit = ObservationalFit.upTo(Double.POSITIVE_INFINITY, models, 2, .9);
        for (EvaluatedModel model : models) {
            assertThat(fit.predict(model)).isCloseTo(model.metric(), SOLVER);
        }
        assertThat(fit.heldOut()).isEmpty();
        assertThatThrownBy(fit::heldOutError).hasMessageStartingWith("models beyond the cutoff: 0");
    }

    @Test
    void equivalentComputeIsTheLineOfAFamilyTurnedOver() {
        List<EvaluatedModel> models = models(0, 0, 0);
        ObservationalFit fit = ObservationalFit.upTo(Double.POSITIVE_INFINITY, models, 1, .9);
        Fit<ComputeLine, ComputeLine.Point> line = fit.line("two");
        assertThat(line.law().theta()).isCloseTo(1.5 * THETAS[1], SOLVER);
        for (EvaluatedModel model : models.subList(60, 70)) {
            assertThat(fit.equivalentFlop(model, model.family())).isCloseTo(model.flop(), SOLVER);
            int family = java.util.Arrays.asList(FAMILIES).indexOf(model.family());
            double ability = THETAS[family] * Math.log(model.flop()) + NUS[family];
            double expected = Math.exp((ability - NUS[2]) / THETAS[2]);
            assertThat(fit.equivalentFlop(model, "three")).isCloseTo(expected, SOLVER);
        }
        assertThatThrownBy(() -> fit.line("tree")).hasMessageEndingWith("did you mean three?");
    }

    @Test
    void familiesMakeTheLawsTheySay() {
        var law = new ObservationalLaw(List.of(4.0, 1.5), -1, .9);
        PublishedContract.vectorsGoThereAndBack(ObservationalLaw.family(2, .9), law);
        PublishedContract.refusesByName(ObservationalLaw.family(2, .9), law);
        assertThat(law.metric(.3, .1)).isCloseTo(.9 / (1 + Math.exp(-.35)), IDENTITY);
        var line = new ComputeLine(.3, -14);
        PublishedContract.vectorsGoThereAndBack(ComputeLine.FAMILY, line);
        PublishedContract.refusesByName(ComputeLine.FAMILY, line);
        assertThat(line.flop(line.score(3e24))).isCloseTo(3e24, IDENTITY);
    }

    @Test
    void badArgumentsAreNamed() {
        assertThatThrownBy(() -> new ObservationalLaw(List.of(1.0), 0, 1.1)).hasMessageStartingWith("ceiling: 1.1");
        assertThatThrownBy(() -> new ObservationalLaw(List.of(), 0, 1)).hasMessageStartingWith("components: 0");
        assertThatThrownBy(() -> new ObservationalLaw(List.of(1.0), 0, 1).metric(1, 2))
                .hasMessageStartingWith("components: 2");
        assertThatThrownBy(() -> new EvaluatedModel("m", "f", 1e20, List.of(Double.NaN), .5))
                .hasMessageStartingWith("scores of m: none");
        assertThatThrownBy(() -> ObservationalFit.upTo(1e19, models(0, 0, 0), 1, 1))
                .hasMessageStartingWith("models up to the cutoff: 0");
        assertThatThrownBy(() -> new ComputeLine(0, 1)).hasMessageStartingWith("theta: 0.0");
    }
}
