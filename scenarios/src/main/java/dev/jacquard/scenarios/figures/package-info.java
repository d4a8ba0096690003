/**
 * Figures that a scenario asks for in its own file, drawn from its runs.
 *
 * <p>A model in Java still makes its own: see {@code figures(ScenarioRun)} of a model.
 */
package dev.jacquard.scenarios.figures;
