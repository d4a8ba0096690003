/**
 * What the draws say about the claims: probabilities, verdicts, drivers, tipping points, and what would change our mind.
 *
 * <p>Start with {@link dev.jacquard.scenarios.claims.ClaimResult}.
 */
package dev.jacquard.scenarios.claims;
