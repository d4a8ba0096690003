/**
 * Tokens: what a vocabulary is worth, on sources whose entropy is known.
 *
 * <p>Start with {@link dev.jacquard.scaling.tokens.MarkovSource} and {@link dev.jacquard.scaling.tokens.BlockTokens}; {@link
 * dev.jacquard.scaling.tokens.Tokenizer} is open to cuts of your own.
 */
package dev.jacquard.scaling.tokens;
