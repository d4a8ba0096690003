package dev.jacquard.scaling.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.Ces;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeedupLawsTest {

    private static final Percentage IDENTITY = Percentage.withPercentage(1e-10);
    private static final Offset<Double> FOUR_DECIMALS = within(0.5e-4 + 1e-12);
    private static final Offset<Double> SIX_DECIMALS = within(0.5e-6 + 1e-12);

    @ParameterizedTest
    @CsvSource({
        "0.95, 3, 2.7273",
        "0.95, 4, 3.4783",
        "0.95, 40, 13.5593",
        "0.95, 400, 19.0931",
        "0.95, 10000, 19.9621",
        "0.90, 4, 3.0769",
        "0.90, 40, 8.1633",
        "0.90, 400, 9.7800",
        "0.99, 4, 3.8835",
        "0.99, 40, 28.7770",
        "0.99, 400, 80.1603",
        "0.5, 4, 1.6",
        "0.5, 40, 1.9512",
        "0.5, 400, 1.9950"
    })
    void amdahlMatchesIndependentValues(double parallel, double agents, double expected) {
        assertThat(new Amdahl(parallel).speedup(agents)).isCloseTo(expected, FOUR_DECIMALS);
    }

    @Test
    void tenTimesTheAgentsBuyLessAndLess() {
        var law = new Amdahl(0.95);
        double halfACent = 0.005;
        assertThat(law.gain(4, 40)).isCloseTo(3.90, within(halfACent));
        assertThat(law.gain(40, 400)).isCloseTo(1.41, within(halfACent));
        assertThat(law.ceiling()).isCloseTo(20, IDENTITY);
    }

    @Test
    void amdahlIsTheCesFamilyWithoutSubstitution() {
        assertThat(new Amdahl(0.8).speedup(17)).isCloseTo(new Ces(0.8, 0).gain(17), IDENTITY);
    }

    @ParameterizedTest
    @CsvSource({"3.4782608696, 4, 0.05", "3, 4, 0.1111111", "10, 40, 0.0769231"})
    void karpFlattRecoversTheSerialShare(double speedup, double agents, double share) {
        double halfTheLastDigit = 0.5e-7;
        assertThat(Amdahl.serialShareFrom(speedup, agents)).isCloseTo(share, within(halfTheLastDigit));
    }

    @ParameterizedTest
    @CsvSource({"4, 3.85", "40, 38.05", "400, 380.05"})
    void gustafsonIsALine(double agents, double expected) {
        assertThat(new Gustafson(0.95).speedup(agents)).isCloseTo(expected, IDENTITY);
    }

    @Test
    void gustafsonMeasuresItsShareOnTheParallelRun() {
        var amdahl = new Amdahl(0.95);
        Gustafson same = amdahl.onParallelRun(40);
        assertThat(1 - same.parallel()).isCloseTo(0.05 / (0.05 + 0.95 / 40), IDENTITY);
        assertThat(same.speedup(40)).isCloseTo(amdahl.speedup(40), IDENTITY);
    }

    @ParameterizedTest
    @CsvSource({"0, 13.559322", "1, 38.05", "1.5, 39.678129"})
    void sunNiRunsFromAmdahlToBeyondGustafson(double growth, double expected) {
        assertThat(new SunNi(0.95, growth).speedup(40)).isCloseTo(expected, SIX_DECIMALS);
    }

    @ParameterizedTest
    @CsvSource({"0.3, 3.9811", "0.4, 6.3096", "0.5, 10", "0.75, 31.6228"})
    void aHundredfoldTeamStepsOnItsOwnToes(double lambda, double expected) {
        assertThat(new SteppingOnToes(lambda).gain(1, 100)).isCloseTo(expected, FOUR_DECIMALS);
    }

    @ParameterizedTest
    @CsvSource({"0.05, 4, 3.4783", "0.1, 40, 8.1633", "0.3, 400, 3.3140", "0.5, 40, 1.9512"})
    void likeAttemptsAreWorthFewIndependentOnes(double correlation, double agents, double expected) {
        assertThat(new CorrelatedAttempts(correlation).speedup(agents)).isCloseTo(expected, FOUR_DECIMALS);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0.564190",
        "3, 0.846284",
        "4, 1.029375",
        "5, 1.162964",
        "10, 1.538753",
        "16, 1.765991",
        "40, 2.160777",
        "100, 2.507594",
        "400, 2.968178",
        "1000, 3.241436"
    })
    void bestOfNormalsMatchesIndependentValues(double n, double expected) {
        assertThat(BestOfN.ofStandardNormals(n)).isCloseTo(expected, SIX_DECIMALS);
    }

    @Test
    void theBestOfLikeIdeasIsWorthLess() {
        double halfTheLastDigit = 0.5e-5;
        var best = new BestOfN(1, 0.5);
        assertThat(best.expectedMaximum(1)).isCloseTo(0, within(1e-12));
        assertThat(best.expectedMaximum(4)).isCloseTo(0.72788, within(halfTheLastDigit));
        assertThat(best.expectedMaximum(40)).isCloseTo(1.52790, within(halfTheLastDigit));
        assertThat(best.expectedMaximum(400)).isCloseTo(2.09882, within(halfTheLastDigit));
    }

    @ParameterizedTest
    @CsvSource({"4, 3.9404", "40, 33.1028", "400, 98.2049"})
    void drawsAmongEqualIdeasRepeatEachOther(double draws, double expected) {
        assertThat(DistinctIdeas.uniform(100).expected(draws)).isCloseTo(expected, FOUR_DECIMALS);
    }

    @ParameterizedTest
    @CsvSource({"4, 3.8351", "40, 29.8005", "400, 180.1269", "10000, 908.1737"})
    void drawsAmongUnequalIdeasRepeatMore(double draws, double expected) {
        assertThat(DistinctIdeas.zipf(1000, 1).expected(draws)).isCloseTo(expected, FOUR_DECIMALS);
    }

    @Test
    void oneIdeaIsAllThatOneIdeaGives() {
        assertThat(DistinctIdeas.uniform(1).expected(7)).isEqualTo(1);
        assertThat(DistinctIdeas.uniform(1).expected(0)).isZero();
    }

    @Test
    void fewerThanOneAgentIsRefused() {
        assertThatThrownBy(() -> new Amdahl(0.9).speedup(0.5)).hasMessageStartingWith("agents: 0.5");
        assertThatThrownBy(() -> new Amdahl(95)).hasMessageEndingWith("as a fraction: 0.95");
        assertThatThrownBy(() -> new SteppingOnToes(Double.NaN)).hasMessageStartingWith("lambda: NaN");
    }
}
