/**
 * How long the work takes, measured with JMH and run by hand.
 *
 * <p>Start with {@link dev.jacquard.benchmarks.FitBenchmark}.
 */
package dev.jacquard.benchmarks;
