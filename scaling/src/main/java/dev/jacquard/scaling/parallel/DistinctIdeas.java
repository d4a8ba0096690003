package dev.jacquard.scaling.parallel;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.nonNegative;

/**
 * How many different ideas a number of draws brings, when some ideas are likelier than others.
 *
 * <p>{@code D(n) = sum over i of 1 - (1 - p_i)^n}: draws repeat each other, and the more so the more the likelihoods differ.
 */
public final class DistinctIdeas {

    private final double[] probabilities;

    private DistinctIdeas(double[] probabilities) {
        this.probabilities = probabilities;
    }

    /** A number of equally likely ideas: {@code D(n) = M (1 - (1 - 1/M)^n)}. */
    public static DistinctIdeas uniform(int ideas) {
        return zipf(ideas, 0);
    }

    /**
     * Ideas whose likelihood falls as a power of their rank: {@code p_i} proportional to {@code i^-exponent}.
     *
     * @param ideas M, {@code >= 1}
     * @param exponent {@code >= 0}; 1 is Zipf's law, 0 is uniform
     */
    public static DistinctIdeas zipf(int ideas, double exponent) {
        atLeast("ideas", ideas, 1);
        nonNegative("exponent", exponent);
        double[] weights = new double[ideas];
        double total = 0;
        for (int i = 0; i < ideas; i++) {
            weights[i] = Math.pow(i + 1.0, -exponent);
            total += weights[i];
        }
        for (int i = 0; i < ideas; i++) {
            weights[i] /= total;
        }
        return new DistinctIdeas(weights);
    }

    /** Expected number of different ideas among n draws. */
    public double expected(double draws) {
        if (nonNegative("draws", draws) == 0) {
            return 0;
        }
        double sum = 0;
        for (double p : probabilities) {
            sum -= Math.expm1(draws * Math.log1p(-p));
        }
        return sum;
    }
}
