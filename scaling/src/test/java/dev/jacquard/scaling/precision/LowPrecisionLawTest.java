package dev.jacquard.scaling.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.data.Confidence;
import dev.jacquard.scaling.Printed;
import dev.jacquard.scaling.PublishedContract;
import dev.jacquard.scaling.loss.CoupledLaw;
import dev.jacquard.scaling.loss.LawContract;
import dev.jacquard.scaling.loss.LossRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LowPrecisionLawTest {

    private static final double IDENTITY = 1e-12;
    private static final double SOLVER = 1e-6;

    private static final LowPrecisionLaw FP4 = LowPrecisionLaw.castro2025().law();
    private static final CoupledLaw FULL = FP4.full();

    @Test
    void thePublicationKeepsTheContract() {
        PublishedContract.holds(LowPrecisionLaw.castro2025(), LowPrecisionLaw.family(FULL));
        LawContract.isFiniteAndFallsInBothDirections(FP4);
        LawContract.namesWhatItRefuses(FP4);
        assertThat(LowPrecisionLaw.castro2025().confidence()).isEqualTo(Confidence.UNVERIFIED);
        assertThatThrownBy(() -> new LowPrecisionLaw(FULL, 1.1, 1)).hasMessageStartingWith("effN: 1.1");
        assertThatThrownBy(() -> new LowPrecisionLaw(FULL, 1, Double.NaN)).hasMessageStartingWith("effD: NaN");
    }

    @ParameterizedTest
    @CsvSource({"1e8, 1e10, 2.96939911437, 11", "7e9, 1.4e11, 2.2852832978, 10"})
    void lossOfNamedRuns(double parameters, double tokens, double loss, int decimals) {
        assertThat(FP4.loss(parameters, tokens)).isCloseTo(loss, Printed.decimals(decimals));
    }

    @Test
    void atTheBestSplitTheShareOfComputeIsTheProduct() {
        double flop = 1e21;
        double least = FULL.optimalLoss(flop * FP4.computeShare());
        var inner = FULL.optimal(flop * FP4.computeShare());
        assertThat(FP4.loss(inner.parameters() / FP4.effN(), inner.tokens() / FP4.effD()))
                .isCloseTo(least, within(IDENTITY * 10));
        for (double factor : new double[] {0.5, 0.9, 1.1, 2}) {
            double parameters = inner.parameters() / FP4.effN() * factor;
            assertThat(FP4.loss(parameters, flop / 6 / parameters)).isGreaterThan(least);
        }
    }

    @Test
    void forOneModelItIsTheTokensOfEqualLoss() {
        double share = FP4.computeShare(7e9, 1.4e11);
        assertThat(FULL.loss(7e9, share * 1.4e11)).isCloseTo(FP4.loss(7e9, 1.4e11), within(IDENTITY * 10));
        assertThat(new LowPrecisionLaw(FULL, 1, .94).computeShare(7e9, 1.4e11)).isCloseTo(.94, within(IDENTITY * 10));
        // The more data a model has seen, the less data make up for parameters that do not count.
        assertThat(FP4.computeShare(7e9, 1.4e13)).isLessThan(share);
    }

    @Test
    void aFormatPaysWhereItsSpeedUpOutweighsTheComputeItLoses() {
        double needed = 1 / FP4.computeShare();
        assertThat(needed).isCloseTo(1.66, Printed.decimals(2));
        assertThat(FP4.gain(needed)).isCloseTo(1, within(IDENTITY));
        assertThat(FP4.gain(2)).isGreaterThan(1);
        double pays = FP4.gain(1e8, 1e10, 2);
        assertThat(pays > 1).isEqualTo(FP4.loss(1e8, 2e10) < FULL.loss(1e8, 1e10));
        assertThat(FULL.loss(1e8, pays * 1e10)).isCloseTo(FP4.loss(1e8, 2e10), within(IDENTITY * 10));
    }

    @Test
    void trainingIsOneThirdForwardAndTwoThirdsBackward() {
        assertThat(LowPrecisionLaw.trainingSpeedup(2, 2)).isCloseTo(2, within(IDENTITY));
        assertThat(1 / LowPrecisionLaw.trainingSpeedup(1e18, 1)).isCloseTo(2.0 / 3, within(IDENTITY));
        assertThat(LowPrecisionLaw.trainingSpeedup(2.4, 1.6)).isCloseTo(1.8, within(IDENTITY));
    }

    /** No runs are published: these are made from the law itself. */
    @Test
    void efficienciesKnownToBeTrueComeBack() {
        List<LossRun> runs = new ArrayList<>();
        for (double parameters : new double[] {3e7, 5e7, 1e8, 2e8}) {
            for (double tokens = 7.5e8; tokens < 2e11; tokens *= 2) {
                runs.add(new LossRun(parameters, tokens, FP4.loss(parameters, tokens)));
            }
        }
        LowPrecisionLaw found =
                LowPrecisionLaw.fitter(FULL).starts(10, 1).fit(runs).law();
        assertThat(found.effN()).isCloseTo(.64, within(SOLVER));
        assertThat(found.effD()).isCloseTo(.94, within(SOLVER));
    }
}
