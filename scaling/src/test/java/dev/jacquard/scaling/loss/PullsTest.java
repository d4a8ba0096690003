package dev.jacquard.scaling.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.data.Published;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PullsTest {

    private static final double SOLVER = 1e-6;

    /** A law that overrides the slopes must give those of its own loss. */
    @ParameterizedTest
    @MethodSource("dev.jacquard.scaling.loss.LossLaws#published")
    void exactSlopesAreTheSlopesOfTheLoss(Published<? extends LossLaw> published) {
        LossLaw exact = published.law();
        LossLaw byDifferences = exact::loss;
        for (double[] run : new double[][] {{7e7, 5e9}, {7e10, 1.4e12}, {8e9, 1.5e13}}) {
            double model = exact.parameterPull(run[0], run[1]);
            double data = exact.tokenPull(run[0], run[1]);
            assertThat(byDifferences.parameterPull(run[0], run[1])).isCloseTo(model, within(SOLVER * model));
            assertThat(byDifferences.tokenPull(run[0], run[1])).isCloseTo(data, within(SOLVER * data));
        }
    }

    @Test
    void slopesRefuseWhatTheLossRefuses() {
        LossLaw law = ChinchillaLaw.besiroglu2024().law();
        assertThatThrownBy(() -> law.parameterPull(1e9, -1)).hasMessageStartingWith("tokens: -1");
        assertThatThrownBy(() -> law.tokenPull(Double.NaN, 1e9)).hasMessageStartingWith("parameters: NaN");
    }
}
