package dev.jacquard.scaling.parallel;

/**
 * Least squares of {@code N / d - X} with {@code d = theta . columns}, a law whose reciprocal is linear in its parameters.
 *
 * <p>Newton's method with exact second derivatives where they are positive definite, Gauss and Newton's otherwise, damped as by
 * Marquardt. At most three parameters, so Cholesky's factors are written out.
 */
final class UslSearch {

    private static final int MOST_STEPS = 200;
    private static final double SETTLED = 1e-15;
    private static final double MOST_DAMPING = 1e20;

    private final double[] workers;
    private final double[] throughput;
    private final double[][] columns;
    private final int size;
    private final double[] point;
    private final double[] trial;
    private final double[] gradient = new double[3];
    private final double[] step = new double[3];
    private final double[] newton = new double[6];
    private final double[] gauss = new double[6];
    private final double[] factor = new double[6];

    private double started = Double.POSITIVE_INFINITY;

    /** The start, and after {@link #minimise} the parameters found. */
    final double[] theta;

    UslSearch(double[] workers, double[] throughput, double[][] columns) {
        this.workers = workers;
        this.throughput = throughput;
        this.columns = columns;
        this.size = columns.length;
        this.point = new double[size];
        this.trial = new double[size];
        this.theta = point;
        if (size > 1) {
            startNear();
        }
        if (started == Double.POSITIVE_INFINITY) {
            double[] first = new double[size];
            first[0] = 1;
            startAt(first);
        }
    }

    /**
     * Starts at linear least squares of {@code X - (X^2 / N) d}, which is the residual to first order about a perfect fit, if the law is
     * positive there.
     */
    private void startNear() {
        for (int i = 0; i < workers.length; i++) {
            double weight = throughput[i] * throughput[i] / workers[i];
            for (int k = 0, at = 0; k < size; k++) {
                double slope = weight * columns[k][i];
                gradient[k] -= slope * throughput[i];
                for (int l = 0; l <= k; l++, at++) {
                    newton[at] += slope * weight * columns[l][i];
                }
            }
        }
        if (solve(newton, newton, 0)) {
            System.arraycopy(step, 0, point, 0, size);
            started = value(point);
        }
    }

    /** Starts at the best multiple of some parameters instead, a closed form, if that is lower. */
    void startAt(double[] direction) {
        double product = 0;
        double square = 0;
        for (int i = 0; i < workers.length; i++) {
            double d = 0;
            for (int k = 0; k < size; k++) {
                d += direction[k] * columns[k][i];
            }
            double shape = workers[i] / d;
            product += shape * throughput[i];
            square += shape * shape;
        }
        for (int k = 0; k < size; k++) {
            trial[k] = direction[k] * square / product;
        }
        double value = value(trial);
        if (value < started) {
            started = value;
            System.arraycopy(trial, 0, point, 0, size);
        }
    }

    /** The sum of squares; infinite unless the law is positive at all rows. */
    private double value(double[] at) {
        double sum = 0;
        boolean positive = true;
        for (int i = 0; i < workers.length; i++) {
            double d = 0;
            for (int k = 0; k < size; k++) {
                d += at[k] * columns[k][i];
            }
            double residual = workers[i] / d - throughput[i];
            sum += residual * residual;
            positive &= d > 0;
        }
        return positive ? sum : Double.POSITIVE_INFINITY;
    }

    /** Searches from the start; the sum of squared residuals there, infinite where none was found. */
    double minimise() {
        double value = started;
        if (size == 1) {
            return value;
        }
        double exact = 0;
        for (double x : throughput) {
            exact += x * x * 1e-30;
        }
        double damping = 0;
        for (int steps = 0; steps < MOST_STEPS && value > exact; steps++) {
            differentiate();
            boolean lower = false;
            while (!lower && damping < MOST_DAMPING) {
                boolean solved = solve(newton, gauss, damping) || solve(gauss, gauss, damping);
                double fall = solved ? -slope() / 2 : Double.NaN;
                for (int k = 0; k < size; k++) {
                    trial[k] = point[k] + step[k];
                }
                double next = solved ? value(trial) : Double.POSITIVE_INFINITY;
                if (next < value || fall <= SETTLED * value && next <= value * (1 + SETTLED)) {
                    lower = true;
                    value = next;
                    System.arraycopy(trial, 0, point, 0, size);
                    damping = damping < 1e-6 ? 0 : damping / 10;
                    if (fall <= SETTLED * value) {
                        return value;
                    }
                } else if (fall <= SETTLED * value) {
                    return value;
                } else {
                    damping = Math.max(10 * damping, 1e-3);
                }
            }
            if (!lower) {
                return value;
            }
        }
        return value;
    }

    /** Half the gradient and half the second derivatives of the sum of squares. */
    private void differentiate() {
        for (int k = 0; k < 6; k++) {
            newton[k] = 0;
            gauss[k] = 0;
        }
        gradient[0] = gradient[1] = gradient[2] = 0;
        for (int i = 0; i < workers.length; i++) {
            double d = 0;
            for (int k = 0; k < size; k++) {
                d += point[k] * columns[k][i];
            }
            double law = workers[i] / d;
            double slope = law / d;
            double residual = law - throughput[i];
            // With law = N / d: law' = -law / d and law'' = 2 law / d^2, each times products of the columns.
            double bend = slope * slope + 2 * residual * slope / d;
            double flat = slope * slope;
            double pull = residual * slope;
            for (int k = 0, at = 0; k < size; k++) {
                double column = columns[k][i];
                gradient[k] -= pull * column;
                for (int l = 0; l <= k; l++, at++) {
                    double product = column * columns[l][i];
                    newton[at] += bend * product;
                    gauss[at] += flat * product;
                }
            }
        }
    }

    private double slope() {
        double sum = 0;
        for (int k = 0; k < size; k++) {
            sum += gradient[k] * step[k];
        }
        return 2 * sum;
    }

    /** {@code (matrix + damping diag(scale)) step = -gradient}; false unless the matrix is positive definite. */
    private boolean solve(double[] matrix, double[] scale, double damping) {
        for (int k = 0, row = 0; k < size; row += ++k) {
            for (int l = 0, other = 0; l <= k; other += ++l) {
                double sum = matrix[row + l] + (k == l ? damping * scale[row + k] : 0);
                for (int m = 0; m < l; m++) {
                    sum -= factor[row + m] * factor[other + m];
                }
                if (k != l) {
                    factor[row + l] = sum / factor[other + l];
                } else if (sum > 1e-14 * Math.abs(matrix[row + k])) {
                    factor[row + k] = Math.sqrt(sum);
                } else {
                    return false;
                }
            }
        }
        for (int k = 0, row = 0; k < size; row += ++k) {
            double sum = -gradient[k];
            for (int l = 0; l < k; l++) {
                sum -= factor[row + l] * step[l];
            }
            step[k] = sum / factor[row + k];
        }
        for (int k = size - 1; k >= 0; k--) {
            double sum = step[k];
            for (int l = k + 1; l < size; l++) {
                sum -= factor[l * (l + 1) / 2 + k] * step[l];
            }
            step[k] = sum / factor[k * (k + 1) / 2 + k];
        }
        return true;
    }
}
