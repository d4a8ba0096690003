package dev.jacquard.scaling.experts;

import static dev.jacquard.data.Variables.LOSS;
import static dev.jacquard.data.Variables.TOKENS;
import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.notNull;
import static dev.jacquard.numerics.Check.positive;
import static dev.jacquard.scaling.experts.ExpertVariables.TOTAL;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Citation;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Definitions;
import dev.jacquard.data.Definitions.Counted;
import dev.jacquard.data.Definitions.Floor;
import dev.jacquard.data.Published;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.scaling.loss.LossLaw;
import java.util.List;
import java.util.Map;

/**
 * Loss of a mixture of experts by the share of its experts that rest.
 *
 * <p>{@code L = a / N^alpha + b / D^beta + c / (1 - S)^lambda + d / ((1 - S)^delta N^gamma) + e}, with N <em>all</em> parameters, D tokens and
 * {@code S = (E - K) / E} the share of E experts that do not work on a token; L in nats per token.
 *
 * <p>The published lambda is below zero: its term shrinks as S goes to 1, while the last one grows. At fixed N more sparsity is worse, at fixed
 * compute (that of the active parameters) it is better up to a point. The fit is good in sample (R2 99 %) and poor outside (R2 68 % on
 * held-out runs): do not carry it past S = 0.95.
 *
 * <pre>{@code
 * SparsityLaw.abnar2025().law().loss(1e9, 2e10, 0.9);   // 2.702
 * }</pre>
 *
 * @param size the term of all parameters: a, alpha
 * @param data the term of tokens: b, beta
 * @param sparsity the term of the active share 1 - S: c, lambda
 * @param d size of the term of both, {@code > 0}
 * @param delta its power of the active share
 * @param gamma its power of all parameters
 * @param e irreducible loss, nats/token, {@code > 0}
 * @see <a href="https://arxiv.org/abs/2501.12370">Abnar et al. 2025</a>, equation 6 and table 3
 */
public record SparsityLaw(
        PowerTerm size, PowerTerm data, PowerTerm sparsity, double d, double delta, double gamma, double e) {

    /** The form in the paper's letters: a, alpha, b, beta, c, lambda, d, delta, gamma, e. */
    public static final Family<SparsityLaw> FAMILY = Family.of(
            SparsityLaw.class,
            v -> new SparsityLaw(
                    new PowerTerm(v[0], v[1]),
                    new PowerTerm(v[2], v[3]),
                    new PowerTerm(v[4], v[5]),
                    v[6],
                    v[7],
                    v[8],
                    v[9]),
            law -> new double[] {
                law.size.scale(),
                law.size.exponent(),
                law.data.scale(),
                law.data.exponent(),
                law.sparsity.scale(),
                law.sparsity.exponent(),
                law.d,
                law.delta,
                law.gamma,
                law.e
            },
            Param.positive("a", "nats/token").startingIn(1e2, 1e5),
            Param.real("alpha", "1").startingIn(0.1, 1),
            Param.positive("b", "nats/token").startingIn(1e2, 1e5),
            Param.real("beta", "1").startingIn(0.1, 1),
            Param.positive("c", "nats/token").startingIn(0.05, 5),
            Param.real("lambda", "1").startingIn(-0.5, 0.5),
            Param.positive("d", "nats/token").startingIn(1, 1e3),
            Param.real("delta", "1").startingIn(0, 0.5),
            Param.real("gamma", "1").startingIn(0.05, 0.5),
            Param.positive("e", "nats/token").startingIn(0.1, 3));

    private static final Variable SPARSITY = Variable.any("sparsity", "share", "share of the experts at rest");

    /** What goes in and comes out: size, data and sparsity to loss. */
    public static final Signature<SparsityLaw> SIGNATURE = Signature.of("sparsity", FAMILY, () -> List.of(abnar2025()))
            .takes(TOTAL, TOKENS, SPARSITY)
            .gives(LOSS, TOTAL, TOKENS, SPARSITY, SparsityLaw::loss)
            .falls(LOSS, TOTAL, TOKENS);

    public SparsityLaw {
        notNull("size", size);
        notNull("data", data);
        notNull("sparsity", sparsity);
        positive("d", d);
        finite("delta", delta);
        finite("gamma", gamma);
        positive("e", e);
    }

    /** Abnar et al. 2025: R2 99 % in sample and 68 % on held-out runs; mean square error .0058 at S = 0.98. */
    public static Published<SparsityLaw> abnar2025() {
        return new Published<>(
                        new SparsityLaw(
                                new PowerTerm(16612.50, .5962),
                                new PowerTerm(5455.67, .3954),
                                new PowerTerm(.4598, -.1666),
                                17.26,
                                .1603,
                                .1595,
                                .94),
                        "sparsity/abnar2025",
                        "Mixtures of experts by the share of experts at rest",
                        new Citation(
                                "Abnar et al.",
                                2025,
                                "Parameters vs FLOPs: Scaling Laws for Optimal Sparsity for Mixture-of-Experts Language Models",
                                "https://arxiv.org/abs/2501.12370",
                                "equation 6 and table 3"),
                        Confidence.REPORTED,
                        CalibratedRange.of("sparsity", 0, 0.98),
                        Map.of(),
                        "N is total; compute is that of the active parameters. R2 68 % on held-out runs: do not extrapolate beyond S = 0.95.")
                .defined(Definitions.of(Counted.TOTAL, "GPT-NeoX token", "RedPajama", Floor.FITTED));
    }

    /**
     * Loss, nats per token.
     *
     * @param parameters N, all of them, {@code > 0}
     * @param tokens D, {@code > 0}
     * @param sparsity S, share of the experts at rest, in [0, 1)
     */
    public double loss(double parameters, double tokens, double sparsity) {
        double active = active(sparsity);
        return size.at(positive("parameters", parameters))
                + data.at(positive("tokens", tokens))
                + this.sparsity.at(active)
                + d * Math.pow(active, -delta) * Math.pow(parameters, -gamma)
                + e;
    }

    /** The law of all parameters and tokens at one sparsity. */
    public LossLaw at(double sparsity) {
        active(sparsity);
        return (parameters, tokens) -> loss(parameters, tokens, sparsity);
    }

    /** S of K working experts among E: {@code (E - K) / E}. */
    public static double sparsity(double experts, double working) {
        positive("experts", experts);
        positive("working", working);
        if (!(working <= experts)) {
            throw Check.refused("working", working, "at most experts = " + experts);
        }
        return (experts - working) / experts;
    }

    private static double active(double sparsity) {
        if (!(sparsity >= 0 && sparsity < 1)) {
            throw Check.refused("sparsity", sparsity, "in [0, 1)");
        }
        return 1 - sparsity;
    }
}
