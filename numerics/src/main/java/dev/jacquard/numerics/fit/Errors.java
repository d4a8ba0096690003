package dev.jacquard.numerics.fit;

/**
 * What standard errors take for granted about the rows.
 *
 * <pre>{@code
 * fitter.errors(Errors.SANDWICH);      // least squares, but errors may differ in size between rows
 * fitter.groups(Run::name);            // errors clustered by run, whatever was chosen here
 * }</pre>
 *
 * <p>With J the slopes of the predictions, psi the pull of each row, B the curvature and n rows for p parameters:
 *
 * <ul>
 *   <li>classical, {@code RSS / (n - p) (J'J)^-1}: independent rows with errors of one size; least squares only;
 *   <li>sandwich, {@code n / (n - p) B^-1 (sum psi_i^2 J_i J_i') B^-1}: independent rows, whatever their errors' sizes;
 *   <li>clustered, {@code G / (G - 1) (n - 1) / (n - p) B^-1 (sum over G groups of s_g s_g') B^-1} with {@code s_g} the sum of {@code psi_i
 *       J_i} over a group: independent groups.
 * </ul>
 *
 * @see <a href="https://projecteuclid.org/euclid.bsmsp/1200512988">Huber 1967</a>, theorem 3 (sandwich)
 * @see <a href="https://doi.org/10.3368/jhr.50.2.317">Cameron and Miller 2015</a>, equations 11 and 12 (clusters, factor for few groups)
 */
public enum Errors {
    /** Classical for least squares, sandwich for every other objective; clustered where rows have groups. */
    USUAL,
    /** Errors of one size in all rows; refused for objectives other than plain least squares. */
    CLASSICAL,
    /** Errors of any size, rows independent. */
    SANDWICH
}
