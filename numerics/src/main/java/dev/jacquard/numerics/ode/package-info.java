/**
 * Paths of differential equations: the general solver, and the exact route for one equation that does not name the time.
 *
 * <p>Start with {@link dev.jacquard.numerics.ode.AutonomousGrowth} where the rate depends on the state alone and keeps its sign;
 * {@link dev.jacquard.numerics.ode.DormandPrince} takes the rest.
 */
package dev.jacquard.numerics.ode;
