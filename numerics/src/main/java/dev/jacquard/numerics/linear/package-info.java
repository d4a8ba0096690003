/**
 * Linear algebra of small dense matrices where digits matter: least squares, eigenvalues, principal components.
 *
 * <p>Start with {@link dev.jacquard.numerics.linear.LinearFit}, which needs no starts; {@link
 * dev.jacquard.numerics.linear.PrincipalComponents} fills gaps too. {@link dev.jacquard.numerics.linear.Triangle} and {@link
 * dev.jacquard.numerics.linear.Eigen} are what fits of any law stand on.
 */
package dev.jacquard.numerics.linear;
