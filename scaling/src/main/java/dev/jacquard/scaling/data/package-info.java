/**
 * When data run out: what repeated tokens are worth, and how to spend compute on a limited amount of text.
 *
 * <p>Start with {@link dev.jacquard.scaling.data.DataConstrainedLaw}.
 */
package dev.jacquard.scaling.data;
