package dev.jacquard.numerics.fit.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * Least absolute deviations, alike or weighted by side (quantiles), to the exact optimum.
 *
 * <p>Huber's objective with a shrinking knee ({@link Descent}) leads to the rows that the optimum meets exactly; Newton steps on the conditions of
 * Karush, Kuhn and Tucker, with those rows as constraints, then land on it. The multipliers of the rows are the certificate: the pulls
 * of the other rows are balanced, and no met row would have to pull harder than its weight.
 */
final class LeastAbsolute {

    private static final int MOST_STEPS = 25;
    private static final double BALANCE = 1e-8;

    private LeastAbsolute() {}

    /**
     * The optimum's own evidence.
     *
     * @param point the active parameters on their free scales
     * @param value the sum of absolute residuals
     * @param met places of the rows met exactly
     * @param largestMultiplier the hardest pull of a met row as a share of the most it may pull; at most 1 at an optimum
     * @param imbalance what is left of the pulls, relative to their size
     */
    record Vertex(double[] point, double value, int[] met, double largestMultiplier, double imbalance) {}

    /** The optimum next to the minimiser of Huber's objective with this knee, if its conditions hold. */
    static Optional<Vertex> vertex(Problem problem, Misfit misfit, double[] near, double knee) {
        problem.moveTo(near, misfit);
        List<Integer> close = new ArrayList<>();
        for (int i = 0; i < problem.rows(); i++) {
            if (Math.abs(problem.residuals[i]) <= knee && problem.weights()[i] > 0) {
                close.add(i);
            }
        }
        int[] live = problem.live(problem.slopes());
        if (close.isEmpty() || close.size() > live.length) {
            return Optional.empty();
        }
        int[] met = close.stream().mapToInt(Integer::intValue).toArray();
        double[] multipliers = new double[met.length];
        double[] signs = new double[problem.rows()];
        for (int i = 0; i < signs.length; i++) {
            signs[i] = problem.weights()[i] * misfit.pull(problem.residuals[i]);
        }
        for (int j = 0; j < met.length; j++) {
            double residual = problem.residuals[met[j]];
            multipliers[j] = problem.weights()[met[j]] * misfit.side(residual) * residual / knee;
            signs[met[j]] = 0;
        }
        return land(problem, misfit, near.clone(), live, met, multipliers, signs);
    }

    private static Optional<Vertex> land(
            Problem problem,
            Misfit misfit,
            double[] point,
            int[] live,
            int[] met,
            double[] multipliers,
            double[] signs) {
        double[] none = new double[problem.rows()];
        for (int step = 0; step < MOST_STEPS; step++) {
            problem.moveTo(point, misfit);
            double[] pulls = signs.clone();
            for (int j = 0; j < met.length; j++) {
                pulls[met[j]] = multipliers[j];
            }
            problem.sums(pulls, none);
            double[][] slopes = problem.slopes();
            double[] move;
            try {
                move = solve(problem, slopes, live, met);
            } catch (SingularMatrixException degenerate) {
                return Optional.empty();
            }
            double moved = 0;
            for (int k = 0; k < live.length; k++) {
                point[live[k]] += move[k];
                moved = Math.max(moved, Math.abs(move[k]) / Math.max(1, Math.abs(point[live[k]])));
            }
            for (int j = 0; j < met.length; j++) {
                multipliers[j] += move[live.length + j];
            }
            if (!(moved < 1)) {
                return Optional.empty();
            }
            if (moved < 1e-14) {
                break;
            }
        }
        return certify(problem, misfit, point, live, met, multipliers, signs);
    }

    /** The Newton step for the live parameters and the multipliers: {@code [W J'; J 0] move = -(gradient; residual)}. */
    private static double[] solve(Problem problem, double[][] slopes, int[] live, int[] met) {
        int size = live.length;
        RealMatrix matrix = new Array2DRowRealMatrix(size + met.length, size + met.length);
        ArrayRealVector right = new ArrayRealVector(size + met.length);
        for (int k = 0; k < size; k++) {
            right.setEntry(k, -problem.gradient[live[k]]);
            for (int l = 0; l <= k; l++) {
                double entry = problem.curvature[live[k] * (live[k] + 1) / 2 + live[l]];
                matrix.setEntry(k, l, entry);
                matrix.setEntry(l, k, entry);
            }
            for (int j = 0; j < met.length; j++) {
                matrix.setEntry(k, size + j, slopes[met[j]][live[k]]);
                matrix.setEntry(size + j, k, slopes[met[j]][live[k]]);
            }
        }
        for (int j = 0; j < met.length; j++) {
            right.setEntry(size + j, -problem.residuals[met[j]]);
        }
        return new LUDecomposition(matrix, 0).getSolver().solve(right).toArray();
    }

    private static Optional<Vertex> certify(
            Problem problem,
            Misfit misfit,
            double[] point,
            int[] live,
            int[] met,
            double[] multipliers,
            double[] signs) {
        double value = problem.moveTo(point, misfit);
        double[] pulls = signs.clone();
        double hardest = 0;
        for (int j = 0; j < met.length; j++) {
            pulls[met[j]] = multipliers[j];
            hardest = Math.max(
                    hardest, Math.abs(multipliers[j]) / (problem.weights()[met[j]] * misfit.side(multipliers[j])));
        }
        for (int i = 0; i < signs.length; i++) {
            if (signs[i] != 0 && Math.signum(signs[i]) != Math.signum(problem.residuals[i])) {
                return Optional.empty();
            }
        }
        double imbalance = imbalance(problem.slopes(), pulls, live);
        return hardest <= 1 + BALANCE && imbalance <= BALANCE
                ? Optional.of(new Vertex(point, value, met, hardest, imbalance))
                : Optional.empty();
    }

    /** The largest over parameters of |sum of pulls| / sum of |pulls|: 0 when balanced, 1 when all rows pull one way. */
    static double imbalance(double[][] slopes, double[] pulls, int[] live) {
        double largest = 0;
        for (int k : live) {
            double net = 0;
            double gross = 0;
            for (int i = 0; i < pulls.length; i++) {
                net += pulls[i] * slopes[i][k];
                gross += Math.abs(pulls[i] * slopes[i][k]);
            }
            largest = Math.max(largest, gross > 0 ? Math.abs(net) / gross : 0);
        }
        return largest;
    }
}
