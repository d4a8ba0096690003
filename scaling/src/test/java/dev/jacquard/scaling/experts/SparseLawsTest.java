package dev.jacquard.scaling.experts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.scaling.PublishedContract;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.ChinchillaOnOtherRuns;
import dev.jacquard.scaling.loss.LawContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The laws of Krajewski, Abnar, Frantar and Cheng. */
class SparseLawsTest {

    private static final double IDENTITY = 1e-12;
    private static final double SOLVER = 1e-6;

    /** Half a unit of the last printed digit of a loss with eleven decimals. */
    private static final double HALF_A_UNIT = 5e-12;

    private static final FineGrainedLaw FINE = FineGrainedLaw.krajewski2024().law();
    private static final SparsityLaw SPARSE = SparsityLaw.abnar2025().law();
    private static final WeightSparsityLaw ZEROS = new WeightSparsityLaw(17, 0.7, 5, 0.25, 1e9, 0.3, 1);
    private static final MemorySplitLaw SPLIT = MemorySplitLaw.cheng2026().law();

    @Test
    void everyPublicationKeepsTheContract() {
        PublishedContract.holds(FineGrainedLaw.krajewski2024(), FineGrainedLaw.FAMILY);
        PublishedContract.holds(SparsityLaw.abnar2025(), SparsityLaw.FAMILY);
        PublishedContract.holds(MemorySplitLaw.cheng2026(), MemorySplitLaw.FAMILY);
        PublishedContract.vectorsGoThereAndBack(WeightSparsityLaw.FAMILY, ZEROS);
        PublishedContract.refusesByName(WeightSparsityLaw.FAMILY, ZEROS);
        LawContract.isFiniteAndFallsInBothDirections(FINE.atGranularity(4));
        LawContract.isFiniteAndFallsInBothDirections(SPARSE.at(0.9));
        LawContract.namesWhatItRefuses(SPARSE.at(0.9));
        LawContract.isFiniteAndFallsInBothDirections(ZEROS.at(0.5));
        LawContract.namesWhatItRefuses(ZEROS.at(0.5));
    }

    @ParameterizedTest
    @CsvSource({"1e9, 2e10, 1, 3.27613323473", "1e9, 2e10, 8, 3.14039311599", "6.4e10, 1e11, 16, 2.27307776078"})
    void fineGrainedLossOfNamedModels(double parameters, double tokens, double granularity, double loss) {
        assertThat(FINE.loss(parameters, tokens, granularity)).isCloseTo(loss, within(HALF_A_UNIT));
    }

    @Test
    void theDenseModelsBesideThemHaveALawOfTheirOwn() {
        assertThat(ChinchillaOnOtherRuns.krajewski2024Dense().law().loss(1e9, 2e10))
                .isCloseTo(2.98030514976, within(HALF_A_UNIT));
        // On the axis of total parameters the mixture looks worse than the dense model: the axes are not the same.
        assertThat(FINE.loss(1e9, 2e10, 1))
                .isGreaterThan(ChinchillaOnOtherRuns.krajewski2024Dense().law().loss(1e9, 2e10));
    }

    @Test
    void granularityIsWorthParameters() {
        double more = FINE.parameterMultiplier(16);
        assertThat(FINE.loss(1e9 * more, 2e10, 1)).isCloseTo(FINE.loss(1e9, 2e10, 16), within(IDENTITY * 10));
        assertThat(FINE.parameterMultiplier(1)).isCloseTo(1, within(IDENTITY));
        ChinchillaLaw finest = FINE.atGranularity(1e18);
        assertThat(finest.A()).isCloseTo(FINE.a(), within(1e-9));
        assertThatThrownBy(() -> FINE.atGranularity(0)).hasMessageStartingWith("granularity: 0");
    }

    /** No runs are published: these are made from the law itself. */
    @Tag("once")
    @Test
    void aFineGrainedLawKnownToBeTrueComesBack() {
        List<FineGrainedRun> runs = new ArrayList<>();
        for (double parameters = 1e8; parameters < 1e12; parameters *= 6) {
            for (double tokens = 1e9; tokens < 1e13; tokens *= 6) {
                for (double granularity = 1; granularity <= 16; granularity *= 2) {
                    runs.add(new FineGrainedRun(
                            parameters, tokens, granularity, FINE.loss(parameters, tokens, granularity)));
                }
            }
        }
        FineGrainedLaw found = FineGrainedLaw.fitter().starts(10, 1).fit(runs).law();
        assertThat(found.gamma()).isCloseTo(FINE.gamma(), within(SOLVER));
        assertThat(found.alpha()).isCloseTo(FINE.alpha(), within(SOLVER));
        assertThat(found.beta()).isCloseTo(FINE.beta(), within(SOLVER));
    }

    @ParameterizedTest
    @CsvSource({"1e9, 2e10, 0, 2.56568130836", "1e9, 2e10, .9, 2.70187233282", "1e10, 1e11, .95, 2.19021909744"})
    void sparseLossOfNamedModels(double parameters, double tokens, double sparsity, double loss) {
        assertThat(SPARSE.loss(parameters, tokens, sparsity)).isCloseTo(loss, within(HALF_A_UNIT));
    }

    @Test
    void theTermOfSparsityAloneShrinksWhileTheOneWithSizeGrows() {
        assertThat(SPARSE.sparsity().exponent()).isNegative();
        assertThat(SPARSE.sparsity().at(0.05)).isLessThan(SPARSE.sparsity().at(1));
        assertThat(SPARSE.loss(1e9, 2e10, 0.9)).isGreaterThan(SPARSE.loss(1e9, 2e10, 0));
        // At equal active parameters, and so equal compute, sparsity helps.
        assertThat(SPARSE.loss(1e10, 2e10, 0.9)).isLessThan(SPARSE.loss(1e9, 2e10, 0));
    }

    @Test
    void sparsityIsTheShareOfExpertsAtRest() {
        assertThat(SparsityLaw.sparsity(64, 8)).isEqualTo(0.875);
        assertThat(SparsityLaw.sparsity(8, 8)).isZero();
        assertThatThrownBy(() -> SparsityLaw.sparsity(8, 9)).hasMessageStartingWith("working: 9");
        assertThatThrownBy(() -> SPARSE.loss(1e9, 1e9, 1)).hasMessageStartingWith("sparsity: 1.0");
        assertThatThrownBy(() -> ZEROS.at(Double.NaN)).hasMessageStartingWith("sparsity: NaN");
    }

    @Test
    void zerosAreWorthAFixedFactorOfParameters() {
        double factor = ZEROS.parameterMultiplier(0.75);
        for (double parameters : new double[] {1e7, 1e9}) {
            assertThat(ZEROS.loss(parameters * factor, 1e10, 0))
                    .isCloseTo(ZEROS.loss(parameters, 1e10, 0.75), within(IDENTITY * 10));
        }
        assertThat(ZEROS.parameterMultiplier(0)).isCloseTo(1, within(IDENTITY));
        double everything = Math.pow((17.0 + 5) / 5, 1 / 0.25);
        assertThat(ZEROS.parameterMultiplier(1 - 1e-15)).isCloseTo(everything, within(SOLVER * everything));
    }

    @Test
    void theSplitBetweenExpertsAndMemoryIsAParabola() {
        double fourDecimals = 5e-5;
        assertThat(SPLIT.loss(0.8)).isEqualTo(1.7109);
        assertThat(SPLIT.loss(1)).isCloseTo(1.7248, within(fourDecimals));
        assertThat(SPLIT.loss(0.4)).isCloseTo(1.7665, within(fourDecimals));
        assertThat(SPLIT.kappa()).isCloseTo((1.7248 - 1.7109) / (0.2 * 0.2), within(fourDecimals));
        assertThat(SPLIT.bestMemory(27e9, 4e9)).isCloseTo(4.6e9, within(IDENTITY * 1e10));
        assertThatThrownBy(() -> SPLIT.bestMemory(1e9, 4e9)).hasMessageStartingWith("totalParameters: 1.0E9");
        assertThatThrownBy(() -> SPLIT.loss(1.1)).hasMessageStartingWith("rho: 1.1");
        assertThat(SPLIT.rhoStar()).isBetween(.75, .80);
        assertThat(MemorySplitLaw.memory(27e9, 4e9, 1)).isZero();
        assertThat(MemorySplitLaw.memory(27e9, 4e9, 0)).isEqualTo(23e9);
        assertThat(MemorySplitLaw.gainOfSlots(0.02, 1e6, 1e8)).isCloseTo(0.04, within(IDENTITY));
    }

    /** No runs are published: these are made from the law itself. */
    @Test
    void aSplitKnownToBeBestComesBack() {
        List<MemorySplitLaw.Run> runs = new ArrayList<>();
        for (double rho : new double[] {0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1}) {
            runs.add(new MemorySplitLaw.Run(rho, SPLIT.loss(rho)));
        }
        MemorySplitLaw found = MemorySplitLaw.fitter().starts(10, 1).fit(runs).law();
        assertThat(found.rhoStar()).isCloseTo(0.8, within(SOLVER));
        assertThat(found.kappa()).isCloseTo(.3475, within(SOLVER));
        assertThatThrownBy(() -> new MemorySplitLaw.Run(1.1, 2)).hasMessageStartingWith("rho: 1.1");
    }
}
