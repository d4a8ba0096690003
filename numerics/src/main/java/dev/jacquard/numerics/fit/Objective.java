package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;

/**
 * What a fit minimises: a <em>sum</em> over rows of a function of the residual r.
 *
 * <ul>
 *   <li>{@link #leastSquares()}: {@code r^2};
 *   <li>{@link #huber(double)}: {@code r^2 / 2} for {@code |r| <= delta}, else {@code delta (|r| - delta / 2)};
 *   <li>{@link #lad()}: {@code |r|}, least absolute deviations.
 * </ul>
 *
 * <p>A sum, never a mean: optimisers that stop at an absolute tolerance stop early on the mean of small residuals. The solver here
 * works free of scale, so {@link #times} moves the value and nothing else.
 *
 * @param kind which function
 * @param delta the knee of Huber's function, in units of the residual; 0 for the others
 * @param factor multiplies the value; 1 unless {@link #times} was asked
 * @see <a href="https://doi.org/10.1214/aoms/1177703732">Huber 1964</a>, equation 1.2 (the function)
 */
public record Objective(Kind kind, double delta, double factor) {

    /** The functions on offer. */
    public enum Kind {
        LEAST_SQUARES,
        HUBER,
        LAD
    }

    public Objective {
        Check.notNull("kind", kind);
        Check.positive("factor", factor);
        if (kind == Kind.HUBER) {
            Check.positive("delta", delta);
        } else if (delta != 0) {
            throw Check.refused("delta", delta, "0 unless the objective is Huber's");
        }
    }

    /** The sum of squared residuals. */
    public static Objective leastSquares() {
        return new Objective(Kind.LEAST_SQUARES, 0, 1);
    }

    /** Huber's function: squares near zero, absolute values beyond delta. */
    public static Objective huber(double delta) {
        return new Objective(Kind.HUBER, delta, 1);
    }

    /** The sum of absolute residuals. */
    public static Objective lad() {
        return new Objective(Kind.LAD, 0, 1);
    }

    /** Reads {@code huber:1e-3}, {@code lad} or {@code lsq}. */
    public static Objective parse(String text) {
        if (text.equals("lad")) {
            return lad();
        }
        if (text.equals("lsq")) {
            return leastSquares();
        }
        if (text.startsWith("huber:")) {
            try {
                return huber(Double.parseDouble(text.substring("huber:".length())));
            } catch (NumberFormatException e) {
                throw Check.refused("objective", text, "huber:1e-3, lad or lsq");
            }
        }
        throw Check.refused("objective", text, "huber:1e-3, lad or lsq");
    }

    /** The same objective with its value multiplied; estimates do not move. */
    public Objective times(double more) {
        return new Objective(kind, delta, factor * more);
    }

    /** The name that {@link #parse} reads, without the factor. */
    public String name() {
        return switch (kind) {
            case LEAST_SQUARES -> "lsq";
            case HUBER -> "huber:" + Decimals.shortest(delta);
            case LAD -> "lad";
        };
    }

    /** The sum over weighted residuals, without the factor. */
    double sum(double[] residuals, double[] weights) {
        double sum = 0;
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
        return sum;
    }

    /** The contribution of one residual, without the factor. */
    double value(double residual) {
        double size = Math.abs(residual);
        return switch (kind) {
            case LEAST_SQUARES -> residual * residual;
            case HUBER -> size <= delta ? residual * residual / 2 : delta * (size - delta / 2);
            case LAD -> size;
        };
    }

    /** The derivative of {@link #value}; 0 at the kink of the absolute value. */
    double pull(double residual) {
        return switch (kind) {
            case LEAST_SQUARES -> 2 * residual;
            case HUBER -> Math.abs(residual) <= delta ? residual : Math.copySign(delta, residual);
            case LAD -> Math.signum(residual);
        };
    }

    /** The second derivative of {@link #value} where it has one. */
    double stiffness(double residual) {
        return switch (kind) {
            case LEAST_SQUARES -> 2;
            case HUBER -> Math.abs(residual) <= delta ? 1 : 0;
            case LAD -> 0;
        };
    }
}
