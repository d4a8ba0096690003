package dev.jacquard.scaling.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.scaling.loss.Allocation;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.KaplanLaw;
import dev.jacquard.scaling.loss.LossLaw;
import dev.jacquard.scaling.loss.PowerLaw;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BestSplitTest {

    private static final double SOLVER = 1e-6;

    /** Bisection to the last bit leaves the rounding of the powers, some 1e-13, spread by the flatness of the optimum. */
    private static final double PRINTED = 1e-11;

    private static final ChinchillaLaw LAW = ChinchillaLaw.besiroglu2024().law();

    private static Offset<Double> relative(double expected, double tolerance) {
        return within(Math.abs(expected) * tolerance);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e18, 5.76e23, 1e27})
    void trainingComputeGivesTheClosedForm(double flop) {
        Allocation found = BestSplit.leastLoss(LAW, PowerCost.training(), flop);
        Allocation closed = LAW.optimal(flop);
        assertThat(found.parameters()).isCloseTo(closed.parameters(), relative(closed.parameters(), PRINTED));
        assertThat(found.tokens()).isCloseTo(closed.tokens(), relative(closed.tokens(), PRINTED));
    }

    @Test
    void aPowerCostGivesTheClosedForm() {
        Allocation found = BestSplit.leastLoss(LAW, new PowerCost(6, 1.1, 1), 1e23);
        assertThat(found.parameters()).isCloseTo(8005056225.72, relative(8e9, PRINTED));
        assertThat(found.tokens()).isCloseTo(212886403123.0, relative(2e11, PRINTED));
    }

    /** Attention adds a term that weighs less in larger models: they become relatively cheaper. */
    @Test
    void aCostWithoutElasticitiesOfItsOwnIsMinimisedToo() {
        Cost withAttention = (n, d) -> 6 * n * d * (1 + 2e9 / n);
        Allocation best = BestSplit.leastLoss(LAW, withAttention, 1e21);
        assertThat(withAttention.of(best.parameters(), best.tokens())).isCloseTo(1e21, relative(1e21, PRINTED));
        double least = LAW.loss(best.parameters(), best.tokens());
        for (double t : new double[] {0.5, 0.9, 0.99, 1.01, 1.1, 2}) {
            double parameters = best.parameters() * t;
            double tokens = 1e21 / withAttention.of(parameters, 1);
            assertThat(LAW.loss(parameters, tokens)).isGreaterThan(least);
        }
        assertThat(best.parameters()).isGreaterThan(LAW.optimal(1e21).parameters());
    }

    @ParameterizedTest
    @CsvSource({"1e21, 0", "1e24, 1e12", "1e22, 1e14"})
    void leastCostUndoesLeastLoss(double budget, double served) {
        Cost cost = LifetimeCost.flop(served);
        Allocation best = BestSplit.leastLoss(LAW, cost, budget);
        Allocation back = BestSplit.leastCost(LAW, cost, LAW.loss(best.parameters(), best.tokens()));
        assertThat(back.parameters()).isCloseTo(best.parameters(), relative(best.parameters(), SOLVER));
        assertThat(cost.of(back.parameters(), back.tokens())).isCloseTo(budget, relative(budget, SOLVER));
    }

    /** Minimum of r (Nc/N)^r = Dc/D on 6 N D = C, with r = alphaN / alphaD. */
    @Test
    void aLawOfAnotherFormHasItsOwnOptimum() {
        KaplanLaw law = KaplanLaw.kaplan2020().law();
        double r = law.alphaN() / law.alphaD();
        double product = 1e21 / 6;
        double parameters = Math.pow(r * Math.pow(law.Nc(), r) * product / law.Dc(), 1 / (1 + r));
        Allocation found = BestSplit.leastLoss(law, PowerCost.training(), 1e21);
        assertThat(found.parameters()).isCloseTo(parameters, relative(parameters, PRINTED));
    }

    @Test
    void aLawKnownByItsLossAloneIsSolvedByDifferences() {
        LossLaw opaque = LAW::loss;
        Allocation found = BestSplit.leastLoss(opaque, PowerCost.training(), 5.76e23);
        double closed = LAW.optimal(5.76e23).parameters();
        assertThat(found.parameters()).isCloseTo(closed, relative(closed, SOLVER));
    }

    @Test
    void whatHasNoBestSplitIsRefusedByName() {
        assertThatThrownBy(() -> BestSplit.leastCost(LAW, PowerCost.training(), 1.8))
                .hasMessage("loss: 1.8 (expected: a loss that the law can reach)");
        LossLaw sizeOnly = (n, d) -> 2 + Math.pow(n, -0.3);
        assertThatThrownBy(() -> BestSplit.leastLoss(sizeOnly, PowerCost.training(), 1e21))
                .hasMessageStartingWith("budget: 1.0E21");
        assertThatThrownBy(() -> BestSplit.leastLoss(PowerLaw.dey2023().law(), PowerCost.training(), 1e21))
                .hasMessage("budget: 1.0E21 (expected: a budget with a best split)");
        assertThatThrownBy(() -> BestSplit.leastLoss(PowerLaw.dey2023().law(), PowerCost.training(), Double.NaN))
                .hasMessageStartingWith("budget: NaN");
    }
}
