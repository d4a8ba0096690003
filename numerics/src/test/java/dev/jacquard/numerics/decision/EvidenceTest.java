package dev.jacquard.numerics.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.sensitivity.Bootstrap;
import dev.jacquard.numerics.uncertainty.StandardNormal;
import dev.jacquard.numerics.uncertainty.Stream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    private static final int DRAWS = 2_000;

    /** A gain that is linear in what is learned is followed but for the ridge under the regression. */
    private static final double EXACT = 1e-6;

    private static final Bootstrap ERRORS = new Bootstrap(10, 0.9, 1);

    private static double[] normal(String name) {
        Stream stream = Stream.of(1, name);
        return IntStream.range(0, DRAWS)
                .mapToDouble(draw -> StandardNormal.quantile(stream.uniform(draw)))
                .toArray();
    }

    private static Payoffs above(double[] values, double threshold) {
        boolean[] truth = new boolean[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            truth[draw] = values[draw] > threshold;
        }
        return Payoffs.rightOrWrong(truth);
    }

    @Test
    void oneDecisionDoesNotChangeWhatTheNextIsTold() {
        double[] x = normal("x");
        double[] y = normal("y");
        Evidence evidence = Evidence.of(ERRORS, x, y);
        for (double threshold : List.of(0.0, 1.5, -0.3, 0.0)) {
            Payoffs payoffs = above(x, threshold);
            assertThat(evidence.worth(payoffs)).isEqualTo(ValueOfInformation.of(payoffs, ERRORS, x, y));
        }
    }

    @Test
    void whatDecidesIsWorthAllAndWhatDoesNotIsWorthNothing() {
        double[] x = normal("x");
        double[] gain =
                IntStream.range(0, DRAWS).mapToDouble(draw -> 1 + x[draw]).toArray();
        Payoffs payoffs = Payoffs.of(List.of("act", "wait"), gain, new double[DRAWS]);
        double perfect = ValueOfInformation.perfect(payoffs).value();
        assertThat(Evidence.of(ERRORS, x).worth(payoffs).value()).isCloseTo(perfect, within(EXACT * perfect));
        assertThat(Evidence.of(ERRORS, normal("y")).worth(payoffs).mayBeZero()).isTrue();
    }

    @Test
    void drawsOfDifferentNumberAreRefused() {
        Evidence evidence = Evidence.of(ERRORS, normal("x"));
        assertThatThrownBy(() -> evidence.worth(Payoffs.rightOrWrong(new boolean[] {true, false, true})))
                .hasMessage("draws of the payoffs: 3 (expected: as many as of the input, 2000)");
        assertThatThrownBy(() -> Evidence.of(ERRORS, new double[5], new double[4]))
                .hasMessage("draws of the input: 4 (expected: as many as of the payoffs, 5)");
    }
}
