package dev.jacquard.numerics.fit;

import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.numerics.Check;

/**
 * One parameter of a family: its name, unit and bounds, and the scale on which it is searched.
 *
 * <p>Bounds are kept by searching on a free scale that reaches every number: the logarithm of a positive parameter, the
 * logit of a share. Nothing is clamped: where the rows would rather have a
 * parameter beyond its bound, the fit holds it there, says so, and gives the others and their errors given it.
 *
 * <pre>{@code
 * Param.positive("floor", "error")          // searched as ln floor
 * Param.within("share", "1", 0, 1)          // searched as a logit
 * Param.positive("alpha", "1").searchedAsIs()   // searched as it is; an estimate that would lie at or below zero is held on its bound
 * }</pre>
 *
 * @param name the paper's letter, or a word
 * @param unit unit of the value, {@code "1"} for a pure number
 * @param low lower bound, excluded; minus infinity for none
 * @param high upper bound, excluded; infinity for none
 * @param scale how the value maps to the free scale
 * @param startLow low end of the values at which searches start
 * @param startHigh high end of the values at which searches start
 */
public record Param(String name, String unit, double low, double high, Scale scale, double startLow, double startHigh) {

    private static final double START_FACTOR = 1e3;
    private static final double START_REACH = 10;
    private static final double START_MARGIN = 0.02;

    /** How a value maps to the free scale that the search uses. */
    public enum Scale {
        /** The value itself. */
        AS_IS,
        /** {@code ln value}. */
        LOG,
        /** {@code ln((value - low) / (high - value))}. */
        LOGIT
    }

    public Param {
        notBlank("name", name);
        notBlank("unit", unit);
        notNull("scale", scale);
        if (!(low < high)) {
            throw Check.refused("bounds of " + name, low + " .. " + high, "low < high");
        }
        if (!(startLow < startHigh)) {
            throw Check.refused("start of " + name, startLow + " .. " + startHigh, "low < high");
        }
        Check.finite("start of " + name, startLow);
        Check.finite("start of " + name, startHigh);
    }

    /** A parameter above zero, searched as its logarithm; searches start between 1e-3 and 1e3. */
    public static Param positive(String name, String unit) {
        return new Param(name, unit, 0, Double.POSITIVE_INFINITY, Scale.LOG, 1 / START_FACTOR, START_FACTOR);
    }

    /** A parameter of either sign; searches start between -10 and 10. */
    public static Param real(String name, String unit) {
        return new Param(
                name, unit, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Scale.AS_IS, -START_REACH, START_REACH);
    }

    /** A share in (0, 1), searched as its logit; searches start between 0.02 and 0.98. */
    public static Param fraction(String name) {
        return within(name, "1", 0, 1);
    }

    /** A parameter in (low, high), searched as the logit of its place between them; searches start in the inner 96 %. */
    public static Param within(String name, String unit, double low, double high) {
        Check.finite("low of " + name, low);
        Check.finite("high of " + name, high);
        double margin = START_MARGIN * (high - low);
        return new Param(name, unit, low, high, Scale.LOGIT, low + margin, high - margin);
    }

    /**
     * The same parameter, searched on its own scale: for one whose estimate is near symmetric, or whose published start values
     * include zero. Where searches end outside the bounds, the parameter is held on the bound they passed.
     */
    public Param searchedAsIs() {
        return new Param(name, unit, low, high, Scale.AS_IS, startLow, startHigh);
    }

    /** The same parameter with searches starting between two values (evenly on the free scale). */
    public Param startingIn(double from, double to) {
        return new Param(name, unit, low, high, scale, from, to);
    }

    /** Whether a value lies strictly between the bounds. */
    public boolean contains(double value) {
        return value > low && value < high;
    }

    /** Whether it is searched as it is and without bounds, so that its unit says nothing of its size. */
    boolean boundless() {
        return scale == Scale.AS_IS && low == Double.NEGATIVE_INFINITY && high == Double.POSITIVE_INFINITY;
    }

    /** Whether a value is a finite bound. */
    boolean isBound(double value) {
        return (value == low || value == high) && Math.abs(value) < Double.POSITIVE_INFINITY;
    }

    /** The value on the free scale. */
    public double toFree(double value) {
        return switch (scale) {
            case AS_IS -> value;
            case LOG -> Math.log(value);
            case LOGIT -> Math.log((value - low) / (high - value));
        };
    }

    /** The value at a place on the free scale. */
    public double fromFree(double free) {
        return switch (scale) {
            case AS_IS -> free;
            case LOG -> Math.exp(free);
            case LOGIT -> low + (high - low) / (1 + Math.exp(-free));
        };
    }

    /** The derivative of the value with respect to the free scale. */
    public double slope(double free) {
        return switch (scale) {
            case AS_IS -> 1;
            case LOG -> Math.exp(free);
            case LOGIT -> {
                double share = 1 / (1 + Math.exp(-free));
                yield (high - low) * share * (1 - share);
            }
        };
    }

    /** The range of allowed values in words. */
    public String domain() {
        if (low == 0 && high == Double.POSITIVE_INFINITY) {
            return "> 0";
        }
        return low == Double.NEGATIVE_INFINITY && high == Double.POSITIVE_INFINITY
                ? "a finite number"
                : "in (" + low + ", " + high + ")";
    }
}
