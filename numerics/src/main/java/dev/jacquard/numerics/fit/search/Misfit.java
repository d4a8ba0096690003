package dev.jacquard.numerics.fit.search;

import dev.jacquard.numerics.Check;

/**
 * A function of the residual r = predicted - observed, of which a search minimises the weighted sum over rows, with its derivatives.
 *
 * <pre>{@code
 * new Misfit(Misfit.Kind.LEAST_SQUARES, 0, 1, 1).value(-3);   // 9
 * }</pre>
 *
 * @param kind which function of the size of the residual
 * @param delta the knee of Huber's function, in units of the residual; 0 for the others
 * @param under multiplies it where the law lies below the observation; 1 unless it has sides
 * @param over multiplies it where the law lies above
 */
public record Misfit(Kind kind, double delta, double under, double over) {

    /** The functions of the size of a residual. */
    public enum Kind {
        /** {@code r^2}. */
        LEAST_SQUARES,
        /** {@code r^2 / 2} for {@code |r| <= delta}, else {@code delta (|r| - delta / 2)}. */
        HUBER,
        /** {@code |r|}. */
        LAD
    }

    public Misfit {
        Check.notNull("kind", kind);
        Check.positive("under", under);
        Check.positive("over", over);
        if (kind == Kind.HUBER) {
            Check.positive("delta", delta);
        } else if (delta != 0) {
            throw Check.refused("delta", delta, "0 unless the objective is Huber's");
        }
    }

    /** Whether it is the plain sum of squares. */
    public boolean isLeastSquares() {
        return kind == Kind.LEAST_SQUARES && under == over;
    }

    /** The share of observations below the law that the sides ask for: tau of a quantile. */
    public double tau() {
        return under / (under + over);
    }

    /** Huber's function with another knee and the same sides. */
    Misfit withKnee(double knee) {
        return new Misfit(Kind.HUBER, knee, under, over);
    }

    /** What a residual's size is multiplied by. */
    public double side(double residual) {
        return residual > 0 ? over : under;
    }

    /** The sum over weighted residuals. */
    public double sum(double[] residuals, double[] weights) {
        double sum = 0;
        if (under != over) {
            for (int i = 0; i < residuals.length; i++) {
                sum += weights[i] * value(residuals[i]);
            }
            return sum;
        }
        switch (kind) {
            case LEAST_SQUARES -> {
                for (int i = 0; i < residuals.length; i++) {
                    sum += weights[i] * residuals[i] * residuals[i];
                }
            }
            case HUBER -> {
                for (int i = 0; i < residuals.length; i++) {
                    // With c the residual cut at the knee, both branches are c (2 |r| - c) / 2.
                    double size = Math.abs(residuals[i]);
                    double cut = Math.min(size, delta);
                    sum += weights[i] * cut * (2 * size - cut);
                }
                sum /= 2;
            }
            case LAD -> {
                for (int i = 0; i < residuals.length; i++) {
                    sum += weights[i] * Math.abs(residuals[i]);
                }
            }
        }
        return under * sum;
    }

    /** The contribution of one residual. */
    public double value(double residual) {
        double size = Math.abs(residual);
        return side(residual)
                * switch (kind) {
                    case LEAST_SQUARES -> residual * residual;
                    case HUBER -> size <= delta ? residual * residual / 2 : delta * (size - delta / 2);
                    case LAD -> size;
                };
    }

    /** The derivative of {@link #value}; 0 at the kink of the absolute value. */
    public double pull(double residual) {
        return side(residual)
                * switch (kind) {
                    case LEAST_SQUARES -> 2 * residual;
                    case HUBER -> Math.abs(residual) <= delta ? residual : Math.copySign(delta, residual);
                    case LAD -> Math.signum(residual);
                };
    }

    /** The second derivative of {@link #value} where it has one. */
    public double stiffness(double residual) {
        return side(residual)
                * switch (kind) {
                    case LEAST_SQUARES -> 2;
                    case HUBER -> Math.abs(residual) <= delta ? 1 : 0;
                    case LAD -> 0;
                };
    }
}
