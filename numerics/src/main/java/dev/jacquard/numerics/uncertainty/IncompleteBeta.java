package dev.jacquard.numerics.uncertainty;

/**
 * The regularised incomplete beta function for fixed a and b, both tails to full relative accuracy.
 *
 * <p>Written here because the library at hand computes the logarithm of the complete function anew at each call.
 */
final class IncompleteBeta {

    private static final int TERMS = 100_000;
    private static final double TINY = 1e-300;
    private static final double SETTLED = 3e-16;

    private final double a;
    private final double b;
    private final double logComplete;

    IncompleteBeta(double a, double b) {
        this.a = a;
        this.b = b;
        this.logComplete = org.apache.commons.math3.special.Beta.logBeta(a, b);
    }

    /** The probability below x. */
    double lower(double x) {
        return x < (a + 1) / (a + b + 2) ? tail(x, 1 - x, a, b) : 1 - tail(1 - x, x, b, a);
    }

    /** The probability above x. */
    double upper(double x) {
        return x < (a + 1) / (a + b + 2) ? 1 - tail(x, 1 - x, a, b) : tail(1 - x, x, b, a);
    }

    /** The density at x, for x strictly between 0 and 1. */
    double density(double x) {
        return Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logComplete);
    }

    private double tail(double x, double complement, double p, double q) {
        if (x <= 0) {
            return 0;
        }
        double front = Math.exp(p * Math.log(x) + q * Math.log(complement) - logComplete) / p;
        return front / continuedFraction(x, p, q);
    }

    /** Lentz's evaluation of the continued fraction 1 + d1 x/(1 + d2 x/(1 + ...)). */
    private static double continuedFraction(double x, double p, double q) {
        double c = 1;
        double d = 1 / guarded(1 - (p + q) * x / (p + 1));
        double value = d;
        for (int m = 1; m < TERMS; m++) {
            double even = m * (q - m) * x / ((p + 2 * m - 1) * (p + 2 * m));
            d = 1 / guarded(1 + even * d);
            c = guarded(1 + even / c);
            value *= d * c;
            double odd = -(p + m) * (p + q + m) * x / ((p + 2 * m) * (p + 2 * m + 1));
            d = 1 / guarded(1 + odd * d);
            c = guarded(1 + odd / c);
            double change = d * c;
            value *= change;
            if (Math.abs(change - 1) <= SETTLED) {
                break;
            }
        }
        return 1 / value;
    }

    private static double guarded(double number) {
        return Math.abs(number) < TINY ? TINY : number;
    }
}
