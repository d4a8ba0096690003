/**
 * From files to a bound scenario: YAML with places, values against the model's inputs, and code compiled in memory.
 *
 * <p>Start with {@link dev.jacquard.scenarios.binding.Binder}.
 */
package dev.jacquard.scenarios.binding;
