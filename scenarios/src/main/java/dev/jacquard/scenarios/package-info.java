/**
 * Arguments as files: declared assumptions, a pure model, claims, and runs of them.
 *
 * <p>Start with {@link dev.jacquard.scenarios.Scenario}.
 */
package dev.jacquard.scenarios;
