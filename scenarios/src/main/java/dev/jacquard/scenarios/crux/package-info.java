/**
 * The crux between two authors: what they disagree on, shared out, drawn and written.
 *
 * <p>Start with {@link dev.jacquard.scenarios.crux.Crux}, which makes a {@link dev.jacquard.scenarios.crux.Disagreement}.
 */
package dev.jacquard.scenarios.crux;
