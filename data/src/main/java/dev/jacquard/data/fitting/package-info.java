/**
 * How a family of laws is fitted to a table of rows: which columns it reads, what a row is, what no column holds. One constant beside each
 * law; the command line, Java and notebooks fit by it.
 *
 * <p>Start with {@link dev.jacquard.data.fitting.Fitting}.
 */
package dev.jacquard.data.fitting;
