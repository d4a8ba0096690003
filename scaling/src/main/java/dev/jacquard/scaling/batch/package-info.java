/**
 * The size of a batch: time against data, and the noise of gradients that decides it.
 *
 * <p>Start with {@link dev.jacquard.scaling.batch.BatchTradeoff}; {@link dev.jacquard.scaling.batch.GradientNoise} estimates the critical
 * batch from gradients. How it grows as the loss falls is {@link dev.jacquard.scaling.loss.CriticalBatch}.
 */
package dev.jacquard.scaling.batch;
