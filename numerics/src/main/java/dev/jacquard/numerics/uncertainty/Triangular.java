package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;

/**
 * A density that rises in a straight line to the mode and falls in a straight line from it.
 *
 * @param low lower end, finite
 * @param mode the most likely value, in [low, high]
 * @param high upper end, finite, above {@code low}
 */
public record Triangular(double low, double mode, double high) implements Distribution {

    public Triangular {
        Check.finite("low", low);
        if (!(high > low && high < Double.POSITIVE_INFINITY)) {
            throw Check.refused("high", high, "a finite number > " + low);
        }
        Check.within("mode", mode, low, high);
    }

    @Override
    public double quantile(double p) {
        double width = high - low;
        return p <= (mode - low) / width
                ? low + Math.sqrt(p * width * (mode - low))
                : high - Math.sqrt((1 - p) * width * (high - mode));
    }

    @Override
    public double cdf(double x) {
        if (x <= low || x >= high) {
            return x <= low ? 0 : 1;
        }
        return x <= mode
                ? (x - low) * (x - low) / ((high - low) * (mode - low))
                : 1 - (high - x) * (high - x) / ((high - low) * (high - mode));
    }

    @Override
    public double mean() {
        return (low + mode + high) / 3;
    }
}
