package dev.jacquard.numerics.fit;

/**
 * Thrown where a fit did not reach an optimum; {@link #failure()} says how far it got.
 *
 * <pre>{@code
 * catch (FitFailedException e) { e.failure().bestValue(); }
 * }</pre>
 */
public final class FitFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient FailedFit<?, ?> failure;

    FitFailedException(FailedFit<?, ?> failure) {
        super(failure.toString());
        this.failure = failure;
    }

    /** How far the fit got. */
    public FailedFit<?, ?> failure() {
        return failure;
    }
}
