package dev.jacquard.scaling.horizon;

import static dev.jacquard.numerics.Check.openFraction;
import static dev.jacquard.numerics.Check.positive;
import static dev.jacquard.scaling.horizon.HorizonVariables.H50;
import static dev.jacquard.scaling.horizon.HorizonVariables.MINUTES;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Signature;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Param;

/**
 * Success under a constant hazard: each minute of a task is as likely to fail as any other.
 *
 * <p>{@code p(t) = 2^(-t / h)} and {@code T_q = h log2(1 / q)}: the 80 % horizon is 0.322 of the half-life, the 99 % horizon a
 * seventieth. Compared with METR's logistic it is kinder to short tasks and harsher on long ones.
 *
 * <pre>{@code
 * new HalfLife(60).horizon(0.8);   // 19.3 min
 * }</pre>
 *
 * @param halfLife h, human time of the tasks completed half of the time, min, {@code > 0}
 * @see <a href="https://arxiv.org/abs/2505.05115">Ord 2025</a>, Is there a Half-Life for the Success Rates of AI Agents?
 */
public record HalfLife(double halfLife) implements HorizonLaw {

    /** The form: the half-life, searched as a logarithm. */
    public static final Family<HalfLife> FAMILY = Family.of(
            HalfLife.class,
            v -> new HalfLife(v[0]),
            law -> new double[] {law.halfLife},
            Param.positive("halfLife", "min").startingIn(0.01, 1e4));

    private static final double LN2 = Math.log(2);

    /** What goes in and comes out: human time and half-life to success. */
    public static final Signature<HalfLife> SIGNATURE = HorizonVariables.answers(Signature.of(
                    HorizonVariables.link(
                            "half-life",
                            "Success by human time under a constant hazard",
                            "Ord 2025, Is there a Half-Life for the Success Rates of AI Agents? (https://arxiv.org/abs/2505.05115)",
                            Confidence.VERIFIED),
                    in -> new HalfLife(in.of(H50)))
            .constants(FAMILY)
            .takes(MINUTES, H50));

    public HalfLife {
        positive("halfLife", halfLife);
    }

    @Override
    public double success(double minutes) {
        return Math.pow(2, -positive("minutes", minutes) / halfLife);
    }

    @Override
    public double horizon(double success) {
        return -halfLife * Math.log(openFraction("success", success)) / LN2;
    }

    /** Failures in a minute of human time: {@code ln 2 / h}. */
    public double hazardPerMinute() {
        return LN2 / halfLife;
    }

    /** Mean human time to a failure, min: {@code h / ln 2}. */
    public double meanMinutesToFailure() {
        return halfLife / LN2;
    }

    /**
     * The spacing of checks that wastes least, min of human time: Young's {@code sqrt(2 c MTBF)}, for checks that are cheap beside the
     * time to a failure.
     *
     * @param checkMinutes c, what a check costs, min, {@code > 0}
     * @see <a href="https://doi.org/10.1145/361147.361115">Young 1974</a>, equation 3
     */
    public double minutesBetweenChecks(double checkMinutes) {
        return Math.sqrt(2 * positive("checkMinutes", checkMinutes) * meanMinutesToFailure());
    }
}
