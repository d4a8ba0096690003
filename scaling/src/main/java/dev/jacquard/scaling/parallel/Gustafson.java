package dev.jacquard.scaling.parallel;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.fraction;

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

    public Gustafson {
        fraction("parallel", parallel);
    }

    @Override
    public double speedup(double agents) {
        atLeast("agents", agents, 1);
        return (1 - parallel) + parallel * agents;
    }
}
