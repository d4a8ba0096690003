package dev.jacquard.numerics.fit.search;

/**
 * Where a search ended.
 *
 * @param point the active parameters on their free scales
 * @param value the objective before any factor
 * @param settled whether the search stopped because nothing was left to gain
 * @param steps steps taken
 */
public record End(double[] point, double value, boolean settled, int steps) {}
