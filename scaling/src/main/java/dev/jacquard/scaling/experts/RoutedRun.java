package dev.jacquard.scaling.experts;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.positive;

/**
 * One run of a routed model as the fit of {@link RoutedLaw} sees it; all runs of a fit are on the same data.
 *
 * <pre>{@code
 * new RoutedRun(1.3e9, 64, 2.05);
 * }</pre>
 *
 * @param parameters N, those that work on one token, {@code > 0}
 * @param experts E, {@code >= 1}; 1 is a dense model
 * @param loss cross-entropy, nats per token, {@code > 0}
 */
public record RoutedRun(double parameters, double experts, double loss) {

    public RoutedRun {
        positive("parameters", parameters);
        atLeast("experts", experts, 1);
        positive("loss", loss);
    }
}
