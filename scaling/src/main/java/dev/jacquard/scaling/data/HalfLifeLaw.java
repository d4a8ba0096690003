package dev.jacquard.scaling.data;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Param;

/**
 * Error on repeated data where it is the exponent that decays: each pass over a pool scales with a smaller power than the one before.
 *
 * <p>{@code error = a n_1^(-b_0) prod_{j=2..epochs} (n_j / n_(j-1))^(-b_(j-1)) + d} with {@code b_k = b (1/2)^(k / tau)}, n_j = j times the
 * pool the samples seen after j passes, and k the passes before the present one, so that the first has the full exponent. tau passes halve
 * the exponent; {@code tau} without end is the power law of fresh data.
 *
 * <p>The alternative to {@link DataConstrainedLaw}, made to compare pools of different quality: a better pool has a larger b. Only the form
 * is carried; its values belong to a pool, and none are published for text. The product over passes is from memory.
 *
 * <pre>{@code
 * new HalfLifeLaw(0.9, 0.2, 4, 0.1).error(1e6, 1);   // 0.1568: fresh data
 * new HalfLifeLaw(0.9, 0.2, 4, 0.1).error(1e6, 8);   // 0.1434: with fresh data it would be 0.1375
 * }</pre>
 *
 * @param a error above the floor that one sample would leave, {@code > 0}
 * @param b exponent of the first pass, {@code > 0}
 * @param tau passes that halve the exponent, {@code > 0}
 * @param d error that no data remove, {@code >= 0}
 * @see <a href="https://arxiv.org/abs/2404.07177">Goyal et al. 2024</a>, the law of filtered data
 */
public record HalfLifeLaw(double a, double b, double tau, double d) {

    /** The form: a, b, tau, d, all searched as logarithms. */
    public static final Family<HalfLifeLaw> FAMILY = Family.of(
            HalfLifeLaw.class,
            v -> new HalfLifeLaw(v[0], v[1], v[2], v[3]),
            law -> new double[] {law.a, law.b, law.tau, law.d},
            Param.positive("a", "1").startingIn(0.1, 100),
            Param.positive("b", "1").startingIn(0.02, 1),
            Param.positive("tau", "epoch").startingIn(0.5, 50),
            Param.positive("d", "1").startingIn(1e-3, 1));

    public HalfLifeLaw {
        positive("a", a);
        positive("b", b);
        positive("tau", tau);
        nonNegative("d", d);
    }

    /** The exponent of a pass, {@code b (1/2)^(k / tau)}, where k passes went before. */
    public double exponent(int passesBefore) {
        atLeast("passesBefore", passesBefore, 0);
        return b * Math.pow(2, -passesBefore / tau);
    }

    /**
     * Error after whole passes over a pool.
     *
     * @param pool n_1, different samples, {@code > 0}
     * @param epochs passes, {@code >= 1}
     */
    public double error(double pool, int epochs) {
        positive("pool", pool);
        atLeast("epochs", epochs, 1);
        double log = -exponent(0) * Math.log(pool);
        for (int pass = 2; pass <= epochs; pass++) {
            log -= exponent(pass - 1) * Math.log((double) pass / (pass - 1));
        }
        return a * Math.exp(log) + d;
    }
}
