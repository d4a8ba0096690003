package dev.jacquard.scaling.inference;

import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Stated;
import dev.jacquard.data.Variable;
import dev.jacquard.numerics.SpecialFunctions;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Param;
import java.util.List;

/**
 * The chance that any of k attempts succeeds, when tasks differ in difficulty.
 *
 * <p>The success probability of a task is Beta(a, b) over tasks, and attempts at one task are independent given it: {@code P(k) =
 * 1 - B(a, b + k) / B(a, b)}, with B Euler's beta function. Between attempts at a task drawn at random the correlation is {@code
 * 1 / (a + b + 1)}; hard tasks stay hard, so that P rises far more slowly than {@code 1 - (1 - mean)^k}.
 *
 * <p>On each single task failure falls exponentially, {@code (1 - p)^k}; over tasks it falls as the power {@code k^-a} if and only
 * if the density of p goes as {@code p^(a - 1)} near zero. So fit the distribution of difficulty ({@link #likeliest}), not the
 * curve over k: the power is decided by the tasks that hardly ever succeed.
 *
 * <pre>{@code
 * var difficulty = new PassAtK(0.3, 2);
 * difficulty.anyOf(1);      // 0.1304
 * difficulty.anyOf(1000);   // 0.8532
 * }</pre>
 *
 * @param a first shape of the distribution of difficulty, {@code > 0}; the power of the tail
 * @param b second shape, {@code > 0}
 * @see <a href="https://arxiv.org/abs/2502.17578">Schaeffer et al. 2025</a> (the power law from the density near zero; the closed
 *     form for the beta distribution is algebra)
 */
public record PassAtK(double a, double b) {

    /** The form: a, b, both searched as logarithms. */
    public static final Family<PassAtK> FAMILY = Family.of(
            PassAtK.class,
            v -> new PassAtK(v[0], v[1]),
            law -> new double[] {law.a, law.b},
            Param.positive("a", "1").startingIn(0.05, 5),
            Param.positive("b", "1").startingIn(0.1, 50));

    private static final Variable A = Variable.positive("a", "1", "first shape; the power with which failure falls");
    private static final Variable B = Variable.positive("b", "1", "second shape");
    private static final Variable ATTEMPTS = Variable.positive("attempts", "1", "attempts at a task, k");

    /** What comes out, of the closed form and of counts: the chance of any success. */
    static final Variable SUCCESS = Variable.any("success", "share", "chance that any attempt at a task succeeds");

    /** What goes in and comes out: the shapes and the attempts to the chance of any success. */
    public static final Signature<PassAtK> SIGNATURE = Signature.of(
                    Stated.of(
                                    "pass-at-k/beta",
                                    "Any of k attempts succeeds, difficulty of tasks Beta(a, b)",
                                    "Schaeffer et al. 2025, How Do Large Language Monkeys Get Their Power (Laws)?"
                                            + " (https://arxiv.org/abs/2502.17578); closed form by algebra",
                                    Confidence.DERIVED)
                            .noting("Hard tasks stay hard: failure falls as k^-a, not exponentially."),
                    in -> new PassAtK(in.of(A), in.of(B)))
            .constants(FAMILY)
            .takes(A, B, ATTEMPTS)
            .gives(SUCCESS, ATTEMPTS, PassAtK::anyOf)
            .gives(Variable.any("correlation", "1", "between two attempts at one task"), (law, in) -> law.correlation())
            .rises(SUCCESS, ATTEMPTS, A)
            .falls(SUCCESS, B);

    public PassAtK {
        positive("a", a);
        positive("b", b);
    }

    /**
     * The shapes under which counts of successes are likeliest: the maximum of the beta-binomial likelihood.
     *
     * @param counts samples and successes of at least two tasks; the numbers of samples may differ
     * @throws IllegalArgumentException if the counts vary no more than attempts at equally hard tasks do, so that the likelihood
     *     rises without end as a and b grow; or if no task, or every one, ever succeeds
     */
    public static PassAtK likeliest(List<SampleCount> counts) {
        return BetaBinomial.likeliest(counts);
    }

    /** The chance that at least one of k attempts at a task drawn at random succeeds. */
    public double anyOf(double attempts) {
        return -Math.expm1(logFailure(attempts));
    }

    /** The chance that all of k attempts at a task drawn at random fail: {@code B(a, b + k) / B(a, b)}. */
    public double noneOf(double attempts) {
        return Math.exp(logFailure(attempts));
    }

    private double logFailure(double attempts) {
        nonNegative("attempts", attempts);
        return SpecialFunctions.logBeta(a, b + attempts) - SpecialFunctions.logBeta(a, b);
    }

    /** What {@link #noneOf} tends to for many attempts: {@code Gamma(a + b) / Gamma(b) k^-a}. */
    public double powerLawFailure(double attempts) {
        double logRatio = SpecialFunctions.logGamma(a) - SpecialFunctions.logBeta(a, b);
        return Math.exp(logRatio - a * Math.log(positive("attempts", attempts)));
    }

    /** The chance that one attempt succeeds: {@code a / (a + b)}. */
    public double mean() {
        return a / (a + b);
    }

    /** The correlation between two attempts at one task: {@code 1 / (a + b + 1)}. */
    public double correlation() {
        return 1 / (a + b + 1);
    }
}
