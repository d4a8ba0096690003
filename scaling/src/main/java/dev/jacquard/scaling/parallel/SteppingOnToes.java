package dev.jacquard.scaling.parallel;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.fraction;

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

    public SteppingOnToes {
        fraction("lambda", lambda);
    }

    @Override
    public double speedup(double agents) {
        return Math.pow(atLeast("agents", agents, 1), lambda);
    }
}
