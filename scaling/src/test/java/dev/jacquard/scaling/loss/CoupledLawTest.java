package dev.jacquard.scaling.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoupledLawTest {

    private static final double IDENTITY = 1e-12;
    private static final double SOLVER = 1e-6;

    /** Half a unit of the last printed digit of a loss with eleven decimals. */
    private static final double HALF_A_UNIT = 5e-12;

    @ParameterizedTest
    @CsvSource({
        "coupled/busbridge2025, 1e9, 2e10, 2.37469224835",
        "coupled/busbridge2025, 7.75e9, 5.12e11, 1.93288771145",
        "coupled/busbridge2025, 1.43e8, 4e9, 2.83829929336",
        "coupled/busbridge2025, 1e9, 1e11, 2.23972430149",
        "coupled/castro2025, 1e8, 1e10, 2.89187037451",
        "coupled/castro2025, 7e9, 1.4e11, 2.25518056651"
    })
    void lossOfNamedRuns(String id, double parameters, double tokens, double loss) {
        assertThat(CoupledLaw.SIGNATURE.published(id).law().loss(parameters, tokens))
                .isCloseTo(loss, within(HALF_A_UNIT));
    }

    @Test
    void withoutTheOuterPowerItIsChinchilla() {
        ChinchillaLaw plain = ChinchillaLaw.besiroglu2024().law();
        CoupledLaw coupled = new CoupledLaw(plain.E(), plain.A(), plain.alpha(), plain.B(), plain.beta(), 1);
        assertThat(coupled.loss(7e9, 1.4e11)).isCloseTo(plain.loss(7e9, 1.4e11), within(IDENTITY * 3));
        assertThat(coupled.optimal(1e23)).isEqualTo(plain.optimal(1e23));
    }

    @Test
    void farOutTheExponentIsTheProductOfBothPowers() {
        CoupledLaw law = CoupledLaw.busbridge2025().law();
        double slope = Math.log(law.reducible(1e4, 1e30) / law.reducible(1e3, 1e30)) / Math.log(10);
        assertThat(slope).isCloseTo(-law.alpha() * law.gamma(), within(SOLVER));
    }

    @Test
    void noOtherSplitOfTheBudgetIsBetter() {
        CoupledLaw law = CoupledLaw.busbridge2025().law();
        Allocation best = law.optimal(1e22);
        assertThat(best.flop()).isCloseTo(1e22, within(IDENTITY * 1e22));
        for (double factor : new double[] {0.5, 0.99, 1.01, 2}) {
            assertThat(law.loss(best.parameters() * factor, best.tokens() / factor))
                    .isGreaterThan(law.optimalLoss(1e22));
        }
    }

    /** No runs are published: these are made from the law itself. */
    @Test
    void aLawKnownToBeTrueComesBack() {
        CoupledLaw truth = CoupledLaw.busbridge2025().law();
        List<LossRun> runs = new ArrayList<>();
        for (double parameters = 1e8; parameters < 1e10; parameters *= 2.5) {
            for (double tokens = 4e9; tokens < 6e11; tokens *= 2.5) {
                runs.add(new LossRun(parameters, tokens, truth.loss(parameters, tokens)));
            }
        }
        CoupledLaw found = CoupledLaw.fitter().starts(20, 1).fit(runs).law();
        assertThat(found.loss(1e9, 2e10)).isCloseTo(truth.loss(1e9, 2e10), within(SOLVER));
        assertThat(found.gamma()).isCloseTo(truth.gamma(), within(1e-3 * truth.gamma()));
        assertThat(found.E()).isCloseTo(truth.E(), within(1e-3 * truth.E()));
    }
}
