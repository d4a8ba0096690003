package dev.jacquard.scaling.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.scaling.capability.BrokenLaw.Point;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BrokenLawSurfaceTest {

    private static final double DIFFERENCES = 1e-5;
    private static final double STEP = 1e-4;

    /** Two breaks, a limit that is not negligible, and sharp and blunt bends on both sides of the points. */
    private static final double[] FREE = {
        .3, Math.log(4), .25, .7, Math.log(900), Math.log(.4), -.3, Math.log(8), Math.log(.9)
    };

    private static final List<Point> POINTS = IntStream.range(0, 12)
            .mapToObj(i -> new Point(Math.pow(10, i / 2.5), 1))
            .toList();

    private final BrokenLawSurface surface = new BrokenLawSurface(2, POINTS);

    private double[] at(double[] free) {
        double[] predicted = new double[POINTS.size()];
        surface.predict(free, predicted);
        return predicted;
    }

    private double[] moved(int k, double by, int l, double also) {
        double[] free = FREE.clone();
        free[k] += by;
        free[l] += also;
        return at(free);
    }

    @Test
    void predictsTheLogarithmOfTheLaw() {
        var law = new BrokenLaw(.3, 4, .25, List.of(new BrokenLaw.Break(.7, 900, .4), new BrokenLaw.Break(-.3, 8, .9)));
        double[] predicted = at(FREE);
        for (int i = 0; i < predicted.length; i++) {
            assertThat(predicted[i]).isCloseTo(Math.log(law.at(POINTS.get(i).x())), within(1e-12));
        }
    }

    @Test
    void slopesAndCurvaturesAreThoseOfDifferences() {
        int size = FREE.length;
        double[] first =
                IntStream.range(0, POINTS.size()).mapToDouble(i -> .3 + .1 * i).toArray();
        double[] second = IntStream.range(0, POINTS.size())
                .mapToDouble(i -> 1.1 - .05 * i)
                .toArray();
        at(FREE);
        double[] slopes = new double[POINTS.size() * size];
        double[] gradient = new double[size];
        double[] squares = new double[size];
        double[] curvature = new double[size * (size + 1) / 2];
        surface.slopes(slopes);
        surface.sums(first, second, gradient, curvature, squares);
        for (int k = 0, at = 0; k < size; k++) {
            double sum = 0;
            double square = 0;
            double[] up = moved(k, STEP, k, 0);
            double[] down = moved(k, -STEP, k, 0);
            for (int i = 0; i < first.length; i++) {
                double slope = (up[i] - down[i]) / (2 * STEP);
                assertThat(slopes[i * size + k])
                        .as("row %d, parameter %d", i, k)
                        .isCloseTo(slope, within(DIFFERENCES));
                sum += first[i] * slope;
                square += slope * slope;
            }
            assertThat(gradient[k]).isCloseTo(sum, within(DIFFERENCES));
            assertThat(squares[k]).isCloseTo(square, within(DIFFERENCES));
            for (int l = 0; l <= k; l++, at++) {
                double[] both = moved(k, STEP, l, STEP);
                double[] neither = moved(k, -STEP, l, -STEP);
                double[] one = moved(k, STEP, l, -STEP);
                double[] other = moved(k, -STEP, l, STEP);
                double expected = 0;
                for (int i = 0; i < first.length; i++) {
                    double bent = (both[i] + neither[i] - one[i] - other[i]) / (4 * STEP * STEP);
                    expected += first[i] * bent + second[i] * slopes[i * size + k] * slopes[i * size + l];
                }
                assertThat(curvature[at]).as("parameters %d and %d", k, l).isCloseTo(expected, within(DIFFERENCES));
            }
        }
    }

    @Test
    void whatTheLawRefusesIsNotANumber() {
        double[] below = FREE.clone();
        below[0] = -1e6;
        assertThat(at(below)).containsOnly(Double.NaN);
    }
}
