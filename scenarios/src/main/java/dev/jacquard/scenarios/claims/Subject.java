package dev.jacquard.scenarios.claims;

import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scenarios.argument.Condition;
import dev.jacquard.scenarios.draws.Defined;
import java.util.Arrays;

/**
 * The draws of one number that claims are about.
 *
 * <p>Claims on the same number share it. Where they are many, the draws are sorted once and each claim is counted by bisection.
 */
final class Subject {

    /** So many passes over the draws take longer than sorting them. */
    private static final int MANY = 16;

    private final double[] values;
    private final double[] defined;
    private final int claims;
    private double[] sorted;

    /**
     * The draws.
     *
     * @param values one a draw, NaN where it is undefined; not to be changed
     * @param claims how many claims are about it
     */
    Subject(double[] values, int claims) {
        this.values = values;
        this.defined = Defined.of(values);
        this.claims = claims;
    }

    /** How many draws it is defined in. */
    int size() {
        return defined.length;
    }

    /** Whether it is undefined in more than half of the draws, so that a claim about it is open. */
    boolean isMostlyUndefined() {
        return 2 * defined.length < values.length;
    }

    double[] values() {
        return values;
    }

    boolean hasManyClaims() {
        return claims > MANY;
    }

    /** Share of the draws in which it is defined that satisfy a condition; 0 of none. */
    double share(Condition condition) {
        return defined.length == 0 ? 0 : (double) count(condition) / defined.length;
    }

    private int count(Condition condition) {
        if (hasManyClaims() && defined.length > 0) {
            return switch (condition.sign()) {
                case LESS -> below(condition.low(), false);
                case AT_MOST -> below(condition.low(), true);
                case GREATER -> defined.length - below(condition.low(), true);
                case AT_LEAST -> defined.length - below(condition.low(), false);
                case WITHIN -> below(condition.high(), true) - below(condition.low(), false);
            };
        }
        int count = 0;
        for (double value : defined) {
            count += condition.holds(value) ? 1 : 0;
        }
        return count;
    }

    /** How many draws lie below a threshold, or on it. */
    private int below(double threshold, boolean included) {
        int low = 0;
        int high = defined.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean below = included ? sorted()[middle] <= threshold : sorted()[middle] < threshold;
            low = below ? middle + 1 : low;
            high = below ? high : middle;
        }
        return low;
    }

    /** The type 7 quantile. */
    double quantile(double probability) {
        return hasManyClaims()
                ? Summary.quantileOfSorted(sorted(), probability)
                : Summary.quantile(defined, probability);
    }

    private double[] sorted() {
        if (sorted == null) {
            sorted = defined.clone();
            Arrays.sort(sorted);
        }
        return sorted;
    }

    /** The draws in which an input has one of its forms. */
    Subject under(double[] codes, int form) {
        int size = 0;
        for (double code : codes) {
            size += code == form ? 1 : 0;
        }
        double[] subset = new double[size];
        for (int draw = 0, place = 0; draw < codes.length; draw++) {
            if (codes[draw] == form) {
                subset[place++] = values[draw];
            }
        }
        return new Subject(subset, claims);
    }
}
