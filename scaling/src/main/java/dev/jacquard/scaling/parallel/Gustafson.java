package dev.jacquard.scaling.parallel;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.scaling.parallel.SpeedupVariables.AGENTS;
import static dev.jacquard.scaling.parallel.SpeedupVariables.PARALLEL;
import static dev.jacquard.scaling.parallel.SpeedupVariables.SPEEDUP;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;

/**
 * Gustafson's law: the work grows with the number of agents, so that the time stays the same.
 *
 * <p>{@code S(n) = (1 - p) + p n}. The share is measured on the <em>parallel run</em>, so it is not Amdahl's: see {@link
 * Amdahl#onParallelRun}.
 *
 * @param parallel p, the share of the parallel run's time in which all agents work, in [0, 1]
 * @see <a href="https://doi.org/10.1145/42411.42415">Gustafson 1988</a>, scaled speed-up
 */
public record Gustafson(double parallel) implements SpeedupLaw {

    private static final Variable PARALLEL_RUN =
            PARALLEL.meaning("share of the parallel run's time in which all agents work");

    /** What goes in and comes out: the share and the agents to the speed-up. */
    public static final Signature<Gustafson> SIGNATURE = Signature.of(
                    SpeedupVariables.stated(
                            "gustafson",
                            "Gustafson's law: the work grows with the agents",
                            "Gustafson 1988 (https://doi.org/10.1145/42411.42415)",
                            Confidence.REPORTED),
                    in -> new Gustafson(in.of(PARALLEL_RUN)))
            .takes(PARALLEL_RUN, AGENTS)
            .gives(SPEEDUP, AGENTS, Gustafson::speedup)
            .rises(SPEEDUP, PARALLEL_RUN, AGENTS);

    public Gustafson {
        fraction("parallel", parallel);
    }

    @Override
    public double speedup(double agents) {
        atLeast("agents", agents, 1);
        return (1 - parallel) + parallel * agents;
    }
}
