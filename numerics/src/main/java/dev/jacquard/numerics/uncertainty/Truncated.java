package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;

/**
 * A distribution of which only the values between two bounds are possible; their probabilities are scaled up to one.
 *
 * <p>The mean is that of 4 096 equally likely quantiles, good to about four digits.
 *
 * @param whole the distribution before the cut
 * @param low lower bound; minus infinity for none
 * @param high upper bound, above {@code low}; infinity for none
 */
public record Truncated(Distribution whole, double low, double high) implements Distribution {

    private static final int MEAN_POINTS = 4_096;

    public Truncated {
        if (!(high > low)) {
            throw Check.refused("within", low + " .. " + high, "a lower bound below the upper one");
        }
        if (!(whole.cdf(high) > whole.cdf(low))) {
            throw Check.refused("within", low + " .. " + high, "bounds that leave some probability");
        }
    }

    @Override
    public double quantile(double p) {
        double below = whole.cdf(low);
        double kept = whole.cdf(high) - below;
        return Math.min(high, Math.max(low, whole.quantile(Math.min(1, below + p * kept))));
    }

    @Override
    public double cdf(double x) {
        double below = whole.cdf(low);
        double kept = whole.cdf(high) - below;
        return Math.min(1, Math.max(0, (whole.cdf(x) - below) / kept));
    }

    @Override
    public double mean() {
        double sum = 0;
        for (int i = 0; i < MEAN_POINTS; i++) {
            sum += quantile((i + 0.5) / MEAN_POINTS);
        }
        return sum / MEAN_POINTS;
    }
}
