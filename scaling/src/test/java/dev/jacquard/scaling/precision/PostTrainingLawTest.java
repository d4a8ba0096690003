package dev.jacquard.scaling.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.scaling.Printed;
import dev.jacquard.scaling.PublishedContract;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostTrainingLawTest {

    private static final double IDENTITY = 1e-12;
    private static final double SOLVER = 1e-6;

    private static final PostTrainingLaw LAW = PostTrainingLaw.kumar2024().law();
    private static final ChinchillaLaw TRAINED = PrecisionLaw.kumar2024().law().dense();

    @Test
    void thePublicationKeepsTheContract() {
        PublishedContract.holds(PostTrainingLaw.kumar2024(), PostTrainingLaw.FAMILY);
        assertThatThrownBy(() -> LAW.degradation(0, 1e9, 4)).hasMessageStartingWith("parameters: 0");
        assertThatThrownBy(() -> LAW.degradation(1e9, Double.NaN, 4)).hasMessageStartingWith("tokens: NaN");
        assertThatThrownBy(() -> LAW.degradation(1e9, 1e9, -4)).hasMessageStartingWith("bits: -4");
    }

    @ParameterizedTest
    @CsvSource({
        "2.2e8, 2.6e10, 4, .0175861319694, 13",
        "2.2e8, 2.6e10, 3, .095585138791, 12",
        "3e7, 2.6e10, 4, .0348937373935, 13"
    })
    void degradationOfNamedModels(double parameters, double tokens, double bits, double added, int decimals) {
        assertThat(LAW.degradation(parameters, tokens, bits)).isCloseTo(added, Printed.decimals(decimals));
    }

    @ParameterizedTest
    @CsvSource({"2.2e8, 4, 1.75320986467e11", "8e9, 4, 6.00872133453e11"})
    void dataBeyondWhichTrainingHurts(double parameters, double bits, double tokens) {
        assertThat(LAW.criticalTokens(TRAINED, parameters, bits)).isCloseTo(tokens, within(0.5));
    }

    @Test
    void theRoundedModelIsBestAtTheCriticalData() {
        double critical = LAW.criticalTokens(TRAINED, 2.2e8, 4);
        for (double factor : new double[] {0.5, 0.99, 1.01, 2}) {
            assertThat(rounded(critical * factor)).isGreaterThan(rounded(critical));
        }
    }

    private static double rounded(double tokens) {
        return TRAINED.loss(2.2e8, tokens) + LAW.degradation(2.2e8, tokens, 4);
    }

    /** The letter b can not be told from CT: with either sign another CT gives the same law. */
    @Test
    void theUnclearLetterIsAFactorAndLeftOutUnlessAskedFor() {
        PostTrainingLaw more = LAW.withOffset(PostTrainingLaw.KUMAR_OFFSET);
        assertThat(more.degradation(2.2e8, 2.6e10, 4) / LAW.degradation(2.2e8, 2.6e10, 4))
                .isCloseTo(Math.exp(1.1277), within(IDENTITY * 10));
        assertThat(more.withOffset(-PostTrainingLaw.KUMAR_OFFSET).CT()).isCloseTo(LAW.CT(), within(IDENTITY));
        assertThat(more.criticalTokens(TRAINED, 8e9, 4)).isLessThan(LAW.criticalTokens(TRAINED, 8e9, 4));
    }

    /** The runs are not at hand: these are made from the law itself. */
    @Test
    void aLawKnownToBeTrueComesBack() {
        List<PostTrainingRun> runs = new ArrayList<>();
        for (double parameters : new double[] {3e7, 6e7, 1.1e8, 2.2e8}) {
            for (double tokens = 1.5e9; tokens < 3e10; tokens *= 2) {
                for (int bits = 3; bits <= 6; bits++) {
                    runs.add(new PostTrainingRun(parameters, tokens, bits, LAW.degradation(parameters, tokens, bits)));
                }
            }
        }
        PostTrainingLaw found = PostTrainingLaw.fitter().starts(10, 1).fit(runs).law();
        assertThat(found.gD()).isCloseTo(LAW.gD(), within(SOLVER));
        assertThat(found.gN()).isCloseTo(LAW.gN(), within(SOLVER));
        assertThat(found.gamma()).isCloseTo(LAW.gamma(), within(SOLVER));
    }
}
