/**
 * What computing costs: accelerator-hours and money from operations.
 *
 * <p>Start with {@link dev.jacquard.compute.RentedCompute}; operations come from {@link
 * dev.jacquard.numerics.quantity.Compute}, the one place that knows {@code C = 6ND}.
 */
package dev.jacquard.compute;
