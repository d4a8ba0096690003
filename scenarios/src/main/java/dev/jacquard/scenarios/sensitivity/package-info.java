/**
 * What an analysis of the inputs of a scenario found: one record for each method, and what drives a whole run.
 *
 * <p>Start with {@link dev.jacquard.scenarios.sensitivity.SensitivityResult}; {@link dev.jacquard.scenarios.sensitivity.Method} says
 * which method answers what.
 */
package dev.jacquard.scenarios.sensitivity;
