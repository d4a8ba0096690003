package dev.jacquard.numerics.decision;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.dependence.Ranks;
import dev.jacquard.numerics.uncertainty.StandardNormal;
import dev.jacquard.numerics.uncertainty.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Columns that a smooth function of one input is made of.
 *
 * <p>An input with few different values gets an indicator of each but the first. Any other gets itself and a natural cubic spline of its
 * normal score, which has no long tail: knots at quantiles, straight beyond the outer ones.
 *
 * @see <a href="https://doi.org/10.1007/978-0-387-84858-7">Hastie, Tibshirani and Friedman 2009</a>, equations 5.4 and 5.5
 */
final class Basis {

    private static final int FEW_VALUES = 16;
    private static final double[] KNOTS = {0.02, 0.15, 0.32, 0.5, 0.68, 0.85, 0.98};

    private Basis() {}

    /** Whether each value of an input gets a column of its own. */
    static boolean hasFewValues(double[] input) {
        return Arrays.stream(input).distinct().limit(FEW_VALUES + 1L).count() <= FEW_VALUES;
    }

    /** The columns without the constant; none for an input that does not vary. */
    static List<double[]> of(double[] input) {
        for (double value : input) {
            Check.finite("draw of the input", value);
        }
        double[] different = Arrays.stream(input).distinct().sorted().toArray();
        List<double[]> columns = new ArrayList<>();
        if (different.length > FEW_VALUES) {
            double[] score = score(input);
            columns.add(score);
            columns.add(standardised(input));
            columns.addAll(spline(score));
            return columns;
        }
        for (int k = 1; k < different.length; k++) {
            double value = different[k];
            double[] column = new double[input.length];
            Arrays.setAll(column, i -> input[i] == value ? 1 : 0);
            columns.add(column);
        }
        return columns;
    }

    private static double[] score(double[] input) {
        double[] score = Ranks.of(input);
        Arrays.setAll(score, i -> StandardNormal.quantile(score[i] / (input.length + 1)));
        return score;
    }

    private static double[] standardised(double[] input) {
        Summary summary = Summary.of(input);
        double[] column = new double[input.length];
        Arrays.setAll(column, i -> (input[i] - summary.mean()) / summary.standardDeviation());
        return column;
    }

    private static List<double[]> spline(double[] score) {
        double[] knots = Arrays.stream(KNOTS).map(StandardNormal::quantile).toArray();
        List<double[]> columns = new ArrayList<>();
        for (int k = 0; k < knots.length - 2; k++) {
            int knot = k;
            double[] column = new double[score.length];
            Arrays.setAll(column, i -> bend(score[i], knots, knot) - bend(score[i], knots, knots.length - 2));
            columns.add(column);
        }
        return columns;
    }

    private static double bend(double x, double[] knots, int k) {
        double last = knots[knots.length - 1];
        return (cube(x - knots[k]) - cube(x - last)) / (last - knots[k]);
    }

    private static double cube(double x) {
        return x > 0 ? x * x * x : 0;
    }
}
