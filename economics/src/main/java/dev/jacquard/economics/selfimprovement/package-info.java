/**
 * Software that helps to make better software: with losses, and with a brake.
 *
 * <p>Start with {@link dev.jacquard.economics.selfimprovement.LossyLoop}. Its answers are typed: a path that reaches infinity has a
 * {@link dev.jacquard.economics.selfimprovement.Regime} and a time, never a NaN.
 */
package dev.jacquard.economics.selfimprovement;
