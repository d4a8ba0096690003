/**
 * An argument run: which codes each draw has, what the model answers, and how well an answer is known after so many.
 *
 * <p>Start with {@link dev.jacquard.scenarios.draws.Draws}. Everybody who asks a model asks {@link
 * dev.jacquard.scenarios.draws.Evaluator}: codes in, a row of numbers out.
 */
package dev.jacquard.scenarios.draws;
