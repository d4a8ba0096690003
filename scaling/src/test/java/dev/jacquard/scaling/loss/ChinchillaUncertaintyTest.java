package dev.jacquard.scaling.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.ReferenceData;
import dev.jacquard.numerics.uncertainty.Draws;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChinchillaUncertaintyTest {

    private static final int DRAWS = 20_000;

    /** Four standard errors of a standard deviation from 20 000 draws: 4 / sqrt(40 000). */
    private static final double MONTE_CARLO = 0.02;

    private static final Draws<ChinchillaLaw> LAWS =
            ChinchillaUncertainty.draws(ChinchillaLaw.besiroglu2024(), DRAWS, 1).orElseThrow();

    /** The published errors of the exponents, of E and of a: 0.0154, 0.0206, 0.0257 and 0.020. */
    @Test
    void drawsHaveThePublishedErrors() {
        isNear(LAWS.summarise(ChinchillaLaw::alpha).standardDeviation(), 0.01540);
        isNear(LAWS.summarise(ChinchillaLaw::beta).standardDeviation(), 0.02060);
        isNear(LAWS.summarise(ChinchillaLaw::E).standardDeviation(), 0.02566);
        assertThat(LAWS.summarise(ChinchillaLaw::parameterExponent).standardDeviation())
                .isCloseTo(0.020, within(0.0005 + 0.020 * MONTE_CARLO));
    }

    private static void isNear(double actual, double published) {
        assertThat(actual).isCloseTo(published, within(published * MONTE_CARLO));
    }

    /** With independent errors the best size would be spread over a factor of forty. */
    @Test
    void correlationsKeepTheBestSplitTogether() {
        ToDoubleFunction<ChinchillaLaw> size = law -> law.optimal(5.76e23).parameters();
        assertThat(LAWS.quantile(size, 0.95) / LAWS.quantile(size, 0.05)).isBetween(1.8, 2.1);
    }

    @Test
    void theSameSeedGivesTheSameLawsWhateverTheirNumber() {
        var few = ChinchillaUncertainty.draws(ChinchillaLaw.besiroglu2024(), 10, 1)
                .orElseThrow();
        assertThat(few.values()).isEqualTo(LAWS.values().subList(0, 10));
        var other = ChinchillaUncertainty.draws(ChinchillaLaw.besiroglu2024(), 10, 2)
                .orElseThrow();
        assertThat(other.get(0)).isNotEqualTo(few.get(0));
    }

    @Test
    void setsWithoutErrorsHaveNoDraws() {
        assertThat(ChinchillaUncertainty.draws(ChinchillaLaw.hoffmann2022(), 10, 1))
                .isEmpty();
        assertThat(ChinchillaUncertainty.draws(ChinchillaRefits.epochLad(), 10, 1))
                .isEmpty();
        assertThat(ChinchillaUncertainty.draws(KaplanLaw.kaplan2020(), 10, 1)).isEmpty();
    }

    /** The normal distribution stands for 4 000 exact refits; the class promises ends of intervals within 10 %. */
    @Test
    @Tag("reference")
    void intervalsAreThoseOfExactRefitsOfResampledRuns() throws IOException {
        Draws<ChinchillaLaw> exact =
                new Draws<>(Files.readAllLines(ReferenceData.file("oracles/chinchilla_boot_exact_4000.csv")).stream()
                        .skip(1)
                        .map(ChinchillaUncertaintyTest::law)
                        .toList());
        for (double flop : new double[] {1e21, 5.76e23, 1e26}) {
            for (double probability : new double[] {0.05, 0.95}) {
                ToDoubleFunction<ChinchillaLaw> size = law -> law.optimal(flop).parameters();
                double refits = exact.quantile(size, probability);
                assertThat(LAWS.quantile(size, probability)).isCloseTo(refits, within(0.1 * refits));
            }
        }
    }

    private static ChinchillaLaw law(String line) {
        double[] v = Arrays.stream(line.split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new ChinchillaLaw(Math.exp(v[2]), Math.exp(v[0]), v[3], Math.exp(v[1]), v[4]);
    }
}
