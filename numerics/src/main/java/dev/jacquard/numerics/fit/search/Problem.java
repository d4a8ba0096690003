package dev.jacquard.numerics.fit.search;

import dev.jacquard.numerics.linear.Triangle;
import java.util.Arrays;
import java.util.stream.IntStream;

/** One objective over weighted rows as a function of the parameters that are not fixed; belongs to one thread. */
public final class Problem {

    private static final double RUN_OFF = 1e-7;

    /** Rows met to so many units of the last digit of the largest are met exactly. */
    private static final double MET = 64;

    private final Surface surface;
    private final Residuals precise;
    private final double[] observed;
    private final double[] weights;
    private final Layout layout;
    private final boolean[] boundless;
    private final double[] full;
    private final double[] predicted;
    private final double[] first;
    private final double[] second;
    private double[] fullSlopes;
    private final double[] fullGradient;
    private final double[] fullCurvature;
    private final double[] fullSquares;

    final double[] residuals;
    final double[] gradient;
    final double[] curvature;
    final double[] squares;

    /** Fills the residuals at a point of the free scales; leaves them as they are where nothing better is known. */
    public interface Residuals {
        void fill(double[] free, double[] residuals);
    }

    /**
     * @param precise residuals to more digits than the difference of predictions and observations has
     * @param observed on the scale of the residual
     * @param weights of the rows; for a resample times how often each was drawn
     * @param full all parameters on their free scales; those without a coordinate stay as they are
     * @param layout which parameters are searched
     * @param boundless for each coordinate whether it is searched as it is and without bounds, so that its unit says nothing of its size
     */
    public Problem(
            Surface surface,
            Residuals precise,
            double[] observed,
            double[] weights,
            double[] full,
            Layout layout,
            boolean[] boundless) {
        this.boundless = boundless;
        this.surface = surface;
        this.precise = precise;
        this.observed = observed;
        this.weights = weights;
        this.layout = layout;
        this.full = full.clone();
        int all = full.length;
        int size = layout.size();
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

    /** The number of coordinates. */
    public int size() {
        return layout.size();
    }

    int rows() {
        return observed.length;
    }

    /** The weights of the rows. */
    public double[] weights() {
        return weights;
    }

    double[] observed() {
        return observed;
    }

    /** Whether a coordinate is searched as it is and without bounds. */
    boolean boundless(int coordinate) {
        return boundless[coordinate];
    }

    /** All parameters on their free scales with the searched ones at a point. */
    public double[] full(double[] point) {
        double[] all = full.clone();
        layout.expand(point, all);
        return all;
    }

    /** The coordinates that are searched, among all parameters. */
    public double[] reduce(double[] all) {
        return layout.reduce(all);
    }

    /** Holds a parameter that has no coordinate at another place of its free scale. */
    public void hold(int parameter, double free) {
        full[parameter] = free;
    }

    /** Moves to a point; the objective's value there, infinite where the law is undefined. */
    public double moveTo(double[] point, Misfit misfit) {
        layout.expand(point, full);
        surface.predict(full, predicted);
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = predicted[i] - observed[i];
        }
        double value = sum(misfit);
        return value < Double.POSITIVE_INFINITY ? value : Double.POSITIVE_INFINITY;
    }

    /** Takes the residuals of the last point to more digits, where the fitter was told how. */
    public void refine() {
        precise.fill(full, residuals);
    }

    /** Predicted less observed at the last point; filled anew by every move. */
    public double[] residuals() {
        return residuals;
    }

    /** The objective at the residuals of the last point. */
    public double sum(Misfit misfit) {
        return misfit.sum(residuals, weights);
    }

    /** Fills gradient, curvature and squares at the last point. */
    void differentiate(Misfit misfit) {
        for (int i = 0; i < residuals.length; i++) {
            first[i] = weights[i] * misfit.pull(residuals[i]);
            second[i] = weights[i] * misfit.stiffness(residuals[i]);
        }
        sums(first, second);
    }

    /**
     * As {@link #differentiate}, but with the curvature of Gauss and Newton: as if predictions were linear, and each row's pull a
     * spring. Never negative, so its steps do not mistake a saddle for a valley.
     */
    void linearise(Misfit misfit) {
        surface.slopes(fullSlopes());
        Arrays.fill(fullGradient, 0);
        Arrays.fill(fullCurvature, 0);
        Arrays.fill(fullSquares, 0);
        for (int i = 0, row = 0; i < residuals.length; i++, row += full.length) {
            double pull = weights[i] * misfit.pull(residuals[i]);
            double spring = residuals[i] == 0 ? weights[i] * misfit.stiffness(0) : pull / residuals[i];
            for (int k = 0, at = 0; k < full.length; k++) {
                double slope = fullSlopes[row + k];
                fullGradient[k] += pull * slope;
                fullSquares[k] += slope * slope;
                for (int l = 0; l <= k; l++, at++) {
                    fullCurvature[at] += spring * slope * fullSlopes[row + l];
                }
            }
        }
        gather();
    }

    /** Fills gradient, curvature and squares at the last point for given coefficients of the rows. */
    void sums(double[] pulls, double[] stiffnesses) {
        surface.sums(pulls, stiffnesses, fullGradient, fullCurvature, fullSquares);
        gather();
    }

    /** Brings sums for all parameters together by coordinate. */
    private void gather() {
        Arrays.fill(gradient, 0);
        Arrays.fill(squares, 0);
        Arrays.fill(curvature, 0);
        int[] place = layout.place();
        for (int k = 0, at = 0; k < place.length; k++) {
            int p = place[k];
            if (p >= 0) {
                gradient[p] += fullGradient[k];
                squares[p] += fullSquares[k];
            }
            for (int l = 0; l <= k; l++, at++) {
                int q = place[l];
                if (p >= 0 && q >= 0) {
                    int high = Math.max(p, q);
                    // Of two parameters that share a coordinate both mixed derivatives count.
                    curvature[high * (high + 1) / 2 + Math.min(p, q)] += (p == q && k != l ? 2 : 1) * fullCurvature[at];
                }
            }
        }
    }

    /** The mean weight of squares that would pull as the objective does: the unit of the curvature. */
    double meanStiffness(Misfit misfit) {
        double pull = 0;
        double distance = 0;
        for (int i = 0; i < residuals.length; i++) {
            pull += weights[i] * Math.abs(misfit.pull(residuals[i]));
            distance += weights[i] * Math.abs(residuals[i]);
        }
        return distance > 0 ? pull / distance : 1;
    }

    /** Derivatives of the predictions at the last point: one line for each row, one place for each coordinate. */
    public double[][] slopes() {
        surface.slopes(fullSlopes());
        return byCoordinate();
    }

    /** As {@link #slopes}, to more digits. */
    double[][] preciseSlopes() {
        surface.preciseSlopes(fullSlopes());
        return byCoordinate();
    }

    /** Room for all slopes, made when first needed: most searches only need sums of them, and it is the largest array. */
    private double[] fullSlopes() {
        if (fullSlopes == null) {
            fullSlopes = new double[observed.length * full.length];
        }
        return fullSlopes;
    }

    private double[][] byCoordinate() {
        double[][] slopes = new double[observed.length][layout.size()];
        int[] place = layout.place();
        for (int i = 0; i < slopes.length; i++) {
            for (int k = 0; k < place.length; k++) {
                if (place[k] >= 0) {
                    slopes[i][place[k]] += fullSlopes[i * full.length + k];
                }
            }
        }
        return slopes;
    }

    /** The slopes and residuals of the last point, each row times the root of its weight, in triangular form. */
    public Triangle triangle() {
        double[][] slopes = preciseSlopes();
        double[][] columns = new double[layout.size()][residuals.length];
        double[] right = new double[residuals.length];
        for (int i = 0; i < right.length; i++) {
            double root = Math.sqrt(weights[i]);
            right[i] = root * residuals[i];
            for (int k = 0; k < columns.length; k++) {
                columns[k][i] = root * slopes[i][k];
            }
        }
        return Triangle.of(columns, right);
    }

    /** The sum over rows of residual times second derivatives at the last point: what Gauss and Newton leave out. */
    double[][] bend() {
        for (int i = 0; i < residuals.length; i++) {
            first[i] = weights[i] * residuals[i];
            second[i] = 0;
        }
        sums(first, second);
        double[][] bend = new double[layout.size()][layout.size()];
        for (int k = 0; k < bend.length; k++) {
            for (int l = 0; l <= k; l++) {
                bend[k][l] = curvature[k * (k + 1) / 2 + l];
                bend[l][k] = bend[k][l];
            }
        }
        return bend;
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
     * Places, among the coordinates, of those that predictions still respond to. A parameter that has run to a bound (the
     * logarithm of a term that vanished) moves no prediction by a visible part of the residuals, however far it goes.
     */
    public int[] live(double[][] slopes) {
        double visible = RUN_OFF * meanSize();
        return IntStream.range(0, layout.size())
                .filter(k -> Arrays.stream(slopes).anyMatch(row -> Math.abs(row[k]) * unit(k) > visible))
                .toArray();
    }

    /** What counts as one unit of a coordinate at the last point: its own size, where it has no bounds and that is more than 1. */
    double unit(int coordinate) {
        double unit = 1;
        for (int k = 0; boundless[coordinate] && k < full.length; k++) {
            unit = layout.place()[k] == coordinate ? Math.max(unit, Math.abs(full[k])) : unit;
        }
        return unit;
    }

    /** Whether predictions at a point, to which this moves, respond to any parameter; see {@link #live}. */
    public boolean responds(double[] point, Misfit misfit) {
        if (!(moveTo(point, misfit) < Double.POSITIVE_INFINITY)) {
            return false;
        }
        double visible = RUN_OFF * meanSize();
        surface.slopes(fullSlopes());
        for (int i = 0; i < fullSlopes.length; i += full.length) {
            for (int k = 0; k < full.length; k++) {
                if (layout.place()[k] >= 0 && Math.abs(fullSlopes[i + k]) * unit(layout.place()[k]) > visible) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether predictions respond to every coordinate, after {@link #responds} found that they respond to one. */
    public boolean allRespond() {
        double visible = RUN_OFF * meanSize();
        int[] place = layout.place();
        for (int k = 0; k < place.length; k++) {
            boolean seen = place[k] < 0;
            for (int i = k; i < fullSlopes.length && !seen; i += full.length) {
                seen = Math.abs(fullSlopes[i]) * unit(place[k]) > visible;
            }
            if (!seen) {
                return false;
            }
        }
        return true;
    }

    /** A value of the objective that rounding alone explains: the data are met exactly. */
    public double rounding(Misfit misfit) {
        return rounding(misfit, MET);
    }

    /** A fall of the objective that nobody can see: what it is worth to move each prediction by its last digit. */
    public double unseen(Misfit misfit) {
        return rounding(misfit, 1);
    }

    /** How far rounding of the predictions may move the objective at the last point. */
    public double noise(Misfit misfit) {
        double sum = unseen(misfit);
        for (int i = 0; i < residuals.length; i++) {
            sum += weights[i] * Math.abs(misfit.pull(residuals[i])) * Math.ulp(predicted[i]);
        }
        return sum;
    }

    private double rounding(Misfit misfit, double units) {
        double largest = Arrays.stream(observed).map(Math::abs).max().orElse(0);
        double error = units * Math.ulp(Math.max(largest, 1e-300));
        double sum = 0;
        for (double weight : weights) {
            sum += weight * misfit.value(error);
        }
        return sum;
    }
}
