package dev.jacquard.scaling.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.numerics.uncertainty.StandardNormal;
import dev.jacquard.numerics.uncertainty.Stream;
import dev.jacquard.scaling.PublishedContract;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchTest {

    private static final Percentage IDENTITY = Percentage.withPercentage(1e-10);
    private static final Percentage SOLVER = Percentage.withPercentage(1e-4);
    private static final BatchTradeoff LAW = new BatchTradeoff(1e4, 2e9);

    @ParameterizedTest
    @CsvSource({"2e4, 110000, 2.2e9", "2e5, 20000, 4e9", "2e6, 11000, 2.2e10"})
    void aLargerBatchSavesTimeAndCostsData(double batch, double steps, double examples) {
        assertThat(LAW.steps(batch)).isCloseTo(steps, IDENTITY);
        assertThat(LAW.examples(batch)).isCloseTo(examples, IDENTITY);
        assertThat(LAW.examples(batch)).isCloseTo(batch * LAW.steps(batch), IDENTITY);
        assertThat((LAW.steps(batch) / LAW.Smin() - 1) * (LAW.examples(batch) / LAW.Emin() - 1))
                .isCloseTo(1, IDENTITY);
    }

    @Test
    void timeAndDataWeighedAlikeAskForTheCriticalBatch() {
        assertThat(LAW.criticalBatch()).isEqualTo(2e5);
        assertThat(LAW.bestBatch(0.5)).isCloseTo(2e5, IDENTITY);
        assertThat(LAW.steps(2e5)).isCloseTo(2 * LAW.Smin(), IDENTITY);
        double weight = 0.7;
        double best = LAW.bestBatch(weight);
        assertThat(cost(weight, best)).isLessThan(cost(weight, 1.01 * best)).isLessThan(cost(weight, best / 1.01));
    }

    private static double cost(double weight, double batch) {
        return weight * Math.log(LAW.steps(batch)) + (1 - weight) * Math.log(LAW.examples(batch));
    }

    @Test
    void theTradeoffIsRecoveredFromItsOwnRuns() {
        List<BatchTradeoff.Run> runs = new ArrayList<>();
        for (double batch = 1e4; batch < 1e7; batch *= 3) {
            runs.add(new BatchTradeoff.Run(batch, LAW.steps(batch)));
        }
        BatchTradeoff found = BatchTradeoff.fitter().starts(20, 1).fit(runs).law();
        assertThat(found.Smin()).isCloseTo(LAW.Smin(), SOLVER);
        assertThat(found.Emin()).isCloseTo(LAW.Emin(), SOLVER);
        PublishedContract.vectorsGoThereAndBack(BatchTradeoff.FAMILY, LAW);
        PublishedContract.refusesByName(BatchTradeoff.FAMILY, LAW);
    }

    @Test
    void twoBatchesGiveTheNoiseScale() {
        GradientNoise noise = GradientNoise.fromTwoBatches(64, 1, 1024, 0.25);
        assertThat(noise.squaredGradient()).isCloseTo(0.2, IDENTITY);
        assertThat(noise.covarianceTrace()).isCloseTo(51.2, IDENTITY);
        assertThat(noise.simpleScale()).isCloseTo(256, IDENTITY);
        assertThat(noise.squaredOver(64)).isCloseTo(1, IDENTITY);
        assertThat(noise.squaredOver(1024)).isCloseTo(0.25, IDENTITY);
        assertThat(noise.learningRate(0.1, 256)).isCloseTo(0.05, IDENTITY);
    }

    /** Gradients in three dimensions with noise, many steps: the ratio of means is near the truth, the mean of ratios is not. */
    @Test
    void averagingRatiosIsNotAveraging() {
        GradientNoise truth = new GradientNoise(1, 300);
        Stream stream = Stream.of(4, "gradient");
        List<GradientNoise> estimates = new ArrayList<>();
        int steps = 40_000;
        double meanOfRatios = 0;
        for (int step = 0; step < steps; step++) {
            double small = squared(stream, 6L * step, 64);
            double large = squared(stream, 6L * step + 3, 1024);
            GradientNoise one = GradientNoise.fromTwoBatches(64, small, 1024, large);
            estimates.add(one);
            meanOfRatios += one.covarianceTrace() / one.squaredGradient() / steps;
        }
        double aFewPercent = 5;
        assertThat(GradientNoise.mean(estimates).simpleScale())
                .isCloseTo(truth.simpleScale(), Percentage.withPercentage(aFewPercent));
        assertThat(meanOfRatios).isNotCloseTo(truth.simpleScale(), Percentage.withPercentage(2 * aFewPercent));
    }

    /** Squared length of (1, 0, 0) plus noise of variance 100 / batch in each direction. */
    private static double squared(Stream stream, long index, double batch) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            double value =
                    (k == 0 ? 1 : 0) + 10 / Math.sqrt(batch) * StandardNormal.quantile(stream.uniform(index + k));
            sum += value * value;
        }
        return sum;
    }

    @Test
    void badArgumentsAreNamed() {
        assertThatThrownBy(() -> GradientNoise.fromTwoBatches(64, 1, 64, 1)).hasMessageStartingWith("largeBatch: 64.0");
        assertThatThrownBy(() -> new GradientNoise(-0.1, 5).simpleScale())
                .hasMessageStartingWith("squaredGradient: -0.1");
        assertThatThrownBy(() -> LAW.steps(Double.NaN)).hasMessageStartingWith("batch: NaN");
        assertThatThrownBy(() -> LAW.bestBatch(1)).hasMessageStartingWith("timeWeight: 1.0");
    }
}
