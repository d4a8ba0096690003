/**
 * Shapes of growth: curves in closed form, what a series says about its own shape, and what it cannot say.
 *
 * <p>Start with {@link dev.jacquard.economics.growth.GrowthCurve}; {@link dev.jacquard.economics.growth.GrowthSlope} classifies a
 * path, and {@link dev.jacquard.economics.growth.SigmoidFoot} says how often the foot of a sigmoid passes for an exponential.
 */
package dev.jacquard.economics.growth;
