package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;

/** The beta distribution with given lower and upper percentiles, by Newton's method in (ln a, ln b) on normal scores. */
final class BetaByPercentiles {

    private static final int STEPS = 200;
    private static final double DIFFERENCE = 1e-6;
    private static final double SOLVED = 1e-11;
    private static final double SMALLEST_DAMPING = 1e-12;

    private BetaByPercentiles() {}

    static Beta of(double low, double high, double tail) {
        double[] point = start(low, high, tail);
        double[] residual = residual(point, low, high, tail);
        for (int i = 0; i < STEPS && norm(residual) > SOLVED; i++) {
            double[] byA = residual(new double[] {point[0] + DIFFERENCE, point[1]}, low, high, tail);
            double[] byB = residual(new double[] {point[0], point[1] + DIFFERENCE}, low, high, tail);
            double j00 = (byA[0] - residual[0]) / DIFFERENCE;
            double j10 = (byA[1] - residual[1]) / DIFFERENCE;
            double j01 = (byB[0] - residual[0]) / DIFFERENCE;
            double j11 = (byB[1] - residual[1]) / DIFFERENCE;
            double determinant = j00 * j11 - j01 * j10;
            double stepA = (residual[0] * j11 - residual[1] * j01) / determinant;
            double stepB = (residual[1] * j00 - residual[0] * j10) / determinant;
            double damping = 1;
            double[] next = point;
            double[] nextResidual = residual;
            while (!(norm(nextResidual) < norm(residual)) && damping > SMALLEST_DAMPING) {
                next = new double[] {point[0] - damping * stepA, point[1] - damping * stepB};
                nextResidual = residual(next, low, high, tail);
                damping /= 2;
            }
            if (!(norm(nextResidual) < norm(residual))) {
                break; // as close as the arithmetic allows; judged below
            }
            point = next;
            residual = nextResidual;
        }
        if (!(norm(residual) < 1e-7)) {
            throw Check.refused(
                    "range", low + " .. " + high, "ends that a beta shape can have; for these name another shape");
        }
        return new Beta(Math.exp(point[0]), Math.exp(point[1]));
    }

    /** A logit-normal guess, moment by moment. */
    private static double[] start(double low, double high, double tail) {
        double logitLow = Math.log(low / (1 - low));
        double logitHigh = Math.log(high / (1 - high));
        double mean = 1 / (1 + Math.exp(-(logitLow + logitHigh) / 2));
        double spread = (logitHigh - logitLow) / (2 * StandardNormal.quantile(1 - tail));
        double size = Math.max(0.5, 1 / (mean * (1 - mean) * spread * spread));
        return new double[] {Math.log(mean * size), Math.log((1 - mean) * size)};
    }

    private static double[] residual(double[] point, double low, double high, double tail) {
        IncompleteBeta function = new IncompleteBeta(Math.exp(point[0]), Math.exp(point[1]));
        double z = StandardNormal.quantile(1 - tail);
        return new double[] {
            StandardNormal.quantile(function.lower(low)) + z, -StandardNormal.quantile(function.upper(high)) - z
        };
    }

    private static double norm(double[] residual) {
        double norm = Math.hypot(residual[0], residual[1]);
        return Double.isNaN(norm) ? Double.POSITIVE_INFINITY : norm;
    }
}
