/**
 * Fitting: a law's parameters from rows of observations, with what the rows cannot say.
 *
 * <p>Start with {@link dev.jacquard.numerics.fit.Fitter}; a law takes part through its {@link
 * dev.jacquard.numerics.fit.Family}, and the answer is a {@link dev.jacquard.numerics.fit.Fit}.
 */
package dev.jacquard.numerics.fit;
