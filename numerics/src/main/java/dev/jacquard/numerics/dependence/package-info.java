/**
 * Inputs that move together: correlation matrices, joint draws with a stated rank correlation, and what came out.
 *
 * <p>Start with {@link dev.jacquard.numerics.dependence.GaussianCopula}; {@link
 * dev.jacquard.numerics.dependence.Correlations} measures which correlation one got, Pearson's and Spearman's, because the two
 * differ as soon as a marginal distribution is not normal.
 */
package dev.jacquard.numerics.dependence;
