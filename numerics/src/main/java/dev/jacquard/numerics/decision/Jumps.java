package dev.jacquard.numerics.decision;

import dev.jacquard.numerics.uncertainty.StandardNormal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

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

    private final double[][] gains;
    private final int[] once;
    private double[][] rows;

    private Jumps(double[][] rows, double[][] gains) {
        this.rows = rows;
        this.gains = gains;
        this.once = new int[rows.length];
        Arrays.fill(once, 1);
    }

    /**
     * The rows of a regression with a further column for each jump found: 1 above it, 0 below.
     *
     * @param rows the columns' values, draw by draw
     * @param gains what is regressed on them
     * @param inputs the inputs in which jumps are looked for, draw by draw
     */
    static double[][] added(double[][] rows, double[][] gains, Iterable<double[]> inputs) {
        Jumps jumps = new Jumps(rows, gains);
        for (double[] input : inputs) {
            jumps.add(input);
        }
        return jumps.rows;
    }

    private void add(double[] input) {
        int[] order = IntStream.range(0, input.length)
                .boxed()
                .sorted(Comparator.comparingDouble(draw -> input[draw]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int jump = 0; jump < MOST; jump++) {
            int below = largest(input, order);
            if (below == 0) {
                return;
            }
            double at = input[order[below]];
            double[][] longer = new double[rows.length][];
            for (int draw = 0; draw < longer.length; draw++) {
                longer[draw] = Arrays.copyOf(rows[draw], rows[draw].length + 1);
                longer[draw][rows[draw].length] = input[draw] >= at ? 1 : 0;
            }
            rows = longer;
        }
    }

    /** How many draws lie below the jump that stands out most; 0 where none stands out. */
    private int largest(double[] input, int[] order) {
        LeastSquares fit = new LeastSquares(rows, gains, once);
        double[][] residuals = standardised(fit);
        if (residuals.length == 0) {
            return 0;
        }
        int n = order.length;
        double bar = StandardNormal.quantile(1 - FALSE_ALARM / (2.0 * n * gains.length));
        double best = bar * bar;
        int found = 0;
        double[] products = new double[rows[0].length];
        double[] sums = new double[residuals.length];
        for (int below = n - 1; below >= LEAST_DRAWS; below--) {
            int draw = order[below];
            for (int a = 0; a < products.length; a++) {
                products[a] += rows[draw][a];
            }
            for (int g = 0; g < sums.length; g++) {
                sums[g] += residuals[g][draw];
            }
            if (n - below < LEAST_DRAWS || input[draw] == input[order[below - 1]]) {
                continue;
            }
            double left = n - below - fit.explained(products);
            for (double sum : sums) {
                if (left >= LEAST_LEFT && sum * sum / left > best) {
                    best = sum * sum / left;
                    found = below;
                }
            }
        }
        return found;
    }

    /** The residuals of each gain that is not yet explained, in units of their standard deviation. */
    private double[][] standardised(LeastSquares fit) {
        return IntStream.range(0, gains.length)
                .mapToObj(g -> {
                    double[] residuals = new double[rows.length];
                    double squares = 0;
                    double all = 0;
                    for (int draw = 0; draw < residuals.length; draw++) {
                        residuals[draw] = gains[g][draw] - fit.fitted(g, rows[draw]);
                        squares += residuals[draw] * residuals[draw];
                        all += gains[g][draw] * gains[g][draw];
                    }
                    double deviation = Math.sqrt(squares / (rows.length - rows[0].length));
                    boolean explained = !(squares > EXPLAINED * all);
                    return explained
                            ? new double[0]
                            : Arrays.stream(residuals)
                                    .map(residual -> residual / deviation)
                                    .toArray();
                })
                .filter(residuals -> residuals.length > 0)
                .toArray(double[][]::new);
    }
}
