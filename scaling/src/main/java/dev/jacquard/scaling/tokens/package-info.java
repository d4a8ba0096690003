/**
 * Tokens: what a vocabulary is worth, by a fitted law and on sources whose entropy is known.
 *
 * <p>Start with {@link dev.jacquard.scaling.tokens.VocabularyLaw} for the size of a vocabulary, and with {@link
 * dev.jacquard.scaling.tokens.MarkovSource} and {@link dev.jacquard.scaling.tokens.BlockTokens} for the theory; {@link
 * dev.jacquard.scaling.tokens.Tokenizer} is open to cuts of your own.
 */
package dev.jacquard.scaling.tokens;
