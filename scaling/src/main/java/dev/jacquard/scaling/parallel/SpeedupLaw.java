package dev.jacquard.scaling.parallel;

/**
 * How much faster n agents are than one.
 *
 * <p>Open for laws of your own; a lambda will do. {@code speedup(1)} is 1, and laws of this package are continuous in n.
 *
 * <pre>{@code
 * SpeedupLaw law = new Amdahl(0.95);
 * law.speedup(40);      // 13.56
 * law.gain(4, 40);      // 3.90: what ten times the agents buy
 * }</pre>
 */
@FunctionalInterface
public interface SpeedupLaw {

    /**
     * Work done by n agents in a unit of time over that of one.
     *
     * @param agents n, {@code >= 1}
     */
    double speedup(double agents);

    /** What going from some agents to others multiplies speed by: {@code speedup(to) / speedup(from)}. */
    default double gain(double from, double to) {
        return speedup(to) / speedup(from);
    }
}
