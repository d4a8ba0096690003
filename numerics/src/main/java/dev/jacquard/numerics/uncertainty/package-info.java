/**
 * What is believed about an input, and the draws made from it.
 *
 * <p>Start with {@link dev.jacquard.numerics.uncertainty.Belief}, the one notation for values and ranges; a belief has a {@link
 * dev.jacquard.numerics.uncertainty.Distribution}, draws come from a {@link dev.jacquard.numerics.uncertainty.Stream}, and {@link
 * dev.jacquard.numerics.uncertainty.Summary} says what came out.
 */
package dev.jacquard.numerics.uncertainty;
