/**
 * Loss laws: how the loss of a language model falls with parameters, tokens and compute.
 *
 * <p>Start with {@link dev.jacquard.scaling.loss.ChinchillaLaw}; {@link dev.jacquard.scaling.loss.LossLaws} lists every
 * publication carried.
 */
package dev.jacquard.scaling.loss;
