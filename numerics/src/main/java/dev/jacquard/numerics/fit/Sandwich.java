package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.fit.search.Misfit;
import dev.jacquard.numerics.fit.search.Problem;
import dev.jacquard.numerics.linear.Eigen;
import dev.jacquard.numerics.linear.Triangle;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The formulas of the covariance, for coordinates scaled by the lengths of their slopes.
 *
 * <p>Least squares, classical: {@code RSS / (n - p) (J'WJ)^-1}, J the slopes of the predictions, W the weights.
 *
 * <p>Otherwise a sandwich {@code B^-1 M B^-1}, with M the sum over rows (or groups of rows) of the squared pulls; {@link Errors} has the
 * factors. Huber's objective has no curvature beyond its knee and absolute deviations have none at all, so for them B is J'J
 * over the rows with a residual inside a window (the knee, or the bandwidth of Hall and Sheather where that is wider), times knee over
 * window: Powell's kernel estimate, which lets the spread of the errors differ between rows. On the 240 Chinchilla runs it
 * lies within 30 % of the bootstrap, where the form for errors alike gives half. A quantile so far out that the bandwidth
 * reaches past all rows has no such estimate: its errors are NaN, and only a bootstrap tells.
 *
 * @see <a href="https://doi.org/10.1017/CBO9780511754098">Koenker 2005</a>, sections 3.4.2 and 4.10.1 (Powell's estimate, bandwidth)
 */
final class Sandwich {

    private final double[] residuals;
    private final double[] weights;
    private final Misfit misfit;
    private final double[][] slopes;
    private final double[] lengths;
    private final double rest;
    private final Eigen all;
    private final int rows;

    /**
     * @param triangle of the slopes at the problem's last point
     * @param all the eigenvalues of the triangle's {@code R'R}
     */
    Sandwich(Problem problem, Misfit misfit, Triangle triangle, Eigen all) {
        this.residuals = problem.residuals();
        this.weights = problem.weights();
        this.misfit = misfit;
        this.slopes = problem.slopes();
        this.lengths = triangle.lengths();
        this.rest = triangle.rest();
        this.all = all;
        this.rows = (int) Arrays.stream(weights).filter(weight -> weight > 0).count();
    }

    RealMatrix errors(Errors errors, int[] groups) {
        double freedom = rows - lengths.length;
        if (groups.length == 0 && misfit.isLeastSquares() && errors != Errors.SANDWICH) {
            // Without what the slopes explain: at the optimum that is the rounding of the parameters.
            return inverse(all).scalarMultiply(rest * rest / freedom);
        }
        int size = lengths.length;
        if (misfit.kind() == Misfit.Kind.LAD && halfShare() >= Math.min(misfit.tau(), 1 - misfit.tau())) {
            RealMatrix unknown = new Array2DRowRealMatrix(size, size);
            return unknown.scalarAdd(Double.NaN);
        }
        double[] bends = bends();
        Eigen curvature = Eigen.of(product(slopes, bends, lengths).getData());
        RealMatrix bread;
        if (curvature.smallest() > Covariance.FLAT * curvature.largest()) {
            bread = inverse(curvature);
        } else {
            // The rows inside the window do not span the parameters: take errors alike in all rows.
            bread = inverse(all)
                    .scalarMultiply(
                            Arrays.stream(weights).sum() / Arrays.stream(bends).sum());
        }
        RealMatrix meat = groups.length == 0
                ? product(slopes, squaredPulls(), lengths).scalarMultiply(rows / freedom)
                : grouped(groups).scalarMultiply((rows - 1) / freedom);
        return bread.multiply(meat).multiply(bread);
    }

    /** The expected second derivative of each row's part of the objective. */
    private double[] bends() {
        double[] bends = new double[residuals.length];
        double window = misfit.kind() == Misfit.Kind.LEAST_SQUARES ? 0 : Math.max(misfit.delta(), bandwidth());
        for (int i = 0; i < bends.length; i++) {
            boolean inside = Math.abs(residuals[i]) <= window;
            bends[i] = weights[i]
                    * switch (misfit.kind()) {
                        case LEAST_SQUARES -> misfit.stiffness(residuals[i]);
                        case HUBER -> inside ? misfit.side(residuals[i]) * misfit.delta() / window : 0;
                        case LAD -> inside ? (misfit.under() + misfit.over()) / 2 / window : 0;
                    };
        }
        return bends;
    }

    private double[] squaredPulls() {
        double[] squares = new double[residuals.length];
        for (int i = 0; i < squares.length; i++) {
            double pull = misfit.pull(residuals[i]);
            // The expectation for a quantile, also for the rows met exactly, whose sign is rounding.
            double square = misfit.kind() == Misfit.Kind.LAD ? misfit.under() * misfit.over() : pull * pull;
            squares[i] = weights[i] * weights[i] * square;
        }
        return squares;
    }

    /** The sum over groups of the squared sums of pulls, times G / (G - 1). */
    private RealMatrix grouped(int[] groups) {
        int size = lengths.length;
        int count = Arrays.stream(groups).max().orElse(0) + 1;
        double[][] sums = new double[count][size];
        for (int i = 0; i < residuals.length; i++) {
            double pull = weights[i] * misfit.pull(residuals[i]);
            for (int k = 0; k < size; k++) {
                sums[groups[i]][k] += pull * slopes[i][k];
            }
        }
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return product(sums, ones, lengths).scalarMultiply(count / (count - 1.0));
    }

    /** The inverse over the directions that are not flat. */
    private static RealMatrix inverse(Eigen eigen) {
        int size = eigen.values().length;
        RealMatrix inverse = new Array2DRowRealMatrix(size, size);
        double strongest = eigen.largest();
        for (int j = 0; j < size; j++) {
            double length = eigen.values()[j];
            for (int k = 0; k < size && length > Covariance.FLAT * strongest; k++) {
                for (int l = 0; l < size; l++) {
                    double entry = eigen.vectors()[k][j] * eigen.vectors()[l][j];
                    inverse.addToEntry(k, l, entry / length);
                }
            }
        }
        return inverse;
    }

    /** {@code J' diag(weights) J} with the columns of J divided by their lengths. */
    static RealMatrix product(double[][] slopes, double[] weights, double[] lengths) {
        int size = lengths.length;
        RealMatrix matrix = new Array2DRowRealMatrix(size, size);
        for (int k = 0; k < size; k++) {
            for (int l = 0; l <= k; l++) {
                double sum = 0;
                for (int i = 0; i < slopes.length; i++) {
                    sum += weights[i] * slopes[i][k] * slopes[i][l];
                }
                matrix.setEntry(k, l, sum / (lengths[k] * lengths[l]));
                matrix.setEntry(l, k, matrix.getEntry(k, l));
            }
        }
        return matrix;
    }

    /**
     * Hall and Sheather's h for intervals at 95 %, half of the share of rows inside the window: {@code n^(-1/3) 1.96^(2/3) (1.5 phi(z)^2 /
     * (2 z^2 + 1))^(1/3)}, z the normal quantile of tau.
     */
    private double halfShare() {
        double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(misfit.tau());
        double density = Math.exp(-z * z) / (2 * Math.PI);
        return Math.exp(Math.log(1.96 * 1.96 * 1.5 * density / (2 * z * z + 1) / rows) / 3);
    }

    /** The size of residual below which lies the share {@code 2 h} of the rows. */
    private double bandwidth() {
        double[] sizes = IntStream.range(0, residuals.length)
                .filter(i -> weights[i] > 0)
                .mapToDouble(i -> Math.abs(residuals[i]))
                .sorted()
                .toArray();
        int place = (int) Math.min(sizes.length - 1.0, Math.ceil(2 * halfShare() * sizes.length) - 1);
        // Between two rows, so that rounding does not decide whether one lies inside.
        return (sizes[place] + sizes[Math.min(place + 1, sizes.length - 1)]) / 2;
    }
}
