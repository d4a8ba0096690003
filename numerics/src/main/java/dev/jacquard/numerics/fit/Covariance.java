package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.fit.search.Misfit;
import dev.jacquard.numerics.fit.search.Problem;
import dev.jacquard.numerics.linear.Eigen;
import dev.jacquard.numerics.linear.Triangle;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/** Covariance of the coordinates that were searched, on their free scales; {@link Sandwich} has the formulas. */
final class Covariance {

    /** Directions along which predictions respond less than this share (squared) of the strongest response are flat. */
    static final double FLAT = 1e-14;

    /** A parameter takes part in a flat direction with at least this share (squared) of its length. */
    private static final double TAKES_PART = 1e-4;

    /** Infinite for coordinates that take part in a flat direction. */
    final double[][] free;

    /** The same over the directions that are not flat. */
    final double[][] held;

    final boolean[] flat;

    /** The flat directions on the free scales, none of them longer than one unit in any coordinate. */
    final List<double[]> directions;

    private Covariance(double[][] held, boolean[] flat, List<double[]> directions) {
        this.held = held;
        this.flat = flat;
        this.directions = directions;
        this.free = new double[held.length][];
        for (int k = 0; k < held.length; k++) {
            free[k] = held[k].clone();
            free[k][k] = flat[k] ? Double.POSITIVE_INFINITY : free[k][k];
        }
    }

    /**
     * The covariance at a point.
     *
     * @param groups for each row the number of its group; empty for independent rows
     */
    static Covariance at(Problem problem, Misfit misfit, double[] point, Errors errors, int[] groups) {
        double value = problem.moveTo(point, misfit);
        if (point.length == 0) {
            // All are held on bounds.
            return new Covariance(new double[0][0], new boolean[0], List.of());
        }
        problem.refine();
        Triangle triangle = problem.triangle();
        Eigen eigen = Eigen.ofProduct(triangle.r());
        boolean[] flat = flat(eigen);
        double[] lengths = triangle.lengths();
        RealMatrix scaled = value <= problem.rounding(misfit)
                ? new Array2DRowRealMatrix(point.length, point.length)
                : new Sandwich(problem, misfit, triangle, eigen).errors(errors, groups);
        double[][] free = new double[point.length][point.length];
        for (int k = 0; k < free.length; k++) {
            for (int l = 0; l <= k; l++) {
                // A product of matrices is symmetric up to rounding only.
                double mean = (scaled.getEntry(k, l) + scaled.getEntry(l, k)) / 2;
                free[k][l] = mean / (lengths[k] * lengths[l]);
                free[l][k] = free[k][l];
            }
        }
        return new Covariance(free, flat, directions(eigen, lengths));
    }

    private static List<double[]> directions(Eigen eigen, double[] lengths) {
        List<double[]> directions = new ArrayList<>();
        for (int j = 0; j < lengths.length; j++) {
            if (!(eigen.values()[j] > FLAT * eigen.largest())) {
                double[] direction = new double[lengths.length];
                double longest = 0;
                for (int k = 0; k < direction.length; k++) {
                    direction[k] = eigen.vectors()[k][j] / lengths[k];
                    longest = Math.max(longest, Math.abs(direction[k]));
                }
                for (int k = 0; k < direction.length; k++) {
                    direction[k] /= longest;
                }
                directions.add(direction);
            }
        }
        return directions;
    }

    private static boolean[] flat(Eigen eigen) {
        boolean[] flat = new boolean[eigen.values().length];
        double strongest = eigen.largest();
        for (int k = 0; k < flat.length; k++) {
            for (int j = 0; j < flat.length; j++) {
                double along = eigen.vectors()[k][j];
                flat[k] |= !(eigen.values()[j] > FLAT * strongest) && along * along > TAKES_PART;
            }
        }
        return flat;
    }
}
