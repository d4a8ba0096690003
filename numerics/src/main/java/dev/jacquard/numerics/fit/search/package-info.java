/**
 * How a fit is found: the lowest point of a weighted sum over rows of a function of the residual, and what shows that it is lowest.
 *
 * <p>Start with {@link dev.jacquard.numerics.fit.search.Descent}, the way from one start to the optimum of a {@link
 * dev.jacquard.numerics.fit.search.Problem}; {@link dev.jacquard.numerics.fit.search.Optimality} certifies it. Here are coordinates without
 * names and rows without laws: what laws, bounds and reports have to do with it is said in {@code numerics.fit}. Who fits laws needs {@link
 * dev.jacquard.numerics.fit.search.Surface} alone, to give exact derivatives.
 */
package dev.jacquard.numerics.fit.search;
