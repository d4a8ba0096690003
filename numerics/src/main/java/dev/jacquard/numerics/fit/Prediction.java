package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.uncertainty.Summary;
import java.util.List;

/**
 * What the draws of a fit say about one row, and how far that row lies outside the rows fitted.
 *
 * <pre>{@code
 * draws.predict(new Point(1e26, 1));   // p5 .., p50 .., p95 ..; flop: 400x beyond the largest run fitted
 * }</pre>
 *
 * @param summary of the prediction over the draws
 * @param beyond for each input outside the rows fitted, how far; empty inside
 */
public record Prediction(Summary summary, List<String> beyond) {

    public Prediction {
        beyond = List.copyOf(beyond);
    }

    /** 5th percentile. */
    public double p5() {
        return summary.p5();
    }

    /** Median. */
    public double p50() {
        return summary.p50();
    }

    /** 95th percentile. */
    public double p95() {
        return summary.p95();
    }

    @Override
    public String toString() {
        return summary + (beyond.isEmpty() ? "" : "; " + String.join("; ", beyond));
    }
}
