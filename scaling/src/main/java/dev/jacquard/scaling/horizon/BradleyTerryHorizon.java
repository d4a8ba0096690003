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
 * Success as a match between the model and the task, when a task's strength is proportional to its length.
 *
 * <p>{@code p(t) = h / (h + t)}: Bradley and Terry's law of paired comparisons, and {@link LogisticHorizon} with beta held at ln 2. Its
 * 80 % horizon is a quarter of the 50 % horizon.
 *
 * <pre>{@code
 * new BradleyTerryHorizon(60).success(20);   // 0.75
 * }</pre>
 *
 * @param h50 human time of the tasks that are an even match, min, {@code > 0}
 * @see <a href="https://doi.org/10.2307/2334029">Bradley and Terry 1952</a>
 */
public record BradleyTerryHorizon(double h50) implements HorizonLaw {

    /** The form: h50, searched as a logarithm. */
    public static final Family<BradleyTerryHorizon> FAMILY = Family.of(
            BradleyTerryHorizon.class,
            v -> new BradleyTerryHorizon(v[0]),
            law -> new double[] {law.h50},
            Param.positive("h50", "min").startingIn(0.01, 1e4));

    /** What goes in and comes out: human time and horizon to success. */
    public static final Signature<BradleyTerryHorizon> SIGNATURE = HorizonVariables.answers(Signature.of(
                    HorizonVariables.link(
                            "bradley-terry",
                            "Success by human time as a match between model and task",
                            "Bradley and Terry 1952 (https://doi.org/10.2307/2334029)",
                            Confidence.DERIVED),
                    in -> new BradleyTerryHorizon(in.of(H50)))
            .constants(FAMILY)
            .takes(MINUTES, H50));

    public BradleyTerryHorizon {
        positive("h50", h50);
    }

    @Override
    public double success(double minutes) {
        return h50 / (h50 + positive("minutes", minutes));
    }

    @Override
    public double horizon(double success) {
        return h50 * (1 - openFraction("success", success)) / success;
    }
}
