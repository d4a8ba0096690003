package dev.jacquard.scaling.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.data.Published;
import dev.jacquard.scaling.Printed;
import dev.jacquard.scaling.PublishedContract;
import java.util.List;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class DownstreamErrorTest {

    private static final Percentage IDENTITY = Percentage.withPercentage(1e-10);
    private static final Percentage SOLVER = Percentage.withPercentage(1e-4);

    @Test
    void everyPublicationKeepsTheContract() {
        for (Published<DownstreamError> published : DownstreamError.gadre2024()) {
            PublishedContract.holds(published, DownstreamError.FAMILY);
            double before = 0;
            for (double loss = 2; loss < 12; loss += 0.5) {
                double error = published.law().error(loss);
                assertThat(error)
                        .isGreaterThan(before)
                        .isLessThan(published.law().epsilon());
                assertThat(published.law().loss(error)).isCloseTo(loss, Percentage.withPercentage(1e-8));
                before = error;
            }
        }
    }

    @Test
    void anErrorMatchesItsIndependentValue() {
        assertThat(DownstreamError.gadre2024().get(0).law().error(2.5)).isCloseTo(.487293492562, Printed.decimals(12));
    }

    @Test
    void aLawIsRecoveredFromItsOwnPoints() {
        var truth = new DownstreamError(.85, 2.2, .71);
        List<DownstreamError.Point> points = DoubleStream.iterate(2.5, loss -> loss < 6, loss -> loss + .25)
                .mapToObj(loss -> new DownstreamError.Point(loss, truth.error(loss)))
                .toList();
        DownstreamError found =
                DownstreamError.fitter().starts(20, 1).fit(points).law();
        assertThat(found.epsilon()).isCloseTo(truth.epsilon(), SOLVER);
        assertThat(found.k()).isCloseTo(truth.k(), SOLVER);
        assertThat(found.gamma()).isCloseTo(truth.gamma(), SOLVER);
    }

    @Test
    void gainsFadeByOneFactorForEachNat() {
        var law = new DownstreamError(.8, 2, .7);
        assertThat((.8 - law.error(3)) / (.8 - law.error(2))).isCloseTo(Math.exp(-.7), IDENTITY);
        assertThatThrownBy(() -> law.loss(.8)).hasMessageStartingWith("epsilon minus error: 0.0");
        assertThatThrownBy(() -> law.error(Double.NaN)).hasMessageStartingWith("loss: NaN");
        assertThatThrownBy(() -> new DownstreamError(1.2, 2, .7)).hasMessageStartingWith("epsilon: 1.2");
    }
}
