package dev.jacquard.scenarios.claims;

/**
 * What the author's strongest answer, run as a variant, does to a claim.
 *
 * @param answer id of the answer
 * @param probability the claim's probability under it
 * @param verdict the claim's verdict under it
 */
public record AnswerEffect(String answer, double probability, Verdict verdict) {}
