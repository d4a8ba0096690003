package dev.jacquard.scenarios.claims;

import dev.jacquard.numerics.Decimals;

/**
 * The input that decides a claim most: the largest total Sobol' index of the claim's indicator.
 *
 * @param input name of the input; inputs that share one stored fit are one driver, {@code fit: NAME}
 * @param totalEffect share of the indicator's variance in which the input takes part, in [0, 1] up to sampling error
 * @param standardError its Monte Carlo standard error; 0 where the input is the only one that varies
 */
public record Driver(String input, double totalEffect, double standardError) {

    /**
     * The effect with its error, {@code 0.41 ± 0.016}. An estimate above 1, which no share is, is said to be all within its error: it is
     * neither printed for a share nor cut to one.
     */
    public String text() {
        if (!(standardError > 0)) {
            return Decimals.rounded(totalEffect, 2);
        }
        String error = Decimals.rounded(standardError, 2);
        return totalEffect > 1
                ? "1 within its error of " + error
                : Decimals.allowed(totalEffect, standardError, 2) + " ± " + error;
    }
}
