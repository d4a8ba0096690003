/**
 * What training costs: operations from parameters and tokens, and money from operations.
 *
 * <p>Start with {@link dev.jacquard.numerics.quantity.Compute}, the one place that knows {@code C = 6ND}.
 */
package dev.jacquard.compute;
