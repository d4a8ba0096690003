/**
 * Fitting: a law's parameters from rows of observations, with what the rows cannot say.
 *
 * <p>Start with {@link dev.jacquard.numerics.fit.Fitter}; a law takes part through its {@link
 * dev.jacquard.numerics.fit.Family}, and the answer is a {@link dev.jacquard.numerics.fit.Fit}: what everyone asks first, and behind {@link
 * dev.jacquard.numerics.fit.FitErrors errors()}, {@link dev.jacquard.numerics.fit.FitChecks checks()} and {@link
 * dev.jacquard.numerics.fit.FitChoices choices()} the rest. How the optimum is found is in {@code numerics.fit.search}, which knows neither
 * laws nor fits.
 */
package dev.jacquard.numerics.fit;
