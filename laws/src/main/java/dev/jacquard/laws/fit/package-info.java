/**
 * Fits any law to a table of runs: columns found by name and counted in base units, the third of parameters, tokens and compute from C = 6ND,
 * units and mixtures checked, constants taken as given.
 *
 * <p>Start with {@link dev.jacquard.laws.fit.Fits}; {@link dev.jacquard.laws.fit.Fittings} lists what can be fitted.
 */
package dev.jacquard.laws.fit;
