package dev.jacquard.scaling.loss;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PullsTest {

    @Test
    void slopesRefuseWhatTheLossRefuses() {
        LossLaw law = ChinchillaLaw.besiroglu2024().law();
        assertThatThrownBy(() -> law.parameterPull(1e9, -1)).hasMessageStartingWith("tokens: -1");
        assertThatThrownBy(() -> law.tokenPull(Double.NaN, 1e9)).hasMessageStartingWith("parameters: NaN");
    }
}
