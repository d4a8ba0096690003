package dev.jacquard.scaling.tokens;

/**
 * A way to cut text of two characters into tokens of a dictionary.
 *
 * <p>Losses of different tokenizers compare per character (bits per byte), never per token: longer tokens cost more each and are
 * fewer. A larger dictionary is not free either; it has to be stored and learnt.
 */
public interface Tokenizer {

    /** The number of tokens that may occur. */
    long dictionary();

    /** The tokens of a text, from the left. */
    TokenCounts parse(byte[] text);
}
