/**
 * How to split a budget: best splits of any loss under any cost, plans for models that are served, and what of two laws may be
 * compared.
 *
 * <p>Start with {@link dev.jacquard.scaling.allocation.Plan}.
 */
package dev.jacquard.scaling.allocation;
