/**
 * The models of the built-in essays, one record each, and the list of the essays.
 *
 * <p>Start with {@link dev.jacquard.essays.Essays}.
 */
package dev.jacquard.essays;
