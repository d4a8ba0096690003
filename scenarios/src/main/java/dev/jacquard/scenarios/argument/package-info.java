/**
 * What is written down: assumptions, claims, their sources, and the shelves that carry arguments.
 *
 * <p>Start with {@link dev.jacquard.scenarios.argument.Shelf}.
 */
package dev.jacquard.scenarios.argument;
