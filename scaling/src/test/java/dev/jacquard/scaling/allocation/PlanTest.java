package dev.jacquard.scaling.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.Bisection;
import dev.jacquard.numerics.uncertainty.Draws;
import dev.jacquard.scaling.data.DataConstrainedLaw;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.ChinchillaRefits;
import dev.jacquard.scaling.loss.ChinchillaUncertainty;
import dev.jacquard.scaling.loss.LossLaw;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final double IDENTITY = 1e-12;
    private static final double SOLVER = 1e-6;
    private static final ChinchillaLaw LAW = ChinchillaLaw.besiroglu2024().law();

    private static Offset<Double> relative(double expected, double tolerance) {
        return within(Math.abs(expected) * tolerance);
    }

    @Test
    void withoutDemandItIsTheComputeOptimalSplit() {
        Plan plan = Plan.of(ChinchillaLaw.besiroglu2024(), 5.76e23);
        assertThat(plan.allocation()).isEqualTo(LAW.optimal(5.76e23));
        assertThat(plan.loss()).isCloseTo(1.9744411084, within(5e-11));
        assertThat(plan.flop()).isCloseTo(5.76e23, relative(5.76e23, IDENTITY));
        assertThat(plan.lifetimeFlop()).isEqualTo(plan.flop());
        assertThat(plan).hasToString("Plan[parameters=7.22e10, tokens=1.33e12, flop=5.76e23, loss=1.974]");
    }

    @Test
    void aServedModelIsAsGoodSmallerAndCheaperOverItsLife() {
        Plan plain = Plan.of(LAW, 5.76e23);
        Plan served = plain.serving(1e13);
        assertThat(served.loss()).isCloseTo(plain.loss(), relative(2, IDENTITY));
        assertThat(served.parameters()).isLessThan(plain.parameters());
        assertThat(served.flop()).isGreaterThan(plain.flop());
        assertThat(served.lifetimeFlop()).isLessThan(plain.flop() + 2 * plain.parameters() * 1e13);
        assertThat(served.warnings()).anyMatch(warning -> warning.startsWith("training takes"));
    }

    @Test
    void aBudgetThatAlsoPaysForServingIsSpentExactly() {
        Plan plain = Plan.of(LAW, 5.76e23);
        Plan within = plain.servingWithinBudget(1e13);
        assertThat(within.lifetimeFlop()).isCloseTo(5.76e23, relative(5.76e23, SOLVER));
        assertThat(within.loss()).isGreaterThan(plain.loss());
        assertThat(within.parameters()).isLessThan(plain.parameters());
    }

    @Test
    void noDemandIsTheSamePlanEitherWay() {
        Plan plain = Plan.of(LAW, 1e24);
        for (Plan idle : new Plan[] {plain.serving(0), plain.servingWithinBudget(0)}) {
            assertThat(idle.parameters()).isCloseTo(plain.parameters(), relative(plain.parameters(), SOLVER));
        }
    }

    /** Repetitions worth nothing: a model grows instead of reading more than twice what exists. */
    @Test
    void tokensThatRunOutGiveALargerModel() {
        Plan plain = Plan.of(ChinchillaLaw.besiroglu2024(), 5.76e23);
        Plan limited =
                plain.unique(2e11, unique -> (n, d) -> LAW.loss(n, unique * (1 - Math.exp(-d / unique))) + 1e-30 * d);
        assertThat(limited.parameters()).isGreaterThan(plain.parameters());
        assertThat(limited.loss()).isGreaterThan(plain.loss());
        assertThat(limited.flop()).isCloseTo(5.76e23, relative(5.76e23, SOLVER));
    }

    @Test
    void uniqueTokensAndServingGoTogetherInEitherOrder() {
        Plan plain = Plan.of(LAW, 1e23);
        java.util.function.DoubleFunction<LossLaw> limit = unique -> LAW;
        assertThat(plain.unique(1e12, limit).serving(1e12).allocation())
                .isEqualTo(plain.serving(1e12).unique(1e12, limit).allocation());
    }

    /** Where data run out the loss is smooth at its optimum: the general split meets that of the law of repeated data. */
    @Test
    void repeatedDataGiveTheSplitOfTheLawOfRepeatedData() {
        DataConstrainedLaw repeated = DataConstrainedLaw.muennighoff2023().law();
        for (double flop : new double[] {1e20, 1e22, 1e24}) {
            double special = repeated.optimal(flop, 25e9).parameters();
            assertThat(Plan.of(repeated.base(), flop).unique(25e9, repeated::on).parameters())
                    .isEqualTo(special);
            if (flop > 1e20) {
                assertThat(BestSplit.leastLoss(repeated.on(25e9), PowerCost.training(), flop)
                                .parameters())
                        .isCloseTo(special, relative(special, SOLVER));
            }
        }
    }

    /** No other size reaches the same loss on the same data with less compute over its life. */
    @Test
    void aServedModelOnRepeatedDataIsTheCheapestOfItsLoss() {
        LossLaw law = DataConstrainedLaw.muennighoff2023().law().on(25e9);
        Plan plan = Plan.of(law, 1e22).serving(1e12);
        assertThat(plan.loss()).isCloseTo(Plan.of(law, 1e22).loss(), relative(2, IDENTITY * 100));
        for (double factor : new double[] {0.8, 0.95, 0.99, 1.01, 1.05, 1.25, 2}) {
            double parameters = plan.parameters() * factor;
            double logTokens = Bisection.root(x -> law.loss(parameters, Math.exp(x)) - plan.loss(), 20, 60);
            assertThat(6 * parameters * Math.exp(logTokens) + 2e12 * parameters)
                    .as("size times %s", factor)
                    .isGreaterThan(plan.lifetimeFlop());
        }
    }

    @Test
    void jointDrawsOfTheLawGiveDrawsOfThePlan() {
        Plan plan = Plan.of(ChinchillaLaw.besiroglu2024(), 5.76e23).serving(1e12);
        Draws<ChinchillaLaw> laws = ChinchillaUncertainty.draws(ChinchillaLaw.besiroglu2024(), 200, 1)
                .orElseThrow();
        Draws<Plan> plans = plan.over(laws);
        assertThat(plans.get(7).allocation())
                .isEqualTo(Plan.of(laws.get(7), 5.76e23).serving(1e12).allocation());
        assertThat(plan.parameters())
                .isBetween(plans.quantile(Plan::parameters, 0.05), plans.quantile(Plan::parameters, 0.95));
        assertThat(plans.get(7).warnings()).noneMatch(warning -> warning.contains("beyond"));
    }

    @Test
    void warningsNameDistanceBeyondTheRunsAndRounding() {
        Plan plan = Plan.of(ChinchillaLaw.hoffmann2022(), 5.76e26);
        assertThat(plan.warnings())
                .anyMatch(warning -> warning.matches("parameters: .* times beyond the runs of chinchilla/hoffmann2022"))
                .anyMatch(warning -> warning.startsWith("rounded coefficients: "));
        assertThat(Plan.of(ChinchillaRefits.hoffmann2022Tex(), 1e20).warnings()).isEmpty();
    }

    @Test
    void badBudgetsAndDemandsAreRefusedByName() {
        assertThatThrownBy(() -> Plan.of(LAW, Double.NaN)).hasMessageStartingWith("flop: NaN");
        assertThatThrownBy(() -> Plan.of(LAW, 1e21).serving(-1)).hasMessageStartingWith("servedTokens: -1.0");
        assertThatThrownBy(() -> Plan.of(LAW, 1e21).unique(0, unique -> LAW))
                .hasMessageStartingWith("uniqueTokens: 0.0");
    }
}
