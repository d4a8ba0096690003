package dev.jacquard.numerics.fit.search;

import java.util.List;

/**
 * How a fit knows that it stands at an optimum. Every number is relative, so the scale of objective and parameters drops out.
 *
 * <pre>{@code
 * fit.checks().certificate().possibleDecrease();   // 1e-17: nothing left to gain
 * }</pre>
 *
 * @param kind which argument
 * @param possibleDecrease by how much the quadratic model of the objective could still fall within one unit of the free scales (a
 *     factor e of a positive parameter), as a share of the objective
 * @param gradient the largest over parameters of |sum of the rows' pulls| / sum of |pulls|: 0 balanced, 1 all pull one way; parameters
 *     that have run to a bound are left out
 * @param conditionNumber of the objective's curvature in scaled parameters; infinite where it is flat
 * @param metRows rows met exactly, counted from 0; empty unless the objective is least absolute deviations or a quantile
 * @param largestMultiplier the hardest pull of such a row as a share of the most it may pull: below 1 at a strict optimum; 0 if
 *     there is none
 */
public record Certificate(
        Kind kind,
        double possibleDecrease,
        double gradient,
        double conditionNumber,
        List<Integer> metRows,
        double largestMultiplier) {

    /** Which argument shows the optimum. */
    public enum Kind {
        /** The gradient vanishes and the curvature is not negative in any direction. */
        SMOOTH("gradient zero and no direction of negative curvature"),
        /** The pulls of all rows balance with admissible multipliers on the rows met exactly. */
        VERTEX("pulls balanced, with admissible multipliers on the rows met exactly"),
        /** Every row is met to rounding: no lower value exists. */
        EXACT("every row met to rounding");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The argument in words. */
        public String words() {
            return words;
        }
    }

    public Certificate {
        metRows = List.copyOf(metRows);
    }
}
