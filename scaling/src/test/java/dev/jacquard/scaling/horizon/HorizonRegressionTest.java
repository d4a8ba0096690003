package dev.jacquard.scaling.horizon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.uncertainty.Stream;
import dev.jacquard.scaling.horizon.HorizonRegression.Attempt;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** METR's attempts are not at hand: they are simulated from the published law of Claude 3.7 Sonnet. */
class HorizonRegressionTest {

    private static final Percentage SOLVER = Percentage.withPercentage(1e-4);
    private static final double STANDARD_ERRORS = 4;
    private static final LogisticHorizon TRUTH =
            LogisticHorizon.kwa2025("claude-3.7-sonnet").law();

    /** Scores equal to the chances themselves carry no noise: without a penalty the law comes back whatever the weights. */
    @Test
    void chancesGivenAsScoresGiveTheLawBack() {
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double minutes = 0.05 * Math.pow(1.35, i);
            attempts.add(new Attempt("task " + i, "family " + i / 7, minutes, TRUTH.success(minutes)));
        }
        LogisticHorizon found = HorizonRegression.fit(attempts, 0);
        assertThat(found.h50()).isCloseTo(TRUTH.h50(), SOLVER);
        assertThat(found.beta()).isCloseTo(TRUTH.beta(), SOLVER);
    }

    @Test
    void simulatedAttemptsGiveTheLawBackWithinItsNoise() {
        int repeats = 20;
        double[] logs = new double[repeats];
        double[] betas = new double[repeats];
        for (int repeat = 0; repeat < repeats; repeat++) {
            LogisticHorizon found = HorizonRegression.fit(simulated(repeat + 1), 0);
            logs[repeat] = Math.log(found.h50() / TRUTH.h50());
            betas[repeat] = found.beta();
        }
        assertThat(mean(logs)).isCloseTo(0, within(STANDARD_ERRORS * deviation(logs) / Math.sqrt(repeats)));
        assertThat(mean(betas))
                .isCloseTo(TRUTH.beta(), within(STANDARD_ERRORS * deviation(betas) / Math.sqrt(repeats)));
    }

    @Test
    void metrsPenaltyFlattensTheSlopeAndShortensTheEightyPercentHorizon() {
        LogisticHorizon free = HorizonRegression.fit(simulated(1), 0);
        LogisticHorizon penalised = HorizonRegression.fit(simulated(1), HorizonRegression.METR_PENALTY);
        assertThat(penalised.beta()).isLessThan(free.beta());
        assertThat(penalised.horizon(0.8) / penalised.h50()).isLessThan(free.horizon(0.8) / free.h50());
    }

    @Test
    void aFractionalScoreIsSoMuchSuccessAndTheRestFailure() {
        List<Attempt> whole = new ArrayList<>();
        List<Attempt> split = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            double minutes = Math.pow(2, i);
            double[] scores = {1, 1, i < 5 ? 1 : 0, i < 3 ? 1 : 0};
            double sum = 0;
            for (double score : scores) {
                split.add(new Attempt("t" + i, "f" + i, minutes, score));
                sum += score;
            }
            whole.add(new Attempt("t" + i, "f" + i, minutes, sum / 4));
        }
        LogisticHorizon one = HorizonRegression.fit(whole, 0.1);
        LogisticHorizon other = HorizonRegression.fit(split, 0.1);
        assertThat(one.h50()).isCloseTo(other.h50(), SOLVER);
        assertThat(one.beta()).isCloseTo(other.beta(), SOLVER);
    }

    @Test
    void weightsShareOutWithinTasksAndByTheRootOfFamilies() {
        List<Attempt> attempts = List.of(
                new Attempt("a", "one", 1, 1),
                new Attempt("a", "one", 1, 0),
                new Attempt("b", "four", 1, 1),
                new Attempt("c", "four", 1, 1),
                new Attempt("d", "four", 1, 1),
                new Attempt("e", "four", 1, 1));
        double identity = 1e-12;
        assertThat(HorizonRegression.weights(attempts))
                .containsExactly(new double[] {1 / 6.0, 1 / 6.0, 1 / 6.0, 1 / 6.0, 1 / 6.0, 1 / 6.0}, within(identity));
    }

    @Test
    void attemptsThatALengthPartsHaveNoSlopeWithoutAPenalty() {
        List<Attempt> parted = List.of(
                new Attempt("a", "a", 1, 1),
                new Attempt("b", "b", 2, 1),
                new Attempt("c", "c", 20, 0),
                new Attempt("d", "d", 30, 0));
        assertThatThrownBy(() -> HorizonRegression.fit(parted, 0)).hasMessageStartingWith("attempts: 4 attempts");
        LogisticHorizon found = HorizonRegression.fit(parted, 0.1);
        assertThat(found.h50()).isBetween(2.0, 20.0);
        List<Attempt> rising = List.of(new Attempt("a", "a", 1, 0), new Attempt("b", "b", 2, 1));
        assertThatThrownBy(() -> HorizonRegression.fit(rising, 0.1)).hasMessageStartingWith("slope of success");
        assertThatThrownBy(() -> new Attempt("a", "a", 1, 1.5)).hasMessageStartingWith("score: 1.5");
    }

    private static List<Attempt> simulated(long seed) {
        Stream outcomes = Stream.of(seed, "outcome");
        List<Attempt> attempts = new ArrayList<>();
        int runs = 8;
        for (int task = 0; task < 160; task++) {
            double minutes = 0.05 * Math.pow(1e5, task / 159.0);
            for (int run = 0; run < runs; run++) {
                double score = outcomes.uniform((long) task * runs + run) < TRUTH.success(minutes) ? 1 : 0;
                attempts.add(new Attempt("task " + task, "family " + task / 4, minutes, score));
            }
        }
        return attempts;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean(values)) * (value - mean(values));
        }
        return Math.sqrt(sum / (values.length - 1));
    }
}
