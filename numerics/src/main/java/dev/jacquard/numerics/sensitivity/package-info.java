/**
 * Which input drives an output, and where it tips.
 *
 * <p>Start with {@link dev.jacquard.numerics.sensitivity.TotalEffect} for the share of the variance an input is involved in, and
 * {@link dev.jacquard.numerics.sensitivity.Roots} for the values at which a function crosses zero. Nothing here calls a model: the
 * caller evaluates, these functions read the values.
 */
package dev.jacquard.numerics.sensitivity;
