package dev.jacquard.scenarios.argument;

import dev.jacquard.numerics.Check;

/**
 * Rank correlation of two inputs, joined by a Gaussian copula.
 *
 * @param first name of an input
 * @param second name of another input
 * @param spearman Spearman's rank correlation, in (-1, 1)
 */
public record Correlation(String first, String second, double spearman) {
    public Correlation {
        if (!(spearman > -1 && spearman < 1)) {
            throw Check.refused("correlation", spearman, "a rank correlation in (-1, 1)");
        }
    }

    /** Whether it joins the same two inputs. */
    public boolean sameInputs(Correlation other) {
        return first.equals(other.first) && second.equals(other.second)
                || first.equals(other.second) && second.equals(other.first);
    }
}
