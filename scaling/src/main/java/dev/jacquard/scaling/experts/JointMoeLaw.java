package dev.jacquard.scaling.experts;

import static dev.jacquard.data.Variables.LOSS;
import static dev.jacquard.data.Variables.TOKENS;
import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.notNull;
import static dev.jacquard.numerics.Check.positive;
import static dev.jacquard.scaling.experts.ExpertVariables.ACTIVE;
import static dev.jacquard.scaling.experts.ExpertVariables.EXPERTS;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Citation;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Definitions;
import dev.jacquard.data.Definitions.Counted;
import dev.jacquard.data.Definitions.Floor;
import dev.jacquard.data.Published;
import dev.jacquard.data.Signature;
import dev.jacquard.numerics.Bisection;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.numerics.quantity.Compute;
import dev.jacquard.scaling.loss.Allocation;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import java.util.List;
import java.util.Map;

/**
 * One law for dense models and mixtures of experts: a Chinchilla law whose sizes and exponents move with the number of experts.
 *
 * <p>{@code L = a Ehat^delta N^(alpha + gamma ln Ehat) + b Ehat^omega D^(beta + zeta ln Ehat) + c}, with N the active parameters (embeddings
 * included), D tokens, Ehat the experts that count ({@link ExpertSaturation}), natural logarithms, exponents negative; L in nats per token.
 *
 * <p>At a fixed number of experts it is Chinchilla's law ({@link #atExperts}), so best splits are closed forms. More experts make the model
 * term smaller but flatter and want more data: at one budget the best active size falls and the tokens rise. What limits experts in use is
 * memory: {@link MoeBudget}.
 *
 * <pre>{@code
 * var law = JointMoeLaw.ludziejewski2025().law();
 * law.loss(1.1e9, 16e9, 8);    // 2.523
 * law.optimal(1e20, 8);        // Allocation[parameters=9.90e8, tokens=1.68e10]
 * }</pre>
 *
 * @param size how the loss falls with active parameters: a, delta, alpha, gamma
 * @param data how it falls with tokens: b, omega, beta, zeta
 * @param c irreducible loss, nats/token, {@code > 0}
 * @param experts which number of experts counts
 * @see <a href="https://arxiv.org/abs/2502.05172">Ludziejewski et al. 2025</a>, equation 6 and tables 1, 3 and 4
 */
public record JointMoeLaw(Term size, Term data, double c, ExpertSaturation experts) {

    /** A best size is less than a factor e^40 below the one whose use alone takes the whole budget. */
    private static final double SEARCH_DEPTH = 40;

    /** The form in the paper's letters: a, delta, alpha, gamma, b, omega, beta, zeta, c, Es, Em. */
    public static final Family<JointMoeLaw> FAMILY = Family.of(
            JointMoeLaw.class,
            v -> new JointMoeLaw(
                    new Term(v[0], v[1], v[2], v[3]),
                    new Term(v[4], v[5], v[6], v[7]),
                    v[8],
                    new ExpertSaturation(v[9], v[10])),
            law -> new double[] {
                law.size.scale,
                law.size.expertPower,
                law.size.exponent,
                law.size.interaction,
                law.data.scale,
                law.data.expertPower,
                law.data.exponent,
                law.data.interaction,
                law.c,
                law.experts.Es(),
                law.experts.Em()
            },
            Param.positive("a", "nats/token").startingIn(5, 500),
            Param.real("delta", "1").startingIn(-1, 1),
            Param.real("alpha", "1").startingIn(-0.5, -0.05),
            Param.real("gamma", "1").startingIn(-0.05, 0.05),
            Param.positive("b", "nats/token").startingIn(5, 500),
            Param.real("omega", "1").startingIn(-1, 1),
            Param.real("beta", "1").startingIn(-0.5, -0.05),
            Param.real("zeta", "1").startingIn(-0.05, 0.05),
            Param.positive("c", "nats/token").startingIn(0.3, 2.5),
            Param.positive("Es", "1").startingIn(1, 8),
            Param.positive("Em", "1").startingIn(50, 2_000));

    /**
     * One term: {@code scale Ehat^expertPower x^(exponent + interaction ln Ehat)}.
     *
     * @param scale loss at one parameter or token and Ehat = 1, nats/token, {@code > 0}
     * @param expertPower power of the experts that count
     * @param exponent exponent at Ehat = 1, {@code < 0} where more is better
     * @param interaction how the exponent moves with the logarithm of the experts that count
     */
    public record Term(double scale, double expertPower, double exponent, double interaction) {

        public Term {
            positive("scale", scale);
            finite("expertPower", expertPower);
            finite("exponent", exponent);
            finite("interaction", interaction);
        }

        double scaleAt(double effectiveExperts) {
            return scale * Math.pow(effectiveExperts, expertPower);
        }

        double exponentAt(double effectiveExperts) {
            return exponent + interaction * Math.log(effectiveExperts);
        }
    }

    /** What goes in and comes out: size, data and experts to loss. */
    public static final Signature<JointMoeLaw> SIGNATURE = Signature.of(
                    "joint-moe", FAMILY, () -> List.of(ludziejewski2025()))
            .takes(ACTIVE, TOKENS, EXPERTS)
            .gives(LOSS, ACTIVE, TOKENS, EXPERTS, JointMoeLaw::loss)
            .falls(LOSS, ACTIVE, TOKENS);

    public JointMoeLaw {
        notNull("size", size);
        notNull("data", data);
        positive("c", c);
        notNull("experts", experts);
    }

    /** Ludziejewski et al. 2025: more than 280 runs, up to 2.7e9 active parameters and 32 experts. */
    public static Published<JointMoeLaw> ludziejewski2025() {
        return new Published<>(
                        new JointMoeLaw(
                                new Term(35.91, -.2285, -.1889, .0098),
                                new Term(35.98, .5529, -.1775, -.0259),
                                1.3637,
                                new ExpertSaturation(2.0732, 290.4521)),
                        "joint-moe/ludziejewski2025",
                        "Dense models and mixtures of experts in one law",
                        new Citation(
                                "Ludziejewski et al.",
                                2025,
                                "Joint MoE Scaling Laws: Mixture of Experts Can Be Memory Efficient",
                                "https://arxiv.org/abs/2502.05172",
                                "equation 6 and table 1"),
                        Confidence.VERIFIED,
                        CalibratedRange.of("parameters", 3e7, 2.7e9)
                                .and("tokens", 1e9, 1.3e11)
                                .and("experts", 1, 32),
                        Map.of(),
                        "N is active, embeddings included. Huber 0.01 on logarithms. Rounded to four decimals: tables of the paper come out to"
                                + " 1 %. The lower ends of N and the range of D are from memory.")
                .defined(Definitions.of(Counted.ACTIVE, "GPT-2 BPE token", "FineWeb-Edu", Floor.FITTED));
    }

    /**
     * Loss, nats per token.
     *
     * @param parameters N, active, {@code > 0}
     * @param tokens D, {@code > 0}
     * @param experts E, {@code >= 1}; 1 is a dense model
     */
    public double loss(double parameters, double tokens, double experts) {
        double effective = this.experts.effective(experts);
        return size.scaleAt(effective) * Math.pow(positive("parameters", parameters), size.exponentAt(effective))
                + data.scaleAt(effective) * Math.pow(positive("tokens", tokens), data.exponentAt(effective))
                + c;
    }

    /** The law of active size and data at one number of experts: {@code A = a Ehat^delta}, {@code alpha = -(alpha + gamma ln Ehat)}, and so on. */
    public ChinchillaLaw atExperts(double experts) {
        double effective = this.experts.effective(experts);
        return new ChinchillaLaw(
                c,
                size.scaleAt(effective),
                -size.exponentAt(effective),
                data.scaleAt(effective),
                -data.exponentAt(effective));
    }

    /** The split of a training budget with the least loss at a number of experts; N is active, {@code C = 6 N D}. */
    public Allocation optimal(double flop, double experts) {
        return atExperts(experts).optimal(flop);
    }

    /**
     * The split with the least loss when the budget also pays for use: {@code C = 6 N D + 2 N D_use}.
     *
     * @param flop C, training and use together, FLOP, {@code > 0}
     * @param experts E, {@code >= 1}
     * @param usedTokens D_use, tokens read and written in use, {@code >= 0}
     */
    public Allocation optimal(double flop, double experts, double usedTokens) {
        ChinchillaLaw law = atExperts(experts);
        if (nonNegative("usedTokens", usedTokens) == 0) {
            return law.optimal(flop);
        }
        // A token in use costs a forward pass, a third of a token in training.
        double use = usedTokens / 3;
        double high = Math.log(Compute.parameters(flop, use));
        double logParameters = Bisection.root(
                x -> {
                    double tokens = Compute.tokens(flop, Math.exp(x)) - use;
                    if (!(tokens > 0)) {
                        return Double.NEGATIVE_INFINITY;
                    }
                    return Math.log(law.parameterPull(Math.exp(x)))
                            - Math.log(law.tokenPull(tokens))
                            - Math.log1p(use / tokens);
                },
                high - SEARCH_DEPTH,
                high);
        double parameters = Math.exp(logParameters);
        return new Allocation(parameters, Compute.tokens(flop, parameters) - use);
    }
}
