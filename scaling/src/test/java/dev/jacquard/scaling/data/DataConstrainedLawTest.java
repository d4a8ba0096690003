package dev.jacquard.scaling.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.scaling.loss.Allocation;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.ChinchillaOnOtherRuns;
import dev.jacquard.scaling.loss.LawContract;
import dev.jacquard.scaling.loss.LossLaw;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataConstrainedLawTest {

    private static final double IDENTITY = 1e-12;
    private static final double SOLVER = 1e-6;
    private static final DataConstrainedLaw LAW =
            DataConstrainedLaw.muennighoff2023().law();

    @Test
    void everyPublicationKeepsTheContract() {
        DataConstrainedLaw.published().forEach(published -> {
            LawContract.carriesASourceAndARange(published);
            LawContract.vectorsGoThereAndBack(DataConstrainedLaw.FAMILY, published.law());
            LawContract.namesWhatItRefuses(published.law().on(1e10));
        });
        assertThatThrownBy(() -> LAW.loss(1e9, 1e9, Double.NaN)).hasMessageStartingWith("uniqueTokens: NaN");
        assertThatThrownBy(() -> LAW.on(0)).hasMessageStartingWith("uniqueTokens: 0");
        assertThatThrownBy(() -> LAW.worthOfNextToken(0.5)).hasMessageStartingWith("epochs: 0.5");
        assertThatThrownBy(() -> new DataConstrainedLaw(null, 1, 1)).hasMessageStartingWith("base: missing");
    }

    @ParameterizedTest
    @CsvSource({
        "8.67e9, 178e9, 25e9, 2.2269634075087867",
        "2.81e9, 55e9, 14e9, 2.3768620550711357",
        "2.81e9, 55e9, 1.25e9, 2.701205718700474",
        "4e9, 84e9, 84e9, 2.2920674910105387",
        "4e9, 84e9, 21e9, 2.3109435078299434",
        "1e9, 4e11, 1e10, 2.3929973924345456"
    })
    void lossOfNamedRuns(double parameters, double tokens, double uniqueTokens, double loss) {
        assertThat(LAW.loss(parameters, tokens, uniqueTokens)).isCloseTo(loss, within(IDENTITY * loss));
    }

    @Test
    void effectiveCountsOfTheRunOfTheEightBillionModel() {
        double halfAUnit = 5e-3;
        double halfATenth = 5e-2;
        assertThat(LAW.bestSize(25e9)).isCloseTo(1274662941.34, within(halfAUnit));
        assertThat(LAW.effectiveTokens(178e9, 25e9)).isCloseTo(151236949721.7, within(halfATenth));
        assertThat(LAW.effectiveParameters(8.67e9, 178e9, 25e9)).isCloseTo(5773305914.15, within(halfAUnit));
        assertThat(178e9 / 25e9 - 1).isCloseTo(6.12, within(IDENTITY * 10));
        assertThat(8.67e9 / LAW.bestSize(25e9) - 1).isCloseTo(5.80179812, within(5e-9));
    }

    @Test
    void onATiedBaseTheBestSizeIsAFixedShareOfTheTokens() {
        assertThat(LAW.bestSize(1)).isCloseTo(0.05098651765, within(5e-12));
        assertThat(LAW.bestSize(1e12) / 1e12).isCloseTo(LAW.bestSize(1), within(IDENTITY));
        DataConstrainedLaw untied = new DataConstrainedLaw(
                ChinchillaOnOtherRuns.muennighoff2023Untied().law(), 15, 5);
        Allocation best = untied.base().optimal(1e22);
        assertThat(untied.bestSize(best.tokens())).isCloseTo(best.parameters(), within(1e-11 * best.parameters()));
    }

    @Test
    void withoutRepeatsItIsTheBaseLawUpToTheBestSize() {
        LossLaw fresh = LAW.on(1e15);
        for (double parameters : new double[] {1e7, 1e8, 5e9}) {
            assertThat(fresh.loss(parameters, 1e11)).isEqualTo(LAW.base().loss(parameters, 1e11));
        }
        // Beyond the best size for the tokens used, the cap binds even on fresh data: N and D are coupled.
        assertThat(fresh.loss(1e12, 1e11)).isGreaterThan(LAW.base().loss(1e12, 1e11));
        double barelyRepeated = LAW.effectiveTokens(1e11 * (1 + 1e-9), 1e11);
        assertThat(barelyRepeated).isCloseTo(1e11 * (1 + 1e-9), within(IDENTITY * 1e11));
    }

    @Test
    void withoutEndOfRepeatsTheTokensAreWorthOnePlusRStarTimesTheUnique() {
        assertThat(LAW.effectiveTokens(1e30, 1e9))
                .isCloseTo(1e9 * (1 + LAW.RDstar()), within(IDENTITY * 1e9 * LAW.RDstar()));
        assertThat(LAW.loss(1e30, 1e30, 1e9)).isCloseTo(LAW.lossWithoutEndOfCompute(1e9), within(IDENTITY * 10));
    }

    @Test
    void effectiveTokensRiseAndBendDownwards() {
        double before = 0;
        double rise = Double.POSITIVE_INFINITY;
        for (int epochs = 1; epochs <= 100; epochs++) {
            double here = LAW.effectiveTokens(epochs * 1e9, 1e9);
            assertThat(here).isGreaterThan(before);
            if (epochs > 1) {
                assertThat(here - before).isLessThan(rise);
                rise = here - before;
            }
            before = here;
        }
    }

    @Test
    void theWorthOfTheNextTokenIsTheSlopeOfTheEffectiveTokens() {
        double step = 1e3;
        for (double epochs : new double[] {1.5, 4, 40}) {
            double tokens = epochs * 1e9;
            double slope =
                    (LAW.effectiveTokens(tokens + step, 1e9) - LAW.effectiveTokens(tokens - step, 1e9)) / (2 * step);
            assertThat(slope).isCloseTo(LAW.worthOfNextToken(epochs), within(SOLVER));
        }
        assertThat(LAW.worthOfNextToken(1 + LAW.RDstar())).isCloseTo(Math.exp(-1), within(IDENTITY));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e19, 1e21, 1e22, 1e23, 1e24})
    void noOtherSplitOfTheBudgetIsBetter(double flop) {
        DataLimitedAllocation best = LAW.optimal(flop, 25e9);
        assertThat(best.flop()).isCloseTo(flop, within(IDENTITY * flop));
        double least = LAW.loss(best.parameters(), best.tokens(), 25e9);
        for (double factor : new double[] {0.1, 0.5, 0.9, 0.99, 1.01, 1.1, 2, 10}) {
            assertThat(LAW.loss(best.parameters() * factor, best.tokens() / factor, 25e9))
                    .isGreaterThan(least);
        }
    }

    @Test
    void enoughDataGiveTheSplitOfTheBaseLaw() {
        Allocation fresh = LAW.base().optimal(1e22);
        assertThat(LAW.optimal(1e22, 1e15))
                .isEqualTo(new DataLimitedAllocation(fresh.parameters(), fresh.tokens(), 1e15));
        assertThat(LAW.optimal(1e22, 1e15).epochs()).isEqualTo(1);
        DataLimitedAllocation edge = LAW.optimal(1e22, fresh.tokens() * (1 - 1e-9));
        assertThat(edge.parameters()).isCloseTo(fresh.parameters(), within(SOLVER * fresh.parameters()));
    }

    /** The paper's advice for repeated data: put excess compute into epochs sooner than into size. */
    @Test
    void withScarceDataAMoreThanProportionalShareGoesIntoPasses() {
        DataLimitedAllocation best = LAW.optimal(1e22, 25e9);
        double excessSize = best.parameters() / LAW.bestSize(25e9);
        assertThat(best.epochs()).isGreaterThan(excessSize).isGreaterThan(4);
        assertThat(LAW.optimal(1e23, 25e9).epochs()).isGreaterThan(best.epochs());
        assertThat(best).hasToString("DataLimitedAllocation[parameters=7.03e9, tokens=2.37e11, epochs=9.49]");
    }

    @Test
    void aStrongerCaseForRepeatsWantsMorePasses() {
        DataConstrainedLaw global = DataConstrainedLaw.muennighoff2023Global().law();
        assertThat(global.optimal(1e23, 25e9).epochs())
                .isGreaterThan(2 * LAW.optimal(1e23, 25e9).epochs());
    }

    @Test
    void theExponentsOfAHalfLifeLawHalveEveryTauPasses() {
        HalfLifeLaw law = new HalfLifeLaw(0.9, 0.2, 4, 0.1);
        LawContract.vectorsGoThereAndBack(HalfLifeLaw.FAMILY, law);
        assertThat(law.exponent(0)).isEqualTo(0.2);
        assertThat(law.exponent(4)).isCloseTo(0.1, within(IDENTITY));
        assertThat(law.exponent(8)).isCloseTo(0.05, within(IDENTITY));
        double onePass = 0.9 * Math.pow(1e6, -0.2) + 0.1;
        assertThat(law.error(1e6, 1)).isCloseTo(onePass, within(IDENTITY));
        double twoPasses = 0.9 * Math.pow(1e6, -0.2) * Math.pow(2, -0.2 * Math.pow(0.5, 0.25)) + 0.1;
        assertThat(law.error(1e6, 2)).isCloseTo(twoPasses, within(IDENTITY));
        assertThat(law.error(1e6, 8)).isGreaterThan(0.9 * Math.pow(8e6, -0.2) + 0.1);
        HalfLifeLaw fresh = new HalfLifeLaw(0.9, 0.2, 1e18, 0.1);
        assertThat(fresh.error(1e6, 8)).isCloseTo(fresh.error(8e6, 1), within(IDENTITY));
        assertThatThrownBy(() -> law.error(1e6, 0)).hasMessageStartingWith("epochs: 0");
        assertThatThrownBy(() -> law.exponent(-1)).hasMessageStartingWith("passesBefore: -1");
    }

    @Test
    void theBaseLawsAreChinchillasOfTheirOwn() {
        ChinchillaLaw base = ChinchillaOnOtherRuns.muennighoff2023().law();
        double fiveDecimals = 5e-6;
        assertThat(base.A()).isCloseTo(520.82495, within(fiveDecimals));
        assertThat(base.B()).isCloseTo(1487.71609, within(fiveDecimals));
        assertThat(base.E()).isCloseTo(1.8691437, within(5e-8));
        assertThat(base.alpha()).isEqualTo(base.beta());
    }

    /** Losses that fall with every pass as with fresh tokens, and a little more: no R_D* is too large for them. */
    @Test
    void repeatsAsGoodAsFreshTokensLeaveTheConstantOpenAboveInsteadOfARefusal() {
        ChinchillaLaw base = ChinchillaOnOtherRuns.muennighoff2023().law();
        List<RepeatedRun> runs = new ArrayList<>();
        for (double unique : new double[] {1e9, 4e9}) {
            for (double epochs : new double[] {1, 2, 4, 8, 16}) {
                double noise = 0.003 * Math.sin(7 * epochs + unique) - 0.0005 * epochs;
                double loss = base.loss(2e7, unique * epochs) * Math.exp(noise);
                runs.add(new RepeatedRun(2e7, unique * epochs, unique, loss));
            }
        }
        var fit = DataConstrainedLaw.fitter(base).fixed("RNstar", 5).fit(runs);
        var constant = fit.estimate("RDstar");
        assertThat(constant.value()).isInfinite();
        assertThat(constant.identified()).isFalse();
        assertThat(constant.low()).isBetween(1.0, 1e4);
        assertThat(constant.high()).isInfinite();
        assertThat(fit.warnings())
                .anyMatch(warning -> warning.startsWith("RDstar is not identified by these rows: it runs"));
        RepeatedRun last = runs.get(9);
        assertThat(fit.predict(last)).isCloseTo(base.loss(2e7, last.tokens()), within(1e-6 * last.loss()));
    }
}
