/**
 * Reading the tables people bring: CSV files, compressed or from standard input, with errors that name file, line and column.
 *
 * <p>Start with {@link dev.jacquard.data.tables.UserTable}.
 */
package dev.jacquard.data.tables;
