package dev.jacquard.scaling.horizon;

import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.numerics.Check;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The logistic horizon of one model from its attempts, by weighted logistic regression on the logarithm of human time.
 *
 * <p>Minimises {@code lambda b1^2 / 2 - sum of w [s ln p + (1 - s) ln(1 - p)]} with {@code logit p = b0 + b1 log2 t}, over attempts with
 * score s and weight w; then {@code h50 = 2^(-b0 / b1)} and {@code beta = -b1}. A fractional score counts as so much success and the rest
 * failure. The intercept is not penalised. Attempts weigh {@code 1 / (attempts at the task sqrt(tasks in its family))}, and all
 * weights together 1, so that a family of many like tasks does not decide. A penalty of lambda = 0.1 on weights that sum to one is
 * METR's; it flattens the slope, and with it the 80 % horizon, visibly.
 *
 * <p>For uncertainty, resample whole task families: attempts at one task, and tasks of one family, are not independent.
 *
 * @see <a href="https://github.com/METR/eval-analysis-public">METR, eval-analysis-public</a> (weights and penalty)
 */
public final class HorizonRegression {

    /** METR's penalty for suite 1.1. */
    public static final double METR_PENALTY = 0.1;

    private static final int MOST_STEPS = 200;
    private static final double SETTLED = 1e-8;
    private static final double SMALLEST_STEP = 1e-12;
    private static final double LN2 = Math.log(2);

    private final double[] x;
    private final double[] scores;
    private final double[] weights;
    private final double penalty;

    private HorizonRegression(List<Attempt> attempts, double penalty) {
        int n = attempts.size();
        this.x = new double[n];
        this.scores = new double[n];
        this.penalty = penalty;
        for (int i = 0; i < n; i++) {
            x[i] = Math.log(attempts.get(i).minutes()) / LN2;
            scores[i] = attempts.get(i).score();
        }
        this.weights = weights(attempts);
    }

    /**
     * One attempt at a task.
     *
     * @param task its name
     * @param family the group of like tasks it belongs to
     * @param minutes human time of the task, min, {@code > 0}
     * @param score in [0, 1]; 1 is success
     */
    public record Attempt(String task, String family, double minutes, double score) {
        public Attempt {
            notBlank("task", task);
            notBlank("family", family);
            positive("minutes", minutes);
            fraction("score", score);
        }
    }

    /**
     * The law of the attempts.
     *
     * @param penalty lambda, {@code >= 0}; {@link #METR_PENALTY} for METR's
     * @throws IllegalArgumentException if success does not fall with length, or, without a penalty, a length parts all successes from
     *     all failures
     */
    public static LogisticHorizon fit(List<Attempt> attempts, double penalty) {
        Check.atLeast("attempts", attempts.size(), 2);
        return new HorizonRegression(attempts, nonNegative("penalty", penalty)).solve();
    }

    /** {@code 1 / (attempts at the task sqrt(tasks in its family))}, scaled to a sum of 1. */
    static double[] weights(List<Attempt> attempts) {
        Map<String, Integer> perTask = new HashMap<>();
        Map<String, Set<String>> perFamily = new HashMap<>();
        for (Attempt attempt : attempts) {
            perTask.merge(attempt.task(), 1, Integer::sum);
            perFamily
                    .computeIfAbsent(attempt.family(), family -> new HashSet<>())
                    .add(attempt.task());
        }
        double[] weights = new double[attempts.size()];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            Attempt attempt = attempts.get(i);
            weights[i] = 1
                    / (perTask.get(attempt.task())
                            * Math.sqrt(perFamily.get(attempt.family()).size()));
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    private LogisticHorizon solve() {
        double b0 = 0;
        double b1 = 0;
        double here = value(b0, b1);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] move = newton(b0, b1);
            if (Math.hypot(move[0], move[1]) <= SETTLED * (1 + Math.hypot(b0, b1))) {
                // The step after this one would be about the square of it: below rounding.
                return law(b0 + move[0], b1 + move[1]);
            }
            double factor = 1;
            while (factor > SMALLEST_STEP && !(value(b0 + factor * move[0], b1 + factor * move[1]) <= here)) {
                factor /= 2;
            }
            if (factor <= SMALLEST_STEP) {
                break;
            }
            b0 += factor * move[0];
            b1 += factor * move[1];
            here = value(b0, b1);
        }
        throw Check.refused("attempts", x.length + " attempts", "successes and failures that overlap in length");
    }

    private static LogisticHorizon law(double b0, double b1) {
        if (!(b1 < 0)) {
            throw Check.refused("slope of success on length", b1, "below zero");
        }
        return new LogisticHorizon(Math.pow(2, -b0 / b1), -b1);
    }

    private double value(double b0, double b1) {
        double sum = penalty * b1 * b1 / 2;
        for (int i = 0; i < x.length; i++) {
            double z = b0 + b1 * x[i];
            // -s ln p - (1 - s) ln(1 - p) = ln(1 + e^z) - s z, with the exponent kept from overflow.
            sum += weights[i] * (Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - scores[i] * z);
        }
        return sum;
    }

    private double[] newton(double b0, double b1) {
        double g0 = 0;
        double g1 = penalty * b1;
        double h00 = 0;
        double h01 = 0;
        double h11 = penalty;
        for (int i = 0; i < x.length; i++) {
            double p = 1 / (1 + Math.exp(-b0 - b1 * x[i]));
            double pull = weights[i] * (p - scores[i]);
            double curve = weights[i] * p * (1 - p);
            g0 += pull;
            g1 += pull * x[i];
            h00 += curve;
            h01 += curve * x[i];
            h11 += curve * x[i] * x[i];
        }
        double determinant = h00 * h11 - h01 * h01;
        if (!(determinant > 0)) {
            throw Check.refused(
                    "attempts", x.length + " attempts", "successes and failures at several lengths that overlap");
        }
        return new double[] {(h01 * g1 - h11 * g0) / determinant, (h01 * g0 - h00 * g1) / determinant};
    }
}
