package dev.jacquard.numerics.fit;

/**
 * What an attempted fit came to: a {@link Fit}, or a {@link FailedFit} that says how far it got.
 *
 * <pre>{@code
 * FitOutcome<FlooredPower, Point> outcome = fitter.attempt(points);
 * String text = outcome instanceof Fit<FlooredPower, Point> fit ? fit.report() : outcome.toString();
 * }</pre>
 *
 * @param <L> the type of the law
 * @param <R> the type of a row
 */
public sealed interface FitOutcome<L, R> permits Fit, FailedFit {

    /** The fit, if there is one. */
    default java.util.Optional<Fit<L, R>> success() {
        return this instanceof Fit<L, R> fit ? java.util.Optional.of(fit) : java.util.Optional.empty();
    }
}
