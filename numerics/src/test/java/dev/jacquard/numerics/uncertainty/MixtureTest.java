package dev.jacquard.numerics.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.uncertainty.Mixture.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixtureTest {

    private static final double IDENTITY = 1e-12;

    private final Mixture twoHumps =
            new Mixture(List.of(new Part(3, new Normal(0, 1)), new Part(1, new LogNormal(2, 0.25))));

    @Test
    void theQuantileInvertsTheDistributionFunction() {
        for (double p = 0.001; p < 1; p += 0.0173) {
            assertThat(twoHumps.cdf(twoHumps.quantile(p))).isCloseTo(p, within(IDENTITY));
        }
        assertThat(twoHumps.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(twoHumps.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void theMeanOfDrawsIsTheWeightedMean() {
        int draws = 1 << 14;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            double x = twoHumps.quantile(Stream.of(1, "x").uniform(i));
            sum += x;
            squares += x * x;
        }
        double error = Math.sqrt((squares / draws - sum / draws * sum / draws) / draws);
        assertThat(sum / draws).isCloseTo(twoHumps.mean(), within(4 * error));
        assertThat(twoHumps.mean()).isCloseTo(Math.exp(2 + 0.03125) / 4, within(IDENTITY));
    }

    @Test
    void aMixtureOfOneIsThatOneAndWeightsAreProportions() {
        Mixture one = new Mixture(List.of(new Part(7, new Uniform(2, 4))));
        assertThat(one.quantile(0.25)).isCloseTo(2.5, within(IDENTITY));
        Mixture same = new Mixture(List.of(new Part(30, new Normal(0, 1)), new Part(10, new LogNormal(2, 0.25))));
        assertThat(same.quantile(0.8)).isCloseTo(twoHumps.quantile(0.8), within(IDENTITY));
    }

    @Test
    void aSpikeInAMixtureGetsItsWeight() {
        Mixture spike = new Mixture(List.of(new Part(1, new Constant(5)), new Part(1, new Uniform(0, 10))));
        assertThat(spike.quantile(0.24)).isCloseTo(4.8, within(IDENTITY * 10));
        assertThat(spike.quantile(0.3)).isEqualTo(5);
        assertThat(spike.quantile(0.7)).isEqualTo(5);
        assertThat(spike.quantile(0.8)).isCloseTo(6, within(IDENTITY * 10));
    }

    @Test
    void aDiscreteDistributionStepsAtItsCumulativeWeights() {
        Discrete discrete = Discrete.of(new double[] {1, 2, 10}, new double[] {5, 4, 1});
        assertThat(discrete.mean()).isCloseTo(2.3, within(IDENTITY));
        assertThat(discrete.quantile(0)).isEqualTo(1);
        assertThat(discrete.quantile(0.49)).isEqualTo(1);
        assertThat(discrete.quantile(0.51)).isEqualTo(2);
        assertThat(discrete.quantile(0.91)).isEqualTo(10);
        assertThat(discrete.quantile(1)).isEqualTo(10);
        assertThat(discrete.cdf(0.5)).isZero();
        assertThat(discrete.cdf(2)).isCloseTo(0.9, within(IDENTITY));
        assertThat(discrete.cdf(11)).isEqualTo(1);
    }

    @Test
    void badWeightsAndOrdersAreRefused() {
        assertThatThrownBy(() -> new Part(0, new Constant(1))).hasMessageStartingWith("weight: 0.0");
        assertThatThrownBy(() -> new Mixture(List.of())).hasMessageStartingWith("parts: 0");
        assertThatThrownBy(() -> Discrete.of(new double[] {1, 1}, new double[] {1, 1}))
                .hasMessage("value 2: 1.0 (expected: more than 1.0)");
        assertThatThrownBy(() -> Discrete.of(new double[] {1, 2}, new double[] {1, Double.NaN}))
                .hasMessageStartingWith("weight 2: NaN");
        assertThatThrownBy(() -> Discrete.of(new double[] {1, 2}, new double[] {1}))
                .hasMessage("weights: 1 (expected: one for each of the 2 values)");
    }
}
