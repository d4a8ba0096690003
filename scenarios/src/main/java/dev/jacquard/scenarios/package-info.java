/**
 * The facade: an argument loaded, changed, run, compared and checked, and the writers of what a run says.
 *
 * <p>Start with {@link dev.jacquard.scenarios.Scenario}.
 */
package dev.jacquard.scenarios;
