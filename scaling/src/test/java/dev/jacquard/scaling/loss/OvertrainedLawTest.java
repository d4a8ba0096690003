package dev.jacquard.scaling.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.data.Confidence;
import dev.jacquard.scaling.Printed;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class OvertrainedLawTest {

    private static final Percentage IDENTITY = Percentage.withPercentage(1e-10);
    private static final Percentage SOLVER = Percentage.withPercentage(1e-4);
    private static final OvertrainedLaw LAW =
            OvertrainedLaw.gadre2024RedPajamaRefit().law();

    @Test
    void lossesFarOutMatchIndependentValues() {
        assertThat(LAW.loss(1.44e9, 640 * 1.44e9)).isCloseTo(2.51979806119, Printed.decimals(11));
        assertThat(LAW.loss(6.9e9, 20 * 6.9e9)).isCloseTo(2.44248937429, Printed.decimals(11));
        var exact = new OvertrainedLaw(1.83664837845, 212.236110248, 366.687173791, .136425351255);
        assertThat(exact.loss(1.44e9, 640 * 1.44e9)).isCloseTo(2.5198000164, Printed.decimals(10));
        assertThat(exact.loss(6.9e9, 20 * 6.9e9)).isCloseTo(2.4424912182, Printed.decimals(10));
    }

    @Test
    void theFormOfTheCodeIsTheFormOfThePaper() {
        double k = -2 * LAW.eta();
        double al = LAW.a() * Math.pow(6, -LAW.eta());
        double be = LAW.b();
        double parameters = 1.3e9;
        double ratio = 77;
        double code =
                LAW.E() + al * Math.pow(parameters, k) + be * Math.pow(6, k / 2) * Math.pow(ratio * parameters, k);
        assertThat(LAW.loss(parameters, ratio * parameters)).isCloseTo(code, IDENTITY);
    }

    @Test
    void itIsChinchillasLawWithOneExponent() {
        for (double tokens : new double[] {1e9, 3e11, 1e13}) {
            assertThat(LAW.chinchilla().loss(2e9, tokens)).isCloseTo(LAW.loss(2e9, tokens), IDENTITY);
        }
        assertThat(LAW.optimal(1e22).tokensPerParameter()).isCloseTo(LAW.bestTokensPerParameter(), IDENTITY);
        assertThat(LAW.optimal(1e26).tokensPerParameter()).isCloseTo(LAW.bestTokensPerParameter(), IDENTITY);
    }

    @Test
    void overTrainingMovesTheLineAndKeepsItsSlope() {
        double ofTwenty = (LAW.lossAt(1e22, 20) - LAW.E()) / (LAW.lossAt(1e20, 20) - LAW.E());
        double ofMany = (LAW.lossAt(1e22, 640) - LAW.E()) / (LAW.lossAt(1e20, 640) - LAW.E());
        assertThat(ofMany).isCloseTo(ofTwenty, IDENTITY).isCloseTo(Math.pow(100, -LAW.eta()), IDENTITY);
        double best = LAW.bestTokensPerParameter();
        assertThat(LAW.lossAt(1e21, best))
                .isLessThan(LAW.lossAt(1e21, 1.01 * best))
                .isLessThan(LAW.lossAt(1e21, best / 1.01));
    }

    @Test
    void printedSetsAreTheRefitsRounded() {
        List<OvertrainedLaw> laws = OvertrainedLaw.published().stream()
                .map(published -> published.law())
                .toList();
        for (int i = 0; i < 3; i++) {
            OvertrainedLaw refit = laws.get(i);
            OvertrainedLaw printed = laws.get(i + 3);
            assertThat(printed.E()).isCloseTo(refit.E(), Printed.decimals(2));
            assertThat(printed.a()).isCloseTo(refit.a(), Printed.decimals(0));
            assertThat(printed.b()).isCloseTo(refit.b(), Printed.decimals(0));
            assertThat(printed.eta()).isCloseTo(refit.eta(), Printed.decimals(3));
            assertThat(OvertrainedLaw.published().get(i + 3).confidence()).isEqualTo(Confidence.UNVERIFIED);
        }
    }

    @Test
    void aLawIsRecoveredFromItsOwnRuns() {
        List<LossRun> runs = new ArrayList<>();
        for (double parameters : new double[] {1e7, 8e7, 1.5e8, 4e8}) {
            for (double ratio : new double[] {5, 20, 320}) {
                runs.add(new LossRun(parameters, ratio * parameters, LAW.loss(parameters, ratio * parameters)));
            }
        }
        OvertrainedLaw found =
                OvertrainedLaw.fitter().starts("gadre2024").fit(runs).law();
        assertThat(found.E()).isCloseTo(LAW.E(), SOLVER);
        assertThat(found.a()).isCloseTo(LAW.a(), SOLVER);
        assertThat(found.b()).isCloseTo(LAW.b(), SOLVER);
        assertThat(found.eta()).isCloseTo(LAW.eta(), SOLVER);
        assertThat(OvertrainedLaw.FAMILY.grid("gadre2024")).hasNumberOfRows(128);
    }

    @Test
    void badArgumentsAreNamed() {
        assertThatThrownBy(() -> new OvertrainedLaw(1, 2, Double.NaN, .1)).hasMessageStartingWith("b: NaN");
        assertThatThrownBy(() -> LAW.lossAt(1e20, 0)).hasMessageStartingWith("tokensPerParameter: 0.0");
        assertThatThrownBy(() -> LAW.lossAt(-1, 20)).hasMessageStartingWith("flop: -1.0");
    }
}
