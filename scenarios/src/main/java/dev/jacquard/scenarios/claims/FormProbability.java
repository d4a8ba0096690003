package dev.jacquard.scenarios.claims;

/**
 * A claim's probability in the draws that chose one form of a {@code choice}.
 *
 * @param form the option, as written
 * @param weight its normalised weight, in (0, 1]
 * @param draws how many draws chose it
 * @param probability share of those draws in which the claim is true; 0 when there are none
 * @param verdict the verdict of those draws alone: holds, fails or open
 */
public record FormProbability(String form, double weight, long draws, double probability, Verdict verdict) {}
