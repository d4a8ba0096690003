package dev.jacquard.scaling.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Definitions.Counted;
import dev.jacquard.data.Published;
import dev.jacquard.scaling.PublishedContract;
import dev.jacquard.scaling.loss.Allocation;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values: thirty-digit evaluations of the printed powers, to twelve digits. */
class PublishedFrontiersTest {

    /** Half a unit of the twelfth printed digit; the power functions lose a little more. */
    private static final double PRINTED = 1e-11;

    private static final double IDENTITY = 1e-12;

    private static Offset<Double> relative(double expected, double tolerance) {
        return within(Math.abs(expected) * tolerance);
    }

    private static AllocationFit fit(String id) {
        return AllocationFit.published().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void deepseekAtTenToTheTwenty() {
        assertThat(PowerOfCompute.deepseek2024LearningRate().law().at(1e20))
                .isCloseTo(9.85998174441e-4, relative(1e-3, PRINTED));
        assertThat(PowerOfCompute.deepseek2024Batch().law().at(1e20)).isCloseTo(1017144.95991, relative(1e6, PRINTED));
        Frontier law = PublishedFrontiers.deepseek2024().law();
        assertThat(law.size().at(1e20)).isCloseTo(5251267288.78, relative(5e9, PRINTED));
        assertThat(law.tokens().at(1e20)).isCloseTo(19045296021.0, relative(2e10, PRINTED));
        // Its size is FLOP per token: a sixth of it stands for parameters, so that 6 N D is M D, which is C but for
        // rounding.
        Allocation split = law.optimal(1e20);
        assertThat(split.parameters()).isCloseTo(5251267288.78 / 6, relative(1e9, PRINTED));
        assertThat(split.flop()).isCloseTo(1e20, relative(1e20, 2e-4));
    }

    @Test
    void llamaAtTheBudgetOfItsLargestModel() {
        Allocation split = PublishedFrontiers.llama2024().law().optimal(3.8e25);
        assertThat(split.tokens()).isCloseTo(1.62935223137e13, relative(1.6e13, PRINTED));
        assertThat(split.parameters()).isCloseTo(3.88702529225e11, relative(4e11, PRINTED));
        Allocation rounded = PublishedFrontiers.llama2024AsInText().law().optimal(3.8e25);
        assertThat(rounded.tokens() / split.tokens()).isBetween(0.62, 0.68);
    }

    /** The paper states 192 tokens per parameter on average. */
    @Test
    void minicpmsPrintedConstantsAreUnusableAndSaySo() {
        Published<Frontier> printed = PublishedFrontiers.minicpm2024AsPrinted();
        double ratio = printed.law().optimal(1e21).tokensPerParameter();
        assertThat(ratio).isCloseTo(10524, within(0.5));
        assertThat(printed.law().optimal(1e21).parameters()
                        / printed.law().optimal(1e21).tokens())
                .isCloseTo(0.01 * Math.pow(1e21 / 6, -0.10), relative(1e-4, IDENTITY * 10));
        assertThat(printed.notes()).startsWith("Unusable");
        assertThat(fit("allocation/minicpm2024").tokensPerParameter(1e21)).isEmpty();
        assertThat(fit("allocation/minicpm2024").a()).isCloseTo(0.23 / 0.52, within(IDENTITY));
    }

    @ParameterizedTest
    @CsvSource({
        "kaplan, 0.835300, 3.028e12",
        "head, 0.706470, 7.874e11",
        "warmup, 0.602038, 2.922e11",
        "cosine, 0.571495, 1.830e11",
        "tuned, 0.496895, 7.694e10"
    })
    void porianGoesFromKaplansExponentToChinchillas(String stage, double a, double size) {
        AllocationFit row = fit("allocation/porian2024-" + stage);
        assertThat(row.a()).isEqualTo(a);
        Allocation split = row.split().orElseThrow().optimal(5.88e23);
        assertThat(split.parameters()).isCloseTo(size, relative(size, IDENTITY));
        assertThat(split.flop()).isCloseTo(5.88e23, relative(5.88e23, IDENTITY));
    }

    @ParameterizedTest
    @CsvSource({"kaplan, 0.863511", "head, 0.698501", "warmup, 0.603196", "cosine, 0.574295", "tuned, 0.518454"})
    void porianOnTheOtherTextAgreesWithinThreeHundredths(String stage, double a) {
        AllocationFit row = fit("allocation/porian2024-" + stage + "-owt2");
        assertThat(row.a()).isEqualTo(a);
        assertThat(row.a() + row.b()).isCloseTo(1, within(IDENTITY));
        assertThat(row.a()).isCloseTo(fit("allocation/porian2024-" + stage).a(), within(0.03));
        assertThat(row.tokensPerParameter(1e20)).isEmpty();
    }

    /** Table 3 of Hoffmann et al.; its 1.5e12 tokens do not go with its 67e9 parameters and 5.76e23 FLOP. */
    @ParameterizedTest
    @CsvSource({
        "1e9, 1.21e20, 20.2e9, 0.001",
        "10e9, 1.23e22, 205.1e9, 0.01",
        "67e9, 5.76e23, 1.5e12, 0.08",
        "175e9, 3.85e24, 3.7e12, 0.03",
        "1e12, 1.27e26, 21.2e12, 0.03"
    })
    void approachOneMeetsTheRowsOfItsTable(double parameters, double flop, double tokens, double tolerance) {
        Allocation split = PublishedFrontiers.hoffmann2022Approach1().law().optimal(flop);
        assertThat(split.parameters()).isCloseTo(parameters, relative(parameters, 0.031));
        assertThat(split.tokens()).isCloseTo(tokens, relative(tokens, tolerance));
    }

    @Test
    void theThreeApproachesOfHoffmannDisagree() {
        assertThat(fit("allocation/hoffmann2022-approach1").a()).isEqualTo(0.50);
        assertThat(fit("allocation/hoffmann2022-approach2").a()).isEqualTo(0.49);
        assertThat(fit("chinchilla/hoffmann2022-tex").a()).isCloseTo(0.46, within(0.005));
        assertThat(fit("chinchilla/besiroglu2024").a()).isCloseTo(0.513, within(0.0005));
        assertThat(fit("chinchilla/hoffmann2022").tokensPerParameter(5.76e23).orElseThrow())
                .isCloseTo(92.6473667573, relative(93, PRINTED));
    }

    /** Powers of petaflop-days, fitted one by one: the factors are from memory, and 6 N D is not C. */
    @Test
    void kaplanCountsPetaflopDays() {
        Published<Frontier> kaplan = PublishedFrontiers.kaplan2020();
        Allocation day = kaplan.law().optimal(8.64e19);
        assertThat(day.parameters()).isCloseTo(1.3e9, relative(1.3e9, IDENTITY));
        assertThat(day.tokens()).isCloseTo(2e10, relative(2e10, IDENTITY));
        assertThat(day.flop() / 8.64e19).isCloseTo(1.8, within(0.05));
        assertThat(PowerOfCompute.kaplan2020Batch().law().at(8.64e19)).isCloseTo(2e6, relative(2e6, IDENTITY));
        assertThat(PowerOfCompute.kaplan2020Steps().law().at(8.64e19)).isCloseTo(5.4e3, relative(5.4e3, IDENTITY));
        // Exponents: what a batch does not take goes into steps, so that 0.24 + 0.03 is the exponent of the tokens.
        assertThat(PowerOfCompute.kaplan2020Batch().law().exponent()
                        + PowerOfCompute.kaplan2020Steps().law().exponent())
                .isCloseTo(kaplan.law().b(), within(IDENTITY));
        assertThat(kaplan.law().size().growth(10)).isCloseTo(Math.pow(10, 0.73), within(IDENTITY * 10));
        assertThat(kaplan.confidence()).isEqualTo(Confidence.UNVERIFIED);
        assertThat(fit("allocation/kaplan2020").counts()).isEqualTo(Counted.NON_EMBEDDING);
    }

    @Test
    void gemstonesMoveFarWithTheCooldownAndTheCount() {
        assertThat(fit("allocation/gemstones2025-approach1").a()).isEqualTo(0.49938);
        assertThat(fit("allocation/gemstones2025-cooldown").a()).isEqualTo(0.59698);
        assertThat(fit("allocation/gemstones2025-no-embeddings").a()).isEqualTo(0.72415);
        assertThat(fit("chinchilla/gemstones2025").a()).isCloseTo(0.69283 / (0.69283 + 0.29892), within(IDENTITY));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e18, 5.76e23, 1e27})
    void aChinchillaLawIsAFrontier(double flop) {
        ChinchillaLaw law = ChinchillaLaw.besiroglu2024().law();
        Allocation closed = law.optimal(flop);
        Allocation power = Frontier.of(law).optimal(flop);
        assertThat(power.parameters()).isCloseTo(closed.parameters(), relative(closed.parameters(), IDENTITY * 10));
        assertThat(power.tokens()).isCloseTo(closed.tokens(), relative(closed.tokens(), IDENTITY * 10));
    }

    @Test
    void everyRowSaysWhereItComesFrom() {
        List<AllocationFit> rows = AllocationFit.published();
        assertThat(rows).extracting(AllocationFit::id).doesNotHaveDuplicates().hasSizeGreaterThan(25);
        for (AllocationFit row : rows) {
            assertThat(row.notes()).as(row.id()).isNotBlank();
            assertThat(row.citation().where()).as(row.id()).isNotBlank();
            assertThat(row.a() + row.b()).as(row.id()).isCloseTo(1, within(0.005));
            assertThat(row.a()).as(row.id()).isBetween(0.4, 0.9);
        }
    }

    @Test
    void formsKeepTheContract() {
        for (Published<Frontier> published : PublishedFrontiers.all()) {
            if (published.law().counts() == Frontier.Counts.PARAMETERS) {
                PublishedContract.vectorsGoThereAndBack(Frontier.FAMILY, published.law());
            }
        }
        PublishedContract.refusesByName(
                Frontier.FAMILY, PublishedFrontiers.kaplan2020().law());
        PowerOfCompute.published().forEach(law -> PublishedContract.holds(law, PowerOfCompute.FAMILY));
        assertThatThrownBy(() -> PublishedFrontiers.llama2024().law().optimal(-1))
                .hasMessageStartingWith("flop: -1.0");
        assertThatThrownBy(() -> PowerOfCompute.through(1e20, 0, 0.5)).hasMessageStartingWith("value: 0.0");
    }
}
