package dev.jacquard.numerics.fit;

import java.util.List;

/**
 * What was fitted, and how the fitter was told to do it: all that another needs to fit the same.
 *
 * <pre>{@code
 * fit.choices().objective();   // what was minimised
 * fit.choices().dataHash();    // of the numbers fitted
 * }</pre>
 *
 * @param <L> the type of the law
 */
public final class FitChoices<L> {

    private final Setup<L, ?> setup;

    FitChoices(Setup<L, ?> setup) {
        this.setup = setup;
    }

    /** The family fitted. */
    public Family<L> family() {
        return setup.fitter.family;
    }

    /** The objective. */
    public Objective objective() {
        return setup.fitter.options.objective;
    }

    /** The scale of the residuals. */
    public Residual residual() {
        return setup.fitter.options.residual;
    }

    /** What the law estimates: the mean, the median, a quantile .. of the observed number, or of its logarithm. */
    public String target() {
        return objective().target() + (residual() == Residual.LOG ? " of ln observed" : " of observed");
    }

    /** The names of parameters that share a value. */
    public List<List<String>> ties() {
        return List.copyOf(setup.fitter.options.ties);
    }

    /** Whether rows have weights of their own. */
    public boolean weighted() {
        return setup.fitter.options.weights != null;
    }

    /** The seed of the starts; without meaning where they were given. */
    public long seed() {
        return setup.fitter.options.seed;
    }

    /** SHA-256 of the numbers fitted, row by row: inputs, then the observation, as big-endian doubles. */
    public String dataHash() {
        return setup.dataHash();
    }
}
