package dev.jacquard.numerics.fit.search;

/**
 * Damped Newton steps with exact curvature, free of the scale of the objective and of the parameters.
 *
 * <p>Each step solves {@code (H + damping u S) step = -g}, where H is the curvature of the objective, S the diagonal of the sums of
 * squared slopes (Marquardt's scaling) and u the objective's mean stiffness. Damping grows until the matrix is positive definite and
 * the step lowers the objective, and shrinks as the quadratic model proves right.
 *
 * @see <a href="https://doi.org/10.1137/0111030">Marquardt 1963</a>, section "Algorithm"
 */
final class Newton {

    private static final int MOST_STEPS = 400;
    private static final double FIRST_DAMPING = 1e-2;
    /** Chosen by counting steps on the 4 500 published starts of the Chinchilla fit; factors of 10 and 2 take 5 % longer. */
    private static final double RELAX = 30;

    private static final double TIGHTEN = 3;
    private static final double LEAST_DAMPING = 1e-14;
    private static final double MOST_DAMPING = 1e24;

    /** A predicted fall below this share of the objective cannot be told from rounding. */
    private static final double SETTLED = 1e-13;

    private static final int MOST_POLISHING_STEPS = 12;

    private final Problem problem;
    private final Misfit misfit;
    private final double[] step;
    private final double[] trial;
    private final double[] factor;
    private final double[] scales;
    private final double share;
    private boolean linear;
    private int steps;

    /** The same with the curvature of Gauss and Newton, which is slower at the end but led by no saddle on the way. */
    static End approachLinearly(Problem problem, Misfit misfit, double[] start, double share) {
        Newton newton = new Newton(problem, misfit, share);
        newton.linear = true;
        return newton.search(start.clone());
    }

    private Newton(Problem problem, Misfit misfit, double share) {
        this.share = share;
        this.problem = problem;
        this.misfit = misfit;
        int size = problem.size();
        step = new double[size];
        trial = new double[size];
        factor = new double[size * (size + 1) / 2];
        scales = new double[size];
    }

    /** Searches from a point to the optimum. */
    static End minimise(Problem problem, Misfit misfit, double[] start) {
        return new Newton(problem, misfit, SETTLED).search(start.clone());
    }

    /** Searches from a point until a predicted fall is below a share of the objective: a step on the way to another objective. */
    static End approach(Problem problem, Misfit misfit, double[] start, double share) {
        return new Newton(problem, misfit, share).search(start.clone());
    }

    private End search(double[] point) {
        double value = problem.moveTo(point, misfit);
        if (value == Double.POSITIVE_INFINITY) {
            return new End(point, value, false, 0);
        }
        double exact = problem.rounding(misfit);
        double damping = FIRST_DAMPING;
        for (steps = 0; steps < MOST_STEPS && value > exact; steps++) {
            if (linear) {
                problem.linearise(misfit);
            } else {
                problem.differentiate(misfit);
            }
            double unit = problem.meanStiffness(misfit);
            boolean lower = false;
            while (!lower && damping < MOST_DAMPING) {
                double predicted = solve(damping * unit) ? predictedFall() : -1;
                if (predicted >= 0
                        && predicted < share * value
                        && (damping < 1e-6 || predicted < 1e-4 * share * value)) {
                    return share > SETTLED ? new End(point, value, true, steps) : polish(point, value);
                }
                if (predicted > 0) {
                    double next = tryStep(point);
                    double agreement = (value - next) / predicted;
                    if (agreement > 1e-4) {
                        lower = true;
                        value = next;
                        System.arraycopy(trial, 0, point, 0, point.length);
                        damping = agreement > 0.75
                                ? Math.max(damping / RELAX, LEAST_DAMPING)
                                : agreement < 0.25 ? damping * 2 : damping;
                        continue;
                    }
                }
                damping = Math.max(damping * TIGHTEN, 1e-10);
            }
            if (!lower) {
                problem.moveTo(point, misfit);
                return polish(point, value);
            }
        }
        return new End(point, value, value <= exact, steps);
    }

    private double tryStep(double[] point) {
        for (int k = 0; k < point.length; k++) {
            trial[k] = point[k] + step[k];
        }
        return problem.moveTo(trial, misfit);
    }

    /** Undamped steps while they shrink the gradient: the objective is too flat here to tell, its gradient is not. */
    private End polish(double[] point, double value) {
        double best = problem.moveTo(point, misfit);
        problem.differentiate(misfit);
        double size = gradientSize();
        boolean settled = false;
        for (int i = 0; i < MOST_POLISHING_STEPS; i++) {
            if (!solve(0)) {
                break;
            }
            settled = predictedFall() <= 10 * SETTLED * value;
            double next = tryStep(point);
            if (!(next <= value + 1e-12 * value)) {
                break;
            }
            problem.differentiate(misfit);
            double nextSize = gradientSize();
            if (!(nextSize < 0.9 * size)) {
                break;
            }
            size = nextSize;
            best = next;
            System.arraycopy(trial, 0, point, 0, point.length);
        }
        return new End(point, Math.min(best, value), settled, steps);
    }

    private double gradientSize() {
        double largest = 0;
        for (int k = 0; k < step.length; k++) {
            largest = Math.max(
                    largest, Math.abs(problem.gradient[k]) / (Math.sqrt(problem.squares[k]) + Double.MIN_NORMAL));
        }
        return largest;
    }

    /** By how much the quadratic model falls along the step. */
    private double predictedFall() {
        double slope = 0;
        double bend = 0;
        for (int k = 0, at = 0; k < step.length; k++) {
            slope += problem.gradient[k] * step[k];
            for (int l = 0; l <= k; l++, at++) {
                bend += (k == l ? 1 : 2) * problem.curvature[at] * step[k] * step[l];
            }
        }
        return -(slope + bend / 2);
    }

    /** Solves for the step by Cholesky factors in scaled parameters; false where the matrix is not positive definite. */
    private boolean solve(double damping) {
        int size = step.length;
        for (int k = 0; k < size; k++) {
            scales[k] = Math.sqrt(problem.squares[k]) + Double.MIN_NORMAL;
        }
        if (!factorise(damping, size)) {
            return false;
        }
        for (int k = 0; k < size; k++) {
            double sum = -problem.gradient[k] / scales[k];
            for (int l = 0; l < k; l++) {
                sum -= factor[k * (k + 1) / 2 + l] * step[l];
            }
            step[k] = sum / factor[k * (k + 1) / 2 + k];
        }
        for (int k = size - 1; k >= 0; k--) {
            double sum = step[k];
            for (int l = k + 1; l < size; l++) {
                sum -= factor[l * (l + 1) / 2 + k] * step[l];
            }
            step[k] = sum / factor[k * (k + 1) / 2 + k];
        }
        boolean finite = true;
        for (int k = 0; k < size; k++) {
            step[k] /= scales[k];
            finite &= Math.abs(step[k]) < (problem.boundless(k) ? Double.POSITIVE_INFINITY : 1e6);
        }
        return finite;
    }

    private boolean factorise(double damping, int size) {
        double largest = damping;
        for (int k = 0; k < size; k++) {
            largest =
                    Math.max(largest, Math.abs(problem.curvature[k * (k + 3) / 2]) / (scales[k] * scales[k]) + damping);
        }
        for (int k = 0; k < size; k++) {
            int row = k * (k + 1) / 2;
            for (int l = 0; l <= k; l++) {
                int other = l * (l + 1) / 2;
                double sum = problem.curvature[row + l] / (scales[k] * scales[l]) + (k == l ? damping : 0);
                for (int m = 0; m < l; m++) {
                    sum -= factor[row + m] * factor[other + m];
                }
                if (k != l) {
                    factor[row + l] = sum / factor[other + l];
                } else if (sum > 1e-15 * largest) {
                    factor[row + k] = Math.sqrt(sum);
                } else {
                    return false;
                }
            }
        }
        return true;
    }
}
