package dev.jacquard.numerics.fit;

import java.util.List;

/**
 * What became of the searches of a fit.
 *
 * <pre>{@code
 * fit.checks().starts().agreeing();   // 3606 of run() = 4500 ended within 1e-8 of the lowest value
 * }</pre>
 *
 * @param run how many searches were made
 * @param agreeing how many ended within 1e-8 (relative) of the lowest objective
 * @param settled how many of the others came to rest in a minimum of their own, with positive curvature in all directions
 * @param others the next lowest places where searches came to rest, at most five
 */
public record StartTally(int run, int agreeing, int settled, List<Basin> others) {

    public StartTally {
        others = List.copyOf(others);
    }

    /**
     * Another place where searches came to rest.
     *
     * @param value its objective
     * @param gap how far above the best, as a share of the best
     * @param starts how many searches ended there
     * @param parameters the parameters there, in the family's order
     */
    public record Basin(double value, double gap, int starts, List<Double> parameters) {

        public Basin {
            parameters = List.copyOf(parameters);
        }
    }
}
