package dev.jacquard.numerics.fit.search;

import dev.jacquard.numerics.linear.Eigen;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/** Shows that a point is an optimum, or by how much it is not, without regard to any scale. */
public final class Optimality {

    /** Eigenvalues below this share of the largest are rounding. */
    private static final double ROUNDING = 1e-13;

    /** A residual below this share of the mean one is zero. */
    private static final double MET = 1e-9;

    private static final double MULTIPLIER_ROUNDING = 1e-8;

    private Optimality() {}

    /** By how much the objective could still fall at a point, to which this moves the problem, and what shows it. */
    public static Certificate certify(Problem problem, Misfit misfit, double[] point) {
        double value = problem.moveTo(point, misfit);
        if (value <= problem.rounding(misfit)) {
            problem.differentiate(misfit);
            double condition =
                    Eigen.of(scaledCurvature(problem, problem.squares)).condition();
            return new Certificate(Certificate.Kind.EXACT, 0, 0, condition, List.of(), 0);
        }
        return misfit.kind() == Misfit.Kind.LAD ? vertex(problem, misfit, value) : smooth(problem, misfit, value);
    }

    private static Certificate smooth(Problem problem, Misfit misfit, double value) {
        problem.differentiate(misfit);
        double[] scales = problem.squares.clone();
        Eigen eigen = Eigen.of(scaledCurvature(problem, scales));
        double decrease = 0;
        for (int j = 0; j < scales.length; j++) {
            decrease += fall(problem, eigen, j, scales);
        }
        double[] pulls = Arrays.stream(problem.residuals).map(misfit::pull).toArray();
        for (int i = 0; i < pulls.length; i++) {
            pulls[i] *= problem.weights()[i];
        }
        double[][] slopes = problem.slopes();
        double gradient = LeastAbsolute.imbalance(slopes, pulls, problem.live(slopes));
        double condition = eigen.condition();
        return new Certificate(Certificate.Kind.SMOOTH, decrease / value, gradient, condition, List.of(), 0);
    }

    /** How far the quadratic model falls along an eigenvector, moving no parameter by more than one unit of its free scale. */
    private static double fall(Problem problem, Eigen eigen, int j, double[] squares) {
        double slope = 0;
        double reach = Double.POSITIVE_INFINITY;
        for (int k = 0; k < squares.length; k++) {
            double scale = Math.sqrt(squares[k]) + Double.MIN_NORMAL;
            double along = eigen.vectors()[k][j];
            slope += along * problem.gradient[k] / scale;
            reach = Math.min(reach, Math.abs(along) > ROUNDING ? scale / Math.abs(along) : reach);
        }
        double bend = eigen.values()[j];
        double steepest = Math.max(eigen.largest(), -eigen.smallest());
        slope = Math.abs(slope);
        if (Math.abs(bend) <= ROUNDING * steepest) {
            return slope * reach;
        }
        double distance = bend > 0 ? Math.min(slope / bend, reach) : reach;
        return slope * distance - bend * distance * distance / 2;
    }

    private static Certificate vertex(Problem problem, Misfit misfit, double value) {
        double knee = Math.max(problem.meanSize() * MET, Double.MIN_NORMAL);
        int[] met = IntStream.range(0, problem.rows())
                .filter(i -> Math.abs(problem.residuals[i]) <= knee && problem.weights()[i] > 0)
                .toArray();
        double[][] slopes = problem.slopes();
        int[] live = problem.live(slopes);
        double[] pulls = new double[problem.rows()];
        for (int i = 0; i < pulls.length; i++) {
            pulls[i] = problem.weights()[i] * misfit.pull(problem.residuals[i]);
        }
        for (int row : met) {
            pulls[row] = 0;
        }
        double[] multipliers = multipliers(pulls, slopes, live, met);
        double hardest = 0;
        for (int j = 0; j < met.length; j++) {
            pulls[met[j]] = multipliers[j];
            hardest = Math.max(
                    hardest, Math.abs(multipliers[j]) / (problem.weights()[met[j]] * misfit.side(multipliers[j])));
        }
        problem.sums(pulls, new double[pulls.length]);
        double left = Arrays.stream(problem.gradient).map(Math::abs).sum();
        double decrease = left / value + (hardest <= 1 + MULTIPLIER_ROUNDING ? 0 : hardest - 1);
        return new Certificate(
                Certificate.Kind.VERTEX,
                decrease,
                LeastAbsolute.imbalance(slopes, pulls, live),
                Eigen.of(crossProduct(slopes, problem.squares)).condition(),
                Arrays.stream(met).boxed().toList(),
                hardest);
    }

    /** The pulls of the met rows that come nearest to balancing all others, by least squares. */
    private static double[] multipliers(double[] others, double[][] slopes, int[] live, int[] met) {
        if (met.length == 0) {
            return new double[0];
        }
        double[] rest = new double[live.length];
        RealMatrix matrix = new Array2DRowRealMatrix(live.length, met.length);
        for (int k = 0; k < live.length; k++) {
            double scale = Math.sqrt(Double.MIN_NORMAL);
            for (int i = 0; i < slopes.length; i++) {
                scale = Math.max(scale, Math.abs(slopes[i][live[k]]));
                rest[k] -= others[i] * slopes[i][live[k]];
            }
            for (int j = 0; j < met.length; j++) {
                matrix.setEntry(k, j, slopes[met[j]][live[k]] / scale);
            }
            rest[k] /= scale;
        }
        return new SingularValueDecomposition(matrix)
                .getSolver()
                .solve(new ArrayRealVector(rest))
                .toArray();
    }

    private static double[][] scaledCurvature(Problem problem, double[] squares) {
        int size = squares.length;
        double[][] matrix = new double[size][size];
        for (int k = 0; k < size; k++) {
            for (int l = 0; l <= k; l++) {
                double scale = Math.sqrt(squares[k]) * Math.sqrt(squares[l]);
                matrix[k][l] = scale > 0 ? problem.curvature[k * (k + 1) / 2 + l] / scale : 0;
                matrix[l][k] = matrix[k][l];
            }
        }
        return matrix;
    }

    /** {@code J'J} with every column brought to length 1. */
    private static double[][] crossProduct(double[][] slopes, double[] squares) {
        int size = squares.length;
        double[][] matrix = new double[size][size];
        for (int k = 0; k < size; k++) {
            for (int l = 0; l <= k; l++) {
                double sum = 0;
                for (double[] row : slopes) {
                    sum += row[k] * row[l];
                }
                double scale = Math.sqrt(squares[k]) * Math.sqrt(squares[l]);
                matrix[k][l] = scale > 0 ? sum / scale : 0;
                matrix[l][k] = matrix[k][l];
            }
        }
        return matrix;
    }
}
