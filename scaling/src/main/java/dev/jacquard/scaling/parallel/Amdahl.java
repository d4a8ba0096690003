package dev.jacquard.scaling.parallel;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.numerics.Check.positive;
import static dev.jacquard.numerics.Check.refused;
import static dev.jacquard.scaling.parallel.SpeedupVariables.AGENTS;
import static dev.jacquard.scaling.parallel.SpeedupVariables.PARALLEL;
import static dev.jacquard.scaling.parallel.SpeedupVariables.SPEEDUP;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;

/**
 * Amdahl's law: a fixed piece of work of which one share runs in parallel and the rest does not.
 *
 * <p>{@code S(n) = 1 / ((1 - p) + p / n)}, never above {@code 1 / (1 - p)}. The share is measured on one worker's <em>time</em>,
 * not on the number of tasks, and grows with the task ({@link Gustafson}). No overhead, equal workers; not a law of quality.
 *
 * @param parallel p, the share of one worker's time that runs in parallel, in [0, 1]
 * @see <a href="https://doi.org/10.1145/1465482.1465560">Amdahl 1967</a> (the argument; the formula is its usual statement)
 */
public record Amdahl(double parallel) implements SpeedupLaw {

    private static final Variable CEILING = Variable.any("ceiling", "1", "speed-up of agents without number");

    /** What goes in and comes out: the share and the agents to the speed-up. */
    public static final Signature<Amdahl> SIGNATURE = Signature.of(
                    SpeedupVariables.stated(
                            "amdahl",
                            "Amdahl's law: fixed work, one share of it runs in parallel",
                            "Amdahl 1967 (https://doi.org/10.1145/1465482.1465560)",
                            Confidence.REPORTED),
                    in -> new Amdahl(in.of(PARALLEL)))
            .takes(PARALLEL, AGENTS)
            .gives(SPEEDUP, AGENTS, Amdahl::speedup)
            .gives(CEILING, (law, in) -> law.ceiling())
            .rises(SPEEDUP, PARALLEL, AGENTS)
            .rises(CEILING, PARALLEL);

    public Amdahl {
        fraction("parallel", parallel);
    }

    @Override
    public double speedup(double agents) {
        atLeast("agents", agents, 1);
        return 1 / ((1 - parallel) + parallel / agents);
    }

    /** The limit for agents without number: {@code 1 / (1 - p)}; infinity when all of the work runs in parallel. */
    public double ceiling() {
        return 1 / (1 - parallel);
    }

    /**
     * The same run in Gustafson's terms: the parallel share measured on the run with n agents.
     *
     * <p>{@code 1 - (1 - p) / ((1 - p) + p / n)}. The two shares are different quantities; at this n both laws give one speed-up.
     */
    public Gustafson onParallelRun(double agents) {
        return new Gustafson(parallel / agents * speedup(agents));
    }

    /**
     * The serial share that a measured speed-up implies, after Karp and Flatt: {@code e = (1/S - 1/n) / (1 - 1/n)}.
     *
     * <p>Measured at several n, a constant e is a true serial share; an e that rises with n is overhead, which Amdahl's law does not
     * have.
     *
     * @param speedup S, measured, {@code > 0}; above n the share comes out negative (superlinear)
     * @param agents n, {@code > 1}
     * @see <a href="https://doi.org/10.1145/78607.78614">Karp and Flatt 1990</a>, the experimentally determined serial fraction
     */
    public static double serialShareFrom(double speedup, double agents) {
        positive("speedup", speedup);
        if (!(agents > 1)) {
            throw refused("agents", agents, "a number > 1");
        }
        return (1 / speedup - 1 / agents) / (1 - 1 / agents);
    }
}
