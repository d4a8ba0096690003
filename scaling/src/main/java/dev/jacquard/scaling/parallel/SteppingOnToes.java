package dev.jacquard.scaling.parallel;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.scaling.parallel.SpeedupVariables.AGENTS;
import static dev.jacquard.scaling.parallel.SpeedupVariables.SPEEDUP;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;

/**
 * Stepping on toes: n researchers are worth {@code n^lambda}, because some of their work is done twice.
 *
 * <p>One of several descriptions of one loss: not to be multiplied with a correlation or a serial share. Published values of
 * lambda run from 0.15 to 0.75.
 *
 * @param lambda the power, in [0, 1]; 1 is no duplication
 * @see <a href="https://doi.org/10.1086/262002">Jones 1995, R&amp;D-based models of economic growth</a>, equation 4
 */
public record SteppingOnToes(double lambda) implements SpeedupLaw {

    private static final Variable LAMBDA = Variable.any("lambda", "share", "the power, 1 for no duplication");

    /** What goes in and comes out: the power and the agents to the speed-up. */
    public static final Signature<SteppingOnToes> SIGNATURE = Signature.of(
                    SpeedupVariables.stated(
                            "stepping-on-toes",
                            "Stepping on toes: work done twice makes n researchers worth a power of n",
                            "Jones 1995, R&D-based models of economic growth (https://doi.org/10.1086/262002)",
                            Confidence.UNVERIFIED),
                    in -> new SteppingOnToes(in.of(LAMBDA)))
            .takes(LAMBDA, AGENTS)
            .gives(SPEEDUP, AGENTS, SteppingOnToes::speedup)
            .rises(SPEEDUP, LAMBDA, AGENTS);

    public SteppingOnToes {
        fraction("lambda", lambda);
    }

    @Override
    public double speedup(double agents) {
        return Math.pow(atLeast("agents", agents, 1), lambda);
    }
}
