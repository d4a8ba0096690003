package dev.jacquard.numerics.fit.search;

import org.apache.commons.math3.exception.ConvergenceException;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;

/**
 * Least squares inside a region of trust, the library's port of MINPACK: slower than {@link Newton}, but its steps are bounded in units that
 * only grow, which leads along some valleys where a damped step jumps onto a plateau.
 *
 * @see <a href="https://doi.org/10.1007/BFb0067700">More 1978</a>
 */
final class TrustRegion {

    private static final int MOST_EVALUATIONS = 2_000;

    private TrustRegion() {}

    /** The lowest point on the way from a start. */
    static double[] approach(Problem problem, Misfit misfit, double[] start) {
        Way way = new Way(problem, misfit, start);
        try {
            new LevenbergMarquardtOptimizer()
                    .optimize(new LeastSquaresBuilder()
                            .start(start)
                            .model(way)
                            .target(new double[problem.rows()])
                            .maxEvaluations(MOST_EVALUATIONS)
                            .maxIterations(MOST_EVALUATIONS)
                            .build());
        } catch (ConvergenceException | MaxCountExceededException far) {
            // How far it got is all that is asked.
            return way.lowest;
        }
        return way.lowest;
    }

    /** Residuals and slopes for the library, and the lowest point it asked about. */
    private static final class Way implements MultivariateJacobianFunction {
        private final Problem problem;
        private final Misfit misfit;
        private double[] lowest;
        private double least;

        Way(Problem problem, Misfit misfit, double[] start) {
            this.problem = problem;
            this.misfit = misfit;
            this.lowest = start.clone();
            this.least = problem.moveTo(start, misfit);
        }

        @Override
        public Pair<RealVector, RealMatrix> value(RealVector at) {
            double[] point = at.toArray();
            double value = problem.moveTo(point, misfit);
            if (value < least) {
                least = value;
                lowest = point;
            }
            double[] residuals = problem.residuals.clone();
            double[][] slopes = problem.slopes();
            for (int i = 0; i < residuals.length; i++) {
                double root = Math.sqrt(problem.weights()[i] * misfit.side(residuals[i]));
                residuals[i] *= root;
                for (int k = 0; k < point.length; k++) {
                    slopes[i][k] *= root;
                }
            }
            return new Pair<>(new ArrayRealVector(residuals, false), new Array2DRowRealMatrix(slopes, false));
        }
    }
}
