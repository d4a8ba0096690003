package dev.jacquard.scaling.inference;

import static dev.jacquard.scaling.Printed.decimals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.uncertainty.Beta;
import dev.jacquard.numerics.uncertainty.Stream;
import dev.jacquard.scaling.PublishedContract;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassAtKTest {

    private static final Percentage IDENTITY = Percentage.withPercentage(1e-10);
    private static final Offset<Double> SIX_DECIMALS = decimals(6);
    private static final Offset<Double> TWELVE_DECIMALS = decimals(12);
    private static final double STANDARD_ERRORS = 4;

    @ParameterizedTest
    @CsvSource({
        "0.5, 2, 1, 0.2", "0.5, 2, 4, 0.445887", "0.5, 2, 40, 0.794267", "0.5, 2, 400, 0.933678",
        "0.2, 1.8, 1, 0.1", "0.2, 1.8, 4, 0.23392", "0.2, 1.8, 40, 0.490119", "0.2, 1.8, 400, 0.67629"
    })
    void unequalTasksKeepAnySuccessRare(double a, double b, double attempts, double expected) {
        assertThat(new PassAtK(a, b).anyOf(attempts)).isCloseTo(expected, SIX_DECIMALS);
    }

    @ParameterizedTest
    @CsvSource({
        "0.3, 2, 1, 0.130434782609",
        "0.3, 2, 10, 0.441491871412",
        "0.3, 2, 100, 0.708370847019",
        "0.3, 2, 1000, 0.853192302978",
        "0.3, 2, 1e4, 0.92638909899",
        "0.15, 1.5, 1000, 0.639683674669"
    })
    void betaDifficultyMatchesIndependentValues(double a, double b, double attempts, double expected) {
        assertThat(new PassAtK(a, b).anyOf(attempts)).isCloseTo(expected, TWELVE_DECIMALS);
    }

    @Test
    void failureOverTasksFallsAsAPowerOfTheAttempts() {
        double halfTheLastDigit = 0.5e-13;
        var law = new PassAtK(0.3, 2);
        assertThat(law.powerLawFailure(1e4)).isCloseTo(0.0736145445477, within(halfTheLastDigit));
        double aThousandth = 1e-3;
        assertThat(law.noneOf(1e4) / law.powerLawFailure(1e4)).isCloseTo(1, within(aThousandth));
        assertThat(law.powerLawFailure(2e6) / law.powerLawFailure(1e6)).isCloseTo(Math.pow(2, -0.3), IDENTITY);
        // On one task of the mean difficulty it falls exponentially.
        assertThat(Math.pow(1 - law.mean(), 1000)).isLessThan(1e-60);
    }

    @Test
    void oneAttemptSucceedsAtTheMeanAndTwoAreCorrelated() {
        var law = new PassAtK(0.3, 2);
        assertThat(law.anyOf(1)).isCloseTo(law.mean(), IDENTITY);
        double bothFail = law.noneOf(2);
        double fails = law.noneOf(1);
        double correlation = (bothFail - fails * fails) / (fails * (1 - fails));
        assertThat(law.correlation()).isCloseTo(correlation, IDENTITY);
        assertThat(law.anyOf(0)).isZero();
    }

    /** The authors' counts are not at hand: 4 000 tasks of Beta(0.3, 2) difficulty with 50 samples each, simulated. */
    @Tag("once")
    @Test
    void theLikeliestDifficultyIsTheOneSimulated() {
        PassAtK truth = new PassAtK(0.3, 2);
        int repeats = 8;
        double[] a = new double[repeats];
        double[] b = new double[repeats];
        for (int repeat = 0; repeat < repeats; repeat++) {
            PassAtK found = PassAtK.likeliest(simulated(truth, 500, 50, repeat + 1));
            a[repeat] = found.a();
            b[repeat] = found.b();
        }
        assertThat(mean(a)).isCloseTo(0.3, within(STANDARD_ERRORS * deviation(a) / Math.sqrt(repeats)));
        assertThat(mean(b)).isCloseTo(2, within(STANDARD_ERRORS * deviation(b) / Math.sqrt(repeats)));
        double aFewPercent = 0.1;
        assertThat(deviation(a)).isLessThan(aFewPercent * 0.3);
    }

    @Test
    void theLikeliestDifficultyIsAtTheTopOfTheLikelihood() {
        List<SampleCount> counts = simulated(new PassAtK(0.5, 1.5), 300, 20, 3);
        PassAtK found = PassAtK.likeliest(counts);
        double top = logLikelihood(found, counts);
        double aLittle = 1.001;
        assertThat(logLikelihood(new PassAtK(found.a() * aLittle, found.b()), counts))
                .isLessThan(top);
        assertThat(logLikelihood(new PassAtK(found.a() / aLittle, found.b()), counts))
                .isLessThan(top);
        assertThat(logLikelihood(new PassAtK(found.a(), found.b() * aLittle), counts))
                .isLessThan(top);
        assertThat(logLikelihood(new PassAtK(found.a(), found.b() / aLittle), counts))
                .isLessThan(top);
        List<SampleCount> reversed = new ArrayList<>(counts);
        Collections.reverse(reversed);
        assertThat(PassAtK.likeliest(reversed).a()).isCloseTo(found.a(), Percentage.withPercentage(1e-6));
    }

    @Test
    void countsThatShowNoDifferenceOfDifficultyAreRefused() {
        List<SampleCount> alike = Collections.nCopies(20, new SampleCount(10, 5));
        assertThatThrownBy(() -> PassAtK.likeliest(alike)).hasMessageContaining("vary more than");
        assertThatThrownBy(() -> PassAtK.likeliest(Collections.nCopies(20, new SampleCount(10, 0))))
                .hasMessageStartingWith("successes: 0.0");
        assertThatThrownBy(() -> PassAtK.likeliest(List.of(new SampleCount(10, 3))))
                .hasMessageStartingWith("tasks: 1");
    }

    @ParameterizedTest
    @CsvSource({
        "10, 3, 1, 0.3",
        "10, 3, 5, 0.916666666667",
        "200, 7, 100, 0.992991117242",
        "10000, 3, 1000, 0.271024303871",
        "100, 0, 10, 0",
        "100, 95, 10, 1"
    })
    void theUnbiasedEstimateMatchesIndependentValues(int samples, int correct, int k, double expected) {
        assertThat(new SampleCount(samples, correct).passAtK(k)).isCloseTo(expected, TWELVE_DECIMALS);
    }

    @ParameterizedTest
    @CsvSource({"10, 3, 5, 0.83193", "200, 7, 100, 0.971638360376", "10000, 3, 1000, 0.259215122057"})
    void thePlugInEstimateIsTooLow(int samples, int correct, int k, double expected) {
        var count = new SampleCount(samples, correct);
        assertThat(count.plugIn(k)).isCloseTo(expected, TWELVE_DECIMALS);
        assertThat(count.plugIn(k)).isLessThan(count.passAtK(k));
    }

    /** Averaged over the binomial distribution of counts, one is the truth and the other is not. */
    @Test
    void onAverageTheUnbiasedEstimateIsRightAndThePlugInIsNot() {
        int n = 12;
        int k = 8;
        double p = 0.1;
        double truth = 1 - Math.pow(1 - p, k);
        double unbiased = 0;
        double plugIn = 0;
        double chance = Math.pow(1 - p, n);
        for (int c = 0; c <= n; c++) {
            unbiased += chance * new SampleCount(n, c).passAtK(k);
            plugIn += chance * new SampleCount(n, c).plugIn(k);
            chance *= (n - c) * p / ((c + 1) * (1 - p));
        }
        assertThat(unbiased).isCloseTo(truth, IDENTITY);
        double aTenth = 0.1;
        assertThat(plugIn).isLessThan(truth - aTenth * truth);
    }

    @Test
    void badArgumentsAreNamed() {
        assertThatThrownBy(() -> new SampleCount(10, 11)).hasMessageStartingWith("correct: 11");
        assertThatThrownBy(() -> new SampleCount(0, 0)).hasMessageStartingWith("samples: 0");
        assertThatThrownBy(() -> new SampleCount(10, 3).passAtK(11)).hasMessageStartingWith("k: 11");
        assertThatThrownBy(() -> new PassAtK(Double.NaN, 1)).hasMessageStartingWith("a: NaN");
        assertThatThrownBy(() -> new PassAtK(1, 1).anyOf(-1)).hasMessageStartingWith("attempts: -1");
        PublishedContract.vectorsGoThereAndBack(PassAtK.FAMILY, new PassAtK(0.3, 2));
        PublishedContract.refusesByName(PassAtK.FAMILY, new PassAtK(0.3, 2));
    }

    private static List<SampleCount> simulated(PassAtK law, int tasks, int samples, long seed) {
        Beta difficulty = new Beta(law.a(), law.b());
        Stream difficulties = Stream.of(seed, "difficulty");
        Stream outcomes = Stream.of(seed, "outcome");
        List<SampleCount> counts = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            double p = difficulty.quantile(difficulties.uniform(task));
            int correct = 0;
            for (int sample = 0; sample < samples; sample++) {
                correct += outcomes.uniform((long) task * samples + sample) < p ? 1 : 0;
            }
            counts.add(new SampleCount(samples, correct));
        }
        return counts;
    }

    /** From products instead of gamma functions: an independent way to the same likelihood. */
    private static double logLikelihood(PassAtK law, List<SampleCount> counts) {
        double sum = 0;
        for (SampleCount count : counts) {
            for (int i = 0; i < count.samples(); i++) {
                int c = Math.min(i, count.correct());
                int f = i - c;
                boolean success = i < count.correct();
                sum += Math.log((success ? law.a() + c : law.b() + f) / (law.a() + law.b() + i));
            }
        }
        return sum;
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
