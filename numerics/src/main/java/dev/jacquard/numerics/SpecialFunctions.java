package dev.jacquard.numerics;

import static dev.jacquard.numerics.Check.positive;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;

/** The few special functions that laws outside this module need. */
public final class SpecialFunctions {

    private SpecialFunctions() {}

    /** Natural logarithm of the beta function {@code B(a, b)}, for a and b above zero. */
    public static double logBeta(double a, double b) {
        return Beta.logBeta(positive("a", a), positive("b", b));
    }

    /** Natural logarithm of the gamma function, for x above zero. */
    public static double logGamma(double x) {
        return Gamma.logGamma(positive("x", x));
    }

    /** The digamma function, the slope of {@link #logGamma}, for x above zero. */
    public static double digamma(double x) {
        return Gamma.digamma(positive("x", x));
    }

    /** The trigamma function, the slope of {@link #digamma}, for x above zero. */
    public static double trigamma(double x) {
        return Gamma.trigamma(positive("x", x));
    }

    /** The error function, {@code 2/sqrt(pi)} times the integral of {@code exp(-u^2)} from 0 to x. */
    public static double erf(double x) {
        return Erf.erf(x);
    }

    /**
     * Probability that a beta variable is at most x, the regularised incomplete beta function.
     *
     * @param x below 0 the answer is 0, above 1 it is 1
     */
    public static double betaCdf(double x, double a, double b) {
        return Beta.regularizedBeta(Math.max(0, Math.min(1, x)), positive("a", a), positive("b", b));
    }

    /**
     * Probability of exactly k successes in n independent trials.
     *
     * @param successes k, a whole number; beyond 0 .. n the answer is 0
     * @param trials n, {@code >= 0}
     * @param p probability of each, in [0, 1]
     */
    public static double binomial(double successes, int trials, double p) {
        Check.atLeast("n", trials, 0);
        Check.fraction("p", p);
        if (successes != Math.rint(successes)) {
            throw Check.refused("k", successes, "a whole number");
        }
        boolean possible = successes >= 0 && successes <= trials;
        return possible ? new BinomialDistribution(null, trials, p).probability((int) successes) : 0;
    }
}
