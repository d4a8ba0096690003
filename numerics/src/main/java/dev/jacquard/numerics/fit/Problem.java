package dev.jacquard.numerics.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

/** One objective over weighted rows as a function of the parameters that are not fixed; belongs to one thread. */
final class Problem {

    private static final double RUN_OFF = 1e-7;

    private final Surface surface;
    private final double[] observed;
    private final double[] weights;
    private final int[] active;
    private final double[] full;
    private final double[] predicted;
    private final double[] first;
    private final double[] second;
    private final double[] fullGradient;
    private final double[] fullCurvature;
    private final double[] fullSquares;

    final double[] residuals;
    final double[] gradient;
    final double[] curvature;
    final double[] squares;

    /**
     * @param observed on the scale of the residual
     * @param weights of the rows; 1 for a fit, counts for a resample
     * @param full all parameters on their free scales; those not active stay as they are
     * @param active places of the parameters to search
     */
    Problem(Surface surface, double[] observed, double[] weights, double[] full, int[] active) {
        this.surface = surface;
        this.observed = observed;
        this.weights = weights;
        this.active = active;
        this.full = full.clone();
        int all = full.length;
        int size = active.length;
        int rows = observed.length;
        predicted = new double[rows];
        residuals = new double[rows];
        first = new double[rows];
        second = new double[rows];
        fullGradient = new double[all];
        fullCurvature = new double[all * (all + 1) / 2];
        fullSquares = new double[all];
        gradient = new double[size];
        curvature = new double[size * (size + 1) / 2];
        squares = new double[size];
    }

    int size() {
        return active.length;
    }

    int rows() {
        return observed.length;
    }

    double[] weights() {
        return weights;
    }

    double[] observed() {
        return observed;
    }

    /** All parameters on their free scales with the active ones at a point. */
    double[] full(double[] point) {
        double[] all = full.clone();
        for (int k = 0; k < active.length; k++) {
            all[active[k]] = point[k];
        }
        return all;
    }

    /** The active ones among all parameters. */
    double[] reduce(double[] all) {
        double[] point = new double[active.length];
        for (int k = 0; k < point.length; k++) {
            point[k] = all[active[k]];
        }
        return point;
    }

    /** Moves to a point; the objective's value there, infinite where the law is undefined. */
    double moveTo(double[] point, Objective objective) {
        for (int k = 0; k < active.length; k++) {
            full[active[k]] = point[k];
        }
        surface.predict(full, predicted);
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = predicted[i] - observed[i];
        }
        double value = sum(objective);
        return value < Double.POSITIVE_INFINITY ? value : Double.POSITIVE_INFINITY;
    }

    /** The objective at the residuals of the last point. */
    double sum(Objective objective) {
        return objective.sum(residuals, weights);
    }

    /** Fills gradient, curvature and squares at the last point. */
    void differentiate(Objective objective) {
        for (int i = 0; i < residuals.length; i++) {
            first[i] = weights[i] * objective.pull(residuals[i]);
            second[i] = weights[i] * objective.stiffness(residuals[i]);
        }
        sums(first, second);
    }

    /**
     * As {@link #differentiate}, but with the curvature of Gauss and Newton: as if predictions were linear, and each row's pull a
     * spring. Never negative, so its steps do not mistake a saddle for a valley.
     */
    void linearise(Objective objective) {
        double[] none = new double[residuals.length];
        for (int i = 0; i < residuals.length; i++) {
            double pull = objective.pull(residuals[i]);
            first[i] = weights[i] * pull;
            second[i] = weights[i] * (residuals[i] == 0 ? objective.stiffness(0) : pull / residuals[i]);
        }
        sums(first, none);
        double[] slope = gradient.clone();
        sums(none, second);
        System.arraycopy(slope, 0, gradient, 0, slope.length);
    }

    /** Fills gradient, curvature and squares at the last point for given coefficients of the rows. */
    void sums(double[] pulls, double[] stiffnesses) {
        surface.sums(pulls, stiffnesses, fullGradient, fullCurvature, fullSquares);
        for (int k = 0, at = 0; k < active.length; k++) {
            int row = active[k] * (active[k] + 1) / 2;
            gradient[k] = fullGradient[active[k]];
            squares[k] = fullSquares[active[k]];
            for (int l = 0; l <= k; l++, at++) {
                curvature[at] = fullCurvature[row + active[l]];
            }
        }
    }

    /** The mean weight of squares that would pull as the objective does: the unit of the curvature. */
    double meanStiffness(Objective objective) {
        double pull = 0;
        double distance = 0;
        for (int i = 0; i < residuals.length; i++) {
            pull += weights[i] * Math.abs(objective.pull(residuals[i]));
            distance += weights[i] * Math.abs(residuals[i]);
        }
        return distance > 0 ? pull / distance : 1;
    }

    /** Derivatives of the predictions at the last point: one line for each row, one place for each active parameter. */
    double[][] slopes() {
        double[] flat = new double[observed.length * full.length];
        surface.slopes(flat);
        double[][] slopes = new double[observed.length][active.length];
        for (int i = 0; i < slopes.length; i++) {
            for (int k = 0; k < active.length; k++) {
                slopes[i][k] = flat[i * full.length + active[k]];
            }
        }
        return slopes;
    }

    /** The mean size of the residuals, each with its weight, at the last point. */
    double meanSize() {
        double sum = 0;
        double count = 0;
        for (int i = 0; i < residuals.length; i++) {
            sum += weights[i] * Math.abs(residuals[i]);
            count += weights[i];
        }
        return sum / count;
    }

    /**
     * Places, among the active parameters, of those that predictions still respond to. A parameter that has run to a bound (the
     * logarithm of a term that vanished) moves no prediction by a visible part of the residuals, however far it goes.
     */
    int[] live(double[][] slopes) {
        double visible = RUN_OFF * meanSize();
        return IntStream.range(0, active.length)
                .filter(k -> Arrays.stream(slopes).anyMatch(row -> Math.abs(row[k]) > visible))
                .toArray();
    }

    /** Whether predictions at a point, to which this moves, respond to any parameter; see {@link #live}. */
    boolean responds(double[] point, Objective objective) {
        if (!(moveTo(point, objective) < Double.POSITIVE_INFINITY)) {
            return false;
        }
        double visible = RUN_OFF * meanSize();
        double[] slopes = new double[observed.length * full.length];
        surface.slopes(slopes);
        for (int i = 0; i < slopes.length; i += full.length) {
            for (int k : active) {
                if (Math.abs(slopes[i + k]) > visible) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A value of the objective that rounding alone explains: the data are met exactly. */
    double rounding(Objective objective) {
        double largest = Arrays.stream(observed).map(Math::abs).max().orElse(0);
        double error = 64 * Math.ulp(Math.max(largest, 1e-300));
        double sum = 0;
        for (double weight : weights) {
            sum += weight * objective.value(error);
        }
        return sum;
    }
}
