package dev.jacquard.numerics.decision;

import dev.jacquard.numerics.uncertainty.StandardNormal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.DecompositionSolver;

/**
 * Where gains jump as one input passes a value: what no smooth curve of that input follows.
 *
 * <p>A claim that turns on one threshold jumps there, and a spline spreads the jump over the draws around it. Each cut between two
 * neighbouring draws of the input is tried: by how many standard errors does a step there differ from zero, all other columns of the
 * regression given? The largest is taken where chance alone reaches it in at most one of a thousand searches (Bonferroni's bound over
 * all cuts); then the search is repeated with that step among the columns.
 *
 * @see <a href="https://doi.org/10.1007/978-0-387-84858-7">Hastie, Tibshirani and Friedman 2009</a>, section 3.3.2 (forward selection)
 */
final class Jumps {

    /** More jumps of one input than that are rather a bend that the curve did not follow. */
    private static final int MOST = 8;

    /** The probability with which chance alone makes one search find something. */
    private static final double FALSE_ALARM = 1e-3;

    /** A step that leaves so few draws to one side is not told from their noise. */
    private static final int LEAST_DRAWS = 20;

    /** A step of which the other columns leave less than so many draws unexplained is one of them already. */
    private static final double LEAST_LEFT = 5;

    /** Nothing is left to explain where the residuals are so small a share of the gains, in squares. */
    private static final double EXPLAINED = 1e-12;

    private final int[] once;
    private final Fitted smooth;
    private final List<Cuts> cuts;

    /**
     * What to look in.
     *
     * @param regression without jumps
     * @param solver of its normal equations, all draws counted once
     * @param once one for each draw
     * @param inputs the inputs in which jumps are looked for, draw by draw; those of few values have none
     */
    Jumps(Regression regression, DecompositionSolver solver, int[] once, double[]... inputs) {
        this.once = once;
        this.smooth = new Fitted(regression, solver);
        this.cuts = Arrays.stream(inputs)
                .filter(input -> !Basis.hasFewValues(input))
                .map(input -> Cuts.of(input, smooth))
                .toList();
    }

    /** A regression and what solves its normal equations, all draws counted once. */
    private record Fitted(Regression regression, DecompositionSolver solver) {

        Fitted with(double[] step, int[] once) {
            Regression wider = regression.with(step);
            return new Fitted(wider, wider.solver(once));
        }
    }

    /** The regression with a further column for each jump of the gains, 1 above it and 0 below; the one given where there is none. */
    Regression added(double[][] gains) {
        Fitted fitted = smooth;
        for (Cuts own : cuts) {
            for (int jump = 0; jump < MOST; jump++) {
                Cuts now = fitted == smooth ? own : own.given(fitted);
                int place = now.largest(standardised(fitted, gains), gains.length);
                if (place == 0) {
                    break;
                }
                fitted = fitted.with(now.step(place), once);
            }
        }
        return fitted.regression();
    }

    /** The residuals of each gain that is not yet explained, in units of their standard deviation. */
    private double[][] standardised(Fitted fitted, double[][] gains) {
        double[][] residuals = fitted.regression().residuals(once, fitted.solver(), gains);
        return IntStream.range(0, gains.length)
                .filter(g -> squares(residuals[g]) > EXPLAINED * squares(gains[g]))
                .mapToObj(g -> {
                    double deviation = Math.sqrt(squares(residuals[g])
                            / (once.length - fitted.regression().width()));
                    return Arrays.stream(residuals[g])
                            .map(residual -> residual / deviation)
                            .toArray();
                })
                .toArray(double[][]::new);
    }

    private static double squares(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }

    /**
     * The cuts of one input.
     *
     * @param input its values, draw by draw
     * @param order the draws by ascending value
     * @param left what the columns leave of the step at each place of the order
     */
    private record Cuts(double[] input, int[] order, double[] left) {

        static Cuts of(double[] input, Fitted fitted) {
            int[] order = IntStream.range(0, input.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(draw -> input[draw]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            return new Cuts(input, order, fitted.regression().unexplained(order, fitted.solver()));
        }

        Cuts given(Fitted fitted) {
            return new Cuts(input, order, fitted.regression().unexplained(order, fitted.solver()));
        }

        /** The place of the order at which the jump stands out most; 0 where none stands out. */
        int largest(double[][] residuals, int gains) {
            double bar = StandardNormal.quantile(1 - FALSE_ALARM / (2.0 * order.length * gains));
            double best = bar * bar;
            int found = 0;
            for (double[] own : residuals) {
                double sum = 0;
                for (int place = order.length - 1; place >= LEAST_DRAWS; place--) {
                    sum += own[order[place]];
                    if (sum * sum > best * left[place] && isCut(place)) {
                        best = sum * sum / left[place];
                        found = place;
                    }
                }
            }
            return found;
        }

        private boolean isCut(int place) {
            return order.length - place >= LEAST_DRAWS
                    && left[place] >= LEAST_LEFT
                    && input[order[place]] > input[order[place - 1]];
        }

        double[] step(int place) {
            double at = input[order[place]];
            return Arrays.stream(input).map(value -> value >= at ? 1 : 0).toArray();
        }
    }
}
