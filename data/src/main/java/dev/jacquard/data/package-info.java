/**
 * Published facts with their sources, and the reading of tables that people bring.
 *
 * <p>Start with {@link dev.jacquard.data.Published}, a law together with where it was printed, and {@link
 * dev.jacquard.data.CalibratedRange}, the region in which it was observed; the tables are in {@link dev.jacquard.data.Datasets}.
 */
package dev.jacquard.data;
