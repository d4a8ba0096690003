package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Decimals;

/**
 * How well a law predicts rows that it was not fitted to, the rows being left out in blocks of neighbours by scale: leaving out single rows
 * flatters a law, since each keeps its neighbours.
 *
 * <pre>{@code
 * fit.checks().crossValidate(5).error();   // root mean square residual of all rows, each predicted without its block
 * }</pre>
 *
 * @param scale what makes a row large
 * @param blocks how many blocks
 * @param error root mean square residual over all rows, on the scale of the fit
 * @param largest the same over the block of the largest rows: the only one that is extrapolated upwards
 */
public record CrossValidation(String scale, int blocks, double error, double largest) {

    @Override
    public String toString() {
        return "error " + Decimals.rounded(error, 3) + " over " + blocks + " blocks by " + scale + ", "
                + Decimals.rounded(largest, 3) + " in the block of the largest";
    }
}
