package dev.jacquard.numerics.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.sensitivity.Bootstrap;
import dev.jacquard.numerics.sensitivity.InputSample;
import dev.jacquard.numerics.uncertainty.Distribution;
import dev.jacquard.numerics.uncertainty.LogNormal;
import dev.jacquard.numerics.uncertainty.Normal;
import dev.jacquard.numerics.uncertainty.StandardNormal;
import dev.jacquard.numerics.uncertainty.Stream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class ValueOfInformationTest {

    private static final double SOLVER = 1e-6;
    private static final double COARSE = 0.01;

    private static final double HALF_LAST_DIGIT = 5e-7;
    private static final double IDENTITY = 1e-12;
    private static final int DRAWS = 20_000;
    private static final Bootstrap ERRORS = new Bootstrap(40, 0.9, 1);
    private static final List<String> ACTIONS = List.of("act", "wait");

    private static double[] draws(String name, Distribution distribution) {
        double[] draws = new double[DRAWS];
        Arrays.setAll(draws, i -> distribution.quantile(Stream.of(5, name).uniform(i)));
        return draws;
    }

    private static Payoffs actOrWait(double[] gain) {
        return Payoffs.of(ACTIONS, gain, new double[gain.length]);
    }

    private static void assertNear(ValueOfInformation got, double exact) {
        assertThat(got.value()).isCloseTo(exact, within(4 * got.standardError()));
        assertThat(got.standardError()).isLessThan(0.02);
    }

    /** Mean and standard deviation (1, 2), (0, 1), (2, 1); with four observations of noise 2; economics.md I. */
    @Test
    void closedFormsAreTheReferenceValues() {
        assertThat(new NormalDecision(1, 2).perfect()).isCloseTo(0.395593, within(HALF_LAST_DIGIT));
        assertThat(new NormalDecision(0, 1).perfect()).isCloseTo(0.398942, within(HALF_LAST_DIGIT));
        assertThat(new NormalDecision(2, 1).perfect()).isCloseTo(0.008491, within(HALF_LAST_DIGIT));
        assertThat(new NormalDecision(1, 2).preposterior(4, 2)).isCloseTo(1.788854, within(HALF_LAST_DIGIT));
        assertThat(new NormalDecision(1, 2).sample(4, 2)).isCloseTo(0.322342, within(HALF_LAST_DIGIT));
    }

    @Test
    void aSignDoesNotMatterAndNoLearningIsWorthNothing() {
        assertThat(new NormalDecision(-1, 2).perfect()).isEqualTo(new NormalDecision(1, 2).perfect());
        assertThat(new NormalDecision(-1, 2).learning(0)).isZero();
        assertThat(new NormalDecision(1, 2).sample(1_000_000_000, 2))
                .isCloseTo(new NormalDecision(1, 2).perfect(), within(SOLVER));
    }

    @Test
    void drawsGiveTheClosedFormOfPerfectInformation() {
        assertNear(ValueOfInformation.perfect(actOrWait(draws("x", new Normal(1, 2)))), 0.395593);
    }

    /** The gain is a sum of two normal parts: learning one is worth what a move of its own spread is. */
    @Test
    void learningOnePartIsWorthAMoveOfItsSpread() {
        double[] large = draws("large", new Normal(0.5, 1.5));
        double[] small = draws("small", new Normal(0.5, Math.sqrt(4 - 2.25)));
        double[] dummy = draws("dummy", new Normal(0, 1));
        double[] gain = new double[DRAWS];
        Arrays.setAll(gain, i -> large[i] + small[i]);
        Payoffs payoffs = actOrWait(gain);
        NormalDecision exact = new NormalDecision(1, 2);
        assertNear(ValueOfInformation.of(payoffs, ERRORS, large), exact.learning(1.5));
        assertNear(ValueOfInformation.of(payoffs, ERRORS, small), exact.learning(Math.sqrt(1.75)));
        assertNear(ValueOfInformation.of(payoffs, ERRORS, large, small), exact.perfect());
        ValueOfInformation nothing = ValueOfInformation.of(payoffs, ERRORS, dummy);
        assertThat(nothing.value()).isLessThan(0.01);
        InputSample sample = InputSample.of(List.of("small", "dummy", "large"), small, dummy, large);
        List<ValueOfInformation.Ranked> ranked = ValueOfInformation.ranked(payoffs, sample, ERRORS);
        assertThat(ranked.stream().map(ValueOfInformation.Ranked::input)).containsExactly("large", "small", "dummy");
    }

    @Test
    void aSimulatedMeasurementIsWorthItsClosedForm() {
        double[] gain = draws("x", new Normal(1, 2));
        double[] seen = ValueOfInformation.measured(gain, 4, 2, Stream.of(5, "noise"));
        assertNear(ValueOfInformation.of(actOrWait(gain), ERRORS, seen), 0.322342);
    }

    /** A lognormal gain less a price: the value is that of an option, {@code E max(X - c, 0) - max(E X - c, 0)}. */
    @Test
    void aSkewedInputIsFollowedIntoItsTail() {
        double sigma = 0.9;
        double price = 1.8;
        double[] x = draws("x", new LogNormal(0, sigma));
        double[] noise = draws("noise", new Normal(0, 1));
        double[] gain = new double[DRAWS];
        Arrays.setAll(gain, i -> x[i] - price + noise[i]);
        double forward = Math.exp(sigma * sigma / 2);
        double d = Math.log(forward / price) / sigma;
        double option = forward * StandardNormal.cdf(d + sigma / 2) - price * StandardNormal.cdf(d - sigma / 2);
        assertNear(ValueOfInformation.of(actOrWait(gain), ERRORS, x), option - Math.max(forward - price, 0));
    }

    /** A claim that is true above one value of one input: knowing it, one is never wrong. */
    @Test
    void aClaimThatTurnsOnAThresholdOfOneInputIsKnownWithTheInput() {
        double[] x = draws("x", new LogNormal(0, 2));
        for (double share : new double[] {0.003, 0.176, 0.5, 0.97}) {
            boolean[] truth = truth(x, new LogNormal(0, 2).quantile(share), Double.POSITIVE_INFINITY);
            Payoffs payoffs = Payoffs.rightOrWrong(truth);
            assertThat(ValueOfInformation.of(payoffs, ERRORS, x).value())
                    .isCloseTo(ValueOfInformation.perfect(payoffs).value(), within(SOLVER));
        }
    }

    @Test
    void aClaimThatIsTrueBetweenTwoValuesIsKnownWithTheInput() {
        double[] x = draws("x", new Normal(0, 1));
        Payoffs payoffs = Payoffs.rightOrWrong(truth(x, 0.2, 0.5));
        assertThat(ValueOfInformation.of(payoffs, ERRORS, x).value())
                .isCloseTo(ValueOfInformation.perfect(payoffs).value(), within(SOLVER));
    }

    /** The gain is -1 or, in the highest tenth of the input, 2, and noise: worth 0.1 * 2. */
    @Test
    void aJumpIsFoundUnderNoise() {
        double[] x = draws("x", new Normal(0, 1));
        double[] noise = draws("noise", new Normal(0, 1));
        double[] gain = new double[DRAWS];
        Arrays.setAll(gain, i -> (x[i] > StandardNormal.quantile(0.9) ? 2 : -1) + noise[i]);
        assertNear(ValueOfInformation.of(actOrWait(gain), ERRORS, x), 0.2);
    }

    /** One search in a thousand may find a jump where there is none, over all cuts. */
    @Test
    void noiseHasNoJumps() {
        int found = 0;
        int searches = 300;
        for (int seed = 0; seed < searches; seed++) {
            Stream stream = Stream.of(seed, "x");
            double[] x = new double[1_000];
            double[] gain = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                x[i] = stream.uniform(i);
                gain[i] = Stream.of(seed, "truth").uniform(i) < 0.2 + 0.1 * x[i] ? 1 : -1;
            }
            int[] once = new int[x.length];
            Arrays.fill(once, 1);
            Regression smooth = new Regression(new double[][] {x}, x.length);
            Jumps jumps = new Jumps(smooth, smooth.solver(once), once, x);
            found += jumps.added(new double[][] {gain}).width() - smooth.width();
        }
        assertThat(found).isLessThanOrEqualTo(2);
    }

    private static boolean[] truth(double[] x, double low, double high) {
        boolean[] truth = new boolean[x.length];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = x[i] > low && x[i] < high;
        }
        return truth;
    }

    /** The gain is the product of two signs: each alone tells nothing, both together everything. */
    @Test
    void inputsThatMatterOnlyTogetherAreWorthSomethingOnlyTogether() {
        double[] x = draws("x", new Normal(0, 1));
        double[] y = draws("y", new Normal(0, 1));
        double[] gain = new double[DRAWS];
        Arrays.setAll(gain, i -> x[i] * y[i]);
        Payoffs payoffs = actOrWait(gain);
        double together = ValueOfInformation.of(payoffs, ERRORS, x, y).value();
        assertThat(together).isCloseTo(ValueOfInformation.perfect(payoffs).value(), within(COARSE));
        assertThat(ValueOfInformation.of(payoffs, ERRORS, x).value()).isLessThan(0.1 * together);
    }

    @Test
    void aChoiceIsLearntByItsForms() {
        double[] form = new double[DRAWS];
        Arrays.setAll(form, i -> Stream.of(5, "form").uniform(i) < 0.4 ? 2 : 7);
        double[] noise = draws("noise", new Normal(0, 1));
        double[] gain = new double[DRAWS];
        Arrays.setAll(gain, i -> (form[i] == 2 ? 1 : -1) + noise[i]);
        assertNear(ValueOfInformation.of(actOrWait(gain), ERRORS, form), 0.4);
        double[] constant = new double[DRAWS];
        assertThat(ValueOfInformation.of(actOrWait(gain), ERRORS, constant).value())
                .isZero();
        assertThat(ValueOfInformation.of(actOrWait(gain), ERRORS, constant).text())
                .isEqualTo("treat as zero or take more draws (0 +- 0)");
    }

    /** Saying whether a claim is true: perfect information is worth one minus the larger probability. */
    @Test
    void beingRightIsWorthTheSmallerProbability() {
        boolean[] truth = new boolean[1000];
        Arrays.fill(truth, 0, 300, true);
        Payoffs payoffs = Payoffs.rightOrWrong(truth);
        assertThat(payoffs.best()).isEqualTo("false");
        assertThat(ValueOfInformation.perfect(payoffs).value()).isCloseTo(0.3, within(IDENTITY));
    }

    @Test
    void amongThreeActionsTheBestFittedOneIsTaken() {
        double[] x = draws("x", new Normal(0, 1));
        double[] minus = new double[DRAWS];
        Arrays.setAll(minus, i -> -x[i]);
        Payoffs payoffs = Payoffs.of(List.of("wait", "long", "short"), new double[DRAWS], x, minus);
        // E |x| = sqrt(2 / pi)
        assertNear(ValueOfInformation.of(payoffs, ERRORS, x), Math.sqrt(2 / Math.PI));
    }

    @Test
    void wrongPayoffsAreRefused() {
        assertThatThrownBy(() -> Payoffs.of(List.of("act"), new double[3])).hasMessageStartingWith("actions: 1");
        assertThatThrownBy(() -> Payoffs.of(ACTIONS, new double[3], new double[2]))
                .hasMessage("draws of wait: 2 (expected: 3, as many as of the others)");
        assertThatThrownBy(() -> actOrWait(new double[] {1, Double.NaN})).hasMessageStartingWith("payoff of act: NaN");
        assertThatThrownBy(() -> ValueOfInformation.of(actOrWait(new double[3]), ERRORS, new double[2]))
                .hasMessage("draws of the input: 2 (expected: as many as of the payoffs, 3)");
        assertThatThrownBy(() -> new NormalDecision(0, 0)).hasMessageStartingWith("standardDeviation: 0.0");
    }
}
