package dev.jacquard.scaling.experts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.quantity.Compute;
import dev.jacquard.scaling.PublishedContract;
import dev.jacquard.scaling.loss.Allocation;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.LawContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JointMoeLawTest {

    private static final double IDENTITY = 1e-12;
    private static final double SOLVER = 1e-6;

    /** Half a unit of the last printed digit of a loss with eleven decimals. */
    private static final double HALF_A_UNIT = 5e-12;

    private static final JointMoeLaw LAW = JointMoeLaw.ludziejewski2025().law();
    private static final double GPT2_VOCABULARY = 50_257;

    @Test
    void thePublicationKeepsTheContract() {
        PublishedContract.holds(JointMoeLaw.ludziejewski2025(), JointMoeLaw.FAMILY);
        for (double experts : new double[] {1, 8, 32}) {
            LawContract.isFiniteAndFallsInBothDirections((n, d) -> LAW.loss(n, d, experts));
            LawContract.namesWhatItRefuses((n, d) -> LAW.loss(n, d, experts));
        }
        assertThatThrownBy(() -> LAW.loss(1e9, 1e9, 0)).hasMessageStartingWith("experts: 0.0");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2.58840170133",
        "2, 2.57047765206",
        "4, 2.54815568305",
        "8, 2.52307040557",
        "16, 2.49696482412",
        "32, 2.47133512447"
    })
    void lossOfABillionActiveParametersByExperts(double experts, double loss) {
        assertThat(LAW.loss(1.1e9, 16e9, experts)).isCloseTo(loss, within(HALF_A_UNIT));
        assertThat(LAW.atExperts(experts).loss(1.1e9, 16e9)).isCloseTo(loss, within(HALF_A_UNIT));
    }

    @Test
    void atAFixedNumberOfExpertsItIsChinchilla() {
        ChinchillaLaw one = LAW.atExperts(1);
        assertThat(one.A()).isCloseTo(30.3992515339, within(5e-11));
        assertThat(-one.alpha()).isCloseTo(-.181754885588, within(5e-13));
        assertThat(one.B()).isCloseTo(53.8433507188, within(5e-11));
        assertThat(-one.beta()).isCloseTo(-.19638351666, within(5e-12));
        assertThat(one.E()).isEqualTo(1.3637);
        ChinchillaLaw eight = LAW.atExperts(8);
        assertThat(LAW.experts().effective(8)).isCloseTo(8.81236979866, within(HALF_A_UNIT));
        assertThat(LAW.experts().effective(32)).isCloseTo(29.7042201151, within(5e-11));
        assertThat(eight.A()).isCloseTo(21.8404569296, within(5e-11));
        assertThat(-eight.beta()).isCloseTo(-.233862450589, within(5e-13));
    }

    /** The table of the paper, which uses unrounded coefficients, to one percent. */
    @ParameterizedTest
    @CsvSource({"A, 30.3640", "alpha, .1817", "B, 53.9838", "beta, .1965"})
    void theTableOfThePaperComesOutToOnePercent(String letter, double printed) {
        ChinchillaLaw one = LAW.atExperts(1);
        double ours = ChinchillaLaw.FAMILY.vector(one)[ChinchillaLaw.FAMILY.index(letter)];
        double onePercent = 0.01;
        assertThat(ours).isCloseTo(printed, within(onePercent * printed));
    }

    /** Columns: budget, experts, the two values to their printed digits, and what the paper prints. */
    @ParameterizedTest
    @CsvSource({
        "1e20, 1, 1726907057.31, 9651165994.2, 1.7e9, 9.7e9",
        "1e20, 8, 989999207.7, 16835030308.1, 990e6, 17e9",
        "1e21, 32, 2877520965.65, 57920226700.8, 2.85e9, 58.4e9"
    })
    void bestSplitByExperts(
            double flop, double experts, double parameters, double tokens, double printedSize, double printedData) {
        Allocation best = LAW.optimal(flop, experts);
        double printed = 6e-12;
        assertThat(best.parameters()).isCloseTo(parameters, within(Math.max(0.05, printed * parameters)));
        assertThat(best.tokens()).isCloseTo(tokens, within(Math.max(0.05, printed * tokens)));
        double twoDigits = 0.02;
        assertThat(best.parameters()).isCloseTo(printedSize, within(twoDigits * printedSize));
        assertThat(best.tokens()).isCloseTo(printedData, within(twoDigits * printedData));
        assertThat(best.flop()).isCloseTo(flop, within(IDENTITY * flop));
    }

    @Test
    void moreExpertsWantSmallerActiveModelsAndMoreTokens() {
        double parameters = Double.POSITIVE_INFINITY;
        for (double experts = 1; experts <= 32; experts *= 2) {
            Allocation best = LAW.optimal(1e21, experts);
            assertThat(best.parameters()).isLessThan(parameters);
            parameters = best.parameters();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 8, 32})
    void aBudgetThatPaysForUseBuysASmallerModel(double experts) {
        double use = 1e12;
        Allocation best = LAW.optimal(1e22, experts, use);
        double spent = Compute.trainingFlop(best.parameters(), best.tokens() + use / 3);
        assertThat(spent).isCloseTo(1e22, within(1e-11 * 1e22));
        assertThat(best.parameters()).isLessThan(LAW.optimal(1e22, experts).parameters());
        double least = LAW.loss(best.parameters(), best.tokens(), experts);
        for (double factor : new double[] {0.8, 0.99, 1.01, 1.2}) {
            double parameters = best.parameters() * factor;
            double tokens = Compute.tokens(1e22, parameters) - use / 3;
            assertThat(LAW.loss(parameters, tokens, experts)).isGreaterThan(least);
        }
        assertThat(LAW.optimal(1e22, experts, 0)).isEqualTo(LAW.optimal(1e22, experts));
        Allocation hardlyUsed = LAW.optimal(1e22, experts, 1);
        assertThat(hardlyUsed.parameters())
                .isCloseTo(LAW.optimal(1e22, experts).parameters(), within(SOLVER * hardlyUsed.parameters()));
    }

    @Test
    void architecturesCountAsTheAuthorsDo() {
        MoeArchitecture model = new MoeArchitecture(16, GPT2_VOCABULARY, 8);
        assertThat(model.width()).isEqualTo(1024);
        assertThat(model.totalParameters()).isEqualTo(2 * 1024 * GPT2_VOCABULARY + (4 + 9 * 8.0) * 16 * 1024 * 1024);
        assertThat(model.activeParameters()).isEqualTo(2 * 1024 * GPT2_VOCABULARY + 13.0 * 16 * 1024 * 1024);
        assertThat(model.memory(2048) - model.totalParameters()).isEqualTo(2 * 2048 * 16.0 * 1024);
        MoeArchitecture dense = new MoeArchitecture(16, GPT2_VOCABULARY, 1);
        assertThat(dense.totalParameters()).isEqualTo(dense.activeParameters());
        MoeArchitecture back = MoeArchitecture.ofActive(model.activeParameters(), GPT2_VOCABULARY, 8);
        assertThat(back.blocks()).isCloseTo(16, within(1e-11));
        assertThat(MoeArchitecture.ofMemory(model.memory(2048), 2048, GPT2_VOCABULARY, 8)
                        .blocks())
                .isCloseTo(16, within(1e-11));
    }

    /** The paper's rule: at equal memory, up to 8 experts trained on so many times the tokens beat a compute-optimal dense model. */
    @ParameterizedTest
    @CsvSource({"12, 2", "12, 8", "24, 4", "48, 8", "64, 2", "64, 8"})
    void upToEightExpertsBeatADenseModelOfTheSameMemory(double blocks, double experts) {
        double memory = new MoeArchitecture(blocks, GPT2_VOCABULARY, 1).totalParameters();
        double tokens = memory * LAW.optimal(1e21, 1).tokensPerParameter();
        double active =
                MoeArchitecture.ofMemory(memory, 0, GPT2_VOCABULARY, experts).activeParameters();
        assertThat(LAW.loss(active, experts * tokens, experts)).isLessThan(LAW.loss(memory, tokens, 1));
    }

    @Test
    void memoryDecidesHowManyExpertsAreBest() {
        double[] counts = {1, 2, 4, 8, 16, 32};
        MoeBudget roomy = new MoeBudget(1e22, 1e13, 0, GPT2_VOCABULARY, 0);
        MoeBudget tight = new MoeBudget(1e22, 3e9, 0, GPT2_VOCABULARY, 0);
        assertThat(roomy.best(LAW, counts).experts()).isEqualTo(32);
        assertThat(roomy.best(LAW, counts).memoryBinds()).isFalse();
        assertThat(roomy.at(LAW, 8).split()).isEqualTo(LAW.optimal(1e22, 8));
        MoeBudget.Plan best = tight.best(LAW, counts);
        assertThat(best.experts()).isLessThan(32);
        MoeBudget.Plan many = tight.at(LAW, 32);
        assertThat(many.memoryBinds()).isTrue();
        assertThat(many.totalParameters()).isCloseTo(3e9, within(1e-9 * 3e9));
        assertThat(many.split().flop()).isCloseTo(1e22, within(IDENTITY * 1e22));
    }

    @Test
    void keysAndValuesTakeRoomFromParameters() {
        MoeBudget without = new MoeBudget(1e22, 3e9, 0, GPT2_VOCABULARY, 0);
        MoeBudget with = new MoeBudget(1e22, 3e9, 131_072, GPT2_VOCABULARY, 0);
        assertThat(with.at(LAW, 8).totalParameters())
                .isLessThan(without.at(LAW, 8).totalParameters());
        assertThat(with.at(LAW, 8).loss()).isGreaterThan(without.at(LAW, 8).loss());
        MoeBudget used = new MoeBudget(1e22, 3e9, 0, GPT2_VOCABULARY, 1e11);
        MoeBudget.Plan plan = used.at(LAW, 8);
        assertThat(Compute.trainingFlop(plan.split().parameters(), plan.split().tokens() + 1e11 / 3))
                .isCloseTo(1e22, within(1e-11 * 1e22));
    }
}
