package dev.jacquard.scaling.inference;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.SpecialFunctions;
import java.util.List;

/**
 * The likelihood of counts of successes at tasks of Beta(a, b) difficulty, climbed by Newton's method in ln a and ln b.
 *
 * <p>{@code ln L = sum of ln B(a + c, b + n - c) - ln B(a, b)}, up to the binomial coefficients, which do not move.
 */
final class BetaBinomial {

    private static final int MOST_STEPS = 200;
    private static final int MOST_HALVINGS = 60;
    private static final double SETTLED = 1e-11;
    private static final double LARGEST_STEP = 2;

    /** Beyond this a + b the correlation of two attempts is below one in a million: the counts show no difference of difficulty. */
    private static final double LARGEST_SUM = 1e6;

    private final List<SampleCount> counts;

    private BetaBinomial(List<SampleCount> counts) {
        this.counts = List.copyOf(counts);
    }

    static PassAtK likeliest(List<SampleCount> counts) {
        Check.atLeast("tasks", counts.size(), 2);
        double samples = counts.stream().mapToInt(SampleCount::samples).sum();
        double correct = counts.stream().mapToInt(SampleCount::correct).sum();
        if (correct == 0 || correct == samples) {
            throw Check.refused("successes", correct, "some successes and some failures");
        }
        double mean = correct / samples;
        return new BetaBinomial(counts).climb(Math.log(mean), Math.log1p(-mean));
    }

    private PassAtK climb(double x, double y) {
        double here = logLikelihood(x, y);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] move = move(x, y);
            double factor = 1;
            double there = logLikelihood(x + move[0], y + move[1]);
            for (int i = 0; i < MOST_HALVINGS && !(there >= here); i++) {
                factor /= 2;
                there = logLikelihood(x + factor * move[0], y + factor * move[1]);
            }
            if (!(there >= here)) {
                break;
            }
            x += factor * move[0];
            y += factor * move[1];
            here = there;
            if (Math.exp(x) + Math.exp(y) > LARGEST_SUM) {
                throw Check.refused(
                        "counts", counts.size() + " tasks", "counts that vary more than those of equally hard tasks");
            }
            if (Math.hypot(move[0], move[1]) < SETTLED) {
                break;
            }
        }
        return new PassAtK(Math.exp(x), Math.exp(y));
    }

    private double logLikelihood(double x, double y) {
        double a = Math.exp(x);
        double b = Math.exp(y);
        double sum = -counts.size() * SpecialFunctions.logBeta(a, b);
        for (SampleCount count : counts) {
            sum += SpecialFunctions.logBeta(a + count.correct(), b + count.samples() - count.correct());
        }
        return sum;
    }

    /** Newton's step where the likelihood curves down, else a step up its slope; never longer than a factor of e squared. */
    private double[] move(double x, double y) {
        double a = Math.exp(x);
        double b = Math.exp(y);
        double slopeA = 0;
        double slopeB = 0;
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (SampleCount count : counts) {
            double c = a + count.correct();
            double d = b + count.samples() - count.correct();
            double common = SpecialFunctions.digamma(a + b) - SpecialFunctions.digamma(c + d);
            double curve = SpecialFunctions.trigamma(a + b) - SpecialFunctions.trigamma(c + d);
            slopeA += SpecialFunctions.digamma(c) - SpecialFunctions.digamma(a) + common;
            slopeB += SpecialFunctions.digamma(d) - SpecialFunctions.digamma(b) + common;
            aa += SpecialFunctions.trigamma(c) - SpecialFunctions.trigamma(a) + curve;
            bb += SpecialFunctions.trigamma(d) - SpecialFunctions.trigamma(b) + curve;
            ab += curve;
        }
        double gx = a * slopeA;
        double gy = b * slopeB;
        double xx = a * a * aa + gx;
        double yy = b * b * bb + gy;
        double xy = a * b * ab;
        double determinant = xx * yy - xy * xy;
        boolean peaked = xx < 0 && determinant > 0;
        double[] move = peaked
                ? new double[] {-(yy * gx - xy * gy) / determinant, -(xx * gy - xy * gx) / determinant}
                : new double[] {gx, gy};
        double length = Math.hypot(move[0], move[1]);
        double scale = length > LARGEST_STEP ? LARGEST_STEP / length : 1;
        return new double[] {scale * move[0], scale * move[1]};
    }
}
