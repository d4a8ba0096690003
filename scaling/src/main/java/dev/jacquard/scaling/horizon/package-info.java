/**
 * How long a task a model can do: success by human time, its trend over the years, long tasks in stages, and errors that compound.
 *
 * <p>Start with {@link dev.jacquard.scaling.horizon.LogisticHorizon} and {@link dev.jacquard.scaling.horizon.HorizonTrend}; {@link
 * dev.jacquard.scaling.horizon.HalfLife}, {@link dev.jacquard.scaling.horizon.WeibullHorizon} and {@link
 * dev.jacquard.scaling.horizon.BradleyTerryHorizon} are rival links. {@link dev.jacquard.scaling.horizon.BootstrapBias} is the horizon
 * of value learning.
 */
package dev.jacquard.scaling.horizon;
