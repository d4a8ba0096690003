/**
 * What an argument claims and what a run says about it: predicates, verdicts, drivers and tipping points.
 *
 * <p>Start with {@link dev.jacquard.scenarios.claims.ClaimResult}.
 */
package dev.jacquard.scenarios.claims;
