/**
 * Compute at test time and in reinforcement learning: coverage by repeated samples, pass@k, the spread of difficulty behind it, and
 * what inference trades for training.
 *
 * <p>Start with {@link dev.jacquard.scaling.inference.PassAtK}; {@link dev.jacquard.scaling.inference.SampleCount} estimates pass@k
 * from counts, {@link dev.jacquard.scaling.inference.CoverageLaw} and {@link dev.jacquard.scaling.inference.ScaleRl} are fitted
 * curves. {@link dev.jacquard.scaling.inference.ParallelStreamsLaw} is a model that reads in several streams.
 */
package dev.jacquard.scaling.inference;
