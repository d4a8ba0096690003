package dev.jacquard.scaling.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Definitions.Counted;
import dev.jacquard.data.Definitions.Floor;
import dev.jacquard.data.Published;
import dev.jacquard.numerics.quantity.Compute;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values: thirty-digit evaluations of the paper's formulas from its printed, rounded coefficients; twelve digits. */
class KaplanLawsTest {

    /** Half a unit of the twelfth printed digit is at most 5e-12 relative; the power functions lose a little more. */
    private static final double PRINTED = 1e-11;

    private static final double IDENTITY = 1e-12;

    private static Offset<Double> relative(double expected, double tolerance) {
        return within(Math.abs(expected) * tolerance);
    }

    @Test
    void lossOfOneInput() {
        KaplanPower parameters = KaplanPower.kaplan2020Parameters().law();
        KaplanPower tokens = KaplanPower.kaplan2020Tokens().law();
        assertThat(parameters.loss(1e9)).isCloseTo(2.37564029513, relative(2.4, PRINTED));
        assertThat(parameters.loss(1.75e11)).isCloseTo(1.60438942731, relative(1.6, PRINTED));
        assertThat(tokens.loss(2.3e10)).isCloseTo(2.09032234348, relative(2.1, PRINTED));
        assertThat(parameters.amount(parameters.loss(1e9))).isCloseTo(1e9, relative(1e9, IDENTITY * 100));
        assertThat(KaplanPower.hestness2017().law().loss(1e9)).isCloseTo(3.03072800058, relative(3, PRINTED));
    }

    @Test
    void lossOfComputeTakesFlopWhereThePaperHasPetaflopDays() {
        PowerLaw law = PowerLaw.kaplan2020().law();
        assertThat(law.loss(8.64e19)).isCloseTo(2.65808022625, relative(2.7, PRINTED));
        assertThat(law.loss(Compute.flopOfPetaflopDays(1e4))).isCloseTo(1.67713524097, relative(1.7, PRINTED));
        assertThat(Compute.petaflopDays(8.64e19)).isCloseTo(1, within(IDENTITY));
    }

    @ParameterizedTest
    @CsvSource({"1e9, 1e10, 2.41965181917", "1.5e9, 2.3e10, 2.31006410233", "1.75e11, 3e11, 1.66095710462"})
    void lossOfSizeAndDataTogether(double parameters, double tokens, double loss) {
        assertThat(KaplanLaw.kaplan2020().law().loss(parameters, tokens)).isCloseTo(loss, relative(loss, PRINTED));
    }

    @Test
    void theJointFitIsNotTheTwoSingleFitsPutTogether() {
        KaplanLaw joint = KaplanLaw.kaplan2020().law();
        KaplanPower size = KaplanPower.kaplan2020Parameters().law();
        assertThat(joint.loss(1e9, 1e30)).isLessThan(size.loss(1e9) - 0.03);
        assertThat(joint.loss(1e9, 1e30)).isCloseTo(Math.pow(6.4e13 / 1e9, 0.076), relative(2.3, IDENTITY));
    }

    @ParameterizedTest
    @CsvSource({"4, 271692.503759", "3, 1069114.01024", "2, 7371465.30561"})
    void criticalBatch(double loss, double tokens) {
        assertThat(CriticalBatch.kaplan2020().law().tokens(loss)).isCloseTo(tokens, relative(tokens, PRINTED));
    }

    /** At the critical batch a run takes twice the least steps and twice the least compute. */
    @Test
    void atTheCriticalBatchBothPricesAreDoubled() {
        CriticalBatch law = CriticalBatch.kaplan2020().law();
        double critical = law.tokens(2.5);
        assertThat(law.minimumSteps(1000, critical, 2.5)).isCloseTo(500, relative(500, IDENTITY));
        assertThat(law.minimumFlop(1e20, critical, 2.5)).isCloseTo(5e19, relative(5e19, IDENTITY));
        assertThat(law.minimumSteps(1000, 1e6 * critical, 2.5)).isBetween(999.0, 1000.0);
        assertThat(law.minimumFlop(1e20, critical / 1e6, 2.5)).isBetween(0.99999e20, 1e20);
    }

    @Test
    void lossOfSizeAndSteps() {
        Published<KaplanSteps> published = KaplanSteps.kaplan2020();
        assertThat(published.law().loss(1e9, 1e5)).isCloseTo(2.40051366143, relative(2.4, PRINTED));
        assertThat(published.law().computeExponent(CriticalBatch.kaplan2020().law()))
                .isCloseTo(0.052452942934, relative(0.05, PRINTED));
        assertThat(published.confidence()).isEqualTo(Confidence.UNVERIFIED);
    }

    @Test
    void tokensAgainstOverfitting() {
        assertThat(KaplanLaw.tokensAgainstOverfitting(1e9)).isCloseTo(22854409480.7, relative(2.3e10, PRINTED));
    }

    @Test
    void everyLawOfThePaperSaysThatItCountsNoEmbeddingsAndHasNoFloor() {
        for (Published<?> published : new Published<?>[] {
            KaplanLaw.kaplan2020(),
            KaplanPower.kaplan2020Parameters(),
            KaplanPower.kaplan2020Tokens(),
            PowerLaw.kaplan2020(),
            KaplanSteps.kaplan2020(),
            CriticalBatch.kaplan2020()
        }) {
            assertThat(published.definitions().parameters()).isEqualTo(Counted.NON_EMBEDDING);
            assertThat(published.definitions().floor()).isEqualTo(Floor.ZERO);
        }
    }

    @Test
    void vectorsGoThereAndBackAndBadOnesAreRefusedByName() {
        LawContract.vectorsGoThereAndBack(
                KaplanLaw.FAMILY, KaplanLaw.kaplan2020().law());
        LawContract.vectorsGoThereAndBack(
                KaplanSteps.FAMILY, KaplanSteps.kaplan2020().law());
        LawContract.vectorsGoThereAndBack(
                CriticalBatch.FAMILY, CriticalBatch.kaplan2020().law());
        assertThatThrownBy(() -> KaplanPower.kaplan2020Tokens().law().loss(Double.NaN))
                .hasMessageStartingWith("tokens: NaN");
        assertThatThrownBy(() -> KaplanSteps.kaplan2020().law().loss(1e9, 0))
                .hasMessageStartingWith("minimumSteps: 0.0");
    }
}
