package dev.jacquard.economics.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineOrExponentialTest {

    private static final double GRID = 1e-4;

    @Test
    void aLineIsALineAndAnExponentialAnExponential() {
        assertThat(LineOrExponential.residualRatio(path(i -> 3 + 0.5 * i))).isGreaterThan(1e5);
        assertThat(LineOrExponential.residualRatio(path(i -> 3 * Math.exp(0.2 * i))))
                .isLessThan(1e-5);
        assertThat(LineOrExponential.residualRatio(path(i -> 1e-3 * Math.exp(0.6 * i))))
                .isLessThan(1e-5);
    }

    /** Growth by the square root of time bends down: nearer to a line; growth by the square bends up, yet less than an exponential. */
    @Test
    void pathsBetweenTheTwoAreJudgedByTheirResiduals() {
        double[] bent = path(i -> Math.sqrt(i));
        double[] square = path(i -> 1 + i * (double) i);
        assertThat(LineOrExponential.residualRatio(bent)).isGreaterThan(1);
        assertThat(LineOrExponential.residualRatio(square)).isLessThan(1);
        assertThat(LineOrExponential.residualRatio(square))
                .isCloseTo(Math.sqrt(bestExponential(square) / bestLine(square)), within(GRID));
        assertThat(LineOrExponential.residualRatio(bent))
                .isCloseTo(Math.sqrt(bestExponential(bent) / bestLine(bent)), within(GRID));
    }

    @Test
    void aStepUpToACeilingHasAFiniteAnswer() {
        double ratio = LineOrExponential.residualRatio(path(i -> i < 30 ? 1 : 1e12));
        assertThat(ratio).isBetween(0.1, 10.0);
    }

    @Test
    void valuesThatAreNotNumbersAreRefused() {
        assertThatThrownBy(() -> LineOrExponential.residualRatio(path(i -> i == 7 ? Double.NaN : i)))
                .hasMessageStartingWith("value: NaN");
        assertThatThrownBy(() -> LineOrExponential.residualRatio(new double[3])).hasMessageStartingWith("values: 3");
    }

    private static double[] path(IntToDoubleFunction value) {
        return IntStream.range(0, 41).mapToDouble(value).toArray();
    }

    /** By brute force over the growth rate, with the best factor for each. */
    private static double bestExponential(double[] y) {
        double best = Double.POSITIVE_INFINITY;
        for (double rate = -0.2; rate < 2; rate += 1e-5) {
            double wy = 0;
            double ww = 0;
            double yy = 0;
            for (int i = 0; i < y.length; i++) {
                double w = Math.exp(rate * (i - 40));
                wy += w * y[i];
                ww += w * w;
                yy += y[i] * y[i];
            }
            best = Math.min(best, yy - wy * wy / ww);
        }
        return best;
    }

    private static double bestLine(double[] y) {
        double n = y.length;
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double sxy = 0;
        double syy = 0;
        for (int i = 0; i < n; i++) {
            sx += i;
            sy += y[i];
            sxx += i * (double) i;
            sxy += i * y[i];
            syy += y[i] * y[i];
        }
        double slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
        return syy - sy * sy / n - slope * (sxy - sx * sy / n);
    }
}
