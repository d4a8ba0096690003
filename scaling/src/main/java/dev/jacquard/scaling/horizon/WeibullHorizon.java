package dev.jacquard.scaling.horizon;

import static dev.jacquard.numerics.Check.openFraction;
import static dev.jacquard.numerics.Check.positive;
import static dev.jacquard.scaling.horizon.HorizonVariables.H50;
import static dev.jacquard.scaling.horizon.HorizonVariables.MINUTES;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Param;

/**
 * Success under a hazard that rises or falls as the task goes on.
 *
 * <p>{@code p(t) = exp(-ln 2 (t / h)^k)}. With k below one the hazard falls: who has come far is likely to finish. Refits of METR's
 * attempts find k near 0.6 for models and near 0.4 for people, and below one for every model; k = 1 is {@link HalfLife}.
 *
 * <pre>{@code
 * new WeibullHorizon(60, 0.6).success(600);   // 0.063, where a constant hazard gives 0.001
 * }</pre>
 *
 * @param h50 h, human time of the tasks completed half of the time, min, {@code > 0}
 * @param k shape, {@code > 0}
 * @see <a href="https://arxiv.org/abs/2505.05115">Ord 2025</a> (the constant hazard; the Weibull form and the values of k come from
 *     comments on it and from a public refit)
 */
public record WeibullHorizon(double h50, double k) implements HorizonLaw {

    /** The form: h50 and k, both searched as logarithms. */
    public static final Family<WeibullHorizon> FAMILY = Family.of(
            WeibullHorizon.class,
            v -> new WeibullHorizon(v[0], v[1]),
            law -> new double[] {law.h50, law.k},
            Param.positive("h50", "min").startingIn(0.01, 1e4),
            Param.positive("k", "1").startingIn(0.2, 2));

    /** About the shape of models; of people it is about 0.4. */
    public static final double SHAPE_OF_MODELS = 0.6;

    private static final double LN2 = Math.log(2);

    private static final Variable SHAPE = Variable.positive("k", "1", "shape; about 0.6 for models, 0.4 for people");

    /** What goes in and comes out: human time, horizon and shape to success. */
    public static final Signature<WeibullHorizon> SIGNATURE = HorizonVariables.answers(Signature.of(
                    HorizonVariables.link(
                            "weibull",
                            "Success by human time under a hazard that falls as the task goes on",
                            "comments on Ord 2025, Is there a Half-Life for the Success Rates of AI Agents? (https://arxiv.org/abs/2505.05115)",
                            Confidence.REPORTED),
                    in -> new WeibullHorizon(in.of(H50), in.of(SHAPE)))
            .constants(FAMILY)
            .takes(MINUTES, H50, SHAPE));

    public WeibullHorizon {
        positive("h50", h50);
        positive("k", k);
    }

    @Override
    public double success(double minutes) {
        return Math.exp(-LN2 * Math.pow(positive("minutes", minutes) / h50, k));
    }

    @Override
    public double horizon(double success) {
        return h50 * Math.pow(-Math.log(openFraction("success", success)) / LN2, 1 / k);
    }
}
