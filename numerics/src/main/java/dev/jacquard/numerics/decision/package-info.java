/**
 * What it would be worth to know more before deciding.
 *
 * <p>Start with {@link dev.jacquard.numerics.decision.ValueOfInformation}, which works on any draws of {@link
 * dev.jacquard.numerics.decision.Payoffs}; {@link dev.jacquard.numerics.decision.NormalDecision} has the closed forms for one normal
 * gain.
 */
package dev.jacquard.numerics.decision;
