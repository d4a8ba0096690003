package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.linear.Eigen;
import dev.jacquard.numerics.linear.Triangle;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/** Covariance of the coordinates that were searched, on their free scales; {@link Sandwich} has the formulas. */
final class Covariance {

    /** Directions along which predictions respond less than this share (squared) of the strongest response are flat. */
    static final double FLAT = 1e-14;

    /** A parameter takes part in a flat direction with at least this share (squared) of its length. */
    private static final double TAKES_PART = 1e-4;

    final double[][] free;
    final boolean[] flat;

    private Covariance(double[][] free, boolean[] flat) {
        this.free = free;
        this.flat = flat;
    }

    /**
     * The covariance at a point.
     *
     * @param groups for each row the number of its group; empty for independent rows
     */
    static Covariance at(Problem problem, Objective objective, double[] point, Errors errors, int[] groups) {
        double value = problem.moveTo(point, objective);
        problem.refine();
        Triangle triangle = problem.triangle();
        Eigen eigen = Eigen.ofProduct(triangle.r());
        boolean[] flat = flat(eigen);
        double[] lengths = triangle.lengths();
        RealMatrix scaled = value <= problem.rounding(objective)
                ? new Array2DRowRealMatrix(point.length, point.length)
                : new Sandwich(problem, objective, triangle, eigen).errors(errors, groups);
        double[][] free = new double[point.length][point.length];
        for (int k = 0; k < free.length; k++) {
            for (int l = 0; l <= k; l++) {
                // A product of matrices is symmetric up to rounding only.
                double mean = (scaled.getEntry(k, l) + scaled.getEntry(l, k)) / 2;
                free[k][l] = mean / (lengths[k] * lengths[l]);
                free[l][k] = free[k][l];
            }
            free[k][k] = flat[k] ? Double.POSITIVE_INFINITY : free[k][k];
        }
        return new Covariance(free, flat);
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
