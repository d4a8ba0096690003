package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;
import java.util.List;

/**
 * Several distributions of one number, each believed with its own weight: {@code F(x) = sum of w_i F_i(x)}.
 *
 * <p>The quantile is found by halving the interval between the parts' quantiles until no number lies between its ends, so it is
 * as exact as the parts' distribution functions.
 *
 * <pre>{@code
 * new Mixture(List.of(new Mixture.Part(3, new Normal(0, 1)), new Mixture.Part(1, new Normal(10, 1)))).mean();   // 2.5
 * }</pre>
 *
 * @param parts the distributions with their weights, at least one
 */
public record Mixture(List<Part> parts) implements Distribution {

    /**
     * One distribution of a mixture.
     *
     * @param weight its weight, {@code > 0}; only the proportions of the weights matter
     * @param distribution the distribution
     */
    public record Part(double weight, Distribution distribution) {
        public Part {
            Check.positive("weight", weight);
            Check.notNull("distribution", distribution);
        }
    }

    public Mixture {
        parts = List.copyOf(parts);
        Check.atLeast("parts", parts.size(), 1);
    }

    @Override
    public double quantile(double p) {
        Check.fraction("p", p);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Part part : parts) {
            double own = part.distribution().quantile(p);
            low = Math.min(low, own);
            high = Math.max(high, own);
        }
        if (p == 0 || p == 1) {
            return p == 0 ? low : high;
        }
        // The parts' quantiles bracket the mixture's: below the least of them every part has less than p.
        while (true) {
            double middle = low + (high - low) / 2;
            if (!(middle > low && middle < high)) {
                return cdf(low) >= p ? low : high;
            }
            if (cdf(middle) >= p) {
                high = middle;
            } else {
                low = middle;
            }
        }
    }

    @Override
    public double cdf(double x) {
        double sum = 0;
        double weights = 0;
        for (Part part : parts) {
            sum += part.weight() * part.distribution().cdf(x);
            weights += part.weight();
        }
        return sum / weights;
    }

    @Override
    public double mean() {
        double sum = 0;
        double weights = 0;
        for (Part part : parts) {
            sum += part.weight() * part.distribution().mean();
            weights += part.weight();
        }
        return sum / weights;
    }
}
