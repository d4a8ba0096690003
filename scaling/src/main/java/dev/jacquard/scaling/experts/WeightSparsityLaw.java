package dev.jacquard.scaling.experts;

import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.scaling.loss.LossLaw;

/**
 * Loss of a model some of whose weights are held at zero.
 *
 * <p>{@code L = (aS (1 - S)^bS + cS) / N^bN + (aD / D)^bD + c}, with N the parameters that are <em>not</em> zero, S the share of zeros and D
 * tokens; L in nats per token. Sparsity multiplies the model term and leaves the data term alone, so zeros are worth a fixed factor of
 * parameters at any size ({@link #parameterMultiplier}).
 *
 * <p>Only the form is carried: no coefficients were at hand. Fit your own runs.
 *
 * <pre>{@code
 * new WeightSparsityLaw(17, 0.7, 5, 0.25, 1e9, 0.3, 1).parameterMultiplier(0.75);   // 2.44
 * }</pre>
 *
 * @param aS what zeros save in the model term, {@code > 0}
 * @param bS how fast they save it, {@code > 0}
 * @param cS what the model term keeps at full sparsity, {@code > 0}
 * @param bN exponent of the model term, {@code > 0}
 * @param aD tokens at which the data term is one nat, {@code > 0}
 * @param bD exponent of the data term, {@code > 0}
 * @param c irreducible loss, nats/token, {@code > 0}
 * @see <a href="https://arxiv.org/abs/2309.08520">Frantar et al. 2023</a>, the joint law of sparsity, size and data
 */
public record WeightSparsityLaw(double aS, double bS, double cS, double bN, double aD, double bD, double c) {

    /** The form: aS, bS, cS, bN, aD, bD, c, all searched as logarithms. */
    public static final Family<WeightSparsityLaw> FAMILY = Family.of(
            WeightSparsityLaw.class,
            v -> new WeightSparsityLaw(v[0], v[1], v[2], v[3], v[4], v[5], v[6]),
            law -> new double[] {law.aS, law.bS, law.cS, law.bN, law.aD, law.bD, law.c},
            Param.positive("aS", "nats/token").startingIn(1, 1e3),
            Param.positive("bS", "1").startingIn(0.1, 2),
            Param.positive("cS", "nats/token").startingIn(0.1, 1e3),
            Param.positive("bN", "1").startingIn(0.1, 0.5),
            Param.positive("aD", "token").startingIn(1e6, 1e11),
            Param.positive("bD", "1").startingIn(0.1, 0.5),
            Param.positive("c", "nats/token").startingIn(0.1, 3));

    public WeightSparsityLaw {
        positive("aS", aS);
        positive("bS", bS);
        positive("cS", cS);
        positive("bN", bN);
        positive("aD", aD);
        positive("bD", bD);
        positive("c", c);
    }

    /**
     * Loss, nats per token.
     *
     * @param parameters N, those that are not zero, {@code > 0}
     * @param tokens D, {@code > 0}
     * @param sparsity S, share of zeros, in [0, 1)
     */
    public double loss(double parameters, double tokens, double sparsity) {
        return scale(sparsity) * Math.pow(positive("parameters", parameters), -bN)
                + Math.pow(aD / positive("tokens", tokens), bD)
                + c;
    }

    /** The law of size and data at one sparsity. */
    public LossLaw at(double sparsity) {
        scale(sparsity);
        return (parameters, tokens) -> loss(parameters, tokens, sparsity);
    }

    /** How many times its own size a sparse model is worth, dense: {@code ((aS + cS) / (aS (1 - S)^bS + cS))^(1 / bN)}. */
    public double parameterMultiplier(double sparsity) {
        return Math.pow((aS + cS) / scale(sparsity), 1 / bN);
    }

    private double scale(double sparsity) {
        if (!(sparsity >= 0 && sparsity < 1)) {
            throw Check.refused("sparsity", sparsity, "in [0, 1)");
        }
        return aS * Math.pow(1 - sparsity, bS) + cS;
    }
}
