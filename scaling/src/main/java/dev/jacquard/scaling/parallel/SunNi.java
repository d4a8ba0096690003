package dev.jacquard.scaling.parallel;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.scaling.parallel.SpeedupVariables.AGENTS;
import static dev.jacquard.scaling.parallel.SpeedupVariables.PARALLEL;
import static dev.jacquard.scaling.parallel.SpeedupVariables.SPEEDUP;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;

/**
 * The law of Sun and Ni: the parallel work grows as a power of the memory that the agents bring.
 *
 * <p>{@code S(n) = ((1 - p) + p G) / ((1 - p) + p G / n)} with {@code G = n^g}. g = 0 is {@link Amdahl}, g = 1 is {@link
 * Gustafson}; dense matrix products have g = 3/2.
 *
 * @param parallel p, the share of one worker's time that runs in parallel, in [0, 1]
 * @param growth g, the power with which the parallel work grows, {@code >= 0}
 * @see "Sun and Ni 1990, Another view on parallel speedup, Supercomputing '90 (memory-bounded speed-up)"
 */
public record SunNi(double parallel, double growth) implements SpeedupLaw {

    private static final Variable GROWTH = Variable.any("growth", "1", "power with which the parallel work grows");

    /** What goes in and comes out: the share, the growth and the agents to the speed-up. */
    public static final Signature<SunNi> SIGNATURE = Signature.of(
                    SpeedupVariables.stated(
                            "sun-ni",
                            "The law of Sun and Ni: the parallel work grows with the agents' memory",
                            "Sun and Ni 1990, Another view on parallel speedup",
                            Confidence.UNVERIFIED),
                    in -> new SunNi(in.of(PARALLEL), in.of(GROWTH)))
            .takes(PARALLEL, GROWTH, AGENTS)
            .gives(SPEEDUP, AGENTS, SunNi::speedup)
            .rises(SPEEDUP, PARALLEL, GROWTH, AGENTS);

    public SunNi {
        fraction("parallel", parallel);
        nonNegative("growth", growth);
    }

    @Override
    public double speedup(double agents) {
        atLeast("agents", agents, 1);
        double work = Math.pow(agents, growth);
        return ((1 - parallel) + parallel * work) / ((1 - parallel) + parallel * work / agents);
    }
}
