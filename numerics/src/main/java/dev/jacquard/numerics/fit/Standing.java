package dev.jacquard.numerics.fit;

/**
 * How firmly the rows hold an estimate.
 *
 * <pre>{@code
 * fit.estimate("floor").standing();   // ON_BOUND: the best floor is 0, and the others are given it
 * }</pre>
 */
public enum Standing {
    /** Both ends of the interval are the rows' own. */
    DETERMINED,
    /** A wide range of values, or one without an end, meets the rows almost as well. */
    NOT_IDENTIFIED,
    /** The rows would rather have it beyond the end of its range: it stands there, without an error, and the others are given it. */
    ON_BOUND,
    /** It was given, not fitted. */
    FIXED
}
