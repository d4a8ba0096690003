package dev.jacquard.scenarios.claims;

/**
 * The input that decides a claim most: the largest total Sobol' index of the claim's indicator.
 *
 * @param input name of the input; inputs that share one stored fit are one driver, {@code fit: NAME}
 * @param totalEffect share of the indicator's variance in which the input takes part, in [0, 1] up to sampling error
 */
public record Driver(String input, double totalEffect) {}
