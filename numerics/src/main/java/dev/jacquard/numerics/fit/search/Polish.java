package dev.jacquard.numerics.fit.search;

import dev.jacquard.numerics.linear.Triangle;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;

/**
 * The last digits of a sum of squares: Newton steps in the orthogonal basis of the slopes, with {@link Surface#preciseSlopes}.
 *
 * <p>With J = QR the slopes, r the residuals and S the sum of residuals times second derivatives, the step is {@code -R^-1 (1 + R^-T S
 * R^-1)^-1 Q'r}. The normal equations lose twice the digits that the condition number of J costs; here only R^-1 costs any, and where
 * the steps end depends on {@code Q'r} alone.
 *
 * @see <a href="https://doi.org/10.1137/1.9781611971484">Bjorck 1996, Numerical Methods for Least Squares Problems</a>, section 9.2
 */
public final class Polish {

    private static final int MOST_STEPS = 20;

    /** A step that leaves more than this share of {@code Q'r} is the last: the rest is rounding. */
    private static final double SHRINKS = 0.5;

    private static final double POSITIVE = 1e-10;

    private final Problem problem;
    private final Misfit misfit;

    private Polish(Problem problem, Misfit misfit) {
        this.problem = problem;
        this.misfit = misfit;
    }

    /** The optimum next to where a search ended; the end itself if no step brings it nearer. */
    public static End squares(Problem problem, Misfit misfit, End end) {
        double[] best = new Polish(problem, misfit).search(end.point());
        return new End(best, problem.moveTo(best, misfit), end.settled(), end.steps());
    }

    private double[] search(double[] from) {
        double[] best = from;
        Triangle triangle = triangle(best);
        double left = triangle.explained();
        for (int i = 0; i < MOST_STEPS && triangle.regular() && left > 0; i++) {
            double[] next = best.clone();
            double[] step = triangle.solve(bent(triangle));
            for (int k = 0; k < next.length; k++) {
                next[k] -= step[k];
            }
            double before = left;
            if (!(problem.moveTo(next, misfit) < Double.POSITIVE_INFINITY)) {
                break;
            }
            triangle = triangle(next);
            left = triangle.explained();
            if (!(left < before)) {
                break;
            }
            best = next;
            if (left > SHRINKS * SHRINKS * before) {
                break;
            }
        }
        return best;
    }

    private Triangle triangle(double[] point) {
        problem.moveTo(point, misfit);
        problem.refine();
        return problem.triangle();
    }

    /** {@code (1 + R^-T S R^-1)^-1 Q'r}; Q'r itself, the step of Gauss and Newton, where that bends the wrong way. */
    private double[] bent(Triangle triangle) {
        double[][] matrix = triangle.congruent(problem.bend());
        for (int k = 0; k < matrix.length; k++) {
            matrix[k][k] += 1;
            for (int l = 0; l < k; l++) {
                matrix[l][k] = matrix[k][l];
            }
        }
        try {
            return new CholeskyDecomposition(new Array2DRowRealMatrix(matrix, false), POSITIVE, POSITIVE)
                    .getSolver()
                    .solve(new ArrayRealVector(triangle.c(), false))
                    .toArray();
        } catch (NonPositiveDefiniteMatrixException saddle) {
            return triangle.c();
        }
    }
}
