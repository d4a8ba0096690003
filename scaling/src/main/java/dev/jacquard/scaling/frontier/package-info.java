/**
 * How the best size and data grow with compute: the splits that were published, side by side, and the three ways to estimate them from
 * runs.
 *
 * <p>Start with {@link dev.jacquard.scaling.frontier.AllocationFit#published} for what others found, and with {@link
 * dev.jacquard.scaling.frontier.IsoFlop} for runs of one's own.
 */
package dev.jacquard.scaling.frontier;
