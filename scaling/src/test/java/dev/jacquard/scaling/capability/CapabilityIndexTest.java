package dev.jacquard.scaling.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.fit.Interval;
import dev.jacquard.numerics.uncertainty.StandardNormal;
import dev.jacquard.numerics.uncertainty.Stream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Scores are simulated from the law itself: 24 models, 10 benchmarks, two fifths of the scores missing. */
@Tag("once")
class CapabilityIndexTest {

    private static final Percentage IDENTITY = Percentage.withPercentage(1e-10);
    private static final double SOLVER = 1e-6;
    private static final int MODELS = 24;
    private static final int BENCHMARKS = 10;
    private static final String ANCHOR = "b0";
    private static final CapabilityIndex TRUTH = truth();

    private static CapabilityIndex truth() {
        Map<String, Double> capabilities = new LinkedHashMap<>();
        for (int m = 0; m < MODELS; m++) {
            capabilities.put("m" + m, -1 + 4.0 * m / (MODELS - 1));
        }
        Map<String, ItemResponse> items = new LinkedHashMap<>();
        for (int b = 0; b < BENCHMARKS; b++) {
            items.put("b" + b, b == 0 ? new ItemResponse(1, 0) : new ItemResponse(.6 + .15 * b, -1 + .35 * b));
        }
        return new CapabilityIndex(capabilities, items);
    }

    private static List<BenchmarkScore> scores(double noise) {
        Stream missing = Stream.of(4, "missing");
        Stream errors = Stream.of(4, "errors");
        List<BenchmarkScore> scores = new ArrayList<>();
        for (int m = 0; m < MODELS; m++) {
            for (int b = 0; b < BENCHMARKS; b++) {
                long at = (long) m * BENCHMARKS + b;
                if (missing.uniform(at) < .6) {
                    double score = TRUTH.score("m" + m, "b" + b) + noise * StandardNormal.quantile(errors.uniform(at));
                    scores.add(new BenchmarkScore("m" + m, "b" + b, Math.min(1, Math.max(0, score))));
                }
            }
        }
        return scores;
    }

    @Test
    void exactScoresGiveTheIndexBack() {
        CapabilityIndexFit fit = CapabilityIndexFit.of(scores(0), ANCHOR, 0);
        CapabilityIndex index = fit.index();
        TRUTH.capabilities()
                .forEach((model, truth) ->
                        assertThat(index.capability(model)).as(model).isCloseTo(truth, within(SOLVER)));
        TRUTH.benchmarks().forEach((name, truth) -> {
            assertThat(index.benchmark(name).difficulty()).as(name).isCloseTo(truth.difficulty(), within(SOLVER));
            assertThat(index.benchmark(name).alpha()).as(name).isCloseTo(truth.alpha(), within(SOLVER));
        });
        assertThat(fit.error()).isLessThan(SOLVER);
        assertThat(index.benchmark(ANCHOR)).isEqualTo(new ItemResponse(1, 0));
    }

    @Test
    void anotherZeroAndUnitChangeNoScore() {
        CapabilityIndex other = TRUTH.transformed(7, -40);
        for (int m = 0; m < MODELS; m++) {
            for (int b = 0; b < BENCHMARKS; b++) {
                assertThat(other.score("m" + m, "b" + b)).isCloseTo(TRUTH.score("m" + m, "b" + b), IDENTITY);
            }
        }
    }

    @Test
    void twoModelsFixAScaleAndTheRestFollowsInALine() {
        CapabilityIndex index = TRUTH.rescaled("m5", 130, "m20", 150);
        assertThat(index.capability("m5")).isCloseTo(130, IDENTITY);
        assertThat(index.capability("m20")).isCloseTo(150, IDENTITY);
        assertThat(index.capability("m10")).isCloseTo(130 + 20 * 5 / 15.0, IDENTITY);
        assertThat(index.score("m7", "b3")).isCloseTo(TRUTH.score("m7", "b3"), IDENTITY);
        assertThatThrownBy(() -> TRUTH.rescaled("m5", 150, "m20", 130)).hasMessageStartingWith("values of m5 and m20");
        assertThatThrownBy(() -> TRUTH.rescaled("m5", 130, "m5", 150)).hasMessageStartingWith("values of m5 and m5");
    }

    /** At the optimum no parameter can move for the better: checked against the objective written out here. */
    @Test
    void thePenaltyIsTheMeanSquareOfTheParameters() {
        List<BenchmarkScore> scores = scores(.03);
        CapabilityIndexFit fit = CapabilityIndexFit.of(scores, ANCHOR);
        double best = penalised(fit.index(), scores, 0);
        double lowest = Double.POSITIVE_INFINITY;
        for (double shift = -1; shift <= 1; shift += 1e-4) {
            lowest = Math.min(lowest, penalised(fit.index(), scores, shift));
        }
        assertThat(fit.objective())
                .isCloseTo(lowest, Percentage.withPercentage(1e-4))
                .isLessThan(best);
        assertThat(CapabilityIndexFit.of(scores, ANCHOR, 1e-3).error()).isLessThan(fit.error());
        assertThat(fit.certificate().possibleDecrease()).isLessThan(SOLVER);
    }

    private static double penalised(CapabilityIndex anchored, List<BenchmarkScore> scores, double shift) {
        CapabilityIndex index = anchored.transformed(1, shift);
        double squares = 0;
        for (BenchmarkScore score : scores) {
            squares += Math.pow(index.score(score.model(), score.benchmark()) - score.score(), 2);
        }
        double penalty = -1;
        for (double capability : index.capabilities().values()) {
            penalty += capability * capability;
        }
        for (ItemResponse item : index.benchmarks().values()) {
            penalty += item.difficulty() * item.difficulty() + item.alpha() * item.alpha();
        }
        return squares + CapabilityIndexFit.EPOCH_PENALTY * penalty / (MODELS + 2 * BENCHMARKS - 1);
    }

    @Test
    void bootstrapIntervalsHoldTheTruthAboutAsOftenAsTheySay() {
        CapabilityDraws draws = CapabilityIndexFit.of(scores(.03), ANCHOR, 1e-6)
                .bootstrap(100, 1)
                .rescaled("m5", 130, "m20", 150);
        CapabilityIndex truth = TRUTH.rescaled("m5", 130, "m20", 150);
        long inside = truth.capabilities().keySet().stream()
                .map(model -> new Object[] {truth.capability(model), draws.interval(model, .9)})
                .filter(pair -> (double) pair[0] >= ((Interval) pair[1]).low() - SOLVER
                        && (double) pair[0] <= ((Interval) pair[1]).high() + SOLVER)
                .count();
        // 22 of the 24 models are free; 4 standard errors of a share of 0.9 among them are 5.6.
        assertThat(inside).isGreaterThanOrEqualTo(2 + 14);
        assertThat(draws.interval("m5", .9).high()).isCloseTo(130, IDENTITY);
        assertThat(draws.interval("m10", .9).toString()).contains("90 %", "bootstrap over scores");
    }

    @Test
    void theSameSeedGivesTheSameDraws() {
        CapabilityIndexFit fit = CapabilityIndexFit.of(scores(.03), ANCHOR);
        assertThat(fit.bootstrap(3, 7)).isEqualTo(fit.bootstrap(3, 7));
        assertThat(fit.bootstrap(3, 8)).isNotEqualTo(fit.bootstrap(3, 7));
    }

    @Test
    void modelsThatNoBenchmarkJoinsHaveNoCommonScale() {
        List<BenchmarkScore> apart = List.of(
                new BenchmarkScore("one", "x", .4),
                new BenchmarkScore("two", "x", .6),
                new BenchmarkScore("three", "y", .4),
                new BenchmarkScore("four", "y", .6));
        assertThatThrownBy(() -> CapabilityIndexFit.of(apart, "x"))
                .hasMessageStartingWith("scores: no benchmark joins one to three, four");
    }

    @Test
    void aModelThatScoresEverythingNeedsThePenalty() {
        List<BenchmarkScore> scores = new ArrayList<>(scores(0));
        for (int b = 0; b < BENCHMARKS; b++) {
            scores.add(new BenchmarkScore("perfect", "b" + b, 1));
        }
        CapabilityIndex index = CapabilityIndexFit.of(scores, ANCHOR).index();
        assertThat(index.capability("perfect")).isGreaterThan(index.capability("m23"));
        assertThatThrownBy(() -> CapabilityIndexFit.of(scores, ANCHOR, 0))
                .hasMessageStartingWith("scores of perfect: all 1");
    }

    @Test
    void oneBenchmarkIsALogisticThatCanBeInverted() {
        var item = new ItemResponse(2, .5);
        assertThat(item.score(.5)).isEqualTo(.5);
        assertThat(item.score(1.5)).isCloseTo(1 / (1 + Math.exp(-2)), IDENTITY);
        assertThat(item.capability(item.score(3.3))).isCloseTo(3.3, IDENTITY);
    }

    @Test
    void badArgumentsAreNamed() {
        assertThatThrownBy(() -> new ItemResponse(0, 1)).hasMessageStartingWith("alpha: 0.0");
        assertThatThrownBy(() -> new BenchmarkScore("m", "b", 87)).hasMessageStartingWith("score: 87.0");
        assertThatThrownBy(() -> CapabilityIndexFit.of(scores(0), "b00", 0))
                .hasMessage("anchor: b00 (expected: a benchmark with scores); did you mean b0?");
        assertThatThrownBy(() -> TRUTH.capability("m99")).hasMessageStartingWith("model: m99");
        assertThatThrownBy(() -> CapabilityIndexFit.of(scores(0), ANCHOR, Double.NaN))
                .hasMessageStartingWith("penalty");
    }
}
