package dev.jacquard.economics.selfimprovement;

/** How a self-improving path goes in the long run. */
public enum Regime {
    /** Growth rises with the level: infinity in finite time. */
    RUNAWAY,
    /** Growth does not depend on the level in the long run. */
    EXPONENTIAL,
    /** Growth falls with the level: in the long run a power of time. */
    LOSSY;

    /** The regime of a limiting exponent: its sign. */
    static Regime of(double exponent) {
        return exponent > 0 ? RUNAWAY : exponent < 0 ? LOSSY : EXPONENTIAL;
    }
}
