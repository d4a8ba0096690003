package dev.jacquard.scaling.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.scaling.loss.Allocation;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.ChinchillaOnOtherRuns;
import dev.jacquard.scaling.loss.ChinchillaRefits;
import dev.jacquard.scaling.loss.KaplanLaw;
import dev.jacquard.scaling.loss.LossLaw;
import java.util.List;
import org.junit.jupiter.api.Test;

class LawComparisonTest {

    private static final double SOLVER = 1e-6;

    @Test
    void exponentsOfRefitsOfTheSameRunsAreCompared() {
        double gap = LawComparison.of(ChinchillaLaw.hoffmann2022(), ChinchillaLaw.besiroglu2024())
                .exponentDifference(ChinchillaLaw::beta, ChinchillaLaw::beta);
        assertThat(gap).isCloseTo(0.3658 - 0.28, within(1e-12));
    }

    @Test
    void exponentsOfLawsWhoseLettersDifferAreRefusedNamingEachDifference() {
        var both = LawComparison.of(KaplanLaw.kaplan2020(), ChinchillaLaw.besiroglu2024());
        assertThatThrownBy(() -> both.exponentDifference(KaplanLaw::alphaN, ChinchillaLaw::alpha))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("exponents of kaplan/kaplan2020 and chinchilla/besiroglu2024: parameters: "
                        + "non-embedding or total, ")
                .hasMessageContaining("floor: zero or fitted (expected: laws whose letters mean the same)")
                .hasMessageEndingWith("compare a, gamma or sigma by derived(flop)");
        assertThat(both.derived(1e21).other().parameterExponent()).isCloseTo(0.512612107623, within(SOLVER));
    }

    @Test
    void whatIsNotStatedIsNoGroundForAComparison() {
        var both = LawComparison.of(ChinchillaOnOtherRuns.sardana2023All(), ChinchillaOnOtherRuns.sardana2023UpTo100());
        assertThat(both.differences()).containsExactly("parameters: not stated or not stated");
    }

    @Test
    void derivedQuantitiesAreThoseOfTheClosedForms() {
        for (ChinchillaLaw law : List.of(
                ChinchillaLaw.besiroglu2024().law(),
                ChinchillaLaw.hoffmann2022().law(),
                ChinchillaRefits.hoffmann2022Tex().law())) {
            Allocation best = law.optimal(5.76e23);
            for (LossLaw asked : List.<LossLaw>of(law, law::loss)) {
                // By differences alone, second derivatives keep about six digits.
                double tolerance = asked instanceof ChinchillaLaw ? SOLVER : 100 * SOLVER;
                Derived derived = Derived.at(asked, 5.76e23);
                assertThat(derived.parameterExponent()).isCloseTo(law.parameterExponent(), within(tolerance));
                assertThat(derived.computeExponent()).isCloseTo(law.computeExponent(), within(tolerance));
                assertThat(derived.substitution())
                        .isCloseTo(law.elasticityOfSubstitution(best.parameters(), best.tokens()), within(tolerance));
                assertThat(derived.tokensPerParameter() / best.tokensPerParameter())
                        .isCloseTo(1, within(tolerance));
            }
        }
    }

    @Test
    void substitutionAwayFromTheOptimum() {
        assertThat(Derived.substitution(ChinchillaLaw.besiroglu2024().law(), new Allocation(8e9, 15e12)))
                .isCloseTo(0.733726874682, within(SOLVER));
    }

    /** With a = aD/(aN+aD): Kaplan's joint law asks for models that grow as C^0.575. */
    @Test
    void aLawWithoutAFloorHasDerivedQuantitiesToo() {
        Derived derived = Derived.at(KaplanLaw.kaplan2020().law(), 1e21);
        assertThat(derived.parameterExponent()).isCloseTo(0.103 / (0.076 + 0.103), within(SOLVER));
        assertThat(derived.computeExponent()).isCloseTo(0.076 * 0.103 / (0.076 + 0.103), within(SOLVER));
    }

    @Test
    void printedDigitsOfHoffmannLeaveTheSplitOpen() {
        RoundedCoefficients rounded =
                RoundedCoefficients.of(ChinchillaLaw.hoffmann2022().law(), 5.76e23);
        double unrounded =
                ChinchillaRefits.hoffmann2022Tex().law().optimal(5.76e23).tokensPerParameter();
        assertThat(unrounded).isCloseTo(58.93, within(0.005)).isBetween(rounded.low(), rounded.high());
        assertThat(rounded.printed()).isCloseTo(92.65, within(0.005));
        assertThat(rounded.warning().orElseThrow()).contains("5.76e23 FLOP are 92.6 as printed");
    }

    @Test
    void unroundedCoefficientsAreNotWarnedOf() {
        assertThat(RoundedCoefficients.of(ChinchillaRefits.hoffmann2022Tex().law(), 5.76e23)
                        .warning())
                .isEmpty();
        assertThat(RoundedCoefficients.of(ChinchillaLaw.besiroglu2024().law(), 5.76e23)
                        .warning())
                .isEmpty();
    }
}
