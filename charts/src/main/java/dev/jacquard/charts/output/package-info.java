/**
 * What every command and report writes with: JSON values, whole files and the version.
 *
 * <p>Start with {@link dev.jacquard.charts.output.Json}.
 */
package dev.jacquard.charts.output;
