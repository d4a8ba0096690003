/**
 * From loss and scale to what models can do: error and accuracy on tasks, curves with breaks, and rates of progress.
 *
 * <p>Start with {@link dev.jacquard.scaling.capability.DownstreamError}; {@link dev.jacquard.scaling.capability.AccuracySigmoid} is the same
 * step for one task, {@link dev.jacquard.scaling.capability.BrokenLaw} a curve of any measure.
 */
package dev.jacquard.scaling.capability;
