/**
 * Loss laws: how the loss of a language model falls with parameters, tokens and compute.
 *
 * <p>Start with {@link dev.jacquard.scaling.loss.ChinchillaLaw}; each law's {@code SIGNATURE} lists
 * its publications.
 */
package dev.jacquard.scaling.loss;
