package dev.jacquard.numerics.fit;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Covariance of the active parameters on their free scales, rows taken as independent.
 *
 * <p>Least squares: {@code RSS / (n - p) (J'J)^-1}, J the slopes of the predictions; errors alike in all rows.
 *
 * <p>Huber's objective and absolute deviations: {@code n / (n - p) B^-1 M B^-1} with {@code M = J' psi^2 J} and {@code B} the expected
 * curvature. Those objectives have no curvature beyond their knee, so B is J'J over the rows with a residual inside a window (the knee, or
 * the bandwidth of Hall and Sheather where that is wider), times knee over window: Powell's kernel estimate, which lets the
 * spread of the errors differ between rows. On the 240 Chinchilla runs it lies within 30 % of the bootstrap, where the form
 * for errors alike gives half.
 *
 * @see <a href="https://doi.org/10.1017/CBO9780511754098">Koenker 2005</a>, sections 3.4.2 and 4.10.1 (Powell's estimate, bandwidth)
 */
final class Covariance {

    /** Directions along which predictions respond less than this share (squared) of the strongest response are flat. */
    private static final double FLAT = 1e-14;

    /** A parameter takes part in a flat direction with at least this share (squared) of its length. */
    private static final double TAKES_PART = 1e-4;

    final double[][] free;
    final boolean[] flat;

    private Covariance(double[][] free, boolean[] flat) {
        this.free = free;
        this.flat = flat;
    }

    static Covariance at(Problem problem, Objective objective, double[] point) {
        double value = problem.moveTo(point, objective);
        double[][] slopes = problem.slopes();
        double[] lengths = lengths(slopes, point.length);
        double[] ones = new double[slopes.length];
        Arrays.fill(ones, 1);
        Eigen eigen = Eigen.of(product(slopes, ones, lengths).getData());
        boolean[] flat = flat(eigen, lengths);
        RealMatrix scaled = value <= problem.rounding(objective)
                ? new Array2DRowRealMatrix(point.length, point.length)
                : errors(problem.residuals, objective, slopes, lengths, eigen);
        double[][] free = new double[point.length][point.length];
        for (int k = 0; k < free.length; k++) {
            for (int l = 0; l < free.length; l++) {
                double scale = lengths[k] * lengths[l];
                free[k][l] = scale > 0 ? scaled.getEntry(k, l) / scale : 0;
            }
            free[k][k] = flat[k] ? Double.POSITIVE_INFINITY : free[k][k];
        }
        return new Covariance(free, flat);
    }

    private static double[] lengths(double[][] slopes, int size) {
        double[] lengths = new double[size];
        for (int k = 0; k < size; k++) {
            for (double[] row : slopes) {
                lengths[k] += row[k] * row[k];
            }
            lengths[k] = Math.sqrt(lengths[k]);
        }
        return lengths;
    }

    private static boolean[] flat(Eigen eigen, double[] lengths) {
        boolean[] flat = new boolean[lengths.length];
        double strongest = eigen.largest();
        for (int k = 0; k < flat.length; k++) {
            flat[k] = lengths[k] == 0;
            for (int j = 0; j < flat.length; j++) {
                double along = eigen.vectors()[k][j];
                flat[k] |= !(eigen.values()[j] > FLAT * strongest) && along * along > TAKES_PART;
            }
        }
        return flat;
    }

    /** The covariance of parameters scaled by the lengths of their slopes. */
    private static RealMatrix errors(
            double[] residuals, Objective objective, double[][] slopes, double[] lengths, Eigen all) {
        double rows = residuals.length;
        double freedom = rows - lengths.length;
        double[] squares = new double[residuals.length];
        for (int i = 0; i < squares.length; i++) {
            double pull = switch (objective.kind()) {
                case LEAST_SQUARES -> residuals[i];
                case HUBER -> objective.pull(residuals[i]);
                // Also for the rows met exactly, whose sign is rounding.
                case LAD -> 1;
            };
            squares[i] = pull * pull;
        }
        if (objective.kind() == Objective.Kind.LEAST_SQUARES) {
            return inverse(all).scalarMultiply(Arrays.stream(squares).sum() / freedom);
        }
        double knee = objective.kind() == Objective.Kind.LAD ? 0 : objective.delta();
        double window = Math.max(knee, bandwidth(residuals));
        double stiffness = objective.kind() == Objective.Kind.LAD ? 1 / window : knee / window;
        double[] inside = Arrays.stream(residuals)
                .map(residual -> Math.abs(residual) <= window ? stiffness : 0)
                .toArray();
        Eigen curvature = Eigen.of(product(slopes, inside, lengths).getData());
        if (!(curvature.smallest() > FLAT * curvature.largest())) {
            // The rows inside the window do not span the parameters: take errors alike in all rows.
            double mean = Arrays.stream(inside).sum() / rows;
            return inverse(all).scalarMultiply(Arrays.stream(squares).sum() / freedom / (mean * mean));
        }
        RealMatrix bread = inverse(curvature);
        return bread.multiply(product(slopes, squares, lengths)).multiply(bread).scalarMultiply(rows / freedom);
    }

    /** The inverse over the directions that are not flat. */
    private static RealMatrix inverse(Eigen eigen) {
        int size = eigen.values().length;
        RealMatrix inverse = new Array2DRowRealMatrix(size, size);
        double strongest = eigen.largest();
        for (int j = 0; j < size; j++) {
            double length = eigen.values()[j];
            for (int k = 0; k < size && length > FLAT * strongest; k++) {
                for (int l = 0; l < size; l++) {
                    double entry = eigen.vectors()[k][j] * eigen.vectors()[l][j];
                    inverse.addToEntry(k, l, entry / length);
                }
            }
        }
        return inverse;
    }

    /** {@code J' diag(weights) J} with the columns of J divided by their lengths. */
    private static RealMatrix product(double[][] slopes, double[] weights, double[] lengths) {
        int size = lengths.length;
        RealMatrix matrix = new Array2DRowRealMatrix(size, size);
        for (int k = 0; k < size; k++) {
            for (int l = 0; l <= k; l++) {
                double sum = 0;
                for (int i = 0; i < slopes.length; i++) {
                    sum += weights[i] * slopes[i][k] * slopes[i][l];
                }
                double scale = lengths[k] * lengths[l];
                matrix.setEntry(k, l, scale > 0 ? sum / scale : 0);
                matrix.setEntry(l, k, matrix.getEntry(k, l));
            }
        }
        return matrix;
    }

    /**
     * The size of residual below which lies the share {@code 2 h} of the rows, with Hall and Sheather's h at the median, {@code n^(-1/3)
     * 1.96^(2/3) (1.5 / (2 pi))^(1/3)}, for intervals at 95 %.
     */
    private static double bandwidth(double[] residuals) {
        double[] sizes = Arrays.stream(residuals).map(Math::abs).sorted().toArray();
        double share = 2 * Math.exp(Math.log(1.96 * 1.96 * 1.5 / (2 * Math.PI) / sizes.length) / 3);
        int place = (int) Math.min(sizes.length - 1.0, Math.ceil(share * sizes.length) - 1);
        // Between two rows, so that rounding does not decide whether one lies inside.
        return (sizes[place] + sizes[Math.min(place + 1, sizes.length - 1)]) / 2;
    }
}
