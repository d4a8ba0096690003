/**
 * Numbers with units, for the edges: files, command lines and reports; formulas inside take plain doubles.
 *
 * <p>Start with {@link dev.jacquard.numerics.quantity.Quantity}.
 */
package dev.jacquard.numerics.quantity;
